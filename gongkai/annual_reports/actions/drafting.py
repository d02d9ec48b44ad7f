"""Filling a version: a file taken in, cells and text changed."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.recording import append, locked
from gongkai.annual_reports.computing.overrides import against_records
from gongkai.annual_reports.content import stored
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.merging import changed_since, mine_of
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.annual_reports.refusals import (
    ChangedMeanwhile,
    NotEditable,
    OverrideWithoutReason,
)
from gongkai.rules.annual_report.editing import changed_cells, with_figures, with_section
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Value
from gongkai.rules.annual_report.totals import differing_totals, untouched, with_totals
from gongkai.storage import keep


@transaction.atomic
def upload(
    *,
    agency: Agency,
    year: int,
    content: Report,
    source: bytes,
    source_name: str,
    source_kind: str,
    by: User,
    at: dt.datetime,
    acting_for: Agency | None = None,
) -> ReportVersion:
    """Take in a report that was read from a file, as the version worked on.

    An open draft is replaced (what it held stays in its events). A report that was filed is reopened first,
    with its reason.

    ``acting_for`` is the supervising office, where it enters the report of an agency that does not use the program.

    :raises NotEditable: while a version waits for signature, and once it is filed
    """
    report, _ = AnnualReport.objects.select_for_update().get_or_create(
        agency=agency, year=year, scope=Scope.OWN
    )
    version = _version_to_fill(report, by=by, at=at)
    before = version.value() if version.revision else Report()
    version.content = stored(content)
    version.revision += 1
    version.source_name = source_name
    version.source_kind = source_kind
    version.source_address = keep(source)
    version.entered_by = acting_for
    version.save()
    append(
        version,
        kind=EventKind.UPLOADED,
        by=by,
        at=at,
        facts={
            "file": source_name,
            "sha256": version.source_address,
            "cells_changed": len(changed_cells(before, content)) if before.form else 0,
            **({"on_behalf_by": acting_for.name} if acting_for else {}),
        },
        acting_for=acting_for,
    )
    return version


def _version_to_fill(report: AnnualReport, *, by: User, at: dt.datetime) -> ReportVersion:
    if report.current is not None:
        current = locked(report.current)  # whoever sends it for signature holds the version alone
        if not queries.standing_of(current).may_change:
            raise NotEditable
        return current
    version = ReportVersion.objects.create(
        report=report,
        number=1,
        content=stored(Report()),
        created_at=at,
        created_by=by,
    )
    report.current = version
    report.save(update_fields=["current"])
    return version


@transaction.atomic
def change_cells(
    *,
    version: ReportVersion,
    seen_revision: int,
    values: Mapping[CellId, Value],
    by: User,
    at: dt.datetime,
    how: str = "",
    reason: str = "",
) -> int:
    """Set cells to what somebody typed and return how many changed.

    ``seen_revision`` is the one the person had on screen: cells that others changed since are theirs
    unless I changed them too. ``reason`` says why figures worked out from the records are replaced.

    :raises NotEditable: once the version is signed or published
    :raises OverrideWithoutReason: if a computed figure would be replaced and ``reason`` is empty
    :raises ChangedMeanwhile: if somebody else changed one of my cells to another value, or took in a file
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    before = version.value()
    alone = untouched(before.form, before.figures, values) if before.form else frozenset()
    typed = {cell: value for cell, value in values.items() if cell not in alone}
    mine = mine_of(version, before, seen_revision=seen_revision, values=typed)
    replaced = against_records(version, before, mine)
    if replaced and not reason.strip():
        raise OverrideWithoutReason(replaced)
    theirs = changed_since(version, seen_revision)
    overridden = {cell for cell, _ in differing_totals(before) if str(cell) in theirs}
    changes = with_totals(before, mine, following=alone - overridden)
    return put_figures(
        version, before, changes, by=by, at=at, how=how, reason=reason.strip() if replaced else ""
    )


def put_figures(
    version: ReportVersion,
    before: Report,
    changes: Mapping[CellId, Value],
    *,
    by: User,
    at: dt.datetime,
    how: str = "",
    reason: str = "",
) -> int:
    """Store changed cells of a locked version, record them, and return how many there are.

    ``how`` says by which way they came if nobody typed them: ``zeros``, ``pasted``, ``records``; ``reason`` why
    they replace what the records say.
    """
    after = with_figures(before, changes)
    changed = changed_cells(before, after)
    if not changed and len(after.unread) == len(before.unread):
        return 0
    _store(version, after)
    facts: dict[str, Any] = {
        "cells": {str(cell): [_as_text(before, cell), _as_text(after, cell)] for cell in changed}
    }
    if how:
        facts["how"] = how
    if reason:
        facts["reason"] = reason
    append(version, kind=EventKind.FIGURES_CHANGED, by=by, at=at, facts=facts)
    return len(changed)


def _as_text(report: Report, cell: CellId) -> str | None:
    value = report.figures.get(cell)
    return None if value is None else str(value)


def _store(version: ReportVersion, report: Report) -> None:
    version.content = stored(report)
    version.revision += 1
    version.save(update_fields=["content", "revision"])


@transaction.atomic
def change_text(
    *, version: ReportVersion, part: str, seen: str, text: str, by: User, at: dt.datetime
) -> bool:
    """Replace the text of one part and return whether it changed.

    ``seen`` is the text the person began from.

    :raises NotEditable: once the version is signed or published
    :raises ChangedMeanwhile: if somebody else changed the part since
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    before = version.value()
    now = before.sections.get(part, "")
    if _same(now, text):
        return False
    if not _same(now, seen):
        raise ChangedMeanwhile([queries.text_clash(part, theirs=now, mine=text)])
    put_text(version, part, text, by=by, at=at)
    return True


def put_text(
    version: ReportVersion,
    part: str,
    text: str,
    *,
    by: User,
    at: dt.datetime,
    kind: EventKind = EventKind.TEXT_CHANGED,
    **more: Any,
) -> None:
    """Store the text of a part of a locked version, and record what stood there before and after."""
    before = version.value()
    was = before.sections.get(part, "")
    _store(version, with_section(before, part, text))
    facts = {"part": part, "characters": [len(was), len(text)], "texts": [was, text], **more}
    append(version, kind=kind, by=by, at=at, facts=facts)


def _same(one: str, other: str) -> bool:
    """Compare texts as a browser sends them back: line ends and outer blanks do not count."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()

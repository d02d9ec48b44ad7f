"""What can be done to an annual report: one function per thing somebody does."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.annual_reports import queries
from gongkai.annual_reports.content import content_hash, stored
from gongkai.annual_reports.lifecycle import EventKind, SignedAs, State
from gongkai.annual_reports.merging import mine_of
from gongkai.annual_reports.models import AnnualReport, ReportEvent, ReportVersion, Scope
from gongkai.annual_reports.reading import counts, findings_of
from gongkai.annual_reports.refusals import (
    ChangedMeanwhile,
    ContentChanged,
    NotEditable,
    NotReady,
    NotSigned,
    NotToBeSigned,
    ReportRefusal,
    SamePersonSigns,
    SeenContentChanged,
    YearNotOver,
)
from gongkai.audit.actions import record
from gongkai.rules.annual_report.editing import changed_cells, with_figures, with_section
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Level, Report, Value
from gongkai.storage import keep

SUBJECT = "annual_report"
DERIVED = (
    "state",
    "edition",
    "error_count",
    "warning_count",
    "notice_count",
    "unread_count",
    "content_hash",
)


def refresh(version: ReportVersion) -> None:
    """Write the columns that follow from content and events; ``gongkai rebuild`` uses it as well."""
    report = version.value()
    now = queries.standing_of(version)
    agency = version.report.agency
    found = counts(
        findings_of(
            report,
            previous=queries.report_of_year_before(version),
            level=agency.level,
            kind=agency.kind,
        )
    )
    version.state = now.state
    version.edition = report.edition.value if report.edition else ""
    version.error_count = found[Level.ERROR]
    version.warning_count = found[Level.WARNING]
    version.notice_count = found[Level.NOTICE]
    version.unread_count = len(report.unread)
    if now.may_change:
        version.content_hash = ""
    elif not version.content_hash:
        version.content_hash = content_hash(version.content)
    version.save(update_fields=DERIVED)


def _append(
    version: ReportVersion,
    *,
    kind: EventKind,
    by: User,
    at: dt.datetime,
    signed_as: SignedAs | None = None,
    facts: dict[str, Any] | None = None,
) -> None:
    """Append the event, refresh what follows from it, and put it on the audit chain."""
    ReportEvent.objects.create(
        version=version,
        kind=kind,
        at=at,
        by=by,
        revision=version.revision,
        signed_as=signed_as or "",
        facts=facts or {},
    )
    refresh(version)
    agency = version.report.agency
    record(
        action=f"annual_reports.{kind.value}",
        subject_kind=SUBJECT,
        subject_id=str(version.report_id),
        agency_code=agency.code,
        by=actor_on(by, agency, timezone.localdate(at)),
        at=at,
        year=version.report.year,
        version=version.number,
        revision=version.revision,
        **({"signed_as": signed_as.value} if signed_as else {}),
        **({"hash": version.content_hash} if version.content_hash else {}),
        **(facts or {}),
    )


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
) -> ReportVersion:
    """Take in a report that was read from a file, as the version worked on.

    An open draft is replaced (what it held stays in its events); after publication a new version is
    begun, and the published one stays public until the new one is published.

    :raises NotEditable: while a version waits for signature
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
    version.save()
    _append(
        version,
        kind=EventKind.UPLOADED,
        by=by,
        at=at,
        facts={
            "file": source_name,
            "sha256": version.source_address,
            "cells_changed": len(changed_cells(before, content)) if before.form else 0,
        },
    )
    return version


def _version_to_fill(report: AnnualReport, *, by: User, at: dt.datetime) -> ReportVersion:
    current = report.current
    if current is not None and current.state != State.PUBLISHED:
        if not queries.standing_of(current).may_change:
            raise NotEditable
        return current
    version = ReportVersion.objects.create(
        report=report,
        number=current.number + 1 if current else 1,
        content=stored(Report()),
        created_at=at,
        created_by=by,
    )
    report.current = version
    report.save(update_fields=["current"])
    return version


def _locked(version: ReportVersion) -> ReportVersion:
    """Return the version anew, held until the transaction ends."""
    return (
        ReportVersion.objects.select_for_update(of=("self",))
        .select_related("report__agency")
        .get(pk=version.pk)
    )


@transaction.atomic
def change_cells(
    *,
    version: ReportVersion,
    seen_revision: int,
    values: Mapping[CellId, Value],
    by: User,
    at: dt.datetime,
) -> int:
    """Set cells to what somebody typed and return how many changed.

    ``seen_revision`` is the one the person had on screen: cells that others changed since are theirs
    unless I changed them too.

    :raises NotEditable: once the version is signed or published
    :raises ChangedMeanwhile: if somebody else changed one of my cells to another value, or took in a file
    """
    version = _locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    before = version.value()
    mine = mine_of(version, before, seen_revision=seen_revision, values=values)
    after = with_figures(before, mine)
    changed = changed_cells(before, after)
    if not changed and len(after.unread) == len(before.unread):
        return 0
    _store(version, after)
    facts = {
        "cells": {str(cell): [_as_text(before, cell), _as_text(after, cell)] for cell in changed}
    }
    _append(version, kind=EventKind.FIGURES_CHANGED, by=by, at=at, facts=facts)
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
    version = _locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    before = version.value()
    now = before.sections.get(part, "")
    if _same(now, text):
        return False
    if not _same(now, seen):
        raise ChangedMeanwhile([queries.text_clash(part, theirs=now, mine=text)])
    _store(version, with_section(before, part, text))
    facts = {"part": part, "characters": [len(now), len(text)]}
    _append(version, kind=EventKind.TEXT_CHANGED, by=by, at=at, facts=facts)
    return True


def _same(one: str, other: str) -> bool:
    """Compare texts as a browser sends them back: line ends and outer blanks do not count."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


@transaction.atomic
def send_for_signature(*, version: ReportVersion, by: User, at: dt.datetime) -> None:
    """Freeze the content and ask both responsible sides to sign it.

    :raises NotEditable: if it was sent already
    :raises YearNotOver: before the year of the report has ended
    :raises NotReady: while a check of level error finds something, or a cell is unread
    """
    version = _locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    if timezone.localdate(at).year <= version.report.year:
        raise YearNotOver(version.report.year)
    refresh(version)  # the checks of this moment count, not those of the last save
    if version.error_count or version.unread_count:
        raise NotReady(version.error_count, version.unread_count)
    _append(version, kind=EventKind.SENT_FOR_SIGNATURE, by=by, at=at)


@transaction.atomic
def sign(
    *, version: ReportVersion, signed_as: SignedAs, by: User, at: dt.datetime, seen_hash: str = ""
) -> None:
    """Sign the frozen content as one of the two responsible sides.

    ``seen_hash`` is the hash of the content the signer had on screen.

    :raises NotToBeSigned: if it does not wait for this signature
    :raises SamePersonSigns: if the other signature is by the same person
    :raises ContentChanged: if the content is not what was sent for signature
    """
    version = _locked(version)
    now = queries.standing_of(version)
    if now.state is not State.SIGNING or signed_as in now.signed_as:
        raise NotToBeSigned(
            f"这一版现在不等“{signed_as.label}”签批（状态：{now.state.label}）。"
            "怎么办：看“经过”里最后一步是什么。"
        )
    last_sending = version.events.filter(kind=EventKind.SENT_FOR_SIGNATURE).latest("pk")
    signatures = version.events.filter(kind=EventKind.SIGNED, pk__gt=last_sending.pk)
    if signatures.filter(by=by).exists():
        raise SamePersonSigns
    _require_unchanged(version, seen_hash)
    _append(version, kind=EventKind.SIGNED, by=by, at=at, signed_as=signed_as)


def _require_unchanged(version: ReportVersion, seen_hash: str = "") -> None:
    if content_hash(version.content) != version.content_hash:
        raise ContentChanged
    if seen_hash and seen_hash != version.content_hash:
        raise SeenContentChanged


@transaction.atomic
def send_back(*, version: ReportVersion, reason: str, by: User, at: dt.datetime) -> None:
    """Return a version that waits for signature or publication, for changes.

    :raises ReportRefusal: without a reason, or if it neither waits for signature nor for publication
    """
    version = _locked(version)
    if not reason.strip():
        raise ReportRefusal("请写明退回的原因，填报人要知道改哪里。")
    if queries.standing_of(version).state not in {State.SIGNING, State.SIGNED}:
        raise ReportRefusal("只有待签或待公布的版本可以退回。已公布的另起更正版。")
    facts = {"reason": reason.strip()}
    _append(version, kind=EventKind.SENT_BACK, by=by, at=at, facts=facts)


@transaction.atomic
def take_over(
    *, version: ReportVersion, published_on: dt.date, where: str, by: User, at: dt.datetime
) -> None:
    """Enter a draft as the report that was public already, before this program was used.

    It is shown as it was printed, with whatever errors it has: they are history. ``where`` says where it
    was published.

    :raises NotEditable: if the version is on its way already
    :raises ReportRefusal: if cells are unread, the day lies ahead, or the place is not said
    """
    version = _locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    if version.report.published_id is not None:
        raise ReportRefusal(
            "这一年的报告已经在本系统公布过，更正要重新送签。怎么办：送两方负责人签批。"
        )
    if timezone.localdate(at).year <= version.report.year:
        raise YearNotOver(version.report.year)
    if version.value().unread:
        raise ReportRefusal("还有没有读出来的数。怎么办：先对照原件定下来，再登记为已公布。")
    if published_on > timezone.localdate(at):
        raise ReportRefusal("公布日期晚于今天。这里只登记以前已经公布的报告，填当时的公布日期。")
    if not where.strip():
        raise ReportRefusal("请写明当时公布在哪里，例如网址或者公报的期号。")
    version.content_hash = content_hash(version.content)
    version.published_at = dt.datetime.combine(published_on, dt.time(), tzinfo=at.tzinfo)
    version.state = State.PUBLISHED
    version.save(update_fields=["content_hash", "published_at", "state"])
    AnnualReport.objects.filter(pk=version.report_id).update(published=version)
    facts = {"published_on": published_on.isoformat(), "where": where.strip()}
    _append(version, kind=EventKind.TAKEN_OVER, by=by, at=at, facts=facts)


@transaction.atomic
def publish(*, version: ReportVersion, by: User, at: dt.datetime, seen_hash: str = "") -> None:
    """Make the signed version the one the public sees (Article 49).

    ``seen_hash`` is the hash of the content the person had on screen.

    :raises NotSigned: unless both have signed
    :raises ContentChanged: if the content is not what was signed
    """
    version = _locked(version)
    if queries.standing_of(version).state is not State.SIGNED:
        raise NotSigned(
            "还不能公布：要分管负责人和工作机构负责人都签批。怎么办：催办还没有签的一方。"
        )
    _require_unchanged(version, seen_hash)
    version.published_at = at
    version.state = State.PUBLISHED
    version.save(update_fields=["published_at", "state"])
    AnnualReport.objects.filter(pk=version.report_id).update(published=version)
    _append(version, kind=EventKind.PUBLISHED, by=by, at=at)

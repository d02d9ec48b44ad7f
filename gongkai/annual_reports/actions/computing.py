"""Taking the figures of a draft from the records, and noticing that the records changed since."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.drafting import put_figures, put_text
from gongkai.annual_reports.actions.recording import append, locked
from gongkai.annual_reports.computing.counting import Computed, as_stored, computed, from_stored
from gongkai.annual_reports.computing.facts import facts_of
from gongkai.annual_reports.computing.overrides import latest_computation, overridden
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import Computation, RecordsNoted, ReportVersion, Scope
from gongkai.annual_reports.refusals import NotComputable, NotEditable
from gongkai.rules.annual_report.drafting import (
    Renewed,
    Sentences,
    composed,
    renewed,
    sentences_of,
)
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.frame import has_words
from gongkai.rules.annual_report.report import Figures, Report
from gongkai.rules.annual_report.totals import totals_of, with_totals


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking from the records did.

    ``changed`` cells have another figure now, ``kept`` ones what somebody put instead. ``written`` are the parts whose text was
    drafted or renewed, ``left`` those in which sentences that somebody wrote or changed were not touched.
    """

    computation: Computation
    changed: int
    kept: int
    written: tuple[str, ...]
    left: tuple[str, ...]


@transaction.atomic
def compute(*, version: ReportVersion, by: User, at: dt.datetime) -> Taken:
    """Take what the records give into the draft, figures and sentences, and freeze them with how they were counted.

    A cell in which somebody put another figure with a reason keeps it; both stay on the page. The first time, what was
    typed before gives way, and stands among the changes. A part of text that somebody wrote is left; computed sentences
    in it are renewed as long as their words are as they were computed.

    :raises NotEditable: once the version is signed or published
    :raises NotComputable: for an area report, or one without a statutory form
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    before = version.value()
    if before.form is None or version.report.scope != Scope.OWN:
        raise NotComputable
    fresh = computed(version.report.agency, version.report.year, before.form)
    last = latest_computation(version)
    keeps = _put_instead(version, before, last)
    number = _take_figures(version, before, fresh.figures, keeps, by=by, at=at)
    sentences = _sentences(version, fresh)
    written, left = _take_sentences(version, last, sentences, by=by, at=at)
    computation = Computation.objects.create(
        version=version,
        revision=version.revision,
        at=at,
        by=by,
        figures=as_stored(fresh.figures),
        queries=dict(fresh.queries),
        phrases=sentences,
        digest=fresh.digest,
    )
    facts = {"digest": fresh.digest, "computed": len(fresh.figures), "changed": number}
    append(version, kind=EventKind.COMPUTED, by=by, at=at, facts=facts)
    RecordsNoted.objects.filter(report=version.report).delete()
    return Taken(computation, number, len(keeps), written, left)


def _take_figures(
    version: ReportVersion,
    before: Report,
    figures: Figures,
    keeps: Collection[CellId],
    *,
    by: User,
    at: dt.datetime,
) -> int:
    """Put the figures into the draft, without those that somebody replaced; return how many cells changed."""
    changes = {cell: value for cell, value in figures.items() if cell not in keeps}
    if (
        keeps and before.form
    ):  # a total over a cell that keeps its figure is the sum of what stands there
        totals = {each.total for each in totals_of(before.form)}
        changes = with_totals(before, changes, following=totals & changes.keys())
    number = sum(1 for cell, value in changes.items() if before.figures.get(cell) != value)
    put_figures(version, before, changes, by=by, at=at, how="records")
    return number


def _sentences(version: ReportVersion, fresh: Computed) -> dict[str, dict[str, str]]:
    """Return what can be said of the year, with the figures that stand in the tables now."""
    report = version.report
    figures = version.value().figures
    return sentences_of(facts_of(report.agency, report.year, figures, fresh.figures))


def _take_sentences(
    version: ReportVersion,
    last: Computation | None,
    sentences: Sentences,
    *,
    by: User,
    at: dt.datetime,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Draft the parts that have no words, renew the computed sentences of the others; return parts written and left."""
    written, left = [], []
    for part, now in sentences.items():
        text = version.value().sections.get(part, "")
        before = last.phrases.get(part, {}) if last else {}
        if not has_words(text) and not before:
            result = Renewed(composed(now), ())
        elif before:
            result = renewed(text, before, now)
        else:
            result = Renewed(text, tuple(now))
        if result.left:
            left.append(part)
        if result.text != text and has_words(result.text):
            put_text(version, part, result.text, by=by, at=at, how="records")
            written.append(part)
    return tuple(written), tuple(left)


def _put_instead(version: ReportVersion, before: Report, last: Computation | None) -> set[CellId]:
    """Return the cells that keep what somebody put instead of the computed figure."""
    if last is None or before.form is None:
        return set()
    found = overridden(version, before, from_stored(last.figures, before.form))
    return {each.cell for each in found if each.by}

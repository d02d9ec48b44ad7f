"""Taking the figures of a draft from the records, and noticing that the records changed since."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.drafting import put_figures
from gongkai.annual_reports.actions.recording import append, locked
from gongkai.annual_reports.computing.counting import as_stored, computed, from_stored
from gongkai.annual_reports.computing.overrides import latest_computation, overridden
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import Computation, RecordsChanged, ReportVersion, Scope
from gongkai.annual_reports.refusals import NotComputable, NotEditable
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Value
from gongkai.rules.annual_report.totals import totals_of, with_totals


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking the figures did: how many cells changed, how many keep what somebody put instead."""

    computation: Computation
    changed: int
    kept: int


@transaction.atomic
def compute(*, version: ReportVersion, by: User, at: dt.datetime) -> Taken:
    """Take every figure that the records give into the draft, and freeze them with how they were counted.

    A cell in which somebody put another figure with a reason keeps it; both stay on the page. The first time, what was
    typed before gives way, and stands among the changes.

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
    keeps = _put_instead(version, before)
    changes = {cell: value for cell, value in fresh.figures.items() if cell not in keeps}
    if keeps:  # a total over a cell that keeps its figure is the sum of what stands there
        totals = {each.total for each in totals_of(before.form)}
        changes = with_totals(before, changes, following=totals & changes.keys())
    number = _cells_changed(before, changes)
    put_figures(version, before, changes, by=by, at=at, how="records")
    computation = Computation.objects.create(
        version=version,
        revision=version.revision,
        at=at,
        by=by,
        figures=as_stored(fresh.figures),
        queries=dict(fresh.queries),
        digest=fresh.digest,
    )
    append(
        version,
        kind=EventKind.COMPUTED,
        by=by,
        at=at,
        facts={"digest": fresh.digest, "computed": len(fresh.figures), "changed": number},
    )
    RecordsChanged.objects.filter(report=version.report).delete()
    return Taken(computation, number, len(keeps))


def _put_instead(version: ReportVersion, before: Report) -> set[CellId]:
    """Return the cells that keep what somebody put instead of the computed figure."""
    last = latest_computation(version)
    if last is None or before.form is None:
        return set()
    found = overridden(version, before, from_stored(last.figures, before.form))
    return {each.cell for each in found if each.by}


def _cells_changed(before: Report, changes: Mapping[CellId, Value]) -> int:
    return sum(1 for cell, value in changes.items() if before.figures.get(cell) != value)

"""Computed figures beside those that stand: what was frozen, what somebody put instead and why, what changed since."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gongkai.annual_reports.computing.counting import Computed, computed, from_stored
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import Computation, ReportEvent, ReportVersion
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.annual_report.report import Figures, Report, Value


@dataclass(frozen=True, slots=True)
class Beside:
    """One cell with two figures: what the records gave, and what stands or what they give now."""

    cell: CellId
    label: str
    was: str
    now: str
    reason: str = ""
    by: str = ""

    @property
    def where(self) -> str:
        """The place of the cell."""
        return str(self.cell)


def latest_computation(version: ReportVersion) -> Computation | None:
    """Return what the figures of a version were last taken from; None if never, or if a file replaced it since."""
    found = (
        Computation.objects.filter(
            version__report=version.report_id, version__number__lte=version.number
        )
        .select_related("by", "version")
        .defer("version__content")
        .order_by("-pk")
        .first()
    )
    if found is None:
        return None
    uploads = ReportEvent.objects.filter(
        version__report=version.report_id,
        version__number__lte=version.number,
        kind=EventKind.UPLOADED,
    ).values_list("version__number", "revision")
    place = (found.version.number, found.revision)
    return None if any(each > place for each in uploads) else found


def against_records(
    version: ReportVersion, before: Report, changes: Mapping[CellId, Value]
) -> list[tuple[str, str, str]]:
    """Return the changes that put another figure in place of a computed one: label, computed, typed."""
    found = latest_computation(version)
    if found is None or before.form is None:
        return []
    frozen = from_stored(found.figures, before.form)
    return [
        (before.form.label_of(cell), print_value(frozen[cell]), print_value(value) or "空白")
        for cell, value in changes.items()
        if cell in frozen and frozen[cell] != value
    ]


def overridden(version: ReportVersion, report: Report, frozen: Figures) -> tuple[Beside, ...]:
    """Return the cells that hold another figure than the records gave, with the reason and who gave it.

    A total that moved with its parts has their reason.
    """
    form = report.form
    if form is None:
        return ()
    differing = [cell for cell in frozen if report.figures.get(cell) != frozen[cell]]
    if not differing:
        return ()
    reasons = _reasons(version)
    return tuple(
        Beside(
            cell,
            form.label_of(cell),
            print_value(frozen[cell]),
            print_value(report.figures.get(cell)),
            *reasons.get(str(cell), ("", "")),
        )
        for cell in differing
    )


def _reasons(version: ReportVersion) -> dict[str, tuple[str, str]]:
    """Return for each cell the last reason given for it, and by whom."""
    events = (
        ReportEvent.objects.filter(
            version__report=version.report_id,
            version__number__lte=version.number,
            kind=EventKind.FIGURES_CHANGED,
            facts__has_key="reason",
        )
        .select_related("by")
        .order_by("pk")
    )
    return {
        where: (event.facts["reason"], event.by.name)
        for event in events
        for where in event.facts["cells"]
    }


def differences(form: Form, frozen: Figures, fresh: Computed) -> Iterator[Beside]:
    """Yield the computed cells for which the records give another figure than they did."""
    for cell, value in frozen.items():
        if cell in fresh.figures and fresh.figures[cell] != value:
            yield Beside(
                cell, form.label_of(cell), print_value(value), print_value(fresh.figures[cell])
            )


@dataclass(frozen=True, slots=True)
class FromRecords:
    """Everything a page says of the computed figures of a version."""

    computation: Computation
    frozen: Figures
    overridden: tuple[Beside, ...]
    changed: tuple[Beside, ...]

    @property
    def by_place(self) -> dict[str, Beside | None]:
        """The computed cells by their place; with the override where there is one."""
        found: dict[str, Beside | None] = {str(cell): None for cell in self.frozen}
        return found | _by_place(self.overridden)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences that were computed, of all parts."""
        parts: dict[str, dict[str, str]] = self.computation.phrases
        return tuple(says for part in parts.values() for says in part.values())


def _by_place(cells: Iterable[Beside]) -> dict[str, Beside | None]:
    return {each.where: each for each in cells}


def from_records(version: ReportVersion, report: Report) -> FromRecords | None:
    """Return the computed figures of a version beside what stands there and what the records say now."""
    found = latest_computation(version)
    if found is None or report.form is None:
        return None
    frozen = from_stored(found.figures, report.form)
    fresh = computed(version.report.agency, version.report.year, report.form)
    return FromRecords(
        found,
        frozen,
        overridden(version, report, frozen),
        tuple(differences(report.form, frozen, fresh)),
    )

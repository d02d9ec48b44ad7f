"""What the records of the agencies of an area give, beside what their reports say; live, the same queries for any page."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_reports.board.glance import Column, columns_of
from gongkai.annual_reports.computing.counting import Computed, computed_of
from gongkai.annual_reports.computing.early_warnings import EarlyWarning, warnings_of
from gongkai.annual_reports.computing.overrides import Beside
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Figures, Value

PAGE_SIZE: Final = 50
MISSING: Final = "—"


@dataclass(frozen=True, slots=True)
class Pair:
    """A column of a row: what the records give and what the report says, as printed."""

    label: str
    records: str
    report: str

    @property
    def differs(self) -> bool:
        """Whether both are there and not the same."""
        return MISSING not in {self.records, self.report} and self.records != self.report


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One agency: the columns, how many cells differ in all, whether it has a report and any record."""

    agency: Agency
    report: AnnualReport | None
    is_filed: bool
    has_records: bool
    pairs: tuple[Pair, ...]
    differing: int
    warnings: tuple[EarlyWarning, ...]


def page_of(
    area: QuerySet[Agency], year: int, after: str, today: dt.date, *, is_warned: bool
) -> tuple[list[BesideRow], str]:
    """Return the agencies after a place in the tree and the place of the next page; nine queries at most."""
    found = list(area.filter(path__gt=after).order_by("path")[: PAGE_SIZE + 1])
    agencies = found[:PAGE_SIZE]
    fresh = computed_of(agencies, year)
    reports = _reports(agencies, year)
    warned = warnings_of(agencies, year, today) if is_warned else {}
    rows = [
        _row(each, year, fresh[each.pk], reports.get(each.pk), warned.get(each.pk, ()))
        for each in agencies
    ]
    return rows, agencies[-1].path if len(found) > PAGE_SIZE else ""


def _reports(agencies: Collection[Agency], year: int) -> dict[int, AnnualReport]:
    reports = AnnualReport.objects.filter(agency__in=agencies, year=year, scope=Scope.OWN)
    return {each.agency_id: each for each in reports.select_related("filed", "current")}


def shown_version(report: AnnualReport | None) -> ReportVersion | None:
    """Return the version that is compared: the latest filed, else the one worked on."""
    return (report.filed or report.current) if report else None


def _row(
    agency: Agency,
    year: int,
    fresh: Computed,
    report: AnnualReport | None,
    warned: tuple[EarlyWarning, ...],
) -> BesideRow:
    version = shown_version(report)
    figures: Figures = version.value().figures if version else {}
    return BesideRow(
        agency,
        report,
        bool(report and report.filed_id),
        any(fresh.figures.values()),
        tuple(_pair(each, fresh.figures, figures) for each in columns_of(year)),
        sum(1 for _each in differing(fresh.figures, figures)),
        warned,
    )


def _pair(column: Column, records: Figures, report: Figures) -> Pair:
    return Pair(column.label, _added(column.cells, records), _added(column.cells, report))


def _added(cells: tuple[CellId, ...], figures: Figures) -> str:
    known: list[Value] = [figures[cell] for cell in cells if figures.get(cell) is not None]
    return print_value(sum(value or 0 for value in known)) if known else MISSING


def differing(records: Figures, report: Figures) -> list[CellId]:
    """Return the cells that both have and in which they differ; a blank cell is not compared."""
    return [
        cell
        for cell, value in records.items()
        if report.get(cell) is not None and report[cell] != value
    ]


def cells_of(agency: Agency, year: int) -> tuple[AnnualReport | None, tuple[Beside, ...], int]:
    """Return the report of an agency, every cell in which it differs from the records, and how many agree."""
    fresh = computed_of([agency], year)[agency.pk]
    report = _reports([agency], year).get(agency.pk)
    version = shown_version(report)
    figures: Figures = version.value().figures if version else {}
    form = form_for_year(year)
    cells = differing(fresh.figures, figures)
    pairs = tuple(
        Beside(
            cell, form.label_of(cell), print_value(fresh.figures[cell]), print_value(figures[cell])
        )
        for cell in cells
    )
    agree = sum(1 for cell in fresh.figures if figures.get(cell) is not None) - len(cells)
    return report, pairs, agree

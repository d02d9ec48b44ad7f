"""Sums over the area of a government, by the database: of all cells, and by the branches directly below it.

Joint documents that a report declares to be counted at the lead agency are taken off (Article 10).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, QuerySet, Sum
from django.db.models.functions import Substr

from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import Figures
from gongkai.annual_reports.models.figures import (
    PLACES,
    column_name,
    from_stored,
    joint_column_name,
)
from gongkai.annual_reports.roll_up.cover import Cover, added, reports_of
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Table
from gongkai.rules.annual_report.joint_documents import COUNTED_CELLS
from gongkai.rules.annual_report.report import Value

NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Totals:
    """The sum of every cell over reports of one edition; a sum over blanks alone is 0."""

    edition: Edition
    reports: int
    figures: Mapping[CellId, Value]


def totals(cover: Cover, edition: Edition) -> Totals:
    """Return the sums of all cells over the area; one query, two for the hybrid edition."""
    figures: dict[CellId, Value] = {}
    number = 0
    for model, tables in PLACES[edition].items():
        row = added(cover, model, edition).aggregate(
            **{NUMBER: Count("pk")}, **sum_columns(_cells(tables))
        )
        number = row[NUMBER]
        figures |= figures_of(row, tables)
    in_order = {cell: figures[cell] for cell in FORMS[edition].cells()}
    return Totals(edition, number, in_order)


def sum_columns(cells: Iterable[CellId]) -> dict[str, Any]:
    """Return an aggregate for each cell, under the name of its column with ``sum_`` before it."""
    return {f"sum_{column_name(cell)}": _sum_of(cell) for cell in cells}


def _sum_of(cell: CellId) -> Any:
    total = Sum(column_name(cell))
    return total - Sum(joint_column_name(cell)) if cell in COUNTED_CELLS else total


def figures_of(row: Mapping[str, Any], tables: Iterable[Table]) -> dict[CellId, Value]:
    """Return the sums in a row of aggregates, a sum over nothing as 0."""
    return {
        cell: from_stored(row[f"sum_{column_name(cell)}"] or 0, table.kind_of(cell))
        for table in tables
        for cell in table.cells()
    }


def _cells(tables: Iterable[Table]) -> Iterable[CellId]:
    return (cell for table in tables for cell in table.cells())


@dataclass(frozen=True, slots=True)
class Share:
    """What one branch contributes: its agency, how many reports, their figures.

    ``report`` is the report where it is only one, so that it can be opened.
    """

    agency: Agency
    reports: int
    report: int | None
    scope: str
    figures: Mapping[CellId, Value]


def shares(cover: Cover, edition: Edition, cells: Iterable[CellId]) -> list[Share]:
    """Return the shares of each branch in some cells, in the order of the tree; blanks stay blank."""
    wanted = tuple(cells)
    merged: dict[str, dict[str, Any]] = {}
    for model, tables in PLACES[edition].items():
        held = {cell for table in tables for cell in table.cells()}
        for row in _by_branch(cover, model, edition, [each for each in wanted if each in held]):
            merged.setdefault(row["branch"], {}).update(row)
    agencies = {each.path: each for each in Agency.objects.filter(path__in=merged)}
    return [
        Share(
            agency=agencies[path],
            reports=row[NUMBER],
            report=row["one_report"] if row[NUMBER] == 1 else None,
            scope=row["scope"],
            figures={
                cell: from_stored(row[f"sum_{column_name(cell)}"], FORMS[edition].kind_of(cell))
                for cell in wanted
            },
        )
        for path, row in sorted(merged.items())
    ]


def _by_branch(
    cover: Cover, model: type[Figures], edition: Edition, cells: Iterable[CellId]
) -> QuerySet[Figures, Any]:
    branch = Substr(F("report__agency__path"), 1, cover.branch_length)
    return (
        added(cover, model, edition)
        .annotate(branch=branch)
        .order_by()
        .values("branch")
        .annotate(
            **{NUMBER: Count("pk")},
            one_report=Max("report"),
            scope=Max("report__scope"),
            **sum_columns(cells),
        )
    )


def editions_added(cover: Cover) -> tuple[Edition, ...]:
    """Return the editions of the reports of the area, that of the year first."""
    version = f"{cover.choice.version}__edition"
    found = set(reports_of(cover).values_list(version, flat=True).distinct())
    form = cover.form.edition
    return (form, *(each for each in Edition if each is not form and each.value in found))

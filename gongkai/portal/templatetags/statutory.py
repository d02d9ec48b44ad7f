"""Lays a statutory table out as it is printed: merged cells, labels as the form has them, figures in place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.rules.annual_report.form import CellId, GridCell, GridRow, Table, ValueKind

register = template.Library()

Figure = Decimal | int | None
TABLE_BY_COLUMN: Final = "applications"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as the page writes it."""

    text: str
    spans: SafeString
    css: str = ""
    scope: str = ""
    is_value: bool = False
    is_corner: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Rows between ``<thead>`` or ``<tbody>`` and its end."""

    tag: str
    rows: list[list[PrintedCell]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pick:
    """A button that shows one column of a wide table on a narrow screen."""

    id: str
    label: str
    is_first: bool


@register.inclusion_tag("components/statutory_table.html")
def statutory_table(
    table: Table, figures: Mapping[CellId, Figure], title: str = ""
) -> dict[str, Any]:
    """Show one table of a report. A figure that is missing is an empty cell, never a zero."""
    places = column_places(table)
    rows = [[printed(cell, figures, places) for cell in row] for row in table.grid]
    return {
        "title": title or table.title,
        "bodies": list(in_bodies(table.grid, rows)),
        "picks": list(picks(table)) if table.key == TABLE_BY_COLUMN else [],
    }


def column_places(table: Table) -> dict[str, int]:
    """Number the columns of values that a phone shows one at a time, from 1; else none are numbered."""
    if table.key != TABLE_BY_COLUMN:
        return {}
    return {column.key: at for at, column in enumerate(table.lines[0].columns, start=1)}


def picks(table: Table) -> Iterator[Pick]:
    """Yield the buttons of the columns, the total first."""
    columns = list(enumerate(table.lines[0].columns, start=1))
    for place, column in columns[-1:] + columns[:-1]:
        yield Pick(f"col-{place}", column.label, place == len(columns))


def printed(
    cell: GridCell, figures: Mapping[CellId, Figure], places: Mapping[str, int]
) -> PrintedCell:
    """Return how a cell of the form stands on the page."""
    spans = spans_of(cell)
    if cell.cell is not None:
        figure = figures.get(cell.cell)
        place = places.get(cell.cell.column)
        css = " ".join(
            filter(
                None, ("num" if places else "mid", f"col-{place}" if place else "", quiet(figure))
            )
        )
        return PrintedCell(shown(figure, cell.kind), spans, css, is_value=True)
    if cell.is_head and cell.colspan > 1 and cell.rowspan > 1:
        return PrintedCell(cell.label, spans, is_corner=True)
    if cell.is_head:
        return PrintedCell(cell.label, spans, scope="colgroup" if cell.colspan > 1 else "col")
    scope = "rowgroup" if cell.rowspan > 1 else "row"
    return PrintedCell(cell.label, spans, "g" if cell.rowspan > 1 else "", scope)


def spans_of(cell: GridCell) -> SafeString:
    """Return the attributes of a merged cell, with a blank before each."""
    across = format_html(' colspan="{}"', cell.colspan) if cell.colspan > 1 else SafeString("")
    down = format_html(' rowspan="{}"', cell.rowspan) if cell.rowspan > 1 else SafeString("")
    return across + down


def shown(figure: Figure, kind: ValueKind) -> str:
    """Write a figure: comma from four digits, amounts as they were given; nothing when not given."""
    if figure is None:
        return ""
    return f"{figure:,}" if kind is ValueKind.AMOUNT else f"{int(figure):,}"


def quiet(figure: Figure) -> str:
    """Zeros stand back so that the figures can be seen."""
    return "z" if figure == 0 else ""


def in_bodies(grid: tuple[GridRow, ...], rows: list[list[PrintedCell]]) -> Iterator[Body]:
    """Put the heads at the top into ``<thead>``; a form with heads between its rows has one body."""
    flagged = [
        (not any(cell.cell for cell in row), row_out)
        for row, row_out in zip(grid, rows, strict=True)
    ]
    groups = [
        (is_head, [row for _flag, row in part])
        for is_head, part in groupby(flagged, lambda each: each[0])
    ]
    if len(groups) == 2:  # heads, then values
        yield Body("thead", groups[0][1])
        yield Body("tbody", groups[1][1])
    else:
        yield Body("tbody", rows)

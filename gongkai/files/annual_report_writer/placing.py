"""Where each cell of a printed form stands: row, column, widths, and which rows are heads."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from gongkai.rules.annual_report import applications_table, proactive_table, remedies_table
from gongkai.rules.annual_report.form import GridCell, GridRow, Table

TEXT_WIDTH_MM: Final = 156.0  # A4 less margins of 28 and 26 mm (GB/T 9704-2012, 5.2)

POINTS_PER_MM: Final = 72 / 25.4

_APPLICATIONS_STUB_MM: Final = (11.0, 24.5, 44.5)
_PROACTIVE_STUB_MM: Final = 48.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of the form and the place of its top left corner, counted from 0."""

    row: int
    column: int
    cell: GridCell


def placed_cells(grid: tuple[GridRow, ...]) -> Iterator[Placed]:
    """Yield every cell with its place, in reading order; cells covered by a span are not counted twice."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield Placed(row, column, cell)
            taken.update(
                (row + down, column + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            )


def full_grid(grid: tuple[GridRow, ...]) -> list[list[Placed]]:
    """Return the grid with a merged cell standing in every place that it covers."""
    rows: list[dict[int, Placed]] = [{} for _ in grid]
    for placed in placed_cells(grid):
        for down in range(placed.cell.rowspan):
            for right in range(placed.cell.colspan):
                rows[placed.row + down][placed.column + right] = placed
    return [[row[column] for column in sorted(row)] for row in rows]


def once_each(row: list[Placed]) -> Iterator[Placed]:
    """Yield the cells of a row of the full grid, a merged cell once."""
    for column, placed in enumerate(row):
        if column == 0 or row[column - 1] is not placed:
            yield placed


def column_count(grid: tuple[GridRow, ...]) -> int:
    """Count the columns of a grid."""
    return sum(cell.colspan for cell in grid[0])


def is_head_row(row: GridRow) -> bool:
    """Test whether a row holds column heads or group titles only."""
    return all(cell.is_head for cell in row)


def head_row_count(grid: tuple[GridRow, ...]) -> int:
    """Count the head rows that open a table; 0 for a table whose groups have heads of their own."""
    opening = sum(1 for _ in takewhile(is_head_row, grid))
    has_more_heads = any(is_head_row(row) for row in grid[opening:])
    return 0 if has_more_heads else opening


def column_widths_mm(table: Table) -> tuple[float, ...]:
    """Return the width of each column; together they fill the text width of an official A4 page."""
    columns = column_count(table.grid)
    stub = {
        applications_table.KEY: _APPLICATIONS_STUB_MM,
        proactive_table.KEY: (_PROACTIVE_STUB_MM,),
        remedies_table.KEY: (),
    }[table.key]
    rest = columns - len(stub)
    return (*stub, *((TEXT_WIDTH_MM - sum(stub)) / rest for _ in range(rest)))


def share_that_fits(text: str, width_mm: float, points: float, *, digit: float) -> float:
    """Return by how much a value must be set smaller to stand on one line of a cell; 1 where it fits.

    A number broken over two lines reads as two numbers. ``width_mm`` is the room between the cell's margins,
    ``digit`` the width of a digit in sizes of the type.
    """
    needed = len(text) * digit * points
    return min(1.0, width_mm * POINTS_PER_MM / needed) if needed else 1.0


def in_pairs(label: str) -> tuple[str, ...]:
    """Cut a narrow column's head where it may break, after every second character: 商业｜企业.

    A head of three characters (自然人) stays whole.
    """
    if len(label) % 2:
        return (label,)
    return tuple(label[start : start + 2] for start in range(0, len(label), 2))

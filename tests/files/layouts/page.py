"""A report as it is to be printed, before it takes a layout: words, and tables of placed cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gongkai.files.documents import Document
from gongkai.rules.annual_report.form import CellId, Edition, Table
from gongkai.rules.annual_report.report import Figures
from tests.files.layouts.laid_out import LaidOut
from tests.files.layouts.wording import Wording


@dataclass(frozen=True, slots=True)
class Placed:
    """One cell of a printed table where it begins; ``cell`` is set where a value stands."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    cell: CellId | None = None
    is_head: bool = False

    def covers(self, row: int, column: int) -> bool:
        return (
            self.row <= row < self.row + self.rowspan
            and self.column <= column < self.column + self.colspan
        )


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A printed table: its cells in reading order, and its size."""

    key: str
    cells: tuple[Placed, ...]
    row_count: int
    column_count: int

    def rows(self) -> list[list[Placed]]:
        """Return the cells by the row in which they begin."""
        return [[each for each in self.cells if each.row == row] for row in range(self.row_count)]

    def squares(self) -> list[list[Placed]]:
        """Return for every square of the table the cell that covers it."""
        squares = [[self.cells[0]] * self.column_count for _ in range(self.row_count)]
        for each in self.cells:
            for row in range(each.row, each.row + each.rowspan):
                for column in range(each.column, each.column + each.colspan):
                    squares[row][column] = each
        return squares

    @property
    def head_count(self) -> int:
        """How many rows at the top hold heads only."""
        return next(
            number
            for number, row in enumerate(self.rows())
            if not all(each.is_head for each in row)
        )

    def part(self, first: int, last: int, *, with_head: bool) -> "PrintedTable":
        """Return rows ``first`` to ``last`` (not included) as a table of their own.

        A cell that reaches over an edge is cut there; its label stands in the first piece, and in
        the second, too, if the head is repeated.
        """
        heads = self.head_count if with_head else 0
        shift = first - heads
        cells = [each for each in self.cells if each.row + each.rowspan <= heads]
        for each in self.cells:
            top, bottom = max(each.row, first), min(each.row + each.rowspan, last)
            if top >= bottom:
                continue
            text = each.text if each.row >= first or with_head else ""
            cells.append(replace(each, text=text, row=top - shift, rowspan=bottom - top))
        cells.sort(key=lambda each: (each.row, each.column))
        return PrintedTable(self.key, tuple(cells), last - shift, self.column_count)


def place(table: Table, wording: Wording, figures: Figures) -> PrintedTable:
    """Put the cells of the statutory grid where they stand, with their text."""
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    for row, grid_row in enumerate(table.grid):
        column = 0
        for each in grid_row:
            while (row, column) in taken:
                column += 1
            text = (
                wording.value(each.cell, figures[each.cell], each.kind)
                if each.cell
                else wording.label(each.label)
            )
            placed.append(
                Placed(text, row, column, each.rowspan, each.colspan, each.cell, each.is_head)
            )
            taken |= {
                (row + down, column + right)
                for down in range(each.rowspan)
                for right in range(each.colspan)
            }
            column += each.colspan
    return PrintedTable(table.key, tuple(placed), len(table.grid), 1 + max(c for _, c in taken))


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a layout prints, in order; ``figures`` and ``marks`` as a reader should find them."""

    agency: str
    year: int
    edition: Edition
    wording: Wording
    before: tuple[str, ...]
    opening: tuple[str, ...]
    texts: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, PrintedTable]
    note_under_part_four: str
    after: tuple[str, ...]
    figures: Figures
    marks: Mapping[CellId, str]

    @property
    def title(self) -> str:
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"

    def blocks(self) -> Iterator[str | PrintedTable]:
        """Yield lines of words and tables in reading order."""
        yield from (*self.before, self.title, *self.opening)
        for part in self.texts:
            yield self.wording.heading(part)
            yield from self.texts[part]
            if part in self.tables:
                yield self.tables[part]
            if part == "四" and self.note_under_part_four:
                yield self.note_under_part_four
        yield from self.after

    def laid_out(self, content: Document | bytes, *, exact: bool) -> LaidOut:
        """Return the content together with what a reader should find in it."""
        name = content.name if isinstance(content, Document) else "report"
        return LaidOut(content, name, exact, self.figures, self.year, self.edition, self.marks)

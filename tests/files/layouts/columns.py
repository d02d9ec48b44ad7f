"""Layouts aligned by spaces, as text is taken out of a PDF with its columns kept."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Final

from gongkai.files.documents import DocumentKind
from gongkai.rules.annual_report.report import Report
from tests.files.layouts.composing import compose
from tests.files.layouts.laid_out import PAGE_END, LaidOut, text_document
from tests.files.layouts.page import Page, Placed, PrintedTable

STUB_WIDTHS: Final = {"proactive": (16,), "applications": (5, 9), "remedies": ()}
WIDTHS_OF_LABELS: Final = (11, 15, 24)  # of the third column of labels in part three
NARROWEST_VALUE: Final = {"proactive": 16, "applications": 9, "remedies": 6}
WHERE_VALUES_STAND: Final = ("first", "between", "second", "after")
CHARACTERS_IN_A_PRINTED_LINE: Final = 30

Word = tuple[int, int, str]  # line, column (characters from the left), text


def display_width(text: str) -> int:
    """Return how many half-width places a text takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def on_lines(words: Iterable[Word], line_count: int, *, by_width: bool) -> list[str]:
    """Write words where they stand; what would overlap moves right, after one space.

    Columns are characters, or, ``by_width``, places twice as many, as on a screen.
    """
    lines = [""] * line_count
    for line, column, text in sorted(words):
        before = lines[line]
        place = 2 * column if by_width else column
        gap = place - (display_width(before) if by_width else len(before))
        lines[line] = before + " " * max(gap, 1 if before else 0) + text
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` characters, and at its own breaks."""
    return [
        line[start : start + width]
        for line in text.split("\n")
        for start in range(0, max(1, len(line)), width)
    ]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table with the place of each column and the manner in which its rows are set.

    ``where`` says on which line the values of a row with a label of several lines stand: the first, the
    second, one of their own between the label's lines, or one of their own after them. ``indent`` is how
    far from the left of its column a value stands; ``by_width`` as for ``on_lines``.
    """

    table: PrintedTable
    starts: tuple[int, ...]
    end: int
    where: str
    indent: int
    by_width: bool

    @classmethod
    def of(cls, table: PrintedTable, rng: Random) -> "Ruled":
        """Rule the columns wide enough for the longest value."""
        longest = max(len(each.text) for each in table.cells if each.cell)
        stubs = STUB_WIDTHS[table.key]
        if table.key == "applications":
            stubs = (*stubs, rng.choice(WIDTHS_OF_LABELS))
        value_width = max(NARROWEST_VALUE[table.key], longest + 3)
        widths = (*stubs, *[value_width] * (table.column_count - len(stubs)))
        starts = tuple(sum(widths[:number]) for number in range(len(widths)))
        where = rng.choice(WHERE_VALUES_STAND)
        indent, by_width = rng.randint(0, 2), rng.random() < 0.3
        return cls(table, starts, sum(widths), where, indent, by_width)

    def label_lines(self, cell: Placed) -> list[str]:
        """Break a label to the width of its cell; that of all results stands one character a line."""
        if cell.column == 0 and cell.rowspan > 3:
            return wrapped(cell.text, 1)
        following = cell.column + cell.colspan
        end = self.starts[following] if following < len(self.starts) else self.end
        return wrapped(cell.text, end - self.starts[cell.column] - 1)

    def heights(self) -> list[int]:
        """Return how many lines each row takes."""
        return [self._height(row) for row in self.table.rows()]

    def _height(self, row: Sequence[Placed]) -> int:
        labels = [self.label_lines(each) for each in row if not each.cell and each.rowspan == 1]
        tallest = max(map(len, labels), default=1)
        has_values = any(each.cell for each in row)
        return tallest + (has_values and tallest > 1 and self.where in ("between", "after"))

    def words(self) -> Iterator[Word]:
        """Yield every word of the table with its place."""
        heights = self.heights()
        tops = [sum(heights[:number]) for number in range(len(heights) + 1)]
        for row, cells in enumerate(self.table.rows()):
            for each in cells:
                if each.rowspan > 1:
                    yield from self._centred(each, tops[row], tops[row + each.rowspan])
                elif each.cell:
                    line = tops[row] + self._line_of_values(heights[row])
                    yield line, self.starts[each.column] + self.indent, each.text
                else:
                    is_value_row = any(other.cell for other in cells)
                    yield from self._label(each, tops[row], heights[row] if is_value_row else 1)

    def _line_of_values(self, height: int) -> int:
        if height == 1 or self.where == "first":
            return 0
        return height - 1 if self.where == "after" else 1

    def _label(self, cell: Placed, top: int, height: int) -> Iterator[Word]:
        is_between = self.where == "between" and height > 1
        for number, text in enumerate(self.label_lines(cell)):
            yield top + number + (is_between and number > 0), self.starts[cell.column], text

    def _centred(self, cell: Placed, top: int, bottom: int) -> Iterator[Word]:
        lines = self.label_lines(cell)
        first = top + max(0, (bottom - top - len(lines)) // 2)
        for number, text in enumerate(lines):
            yield first + number, self.starts[cell.column], text

    def bands(self) -> list[list[str]]:
        """Return the printed lines of each row."""
        heights = self.heights()
        lines = on_lines(self.words(), sum(heights), by_width=self.by_width)
        return [lines[sum(heights[:row]) : sum(heights[: row + 1])] for row in range(len(heights))]


def drawn(table: PrintedTable, rng: Random) -> list[str]:
    """Write a table in columns; the long one may run over a page end, its head may be repeated."""
    bands = Ruled.of(table, rng).bands()
    if table.key == "applications" and rng.random() < 0.7:
        cut = rng.randint(table.head_count + 1, len(bands) - 1)
        head = bands[: table.head_count] if rng.random() < 0.4 else []
        number = ["", " " * 40 + rng.choice(("-3-", "— 5 —", "- 4 -")), PAGE_END]
        bands = [*bands[:cut], number, *head, *bands[cut:]]
    gap = [""] if rng.random() < 0.4 else []
    return list(chain.from_iterable([*band, *gap] for band in bands))


def printed(page: Page, rng: Random) -> str:
    """Write the page as printed lines, words broken to the width of the paper."""
    lines: list[str] = []
    for block in page.blocks():
        if isinstance(block, str):
            lines += wrapped("  " + block, CHARACTERS_IN_A_PRINTED_LINE)
        else:
            lines += drawn(block, rng)
    text = "\n".join(line.rstrip(" ") for line in lines) + "\n"
    return text.replace(PAGE_END + "\n", PAGE_END)


def columns(report: Report, rng: Random) -> LaidOut:
    """Aligned columns, labels broken over lines and centred over their groups, page ends within."""
    page = compose(report, rng)
    document = text_document(printed(page, rng), DocumentKind.PDF)
    return page.laid_out(document, exact=True)


def columns_with_blanks(report: Report, rng: Random) -> LaidOut:
    """The same with blank cells: what column a number belongs to is known by its place only."""
    page = compose(report, rng, zeros=True)
    document = text_document(printed(page, rng), DocumentKind.PDF)
    return page.laid_out(document, exact=False)

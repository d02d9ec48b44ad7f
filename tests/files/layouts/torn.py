"""The layout of plain PDF text: a table's columns come apart, numbers lose their labels."""

from collections.abc import Iterator, Sequence
from itertools import chain
from random import Random
from typing import Final

from gongkai.files.documents import DocumentKind
from gongkai.rules.annual_report.report import Report
from tests.files.layouts.columns import CHARACTERS_IN_A_PRINTED_LINE, wrapped
from tests.files.layouts.composing import compose
from tests.files.layouts.laid_out import PAGE_END, LaidOut, text_document
from tests.files.layouts.page import Placed, PrintedTable

LONGEST_BLOCK: Final = 10
CHARACTERS_IN_A_LABEL_LINE: Final = 18

Row = Sequence[Placed]


def _labels_of(rows: Sequence[Row]) -> list[str]:
    """Return the labels of a block; one that spans several rows stands somewhere in its middle."""
    own = [each.text for row in rows for each in row if not each.cell and each.rowspan == 1]
    spanning = [each.text for row in rows for each in row if not each.cell and each.rowspan > 1]
    middle = len(own) // 2
    lines = (
        wrapped(label, CHARACTERS_IN_A_LABEL_LINE)
        for label in (*own[:middle], *spanning, *own[middle:])
    )
    return list(chain.from_iterable(lines))


def _values_of(row: Row) -> list[str]:
    return [each.text for each in row if each.cell]


def _by_column(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the numbers of a block column after column, an empty line after each column."""
    for values in zip(*map(_values_of, rows), strict=True):
        yield from (*values, "")


def _one_by_one(row: Row) -> Iterator[str]:
    for value in _values_of(row):
        yield from (value, "")


def _block(rows: Sequence[Row], rng: Random) -> Iterator[str]:
    """Yield a block of rows: numbers together, labels together, either of them first."""
    numbers = list(_one_by_one(rows[0]) if len(rows) == 1 else _by_column(rows))
    labels = [*_labels_of(rows), ""]
    yield from (*labels, *numbers) if rng.random() < 0.6 else (*numbers, *labels)


def _shape(row: Row) -> int:
    return len(_values_of(row))


def _torn(table: PrintedTable, rng: Random) -> Iterator[str]:
    rows = table.rows()
    number = 0
    while number < len(rows):
        if not _shape(rows[number]):
            yield from (each.text for each in rows[number])
            number += 1
            continue
        if rng.random() < 0.05:
            yield from ("", "-3-", PAGE_END)
        longest = rng.choice((1, 1, LONGEST_BLOCK))
        end = number + 1
        while end < min(len(rows), number + longest) and _shape(rows[end]) == _shape(rows[number]):
            end += 1
        yield from _block(rows[number:end], rng)
        number = end


def torn_apart(report: Report, rng: Random) -> LaidOut:
    """Numbers in blocks, column after column, before or after their labels; page ends within."""
    page = compose(report, rng, furniture=False)
    lines: list[str] = []
    for block in page.blocks():
        if isinstance(block, str):
            lines += wrapped(block, CHARACTERS_IN_A_PRINTED_LINE)
        else:
            lines += _torn(block, rng)
    text = "\n".join(lines).replace(PAGE_END + "\n", PAGE_END)
    return page.laid_out(text_document(text, DocumentKind.PDF), exact=False)


def remedies_out_of_order(report: Report, rng: Random) -> LaidOut:
    """Cell after cell, but the third block of part four stands before the second, with its heads."""
    page = compose(report, rng, furniture=False)
    lines: list[str] = []
    for block in page.blocks():
        if isinstance(block, str):
            lines += wrapped(block, CHARACTERS_IN_A_PRINTED_LINE)
        elif block.key == "remedies":
            lines += _with_blocks_swapped(block)
        else:
            lines += (each.text for each in block.cells)
    return page.laid_out(text_document("\n".join(lines), DocumentKind.PDF), exact=False)


def _with_blocks_swapped(table: PrintedTable) -> Iterator[str]:
    heads = [[each.text for each in row] for row in table.rows()]
    values = _values_of(table.rows()[-1])
    review, litigation = heads[0]
    results, direct, after_review = heads[1][:5], heads[1][5], heads[1][6]
    yield from (review, *results, *values[:5])
    yield from (litigation, after_review, *heads[2][5:], *values[10:])
    yield from (direct, *heads[2][:5], *values[5:10])

"""A block copied from a spreadsheet, put into a statutory table.

Excel and WPS copy cells as lines of values with a tab between them; a value with a tab or line end in it stands
in quotes. Labels copied along with the figures, and lines of labels alone, are left out.
"""

import csv
import io
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from gongkai.rules.annual_report.cell_values import NOTHING_WORDS, NotAValue, parse_value
from gongkai.rules.annual_report.form import CellId, Table, ValueKind

LARGEST_BLOCK: Final = 100_000  # characters; the whole form with its labels has about 3,000

Block = tuple[tuple[str, ...], ...]


class NotABlock(ValueError):
    """Raised for a paste that does not fit; the message says why and what to do."""


def block_of(text: str) -> Block:
    """Return the figures of a copied block, line by line, without its labels.

    :raises NotABlock: if it is too large, has no figure, or has words between its figures
    """
    if len(text) > LARGEST_BLOCK:
        raise NotABlock("粘贴的内容太多。怎么办：只复制这张表里填数的格子。")
    lines = [
        [value.strip() for value in line]
        for line in csv.reader(io.StringIO(text.rstrip("\r\n")), delimiter="\t")
    ]
    has_labels = any(_first_figure(line) > 0 for line in lines)
    rows = []
    for line in lines:
        figures = _without_labels(line, has_labels=has_labels)
        if figures:
            rows.append(tuple(figures))
    if not any(value for row in rows for value in row):
        raise NotABlock(
            "粘贴的内容里没有数。怎么办：在 Excel、WPS 里选中填数的格子，复制以后再粘贴。"
        )
    return tuple(rows)


def _is_figure(text: str) -> bool:
    if text in NOTHING_WORDS:
        return True
    try:
        return parse_value(text, ValueKind.AMOUNT) is not None
    except NotAValue:
        return _is_change(text)


def _is_change(text: str) -> bool:
    try:
        return parse_value(text, ValueKind.CHANGE) is not None
    except NotAValue:
        return False


def _first_figure(line: Sequence[str]) -> int:
    """Return how many cells stand before the first figure; 0 for a line without a label before it."""
    before = list(takewhile(lambda value: not _is_figure(value), line))
    return len(before) if any(before) else 0


def _without_labels(line: Sequence[str], *, has_labels: bool) -> Sequence[str]:
    before = list(takewhile(lambda value: not _is_figure(value), line))
    if len(before) == len(line) and (has_labels or any(line)):
        return ()  # a head, or a line of labels
    labels = max((at + 1 for at, value in enumerate(before) if value), default=0)
    figures = line[labels:]
    for value in figures:
        if value and not _is_figure(value):
            raise NotABlock(
                f"“{value[:20]}”夹在数字中间，不知道是哪一格。怎么办：改成数字，没有的填 0，再复制。"
            )
    return figures


def rows_of(table: Table) -> tuple[tuple[CellId, ...], ...]:
    """Return the value cells of a table as its rows are printed, left to right."""
    rows = (tuple(cell.cell for cell in row if cell.cell) for row in table.grid)
    return tuple(row for row in rows if row)


def placed(block: Block, table: Table, start: CellId) -> dict[CellId, str]:
    """Return what stands in which cell when the block's first figure is put into ``start``.

    A block of as many rows as the whole table is put at its top left, wherever it was pasted.

    :raises NotABlock: if the block reaches over the right or the lower edge
    """
    rows = rows_of(table)
    top, left = next((at, row.index(start)) for at, row in enumerate(rows) if start in row)
    if len(block) == len(rows) and len(rows) > 1:
        top = left = 0
    if top + len(block) > len(rows):
        raise NotABlock(
            f"粘贴的有 {len(block)} 行，从这一格往下只有 {len(rows) - top} 行。"
            "怎么办：从更上面的一格贴起，或者少复制几行。"
        )
    found: dict[CellId, str] = {}
    for figures, row in zip(block, rows[top:], strict=False):
        if left + len(figures) > len(row):
            raise NotABlock(
                f"粘贴的一行有 {len(figures)} 个数，“{table.label_of(row[0])}”这一行从这里起只有"
                f" {max(len(row) - left, 0)} 格。怎么办：从更左边的一格贴起，或者少复制几列。"
            )
        found |= dict(zip(row[left:], figures, strict=False))
    return found

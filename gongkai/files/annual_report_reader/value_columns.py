"""Which columns of a table of cells hold the values, where blank cells leave it open row by row.

Merged labels may leave blank cells before the values, and a stray empty column may stand after
them. The heads 自然人 and 总计 show the first and last column of values; without them, the columns
that other rows of the same width fill.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from gongkai.files.annual_report_reader.characters import canonical
from gongkai.files.annual_report_reader.events import holds_number
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.files.annual_report_reader.row_items import RowItem
from gongkai.rules.annual_report.applications_table import COLUMNS

FIRST_HEADS: Final = ("自然人", "公民")
LAST_HEAD: Final = "总计"


def value_columns(rows: Sequence[PageRow]) -> dict[int, int]:
    """Return, for each width of rows (in cells), the first column of values that their heads show."""
    found: dict[int, int] = {}
    for row in rows:
        if row.table is None:
            continue
        heads = [canonical(text) for text in row.cells]
        first = next((n for n, head in enumerate(heads) if head in FIRST_HEADS), None)
        if first is None or first + len(COLUMNS) > len(heads):
            continue
        if heads[first + len(COLUMNS) - 1] == LAST_HEAD:
            found[len(heads)] = first
    return found


def windows_of(items: Iterable[RowItem], heads: Mapping[int, int]) -> dict[int, int]:
    """Return the first column of values for each width of rows, by heads or by the filled columns."""
    filled: dict[int, set[int]] = {}
    for item in items:
        if item.run is None or item.run.table is None:
            continue
        columns = filled.setdefault(_width(item), set())
        columns.update(
            item.run.first + n for n, text in enumerate(item.cells) if holds_number(text)
        )
    by_filling = {
        width: min(columns)
        for width, columns in filled.items()
        if columns and max(columns) - min(columns) + 1 == len(COLUMNS)
    }
    return {**by_filling, **heads}


def _width(item: RowItem) -> int:
    return (item.run.first if item.run else 0) + len(item.cells)


def in_window(item: RowItem, first_columns: Mapping[int, int], width: int) -> RowItem:
    """Return the row with only the cells of its value columns, if all others are blank."""
    if item.run is None or item.run.table is None or len(item.cells) <= width:
        return item
    first = first_columns.get(_width(item))
    start = None if first is None else first - item.run.first
    if start is None or start < 0 or start + width > len(item.cells):
        return item
    outside = (*item.cells[:start], *item.cells[start + width :])
    if any(canonical(text) for text in outside):
        return item
    return replace(item, cells=item.cells[start : start + width])

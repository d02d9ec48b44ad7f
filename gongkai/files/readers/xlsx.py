"""Spreadsheets: each visible sheet as paragraphs and tables, numbers as they are printed."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.files.documents import Block, Document, DocumentKind, Paragraph, Unreadable
from gongkai.files.grids import FoundCell, lines_of, settle
from gongkai.files.limits import Budget
from gongkai.files.packages import Package

_BEFORE_MARKUP: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # byte order marks and white space
_MARK_WITHIN: Final = 4096  # bytes
_FAILURES: Final = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    OverflowError,
    SyntaxError,
    AssertionError,
    StopIteration,
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
)
_DECIMALS: Final = re.compile(r"0\.(0+)")
_DRAWN: Final = ("left", "right", "top", "bottom")
_MOST_DIGITS: Final = 15  # a spreadsheet keeps no more
_MOST_DECIMALS: Final = 10
_NOT_PRINTED: Final = "无法读取表格文件。请用 WPS 或 Excel 打开，另存为新的 .xlsx 后再上传。"

Span = tuple[int, int]  # rows, columns


def read_xlsx(package: Package, data: bytes, name: str, budget: Budget) -> Document:
    """Return the visible sheets in their order; a formula gives the value it had when saved.

    :raises Unreadable: for a broken workbook or more cells than a report has
    """
    try:
        _check_parts(package, budget)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # drawings and extensions we do not read
            workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            blocks = tuple(
                block
                for sheet in workbook.worksheets
                if sheet.sheet_state == "visible"
                for block in _sheet(sheet, budget)
            )
    except Unreadable:
        raise
    except _FAILURES as failure:
        raise Unreadable("broken", _NOT_PRINTED) from failure
    return Document(DocumentKind.XLSX, name, blocks, tuple(lines_of(blocks)))


def _check_parts(package: Package, budget: Budget) -> None:
    """Count the cells of every part before the library makes them: it makes all of a merged range.

    Whatever its name, any part may be a sheet.
    """
    for part in package.names:
        if _is_xml(package.read(part)):
            root = package.tree_if_sound(part)
            if root is not None:
                budget.count_cells(sum(1 for _ in root.iter("{*}c")))
                budget.count_cells(
                    sum(_area(each.get("ref") or "") for each in root.iter("{*}mergeCell"))
                )


def _is_xml(data: bytes) -> bool:
    return data[:_MARK_WITHIN].lstrip(_BEFORE_MARKUP).startswith(b"<")


def _area(reference: str) -> int:
    """Return how many cells a range such as A1:C3 covers."""
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(f"{reference!r} is no range of cells")
    return (right - left + 1) * (bottom - top + 1)


def _sheet(sheet: Worksheet, budget: Budget) -> Iterator[Block]:
    """Yield the runs of rows between empty rows, each as paragraphs and a table."""
    spans, covered = _merged(sheet)
    rows: dict[int, list[Cell]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 the cells there are, not the range
        budget.spend()
        if isinstance(cell, MergedCell) or (row, column) in covered:
            continue
        if not _is_hidden(sheet, cell) and (_printed(cell) or _is_drawn(cell)):
            rows.setdefault(row, []).append(cell)
    run: list[int] = []
    for row in rows:
        if run and row > max(run[-1] + 1, _reach(rows[run[-1]], spans)):
            yield from _run(run, rows, spans)
            run = []
        run.append(row)
    yield from _run(run, rows, spans)


def _reach(cells: list[Cell], spans: dict[tuple[int, int], Span]) -> int:
    """Return the first row below everything these cells span."""
    return max(cell.row + spans.get((cell.row, cell.column), (1, 1))[0] for cell in cells)


def _merged(sheet: Worksheet) -> tuple[dict[tuple[int, int], Span], set[tuple[int, int]]]:
    spans: dict[tuple[int, int], Span] = {}
    covered: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        rows, columns = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
        spans[area.min_row, area.min_col] = (rows, columns)
        covered.update(
            (row, column)
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        )
        covered.discard((area.min_row, area.min_col))
    return spans, covered


def _is_hidden(sheet: Worksheet, cell: Cell) -> bool:
    rows, columns = sheet.row_dimensions, sheet.column_dimensions
    return (cell.row in rows and bool(rows[cell.row].hidden)) or (
        cell.column_letter in columns and bool(columns[cell.column_letter].hidden)
    )


def _is_drawn(cell: Cell) -> bool:
    """Whether the cell has a border: an empty cell of a table, not an empty place."""
    border = cell.border
    return any(getattr(getattr(border, side), "style", None) for side in _DRAWN)


def _run(
    run: list[int], rows: dict[int, list[Cell]], spans: dict[tuple[int, int], Span]
) -> Iterator[Block]:
    """Yield lone cells without a border before or between drawn rows as paragraphs, the rest as tables."""
    has_borders = any(_is_drawn(cell) for row in run for cell in rows[row])
    table: list[Cell] = []
    for row in run:
        cells = rows[row]
        is_lone = len(cells) == 1 and not _is_drawn(cells[0])
        if is_lone and (has_borders or not table):
            yield from _table(table, spans)
            table = []
            yield Paragraph(_printed(cells[0]))
        else:
            table.extend(cells)
    yield from _table(table, spans)


def _table(cells: list[Cell], spans: dict[tuple[int, int], Span]) -> list[Block]:
    """Lay the cells out from the first used row and column."""
    if not cells:
        return []
    top = min(cell.row for cell in cells)
    left = min(cell.column for cell in cells)
    bottom = max(cell.row for cell in cells) + 1
    found = []
    for cell in cells:
        rows, columns = spans.get((cell.row, cell.column), (1, 1))
        place = (cell.row - top, cell.column - left)
        rows = min(rows, bottom - cell.row)
        found.append(FoundCell((Paragraph(_printed(cell)),), *place, rows, columns))
    return settle(found)


def _printed(cell: Cell) -> str:
    """Return a value as the sheet shows it: 12.0 as 12, 0.25 under a percent format as 25%."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _moment(value)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "")


def _number(value: float, shown_as: str) -> str:
    decimals = _DECIMALS.search(shown_as)
    if "%" in shown_as:
        return f"{_plain(value * 100, len(decimals[1]) if decimals else 0)}%"
    return _plain(value, _MOST_DECIMALS)


def _plain(value: float, decimals: int) -> str:
    """Write a number with the digits a spreadsheet keeps; those after them are the binary fraction's."""
    if abs(value) >= 10**_MOST_DIGITS:
        text = repr(value)
    else:
        text = f"{Decimal(f'{value:.{_MOST_DIGITS}g}'):.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def _moment(value: dt.datetime | dt.date | dt.time) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return value.isoformat(" ") if isinstance(value, dt.datetime) else value.isoformat()

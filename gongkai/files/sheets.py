"""Tables that people fill in and send: the first sheet of a workbook as rows; cells that nothing computes."""

import io
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from gongkai.files.documents import Unreadable
from gongkai.files.kinds import is_zip
from gongkai.files.limits import DEFAULT_LIMITS
from gongkai.files.packages import Package

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute such a cell
MOST_ROWS: Final = 50_000
NO_SHEET: Final = "这个文件打不开。怎么办：在 Excel 或 WPS 里打开，另存为 .xlsx，再上传。"

Rows = list[list[Any]]


def first_sheet(data: bytes, *, from_first_cell: bool = False) -> Rows:
    """Return the rows of the first sheet; ``from_first_cell`` leaves out blank rows and columns before them.

    The library makes every cell between the first and the last: two cells far apart take all memory there is and
    end the process. So call it in a process of its own.

    :raises Unreadable: if it is no workbook, or has too many rows
    """
    if not is_zip(data):
        raise Unreadable("unknown_kind", NO_SHEET)
    try:
        Package(data, DEFAULT_LIMITS)  # measures it before anything is unpacked
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows: Rows = sheet.to_python(skip_empty_area=from_first_cell)
    except (Unreadable, CalamineError, OSError, ValueError, IndexError) as problem:
        raise Unreadable("broken", NO_SHEET) from problem
    if len(rows) > MOST_ROWS:
        raise Unreadable(
            "too_large", f"有 {len(rows)} 行，一次最多 {MOST_ROWS} 行。怎么办：分成几个文件。"
        )
    return rows


def inert(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_typed(text: str) -> str:
    """Return the text without what made it inert."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text

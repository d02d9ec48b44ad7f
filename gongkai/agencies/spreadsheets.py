"""Tables in and out: CSV and XLSX as rows of text."""

import csv
from collections.abc import Sequence
from functools import partial
from io import BytesIO, StringIO
from typing import Any, Final

from openpyxl import Workbook

from gongkai.files.documents import Unreadable
from gongkai.files.sheets import NO_SHEET, as_typed, first_sheet, inert
from gongkai.jobs import confined

Rows = list[list[str]]

BOM: Final = "\ufeff"
ENCODINGS: Final = ("utf-8-sig", "gb18030")
XLSX_START: Final = b"PK\x03\x04"


class NotATable(ValueError):
    """Raised for a file that is neither CSV nor XLSX; says what to do, in Chinese."""


def rows_of(data: bytes) -> Rows:
    """Return the rows of a CSV file (UTF-8 or GB18030) or of the first sheet of an XLSX file.

    :raises NotATable: if it is neither
    """
    rows = _rows_of_xlsx(data) if data.startswith(XLSX_START) else _rows_of_csv(data)
    return [[as_typed(cell.strip()) for cell in row] for row in rows]


def csv_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as CSV in UTF-8 with the mark that makes spreadsheets read it as such."""
    out = StringIO()
    csv.writer(out).writerows([inert(cell) for cell in row] for row in rows)
    return (BOM + out.getvalue()).encode()


def xlsx_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as an XLSX file; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("机关")
    for row in rows:
        sheet.append([inert(cell) for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _rows_of_csv(data: bytes) -> Rows:
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return list(csv.reader(StringIO(text)))
    raise NotATable("读不出文件里的字。怎么办：在表格软件里另存为 CSV（UTF-8）或 .xlsx，再上传。")


def _rows_of_xlsx(data: bytes) -> Rows:
    return [[_text(cell) for cell in row] for row in sheet_rows(data, from_first_cell=True)]


def sheet_rows(data: bytes, *, from_first_cell: bool = False) -> list[list[Any]]:
    """Return the values of the first sheet of an XLSX file, read in a process of its own.

    :raises NotATable: if it is none, or takes more memory or time than a table does
    """
    read = partial(first_sheet, from_first_cell=from_first_cell)
    try:
        rows: list[list[Any]] = confined.run_confined(read, data, bounds=confined.Bounds())
    except confined.OutOfBounds as passed:
        raise NotATable(NO_SHEET) from passed
    except Unreadable as refusal:
        raise NotATable(refusal.says) from refusal
    return rows


def _text(cell: Any) -> str:
    """Return a cell as it reads: whole numbers without a decimal point, days as 2026-03-02."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)

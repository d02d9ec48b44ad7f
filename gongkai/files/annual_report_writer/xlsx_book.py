"""A report as .xlsx: the text and each statutory table on a sheet of its own, in reading order."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from gongkai.files.annual_report_writer.placing import column_count
from gongkai.files.annual_report_writer.printed import PrintedPart, PrintedReport
from gongkai.files.annual_report_writer.steady_zip import steady_zip
from gongkai.files.annual_report_writer.xlsx_table import (
    FACE,
    add_table,
    allow_only_numbers,
    page_for_print,
)
from gongkai.rules.annual_report.form import Table

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEET_NAMES: Final = {
    "一": "一、总体情况",
    "二": "二、主动公开",
    "三": "三、申请办理",
    "四": "四、复议诉讼",
    "五": "五、问题及改进",
    "六": "六、其他事项",
}
TEXT_COLUMN_WIDTH: Final = 100.0  # digits of the standard face
MOST_LINES: Final = 22  # a row is at most 409 points high


def write_xlsx(printed: PrintedReport, *, to_fill_in: bool = False) -> bytes:
    """Write the workbook; ``to_fill_in`` lets the cells for figures take only what may stand there."""
    book = new_book(printed.title, printed.agency)
    for position, part in enumerate(printed.parts):
        _add_part(book, part, printed, is_first=position == 0, to_fill_in=to_fill_in)
    if printed.signature and printed.parts:
        _add_signature(book.worksheets[-1], printed.signature)
    if not printed.parts:
        write_texts(book.create_sheet("正文"), [printed.title, *printed.opening], has_title=True)
    return packed_book(book)


def new_book(title: str, agency: str) -> "Workbook":
    """Begin a workbook without sheets."""
    from openpyxl import Workbook

    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    book.properties.title = title
    book.properties.creator = agency
    book.properties.language = "zh-CN"
    return book


def packed_book(book: "Workbook") -> bytes:
    """Return the workbook as a file."""
    packed = BytesIO()
    book.save(packed)
    return steady_zip(packed.getvalue())


def add_table_sheet(
    sheet: "Worksheet", table: Table, printed: PrintedReport, texts: list[str]
) -> int:
    """Write texts and below them a statutory table; return the table's first row."""
    write_texts(sheet, texts, has_title=False)
    _merge_texts(sheet, column_count(table.grid))
    first = sheet.max_row + 1
    add_table(sheet, table, printed, first_row=first)
    return first


def _add_part(
    book: "Workbook", part: PrintedPart, printed: PrintedReport, *, is_first: bool, to_fill_in: bool
) -> None:
    sheet = book.create_sheet(SHEET_NAMES[part.key])
    before = [printed.title, *printed.opening] if is_first else []
    texts = [*before, part.heading, *part.paragraphs]
    if not part.table:
        write_texts(sheet, texts, has_title=is_first)
        return
    first = add_table_sheet(sheet, part.table, printed, texts)
    if to_fill_in:
        allow_only_numbers(sheet, part.table, first_row=first)
    for note in part.notes:
        sheet.append([note])


def write_texts(sheet: "Worksheet", texts: list[str], *, has_title: bool) -> None:
    """Write paragraphs down column A, the first as a title if it is one."""
    from openpyxl.styles import Alignment, Font

    page_for_print(sheet)
    sheet.column_dimensions["A"].width = TEXT_COLUMN_WIDTH
    for row, text in enumerate(texts, start=1):
        cell = sheet.cell(row, 1, text)
        cell.data_type = "s"  # never a formula, whatever the text begins with
        is_title = has_title and row == 1
        cell.font = Font(name=FACE, size=16 if is_title else 12, bold=is_title)
        cell.alignment = Alignment(
            horizontal="center" if is_title else "left", vertical="center", wrap_text=True
        )
        sheet.row_dimensions[row].height = 18.0 * _lines_of(text)


def _add_signature(sheet: "Worksheet", lines: tuple[str, ...]) -> None:
    from openpyxl.styles import Alignment, Font

    for line in lines:
        row = sheet.max_row + 1
        cell = sheet.cell(row, 1, line)
        cell.data_type = "s"
        cell.font = Font(name=FACE, size=12)
        cell.alignment = Alignment(horizontal="right", vertical="center")
        sheet.row_dimensions[row].height = 18.0


def _lines_of(text: str) -> int:
    """Estimate the lines of a wrapped text, since spreadsheets do not grow rows for merged cells."""
    characters_a_line = int(TEXT_COLUMN_WIDTH / 2.5)
    return min(MOST_LINES, 1 + len(text) // characters_a_line)


def _merge_texts(sheet: "Worksheet", columns: int) -> None:
    for row in range(1, sheet.max_row + 1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)

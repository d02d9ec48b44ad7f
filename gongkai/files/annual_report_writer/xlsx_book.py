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
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None  # noqa: S101
    book.remove(book.active)
    book.properties.title = printed.title
    book.properties.creator = printed.agency
    book.properties.language = "zh-CN"
    for position, part in enumerate(printed.parts):
        _add_part(book, part, printed, is_first=position == 0, to_fill_in=to_fill_in)
    if not printed.parts:
        _write_texts(book.create_sheet("正文"), [printed.title, *printed.opening], has_title=True)
    packed = BytesIO()
    book.save(packed)
    return steady_zip(packed.getvalue())


def _add_part(
    book: "Workbook", part: PrintedPart, printed: PrintedReport, *, is_first: bool, to_fill_in: bool
) -> None:
    sheet = book.create_sheet(SHEET_NAMES[part.key])
    before = [printed.title, *printed.opening] if is_first else []
    _write_texts(sheet, [*before, part.heading, *part.paragraphs], has_title=is_first)
    if not part.table:
        return
    columns = column_count(part.table.grid)
    _merge_texts(sheet, columns)
    first = sheet.max_row + 1
    add_table(sheet, part.table, printed, first_row=first)
    if to_fill_in:
        allow_only_numbers(sheet, part.table, first_row=first)
    for note in part.notes:
        sheet.append([note])


def _write_texts(sheet: "Worksheet", texts: list[str], *, has_title: bool) -> None:
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


def _lines_of(text: str) -> int:
    """Estimate the lines of a wrapped text, since spreadsheets do not grow rows for merged cells."""
    characters_a_line = int(TEXT_COLUMN_WIDTH / 2.5)
    return min(MOST_LINES, 1 + len(text) // characters_a_line)


def _merge_texts(sheet: "Worksheet", columns: int) -> None:
    for row in range(1, sheet.max_row + 1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)

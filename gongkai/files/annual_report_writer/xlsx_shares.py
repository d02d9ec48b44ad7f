"""The sheet of shares: a row for each agency, a column for each cell of a statutory table."""

from typing import TYPE_CHECKING, Final

from gongkai.files.annual_report_writer.shares import AGENCY, SUM
from gongkai.files.annual_report_writer.xlsx_table import FACE
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Value
from gongkai.rules.annual_report.roll_up import RolledUp

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME_WIDTH: Final = 36
VALUE_WIDTH: Final = 14
HEAD_POINTS: Final = 84
UNREAD: Final = "未读定"


def add_shares(sheet: "Worksheet", rolled: RolledUp) -> None:
    """Write heads, agencies and sums; heads and names stay in view while scrolling."""
    cells = tuple(rolled.table.cells())
    sheet.append([AGENCY, *(rolled.table.label_of(cell) for cell in cells)])
    for agency in rolled.agencies:
        sheet.append([agency, *(_share(rolled, agency, cell) for cell in cells)])
        sheet.cell(sheet.max_row, 1).data_type = "s"
    sheet.append([SUM, *(rolled.figures[cell] for cell in cells)])
    _shape(sheet)


def _share(rolled: RolledUp, agency: str, cell: CellId) -> Value | str:
    if agency in rolled.left_out.get(cell, ()):
        return UNREAD
    return rolled.shares[cell].get(agency)


def _shape(sheet: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = HEAD_POINTS
    for cell in sheet[1]:
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.font = Font(name=FACE, size=10, bold=True)
    for cell in sheet[sheet.max_row]:
        cell.font = Font(name=FACE, size=10, bold=True)
    sheet.column_dimensions["A"].width = NAME_WIDTH
    for column in range(2, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = VALUE_WIDTH
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = "A:A"

"""A statutory table on a sheet: merged cells, widths, borders, numbers as numbers."""

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Final

from gongkai.files.annual_report_writer.placing import (
    Placed,
    column_widths_mm,
    head_row_count,
    is_head_row,
    placed_cells,
)
from gongkai.files.annual_report_writer.printed import PrintedReport
from gongkai.rules.annual_report.applications_table import CORNER
from gongkai.rules.annual_report.form import Table, ValueKind

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

FACE: Final = "宋体"
WIDTH_UNITS_PER_MM: Final = 0.8  # Excel's unit is a digit of the standard face
LINE_POINTS: Final = 14.0
ROW_MARGIN_POINTS: Final = 6.0
CHARACTERS_PER_MM: Final = 0.36  # of the table's face, in a column of that width
EXACT_DIGITS: Final = 15  # a spreadsheet keeps no more; longer amounts are written as text
NUMBER_FORMATS: Final = {ValueKind.COUNT: "0", ValueKind.CHANGE: "0", ValueKind.AMOUNT: "General"}


def add_table(sheet: "Worksheet", table: Table, printed: PrintedReport, *, first_row: int) -> None:
    """Write the table from ``first_row`` (counted from 1) down, from column A."""
    for placed in placed_cells(table.grid):
        _add_cell(sheet, table, placed, printed, first_row)
    for index, width in enumerate(column_widths_mm(table)):
        sheet.column_dimensions[_letter(index + 1)].width = width * WIDTH_UNITS_PER_MM
    heads = head_row_count(table.grid)
    if heads:
        sheet.print_title_rows = f"{first_row}:{first_row + heads - 1}"
    for index, lines in enumerate(_line_counts(table)):
        sheet.row_dimensions[first_row + index].height = LINE_POINTS * lines + ROW_MARGIN_POINTS


def _line_counts(table: Table) -> list[int]:
    """Count the lines of each row's tallest label; a spreadsheet does not grow rows by itself."""
    widths = column_widths_mm(table)
    counts = [1] * len(table.grid)
    for placed in placed_cells(table.grid):
        if placed.cell.rowspan == 1:
            width = sum(widths[placed.column : placed.column + placed.cell.colspan])
            lines = ceil(len(placed.cell.label) / int(width * CHARACTERS_PER_MM))
            counts[placed.row] = max(counts[placed.row], lines)
    return counts


def page_for_print(sheet: "Worksheet") -> None:
    """Print the sheet one A4 page wide."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def allow_only_numbers(sheet: "Worksheet", table: Table, *, first_row: int) -> None:
    """Refuse anything but the numbers that may stand in each cell, with the reason in Chinese."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rules = {
        ValueKind.COUNT: DataValidation("whole", operator="greaterThanOrEqual", formula1="0"),
        ValueKind.CHANGE: DataValidation(
            "whole", operator="between", formula1="-99999999", formula2="99999999"
        ),
        ValueKind.AMOUNT: DataValidation("decimal", operator="greaterThanOrEqual", formula1="0"),
    }
    words = {
        ValueKind.COUNT: "请填写0或正整数；没有发生的填0，不要空着，也不要填“/”“-”“无”。",
        ValueKind.CHANGE: "请填写整数，减少的填负数；没有变化的填0。",
        ValueKind.AMOUNT: "请填写以万元为单位的金额，最多六位小数；没有发生的填0。",
    }
    for placed in placed_cells(table.grid):
        if placed.cell.cell:
            rules[placed.cell.kind].add(sheet.cell(first_row + placed.row, placed.column + 1))
    for kind, rule in rules.items():
        rule.errorTitle, rule.error, rule.showErrorMessage = "不能这样填", words[kind], True
        if rule.sqref.ranges:
            sheet.add_data_validation(rule)


def _add_cell(
    sheet: "Worksheet", table: Table, placed: Placed, printed: PrintedReport, first_row: int
) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side(style="thin", color="FF000000")
    cell = placed.cell
    top, left = first_row + placed.row, placed.column + 1
    bottom, right = top + cell.rowspan - 1, left + cell.colspan - 1
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            sheet.cell(row, column).border = Border(line, line, line, line)
    if (bottom, right) != (top, left):
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    place = sheet.cell(top, left)
    _write(place, placed, printed)
    is_bold = is_head_row(table.grid[placed.row]) and cell.label != CORNER
    place.font = Font(name=FACE, size=10.5, bold=is_bold)
    is_value = cell.cell is not None
    place.alignment = Alignment(
        horizontal=_side(placed),
        vertical="center",
        wrap_text=not is_value,
        shrink_to_fit=is_value,  # a long number would show as ####
    )


def _write(place: "Cell | MergedCell", placed: Placed, printed: PrintedReport) -> None:
    if placed.cell.cell is None:
        place.value = placed.cell.label
        return
    content = printed.contents.get(placed.cell.cell)
    if isinstance(content, Decimal) and len(content.as_tuple().digits) > EXACT_DIGITS:
        content = printed.text_of(placed.cell.cell)
    place.value = content
    if isinstance(content, str):
        place.data_type = "s"
    else:
        place.number_format = NUMBER_FORMATS[placed.cell.kind]


def _side(placed: Placed) -> str:
    cell = placed.cell
    is_row_label = not cell.is_head and cell.cell is None and cell.rowspan == 1
    return "left" if is_row_label or cell.label == CORNER else "center"


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from gongkai.files.annual_report_writer import write_report, write_template
from gongkai.files.annual_report_writer.placing import placed_cells
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Report
from tests.files.annual_report_writer.expected import expected_tables
from tests.files.annual_report_writer.samples import AMOUNT, BLANK, MARKED, ZERO, counted_report

SHEETS = ["二、主动公开", "三、申请办理", "四、复议诉讼"]


def opened(data):
    return openpyxl.load_workbook(BytesIO(data))


def value_at(sheet, table, cell):
    [placed] = (each for each in placed_cells(table.grid) if each.cell.cell == cell)
    return sheet.cell(2 + placed.row, placed.column + 1).value


def shown(sheet):
    texts = {
        (row, column): str(sheet.cell(row, column).value or "")
        for row in range(2, sheet.max_row + 1)
        for column in range(1, sheet.max_column + 1)
    }
    for merged in sheet.merged_cells.ranges:
        for row, column in merged.cells:
            texts[row, column] = str(sheet.cell(merged.min_row, merged.min_col).value or "")
    return [
        [texts[row, column] for column in range(1, sheet.max_column + 1)]
        for row in range(2, sheet.max_row + 1)
    ]


@pytest.mark.parametrize("edition", list(Edition))
def test_every_label_and_figure_stands_in_its_place(edition):
    report = counted_report(edition, marks={})
    report = Report(**{**_fields(report), "figures": {**report.figures, ZERO: 4321}})

    book = opened(write_report(report, "xlsx"))

    assert [shown(book[name]) for name in SHEETS] == expected_tables(report)


def test_zero_blank_mark_and_amount_stay_apart():
    report = counted_report()
    book = opened(write_report(report, "xlsx"))
    form = report.form

    assert value_at(book[SHEETS[0]], form.proactive, BLANK) is None
    assert value_at(book[SHEETS[0]], form.proactive, AMOUNT) == 1010.05
    assert value_at(book[SHEETS[1]], form.applications, ZERO) == 0
    assert value_at(book[SHEETS[1]], form.applications, MARKED) == "/"


def test_an_amount_too_long_for_a_spreadsheet_is_kept_as_text():
    long = Decimal("123456789012.123456")
    report = counted_report()
    report = Report(**{**_fields(report), "figures": {**report.figures, AMOUNT: long}})

    book = opened(write_report(report, "xlsx"))

    assert value_at(book[SHEETS[0]], report.form.proactive, AMOUNT) == "123456789012.123456"


def test_the_sheets_follow_the_parts_and_the_text_is_in_them():
    book = opened(write_report(counted_report(), "xlsx"))

    assert book.sheetnames[0] == "一、总体情况"
    assert book.sheetnames[-1] == "六、其他事项"
    assert book["一、总体情况"]["A3"].value == "一、总体情况"
    assert book["五、问题及改进"]["A2"].value == "有的信息公开得晚。今后每周核对一次。"


def test_a_text_that_looks_like_a_formula_is_a_text():
    book = opened(write_report(counted_report(sections={"六": "=1+1"}), "xlsx"))

    assert book["六、其他事项"]["A2"].data_type == "s"


def test_the_empty_form_takes_only_what_may_stand_in_a_cell():
    book = opened(write_template(2019, "xlsx"))
    rules = book[SHEETS[0]].data_validations.dataValidation

    assert {rule.type for rule in rules} == {"whole", "decimal"}
    assert all("填" in rule.error for rule in rules)
    assert len(book[SHEETS[2]].data_validations.dataValidation) == 1


def test_a_written_report_has_no_entry_rules():
    book = opened(write_report(counted_report(), "xlsx"))

    assert book[SHEETS[0]].data_validations.dataValidation == []


def test_a_report_without_parts_is_a_sheet_of_text():
    report = Report(agency="示例县人民政府", year=2010, sections={"opening": "开头。"})

    book = opened(write_report(report, "xlsx"))

    assert book["正文"]["A2"].value == "开头。"


def test_heads_repeat_on_paper_and_the_page_is_a4():
    sheet = opened(write_report(counted_report(), "xlsx"))[SHEETS[1]]

    assert sheet.print_title_rows == "$2:$4"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_same_report_gives_the_same_bytes():
    assert write_report(counted_report(), "xlsx") == write_report(counted_report(), "xlsx")


def _fields(report):
    return {name: getattr(report, name) for name in Report.__dataclass_fields__}

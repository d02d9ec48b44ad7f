"""Where personal data stand: paragraph, row of a table, headed column, hidden parts of a workbook."""

import io
import zipfile

import openpyxl
from openpyxl.comments import Comment

from gongkai.files.page_text import document_of_text
from gongkai.files.private_data import Kind, scan_document
from gongkai.files.private_data.hidden_parts import scan_hidden_parts

LIST = """名单如下。
| 序号 | 姓名 | 身份证号 | 村 |
|---|---|---|---|
| 1 | 张某某 | 11010519491231002X | 上河村 |
| 2 | 李某某 | 44*************014 | 石桥村 |
| 3 | 王某某 | 440524188001010014 | 东坡村 |"""


def places(text):
    return scan_document(document_of_text(text, "名单"))


def test_a_number_in_a_table_is_named_by_the_row_below_the_head_and_who_stands_in_it():
    words = [each.in_words for each in places(LIST) if each.kind is Kind.IDENTITY_NUMBER]

    assert words == ["表1 第1行（张某某 上河村）", "表1 第3行（王某某 东坡村）"]


def test_a_headed_column_counts_only_what_is_not_masked():
    columns = [each.in_words for each in places(LIST) if each.kind is Kind.HEADED_COLUMN]

    assert columns == ["表1“身份证号”列（2行有内容）"]


def test_a_number_in_the_text_is_named_by_its_paragraph():
    assert [each.in_words for each in places("第一段。\n\n联系13800000000。")] == ["第2段"]


def workbook(change):
    book = openpyxl.Workbook()
    change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def hidden_sheet(book):
    sheet = book.create_sheet("原始名单")
    sheet.sheet_state = "hidden"
    sheet["B2"] = "11010519491231002X"


def remark(book):
    book.active["A1"].comment = Comment("本人电话13800000000", "经办人")


def as_figure(book):
    book.active["A1"] = 1.38e10


def masked(change):
    return [each.masked for each in scan_hidden_parts(workbook(change))]


def test_a_hidden_sheet_is_looked_through():
    assert masked(hidden_sheet) == ["11*************02X"]


def test_a_comment_is_looked_through():
    assert masked(remark) == ["138****0000"]


def test_a_telephone_kept_as_a_figure_is_found():
    assert masked(as_figure) == ["138****0000"]


def test_a_telephone_kept_with_an_exponent_is_found():
    data = rewritten(workbook(as_figure), b"<v>13800000000</v>", b"<v>1.38E10</v>")

    assert [each.masked for each in scan_hidden_parts(data)] == ["138****0000"]


def rewritten(data, before, after):
    """Return the workbook with the figure as another program keeps it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(before, after))
    assert after in zipfile.ZipFile(made).read("xl/worksheets/sheet1.xml")
    return made.getvalue()

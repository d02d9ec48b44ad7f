"""Workbooks: cells by their address, columns by their heads, and everything that is hidden."""

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from gongkai.files.guard import examine
from tests.files.guard.made import IDENTITY, MOBILE, found, with_parts, workbook


def test_a_number_is_named_by_sheet_and_cell():
    def change(book):
        book.create_sheet("名单")["C14"] = f"电话{MOBILE}"

    assert found(workbook(change)) == [("mobile", "sheet 2 / C14")]


def test_a_telephone_kept_as_a_figure_is_found():
    def change(book):
        book.active["A1"] = int(MOBILE)

    assert found(workbook(change)) == [("mobile", "sheet 1 / A1")]


def hidden_sheet(book):
    book.active["A1"] = "封面"
    sheet = book.create_sheet("原始名单")
    sheet.sheet_state = "hidden"
    sheet["B2"] = IDENTITY


def hidden_row(book):
    book.active["B2"] = IDENTITY
    book.active.row_dimensions[2].hidden = True


def hidden_column(book):
    book.active["B2"] = IDENTITY
    book.active.column_dimensions["B"].hidden = True


def white(book):
    book.active["B2"] = IDENTITY
    book.active["B2"].font = Font(color="FFFFFFFF")


def not_shown(book):
    book.active["B2"] = IDENTITY
    book.active["B2"].number_format = ";;;"


@pytest.mark.parametrize(
    ("change", "sheet", "hidden"),
    [
        (hidden_sheet, 2, "sheet 2"),
        (hidden_row, 1, "sheet 1 / row 2"),
        (hidden_column, 1, "sheet 1 / column B"),
        (white, 1, "sheet 1 / B2"),
        (not_shown, 1, "sheet 1 / B2"),
    ],
)
def test_what_is_hidden_is_found_and_named(change, sheet, hidden):
    assert found(workbook(change)) == [
        ("identity_number", f"sheet {sheet} / B2"),
        ("hidden_content", hidden),
    ]


def test_a_comment_is_looked_through():
    def change(book):
        book.active["A1"] = "标题"
        book.active["A1"].comment = Comment(f"本人电话{MOBILE}", "")

    assert found(workbook(change)) == [("mobile", "comment"), ("hidden_content", "comment")]


def test_the_cache_of_a_pivot_table_is_looked_through():
    cache = f'<pivotCacheRecords xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><r><s v="{IDENTITY}"/></r></pivotCacheRecords>'

    data = with_parts(workbook(lambda _book: None), {"xl/pivotCache/pivotCacheRecords1.xml": cache})

    assert {kind for kind, _place in found(data)} == {"identity_number", "hidden_content"}


def recipients(book):
    for row in [
        ("救助发放名单",),
        ("序号", "姓名", "住址", "出生日期", "病种", "账号", "联系电话", "订单号"),
        (
            1,
            "张建国",
            "上河村3组",
            "1985-03-02",
            "尿毒症",
            "12345678901",
            "87654321",
            "13800138000",
        ),
        (2, "李某某", "石桥村", "", "", "", "", ""),
    ]:
        book.active.append(row)


def test_the_heads_of_columns_say_what_their_cells_are():
    assert found(workbook(recipients)) == [
        ("name_in_list", "sheet 1 / B3"),
        ("address", "sheet 1 / C3"),
        ("birth_date", "sheet 1 / D3"),
        ("health", "sheet 1 / E3"),
        ("account", "sheet 1 / F3"),
        ("landline", "sheet 1 / G3"),
    ]


def directory(book):
    for row in [
        ("姓名", "职务", "办公电话"),
        ("张建国", "科长", "87654321"),
        ("李秀英", "主任", "87654322"),
    ]:
        book.active.append(row)


def test_a_directory_of_officials_is_to_be_public():
    assert examine(workbook(directory), "通讯录.xlsx").is_clean


def test_words_an_agency_shows_anyway_are_no_hits():
    def change(book):
        book.active["A1"] = MOBILE

    assert examine(workbook(change), "a.xlsx", allowed=[MOBILE]).is_clean

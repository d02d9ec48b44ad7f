"""Hits in words: the place, and who else stands in the row, so that a clerk finds it."""

from gongkai.files.guard.telling import told_of_blocks, told_of_file
from gongkai.files.page_text import document_of_text
from tests.files.guard.made import IDENTITY, MOBILE, workbook

LIST = f"""名单如下。
| 序号 | 姓名 | 身份证号 | 村 |
|---|---|---|---|
| 1 | 张某某 | {IDENTITY} | 上河村 |
| 2 | 李某某 | 44*************014 | 石桥村 |"""


def told(text):
    return [
        (str(each.hit.kind), each.where)
        for each in told_of_blocks(document_of_text(text, "").blocks)
    ]


def test_a_number_in_a_table_is_named_by_its_row_and_who_stands_in_it():
    assert told(LIST) == [("identity_number", "表1 第2行 第3列（张某某 上河村）")]


def test_a_number_in_the_text_is_named_by_its_paragraph():
    assert told(f"第一段。\n\n联系{MOBILE}。") == [("mobile", "第2段")]


def test_a_cell_of_an_attached_workbook_is_named_by_its_address_and_row():
    data = workbook(lambda book: book.active.append(["上河村", MOBILE]))

    [one], unread = told_of_file(data, "名单.xlsx")
    assert (one.where, unread) == ("第1张工作表 B1（上河村）", "")

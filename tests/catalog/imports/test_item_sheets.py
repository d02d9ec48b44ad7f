"""What a row becomes, and which rows are left out: by row, column, reason and how to mend it."""

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from gongkai.catalog.imports.blank_sheets import blank_entries, blank_items
from gongkai.catalog.imports.columns import NAMES, label_of
from gongkai.catalog.imports.item_sheets import key_of, read_items
from gongkai.catalog.models import RegisterKind
from gongkai.catalog.register_sheets import NotASheet, read_entries
from tests.catalog.imports.conftest import HEAD, TREES, WATER, with_cell, workbook_of

MARCH = dt.date(2026, 3, 2)


@pytest.fixture
def read(qingshan, business):
    return lambda *rows: read_items(workbook_of(*rows), qingshan, MARCH)


def one(reading):
    (row,) = reading.rows
    return row.value


def test_a_row_becomes_a_content_with_what_a_new_draft_has(read, business):
    content = one(read(HEAD, TREES))

    assert (content.title, content.formed_on) == (TREES[0], dt.date(2026, 2, 25))
    assert (content.item_class_id, content.channels) == (business.pk, ("website",))
    assert (content.status, content.validity) == ("proactive", "valid")


def test_the_head_follows_from_the_class_where_it_is_left_blank(read, business):
    business.head = "20-11"
    business.save()

    assert one(read(HEAD, TREES)).head == "20-11"


def test_names_may_stand_in_any_order_with_blanks_and_a_line_above(read):
    reading = read(("青山镇信息表",), ("形成 日期", "标题"), ("2026.2.25", "植树安排"))

    assert one(reading).formed_on == dt.date(2026, 2, 25)


def test_words_of_the_form_are_understood_in_full_and_in_short(read):
    head = ("标题", "形成日期", "公开渠道", "公开属性", "不公开的理由", "基层标准目录")
    row = ("植树", "20260225", "政府网站；镇村公开栏", "不予公开", "国家秘密", "不属于二十六个领域")

    content = one(read(head, row))

    assert content.channels == ("website", "board")
    assert (content.status, content.ground, content.field) == (
        "withheld",
        "state_secret",
        "outside",
    )


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        (0, "", "没有填标题"),
        (0, "长" * 301, "有 301 个字，最多 300 个"),
        (1, "号" * 101, "最多 100 个"),
        (2, "二月", "“二月”不是日期"),
        (2, "", "没有填形成日期"),
        (2, "2026-03-03", "晚于今天"),
        (3, "没有的类", "“没有的类”不在可填的值里"),
        (4, "坏\0字", "怎么办"),
    ],
)
def test_a_bad_cell_is_named_with_row_column_and_mend(read, monkeypatch, place, value, says):
    rows = [HEAD, TREES, with_cell(WATER, place, value)]
    monkeypatch.setattr("gongkai.catalog.imports.item_sheets.sheet_rows", lambda _data: rows)

    reading = read(HEAD)

    (bad,) = reading.bad
    assert (bad.row, bad.column) == (3, HEAD[place])
    assert says in bad.why
    assert "怎么办" in bad.why
    assert [each.number for each in reading.rows] == [2]


def test_a_row_that_repeats_another_is_named(read):
    reading = read(HEAD, TREES, with_cell(TREES, 5, "别的概述"))

    assert "和第 2 行是同一件" in reading.bad[0].why


def test_blank_rows_are_passed_over(read):
    assert [each.number for each in read(HEAD, ("",), TREES).rows] == [3]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((("标题", "形成日朝"), ("植树", "2026-02-25")), "不认识列名“形成日朝”"),
        ((("标题", "标题"), ("植树", "植树")), "列名“标题”有两个"),
        ((("名称", "日期"), ("植树", "2026-02-25")), "没有找到列名“标题”"),
    ],
)
def test_a_sheet_whose_names_are_not_understood_is_refused_whole(read, rows, says):
    with pytest.raises(NotASheet, match=says):
        read(*rows)


def test_what_is_no_sheet_is_refused(qingshan):
    with pytest.raises(NotASheet, match="怎么办"):
        read_items(b"PK\x03\x04", qingshan, MARCH)


def test_the_key_does_not_hang_on_blanks_and_width(read):
    wide = with_cell(TREES, 1, "示青政发 〔２０２６〕３号")

    assert key_of(one(read(HEAD, TREES))) == key_of(one(read(HEAD, wide)))


def test_the_template_has_every_column_and_the_classes_to_choose_from(qingshan, business):
    book = load_workbook(BytesIO(blank_items(qingshan, MARCH)))

    assert [cell.value for cell in book["信息"][1]] == [label_of(each) for each in NAMES]
    assert business.name in {cell.value for row in book["可填的值"] for cell in row}


def test_the_template_comes_back_filled_in(qingshan, business):
    book = load_workbook(BytesIO(blank_items(qingshan, MARCH)))
    book["信息"].append([TREES[0], TREES[1], dt.datetime(2026, 2, 25), business.name])  # noqa: DTZ001
    out = BytesIO()
    book.save(out)

    assert one(read_items(out.getvalue(), qingshan, MARCH)).item_class == business.name


@pytest.mark.parametrize("kind", RegisterKind)
def test_the_template_of_a_register_is_read_back(kind):
    book = load_workbook(BytesIO(blank_entries(kind)))
    names = [cell.value for cell in book.worksheets[0][1]]
    filled = {"文书号": "1号", "事项": "许可", "日期": "2026-02-03", "金额": 12.5, "是否公开": "是"}
    book.worksheets[0].append([filled[each] for each in names])
    out = BytesIO()
    book.save(out)

    assert read_entries(out.getvalue(), kind, MARCH).entries[0].is_public

import datetime as dt

import pytest

from gongkai.boards.gate import Altered, shown
from gongkai.boards.models import Sheet
from gongkai.boards.printing import Block, blocks_of
from gongkai.boards.refusals import NotFitToHang, PrivateNumbers, WrongDay
from gongkai.catalog.actions import withdrawing
from gongkai.catalog.gate import NotReleased
from tests.catalog.conftest import later
from tests.factories import AT


def test_sheets_are_numbered_through_the_year_without_a_gap(village_sheet):
    first = village_sheet()
    with pytest.raises(NotFitToHang):
        village_sheet(checked_by="")
    second = village_sheet()
    next_year = village_sheet(at=AT.replace(year=2027))

    numbers = [each.number_text for each in (first, second, next_year)]
    assert numbers == ["公示〔2026〕1号", "公示〔2026〕2号", "公示〔2027〕1号"]


def test_a_sheet_of_an_item_shows_the_reviewed_bytes(item_sheet):
    sheet = item_sheet()

    assert sheet.digest == sheet.item.published.content_address
    assert "现将有关事项通知如下" in shown(sheet)


def test_government_information_that_is_not_public_is_refused(item_sheet, a_draft):
    with pytest.raises(NotFitToHang, match="第十七条"):
        item_sheet(item=a_draft(title="没有审查的信息"))


def test_government_affairs_cannot_be_written_by_hand(village_sheet):
    with pytest.raises(NotFitToHang, match="要先审查、公开"):
        village_sheet(duty="policy")


def test_a_sheet_of_an_item_that_was_withdrawn_shows_nothing(item_sheet, cast):
    sheet = item_sheet()
    withdrawing.take_down(item=sheet.item, reason="有误", by=cast["zhao"], at=later(1))
    sheet = Sheet.objects.get(pk=sheet.pk)

    with pytest.raises(NotReleased):
        shown(sheet)


def test_village_affairs_need_somebody_who_checked_them(village_sheet):
    with pytest.raises(NotFitToHang, match="村务监督委员会"):
        village_sheet(checked_by=" ")


def test_an_identity_number_in_a_village_text_is_named_by_paragraph(village_sheet):
    text = "救助名单如下。\n张某某 11010519491231002X"

    with pytest.raises(PrivateNumbers, match="第 2 段"):
        village_sheet(text=text)


def test_a_telephone_number_may_stand_in_a_village_text(village_sheet):
    assert village_sheet(text="有疑问打会计电话 13800138000。").pk


def test_a_sheet_does_not_end_before_it_begins(village_sheet):
    with pytest.raises(WrongDay, match="早于公示起"):
        village_sheet(shown_until=dt.date(2026, 3, 1))


def test_a_text_changed_behind_the_program_is_not_shown(village_sheet):
    sheet = village_sheet()
    Sheet.objects.filter(pk=sheet.pk).update(text="改过的账目")

    with pytest.raises(Altered):
        shown(Sheet.objects.get(pk=sheet.pk))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("一段。\n\n又一段。", (Block("一段。"), Block("又一段。"))),
        ("甲｜1\n乙｜2", (Block(rows=(("甲", "1"), ("乙", "2"))),)),
        ("｜甲｜1｜\n｜乙｜2｜", (Block(rows=(("甲", "1"), ("乙", "2"))),)),
        ("甲  1\n乙  2\n完", (Block(rows=(("甲", "1"), ("乙", "2"))), Block("完"))),
        ("甲｜1｜\n乙｜｜2", (Block(rows=(("甲", "1", ""), ("乙", "", "2"))),)),
        ("只有一行｜不是表", (Block("只有一行　不是表"),)),
        (
            "甲｜1\n乙｜2\n丙｜3｜4\n丁｜5｜6",
            (
                Block(rows=(("甲", "1"), ("乙", "2"))),
                Block(rows=(("丙", "3", "4"), ("丁", "5", "6"))),
            ),
        ),
    ],
)
def test_lines_with_the_same_columns_become_a_table(text, blocks):
    assert blocks_of(text) == blocks

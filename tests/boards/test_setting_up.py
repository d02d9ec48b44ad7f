import datetime as dt
from dataclasses import replace

import pytest

from gongkai.agencies.models import Agency, Village
from gongkai.audit.models import AuditRecord
from gongkai.boards import actions
from gongkai.boards.refusals import BoardRefusal, WrongDay
from tests.boards.conftest import FACTS
from tests.factories import AT


def test_boards_of_an_agency_are_numbered_one_after_the_other(set_up):
    first, second = set_up(), set_up(name="村口电子屏", kind="screen")

    assert (first.number, second.number) == (1, 2)


def test_a_village_of_another_township_is_refused(set_up):
    lvshui = Agency.objects.get(code="lvshui")
    liulin = Village.objects.create(township=lvshui, name="柳林村")

    with pytest.raises(BoardRefusal, match="柳林村不属于示例县青山镇人民政府"):
        set_up(village=liulin)


def test_a_board_is_not_set_up_in_the_future(set_up):
    with pytest.raises(WrongDay, match="2026-03-03 晚于今天"):
        set_up(set_up_on=dt.date(2026, 3, 3))


def test_only_what_changed_is_written_down(board, cast, shanghe):
    facts = replace(FACTS, village=shanghe, place="卫生室对面")

    changed = actions.change_board(board=board, facts=facts, by=cast["zhao"], at=AT)
    again = actions.change_board(board=board, facts=facts, by=cast["zhao"], at=AT)

    assert (changed, again) == (["place"], [])
    assert AuditRecord.objects.filter(action="boards.changed").count() == 1


def test_a_board_with_something_on_it_is_not_closed(board, cast, hang, village_sheet):
    hang(village_sheet())

    with pytest.raises(BoardRefusal, match="还有 1 张没有登记取下"):
        actions.close_board(board=board, reason="拆除", by=cast["zhao"], at=AT)


def test_closing_needs_a_reason(board, cast):
    with pytest.raises(BoardRefusal, match="停用要写原因"):
        actions.close_board(board=board, reason=" ", by=cast["zhao"], at=AT)


def test_a_closed_board_takes_nothing_more(board, cast, hang, village_sheet):
    actions.close_board(board=board, reason="拆除", by=cast["zhao"], at=AT)

    with pytest.raises(BoardRefusal, match="已经停用"):
        hang(village_sheet())

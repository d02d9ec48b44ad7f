import datetime as dt

import pytest

from gongkai.agencies.models import Agency, Village
from gongkai.audit.models import AuditRecord
from gongkai.boards import actions, queries
from gongkai.boards.models import Posting
from gongkai.boards.refusals import (
    BoardRefusal,
    HangsAlready,
    NotFitToHang,
    RemindedToday,
    WrongDay,
)
from gongkai.catalog.actions import withdrawing
from gongkai.catalog.gate import NotReleased
from tests.boards.conftest import deed
from tests.catalog.conftest import later
from tests.factories import AT

TODAY = AT.date()


def day(text):
    return dt.date.fromisoformat(text)


def standing_of(board, on, key="finance"):
    rows = queries.standings_of([board], on)[0].rows
    return next(each.round.standing.value for each in rows if each.duty.key == key)


def test_a_form_that_is_sent_twice_counts_once(hang, village_sheet):
    sheet = village_sheet()

    first, again = hang(sheet, number=7), hang(sheet, number=7)

    assert (first.pk, Posting.objects.count()) == (again.pk, 1)
    assert AuditRecord.objects.filter(action="boards.put_up").count() == 1


def test_a_sheet_hangs_once_on_a_board(hang, village_sheet):
    sheet = village_sheet()
    hang(sheet, number=1)

    with pytest.raises(HangsAlready):
        hang(sheet, number=2)


def test_affairs_of_a_village_hang_in_no_other(set_up, village_sheet, qingshan, lan):
    shiqiao = Village.objects.create(township=qingshan, name="石桥村")
    other = set_up(name="石桥村公开栏", village=shiqiao)

    with pytest.raises(NotFitToHang, match="上河村的村务，不能贴在石桥村公开栏"):
        actions.put_up(board=other, sheet=village_sheet(), on=TODAY, sent_as=deed(1), by=lan, at=AT)


def test_a_published_item_hangs_in_every_village(hang, item_sheet):
    assert hang(item_sheet()).pk


@pytest.mark.parametrize(("on", "why"), [("2026-03-03", "晚于今天"), ("2026-03-01", "还没有做好")])
def test_a_sheet_was_not_put_up_on_another_day_than_it_can_have_been(hang, village_sheet, on, why):
    with pytest.raises(WrongDay, match=why):
        hang(village_sheet(), on=day(on))


def test_a_withdrawn_item_is_put_up_no_more(hang, item_sheet, cast):
    sheet = item_sheet()
    withdrawing.take_down(item=sheet.item, reason="有误", by=cast["zhao"], at=later(1))
    sheet.refresh_from_db()

    with pytest.raises(NotReleased):
        hang(sheet, at=later(2), on=day("2026-03-02"))


def test_what_hangs_of_a_withdrawn_item_is_to_be_taken_down(hang, item_sheet, cast, board):
    posting = hang(item_sheet())
    before = list(queries.to_be_taken_down([board], TODAY))
    withdrawing.take_down(item=posting.sheet.item, reason="有误", by=cast["zhao"], at=later(1))

    assert (before, list(queries.to_be_taken_down([board], TODAY))) == ([], [posting])


@pytest.mark.parametrize(("on", "number"), [("2026-03-09", 0), ("2026-03-10", 1)])
def test_the_day_after_its_time_a_sheet_is_to_be_taken_down(hang, village_sheet, board, on, number):
    hang(village_sheet(shown_until=day("2026-03-09")))

    assert len(queries.to_be_taken_down([board], day(on))) == number


def test_what_was_taken_down_stays_on_record_with_its_days(hang, village_sheet, lan):
    posting = hang(village_sheet())

    actions.take_down(posting=posting, on=day("2026-03-09"), by=lan, at=later(8))
    actions.take_down(posting=posting, on=day("2026-03-10"), by=lan, at=later(9))

    posting.refresh_from_db()
    assert (posting.put_up_on, posting.taken_down_on) == (TODAY, day("2026-03-09"))


def test_nothing_is_taken_down_before_it_was_put_up(hang, village_sheet, lan):
    posting = hang(village_sheet())

    with pytest.raises(WrongDay, match="2026-03-02 上栏"):
        actions.take_down(posting=posting, on=day("2026-03-01"), by=lan, at=later(8))


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        ("2026-03-31", "done"),
        ("2026-04-01", "due"),
        ("2026-04-30", "due"),
        ("2026-05-01", "missed"),
    ],
)
def test_finance_of_march_is_missed_from_the_first_of_may_on(
    hang, board, village_sheet, on, standing
):
    hang(village_sheet())

    assert standing_of(board, day(on)) == standing


def test_taking_down_does_not_undo_that_it_was_put_up(hang, board, village_sheet, lan):
    posting = hang(village_sheet())
    actions.take_down(posting=posting, on=day("2026-03-09"), by=lan, at=later(8))

    assert standing_of(board, day("2026-03-31")) == "done"


def test_a_keeper_is_reminded_once_a_day(board, cast):
    county = Agency.objects.get(code="shili")
    actions.remind(board=board, missed="村级财务收支", by=cast["he"], acting_for=county, at=AT)

    with pytest.raises(RemindedToday):
        actions.remind(board=board, missed="村级财务收支", by=cast["he"], acting_for=county, at=AT)


def test_nobody_is_reminded_of_nothing(board, cast, qingshan):
    with pytest.raises(BoardRefusal, match="没有迟贴"):
        actions.remind(board=board, missed="", by=cast["he"], acting_for=qingshan, at=AT)


def test_standings_cost_one_query_however_many_boards_there_are(set_up, django_assert_num_queries):
    boards = [set_up(name=f"公开栏{number}") for number in range(12)]

    with django_assert_num_queries(1):
        assert len(queries.standings_of(boards, TODAY)) == 12

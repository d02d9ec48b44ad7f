"""Until when an answer, a decision or a judgment may be challenged; days counted by hand."""

import datetime as dt

import pytest

from gongkai.rules.remedies.windows import appeal, challenge_windows, suit_after_review
from gongkai.rules.remedy_paragraphs import Order
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar()


def day(text):
    return dt.date.fromisoformat(text)


def windows(order, served, **more):
    found = challenge_windows(order, day(served), CALENDAR, **more)
    return {each.key: str(each.until) for each in found}


def test_either_way_stands_open_with_its_own_last_day():
    # 60 days end on 5 May, a holiday; six months on Sunday, 6 September
    assert windows(Order.EITHER, "2026-03-06") == {
        "reconsideration": "2026-05-06",
        "suit": "2026-09-07",
    }


def test_where_reconsideration_comes_first_no_suit_stands_open():
    assert windows(Order.RECONSIDERATION_FIRST, "2026-03-06") == {"reconsideration": "2026-05-06"}


def test_by_part_both_stand_open_and_say_for_which_part():
    found = challenge_windows(Order.BY_PART, day("2026-07-06"), CALENDAR.provisional())

    assert [each.label for each in found] == ["申请行政复议", "对其他部分直接提起行政诉讼"]
    assert [each.is_provisional for each in found] == [False, True]  # the second ends in 2027


@pytest.mark.parametrize(
    ("served", "last"),
    [
        ("2025-08-31", "2026-02-28"),  # no 31 February; the 28th is a Saturday that is worked
        ("2025-09-01", "2026-03-02"),  # 1 March is a Sunday
        ("2026-01-05", "2026-07-06"),  # 5 July is a Sunday
    ],
)
def test_six_months_end_on_the_same_day_of_the_month(served, last):
    assert windows(Order.EITHER, served)["suit"] == last


def test_a_window_is_open_on_its_last_day_and_not_after():
    window, _suit = challenge_windows(Order.EITHER, day("2026-03-06"), CALENDAR)

    assert window.is_open_on(day("2026-05-06"))
    assert not window.is_open_on(day("2026-05-07"))


def test_a_letter_by_post_may_be_challenged_longer():
    found = challenge_windows(Order.EITHER, day("2026-03-06"), CALENDAR, is_earliest=True)

    assert all(each.is_earliest for each in found)


def test_a_decision_on_reconsideration_may_be_taken_to_court_for_fifteen_days():
    assert str(suit_after_review(day("2026-03-02"), CALENDAR).until) == "2026-03-17"


def test_a_judgment_may_be_appealed_for_fifteen_days_and_a_ruling_for_ten():
    judgment = appeal(day("2026-03-02"), CALENDAR, is_ruling=False)
    ruling = appeal(day("2026-03-02"), CALENDAR, is_ruling=True)

    assert (str(judgment.until), str(ruling.until)) == ("2026-03-17", "2026-03-12")

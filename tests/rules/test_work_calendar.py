"""Working days, as counted by hand on a wall calendar and by a second count of our own."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.holiday_notices import Holiday, HolidayNotice
from gongkai.rules.work_calendar import (
    DayKind,
    DueDay,
    NoHolidayNotice,
    WorkCalendar,
    national_calendar,
)
from tests.rules.second_calendar import WORKING_DAY_COUNTS, WORKING_DAYS, counted_on

CALENDAR = national_calendar()
DAYS_2019_TO_2026 = st.dates(dt.date(2019, 1, 1), dt.date(2026, 9, 30))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "count", "due"),
    [
        ("2024-09-30", 7, "2024-10-15"),
        ("2024-09-30", 15, "2024-10-25"),
        ("2024-09-30", 20, "2024-11-01"),
        ("2024-09-30", 40, "2024-11-29"),
        ("2025-01-20", 7, "2025-02-05"),
        ("2025-01-20", 15, "2025-02-14"),
        ("2025-01-20", 20, "2025-02-21"),
        ("2025-01-20", 40, "2025-03-21"),
        ("2026-01-28", 7, "2026-02-06"),
        ("2026-01-28", 15, "2026-02-25"),
        ("2026-01-28", 20, "2026-03-03"),
        ("2026-01-28", 40, "2026-03-31"),
        ("2026-02-10", 7, "2026-02-26"),
        ("2026-02-10", 15, "2026-03-09"),
        ("2026-02-10", 20, "2026-03-16"),
        ("2026-02-10", 40, "2026-04-14"),
        ("2026-04-29", 7, "2026-05-12"),
        ("2026-04-29", 15, "2026-05-22"),
        ("2026-04-29", 20, "2026-05-29"),
        ("2026-04-29", 40, "2026-06-29"),
        ("2026-09-18", 7, "2026-09-29"),
        ("2026-09-18", 15, "2026-10-15"),
        ("2026-09-18", 20, "2026-10-22"),
        ("2026-09-18", 40, "2026-11-19"),
        ("2026-12-10", 7, "2026-12-21"),
        ("2026-12-10", 15, "2026-12-31"),
    ],
)
def test_working_days_are_those_counted_by_hand(received, count, due):
    assert CALENDAR.add_working_days(day(received), count) == day(due)


@pytest.mark.parametrize(("year", "count"), WORKING_DAY_COUNTS.items())
def test_a_year_has_the_working_days_that_others_count(year, count):
    days = (dt.date(year, 1, 1) + dt.timedelta(days=number) for number in range(366))

    assert sum(CALENDAR.is_working_day(each) for each in days if each.year == year) == count


def test_every_day_of_eight_years_is_what_the_second_calendar_says():
    first, last = day("2019-01-01"), day("2026-12-31")
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]

    assert [each for each in days if CALENDAR.is_working_day(each)] == WORKING_DAYS


@given(DAYS_2019_TO_2026, st.integers(1, 40))
def test_two_ways_of_counting_agree(start, count):
    assert CALENDAR.add_working_days(start, count) == counted_on(start, count)


@given(DAYS_2019_TO_2026, st.integers(1, 39))
def test_one_more_working_day_is_always_later(start, count):
    assert CALENDAR.add_working_days(start, count) < CALENDAR.add_working_days(start, count + 1)


@given(DAYS_2019_TO_2026, st.integers(1, 40))
def test_a_later_start_never_brings_a_day_forward(start, count):
    tomorrow = start + dt.timedelta(days=1)

    assert CALENDAR.add_working_days(start, count) <= CALENDAR.add_working_days(tomorrow, count)


def test_a_year_without_a_holiday_notice_is_an_error():
    with pytest.raises(NoHolidayNotice, match="还没有2027年的节假日安排通知") as refusal:
        CALENDAR.add_working_days(day("2026-12-10"), 20)

    assert refusal.value.year == 2027


def test_the_last_days_of_2018_are_not_known_from_the_notice_for_2019():
    with pytest.raises(NoHolidayNotice, match="2018年"):
        CALENDAR.is_working_day(day("2018-12-31"))


def test_a_count_that_starts_in_an_unknown_year_is_refused_though_it_ends_in_a_known_one():
    with pytest.raises(NoHolidayNotice, match="2018年"):
        CALENDAR.add_working_days(day("2018-12-28"), 5)


def test_counting_no_days_is_refused():
    with pytest.raises(ValueError, match="cannot count 0"):
        CALENDAR.add_working_days(day("2026-03-02"), 0)


@pytest.mark.parametrize(
    ("on", "kind", "why"),
    [
        ("2026-02-11", DayKind.WORKING, "星期三"),
        ("2026-02-14", DayKind.MAKE_UP, "星期六，调休上班（国办发明电〔2025〕7号）"),
        ("2026-02-15", DayKind.HOLIDAY, "春节放假（国办发明电〔2025〕7号）"),
        ("2026-02-07", DayKind.WEEKEND, "星期六"),
        ("2019-05-02", DayKind.HOLIDAY, "劳动节放假（国办发明电〔2019〕3号）"),
        ("2020-02-01", DayKind.HOLIDAY, "春节放假（国办发明电〔2020〕1号）"),
    ],
)
def test_a_day_says_what_it_is_and_by_which_notice(on, kind, why):
    assert (CALENDAR.kind_of(day(on)), CALENDAR.why(day(on))) == (kind, why)


class TestDueDay:
    def test_a_day_within_the_known_years_is_settled(self):
        due = CALENDAR.due_after(day("2026-02-10"), 7)

        assert (due.on, due.provisional) == (day("2026-02-26"), False)

    def test_its_working_names_every_day_counted_or_not(self):
        due = CALENDAR.due_after(day("2026-02-13"), 2)

        assert [(f"{each.on:%m-%d}", each.number) for each in due.days] == [
            ("02-14", 1),
            *((f"02-{number}", None) for number in range(15, 24)),
            ("02-24", 2),
        ]

    def test_two_due_days_are_equal_whatever_their_working(self):
        assert CALENDAR.due_after(day("2026-03-02"), 1) == DueDay(day("2026-03-03"), False, tuple)  # noqa: FBT003


class TestProvisional:
    def test_a_day_in_a_year_without_notice_is_marked(self):
        due = CALENDAR.provisional().due_after(day("2026-12-10"), 20)

        assert (due.on, due.provisional) == (day("2027-01-08"), True)

    def test_a_day_of_a_known_year_is_not_marked(self):
        assert not CALENDAR.provisional().due_after(day("2026-12-10"), 15).provisional

    def test_a_day_after_a_gap_of_a_year_is_marked(self):
        assert CALENDAR.is_uncertain(day("2018-12-30"), day("2019-01-03"))

    def test_starting_on_the_last_day_of_an_unknown_year_is_no_doubt(self):
        assert not CALENDAR.is_uncertain(day("2018-12-31"), day("2019-01-03"))

    def test_new_years_day_is_off_whatever_the_notice_will_say(self):
        assert CALENDAR.provisional().kind_of(day("2027-01-01")) is DayKind.HOLIDAY

    def test_a_guessed_day_says_that_it_is_guessed(self):
        assert CALENDAR.provisional().why(day("2027-01-04")) == "星期一（2027年安排未公布，暂定）"

    def test_the_notice_settles_the_day(self):
        new_year = Holiday("元旦", day("2027-01-01"), day("2027-01-04"))
        notice = HolidayNotice(2027, "2027年部分节假日安排", "", day("2026-11-20"), (new_year,))

        due = CALENDAR.with_notice(notice).due_after(day("2026-12-10"), 20)

        assert (due.on, due.provisional) == (day("2027-01-11"), False)


class TestOwnHolidays:
    def test_a_holiday_of_an_autonomous_area_comes_on_top(self):
        own = Holiday("本地节日", day("2026-03-03"), day("2026-03-03"))

        calendar = WorkCalendar(CALENDAR.notices, own_holidays=(own,))

        assert calendar.add_working_days(day("2026-03-02"), 1) == day("2026-03-04")

    def test_it_says_so(self):
        own = Holiday("本地节日", day("2026-03-03"), day("2026-03-03"))

        calendar = WorkCalendar(CALENDAR.notices, own_holidays=(own,))

        assert calendar.why(day("2026-03-03")) == "本地节日放假（本地规定）"


@given(DAYS_2019_TO_2026, st.integers(1, 20), st.integers(0, 30))
def test_a_holiday_more_never_brings_a_due_day_forward(start, count, later):
    off = start + dt.timedelta(days=later)
    calendar = WorkCalendar(CALENDAR.notices, own_holidays=(Holiday("本地节日", off, off),))

    assert calendar.add_working_days(start, count) >= CALENDAR.add_working_days(start, count)

"""On days of 2026 counted by hand: the first quarter ends on 31 March, November on the 30th."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.boards.duties import Rhythm
from gongkai.rules.boards.rounds import Period, Standing, period_before, period_of, round_of

LONG_AGO = dt.date(2020, 1, 1)
DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2030, 12, 31))
COMING_ROUND = st.sampled_from([Rhythm.MONTHLY, Rhythm.QUARTERLY])


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("rhythm", "on", "first", "last", "label"),
    [
        (Rhythm.MONTHLY, "2026-11-25", "2026-11-01", "2026-11-30", "2026年11月"),
        (Rhythm.MONTHLY, "2026-12-31", "2026-12-01", "2026-12-31", "2026年12月"),
        (Rhythm.MONTHLY, "2028-02-01", "2028-02-01", "2028-02-29", "2028年2月"),
        (Rhythm.QUARTERLY, "2026-01-01", "2026-01-01", "2026-03-31", "2026年第一季度"),
        (Rhythm.QUARTERLY, "2026-11-25", "2026-10-01", "2026-12-31", "2026年第四季度"),
    ],
)
def test_a_day_lies_in_its_month_or_quarter(rhythm, on, first, last, label):
    found = period_of(rhythm, day(on))

    assert (found, found.label) == (Period(day(first), day(last)), label)


@pytest.mark.parametrize("rhythm", [Rhythm.AT_ONCE, Rhythm.STANDING])
def test_what_is_shown_at_once_or_always_comes_round_never(rhythm):
    assert period_of(rhythm, day("2026-11-25")) is None


@pytest.mark.parametrize(
    ("last_put_up", "standing", "due_on"),
    [
        ("2026-11-01", Standing.DONE, "2026-11-30"),
        ("2026-10-31", Standing.DUE, "2026-11-30"),
        ("2026-10-01", Standing.DUE, "2026-11-30"),
        ("2026-09-30", Standing.MISSED, "2026-10-31"),
        (None, Standing.MISSED, "2026-10-31"),
    ],
)
def test_on_25_november_what_was_put_up_last_decides(last_put_up, standing, due_on):
    put_up = day(last_put_up) if last_put_up else None

    found = round_of(Rhythm.MONTHLY, last_put_up=put_up, since=LONG_AGO, on=day("2026-11-25"))

    assert (found.standing, found.due_on) == (standing, day(due_on))


@pytest.mark.parametrize(
    ("since", "standing"),
    [("2026-10-01", Standing.MISSED), ("2026-10-02", Standing.DUE), ("2026-11-20", Standing.DUE)],
)
def test_a_period_in_which_the_board_was_not_there_from_the_first_day_is_not_missed(
    since, standing
):
    found = round_of(Rhythm.MONTHLY, last_put_up=None, since=day(since), on=day("2026-11-25"))

    assert found.standing is standing


@pytest.mark.parametrize(
    ("last_put_up", "standing"), [(None, Standing.NEVER), (dt.date(2021, 5, 1), Standing.HANGS)]
)
def test_what_comes_round_never_is_there_or_was_never(last_put_up, standing):
    found = round_of(Rhythm.AT_ONCE, last_put_up=last_put_up, since=LONG_AGO, on=day("2026-11-25"))

    assert (found.standing, found.due_on) == (standing, None)


@given(COMING_ROUND, DAYS)
def test_periods_follow_each_other_without_a_gap(rhythm, on):
    period = period_of(rhythm, on)

    assert period.first <= on <= period.last
    assert period_before(period, rhythm).last == period.first - dt.timedelta(days=1)


@given(COMING_ROUND, DAYS, st.integers(0, 500))
def test_putting_a_sheet_up_today_ends_what_was_missed(rhythm, on, ago):
    before = on - dt.timedelta(days=ago)

    found = round_of(rhythm, last_put_up=max(before, on), since=LONG_AGO, on=on)

    assert found.standing is Standing.DONE

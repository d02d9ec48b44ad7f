"""How long the file of a case is kept (国家档案局令第8号)."""

import datetime as dt

import pytest

from gongkai.rules.retention import SUGGESTED, Retention, kept_until

CLOSED = dt.date(2026, 3, 6)


@pytest.mark.parametrize(
    ("retention", "until"),
    [
        (Retention.TEN_YEARS, dt.date(2036, 12, 31)),
        (Retention.THIRTY_YEARS, dt.date(2056, 12, 31)),
        (Retention.PERMANENT, None),
    ],
)
def test_years_count_from_the_year_after_the_case_was_closed(retention, until):
    assert kept_until(CLOSED, retention) == until


def test_a_case_closed_on_the_last_day_of_a_year_is_kept_no_shorter():
    assert kept_until(dt.date(2026, 12, 31), Retention.TEN_YEARS) == dt.date(2036, 12, 31)


def test_ten_years_are_suggested():
    assert SUGGESTED is Retention.TEN_YEARS

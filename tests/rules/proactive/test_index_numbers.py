"""Index numbers by the agency's own pattern."""

import datetime as dt

import pytest

from gongkai.rules.proactive.index_numbers import BadPattern, check_pattern, index_number, period_of

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("pattern", "number", "period"),
    [
        ("{单位}/{年}-{序号:5}", "014349/2026-00007", "2026"),
        ("{单位}-{年月}-{序号:3}", "014349-202603-007", "202603"),
        ("{序号}", "7", ""),
    ],
)
def test_a_pattern_gives_its_number_and_the_period_of_its_serials(pattern, number, period):
    assert index_number(pattern, unit="014349", on=DAY, serial=7) == number
    assert period_of(pattern, DAY) == period


@pytest.mark.parametrize(
    "pattern",
    ["{单位}/{年}", "{序号}{序号}", "{月}-{序号}", "第{序号}号", "a/v/{序号}", "a//{序号}"],
)
def test_a_pattern_that_cannot_work_is_refused(pattern):
    with pytest.raises(BadPattern, match="怎么办"):
        check_pattern(pattern)

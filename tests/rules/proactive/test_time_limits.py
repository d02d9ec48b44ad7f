"""By when information is published, and how long it is shown."""

import datetime as dt

import pytest

from gongkai.rules.proactive.time_limits import (
    BY_KEY,
    GENERAL,
    SHOWING_BY_KEY,
    publish_by,
    shown_until,
)
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar()


@pytest.mark.parametrize(
    ("formed", "due"),
    [
        ("2026-03-02", "2026-03-30"),  # an ordinary month: four weeks
        ("2026-02-10", "2026-03-16"),  # over Spring Festival, two make-up Saturdays
    ],
)
def test_twenty_working_days_after_the_day_it_was_formed(formed, due):
    last = publish_by(GENERAL, since=dt.date.fromisoformat(formed), calendar=CALENDAR)

    assert last.on == dt.date.fromisoformat(due)


def test_a_budget_is_published_within_twenty_calendar_days():
    last = publish_by(BY_KEY["budget"], since=dt.date(2026, 1, 20), calendar=CALENDAR)

    assert (last.on, last.provisional) == (dt.date(2026, 2, 9), False)


def test_a_count_that_reaches_a_year_without_notice_is_provisional():
    last = publish_by(GENERAL, since=dt.date(2031, 12, 20), calendar=CALENDAR)

    assert last.provisional


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("expropriation_notice", "2026-03-16"),  # ten working days after Monday 2 March
        ("compensation_plan", "2026-04-01"),  # thirty days
        ("draft_decision", "2026-04-01"),
    ],
)
def test_a_showing_lasts_as_long_as_its_rule_says(kind, first):
    until = shown_until(SHOWING_BY_KEY[kind], from_on=dt.date(2026, 3, 2), calendar=CALENDAR)

    assert until == dt.date.fromisoformat(first)

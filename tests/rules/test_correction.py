"""Corrections, counted by hand on the calendar of 2026 (Article 30)."""

import datetime as dt

import pytest

from gongkai.rules.correction import (
    CorrectionNotAllowed,
    CorrectionRequest,
    ask_for_correction,
    correction_requested_by,
)
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar()


def day(text):
    return dt.date.fromisoformat(text)


def ask(asked_on, due_on="2026-03-25", earlier=None):
    return ask_for_correction(
        received_on=day("2026-03-02"),
        asked_on=day(asked_on),
        due_on=day(due_on),
        earlier=earlier,
        calendar=CALENDAR,
    )


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-02", "2026-03-11"),
        ("2026-02-10", "2026-02-26"),  # a make-up Saturday, then Spring Festival
        ("2026-12-10", "2026-12-21"),
    ],
)
def test_a_correction_is_asked_for_within_seven_working_days(received, last):
    assert correction_requested_by(day(received), CALENDAR).on == day(last)


def test_the_seventh_working_day_is_still_in_time():
    assert ask("2026-03-11") == CorrectionRequest(day("2026-03-11"), day("2026-03-25"))


def test_the_eighth_is_not():
    with pytest.raises(CorrectionNotAllowed, match="最后一天是2026年3月11日，不能在2026年3月12日"):
        ask("2026-03-12")


def test_before_receipt_there_is_nothing_to_correct():
    with pytest.raises(CorrectionNotAllowed, match="第三十条"):
        ask("2026-03-01")


def test_a_second_request_is_refused():
    with pytest.raises(
        CorrectionNotAllowed, match="2026年3月3日已经要求补正过，补正只能一次性告知"
    ):
        ask("2026-03-05", earlier=ask("2026-03-03"))


@pytest.mark.parametrize("due_on", ["2026-03-03", "2026-03-02", "2026-03-08"])
def test_a_period_that_leaves_no_working_day_is_refused(due_on):
    with pytest.raises(CorrectionNotAllowed, match="补正期限要合理"):
        ask("2026-03-03", due_on=due_on)


@pytest.mark.parametrize(
    ("request_", "on", "good_reason", "abandoned"),
    [
        (CorrectionRequest(day("2026-03-03"), day("2026-03-25")), "2026-03-25", False, False),
        (CorrectionRequest(day("2026-03-03"), day("2026-03-25")), "2026-03-26", False, True),
        (CorrectionRequest(day("2026-03-03"), day("2026-03-25")), "2026-03-26", True, False),
        (
            CorrectionRequest(day("2026-03-03"), day("2026-03-25"), day("2026-03-20")),
            "2026-03-26",
            False,
            False,
        ),
    ],
)
def test_not_corrected_in_time_and_without_reason_it_is_given_up(
    request_, on, good_reason, abandoned
):
    assert request_.is_deemed_abandoned_on(day(on), has_good_reason=good_reason) is abandoned

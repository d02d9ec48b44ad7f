"""When the answer is due to the body or the court; days counted by hand on the calendar of the year."""

import datetime as dt

import pytest

from gongkai.rules.remedies.answers import PERIODS, NoSuchPeriod, answer_due, answer_period
from gongkai.rules.remedies.stages import Procedure, Stage
from gongkai.rules.work_calendar import national_calendar

ORDINARY, SIMPLIFIED = Procedure.ORDINARY, Procedure.SIMPLIFIED


def due(stage, received, procedure=ORDINARY):
    return str(
        answer_due(stage, procedure, dt.date.fromisoformat(received), national_calendar()).on
    )


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-02", "2026-03-16"),  # ten working days, two weeks
        ("2026-09-25", "2026-10-15"),  # over Mid-Autumn and National Day, 10 October is worked
        ("2024-01-02", "2024-01-16"),  # under the law of 2023
        ("2023-12-18", "2023-12-28"),  # under the law before: ten calendar days
        ("2023-12-23", "2024-01-02"),  # the same, moved over New Year
    ],
)
def test_the_answer_to_the_body_is_due_after_ten_days(received, last):
    assert due(Stage.RECONSIDERATION, received) == last


def test_the_simplified_procedure_leaves_five_working_days():
    assert due(Stage.RECONSIDERATION, "2026-03-02", SIMPLIFIED) == "2026-03-09"


@pytest.mark.parametrize(
    "stage", [Stage.FIRST_INSTANCE, Stage.SECOND_INSTANCE, Stage.RETRIAL], ids=str
)
@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-02", "2026-03-17"),  # fifteen calendar days, weekends counted
        ("2026-09-17", "2026-10-08"),  # the last day is 2 October, in the holiday
        ("2026-03-06", "2026-03-23"),  # the last day is Saturday the 21st
    ],
)
def test_the_answer_to_the_court_is_due_after_fifteen_calendar_days(stage, received, last):
    assert due(stage, received) == last


def test_a_day_beyond_the_known_calendar_is_provisional():
    calendar = national_calendar().provisional()

    found = answer_due(Stage.RECONSIDERATION, ORDINARY, dt.date(2026, 12, 28), calendar)

    assert found.provisional


def test_the_working_shows_every_day():
    found = answer_due(Stage.FIRST_INSTANCE, ORDINARY, dt.date(2026, 3, 2), national_calendar())

    assert len(found.days) == 15


@pytest.mark.parametrize(
    ("stage", "received"),
    [(Stage.RECONSIDERATION, "2023-12-18"), (Stage.SECOND_INSTANCE, "2026-03-02")],
)
def test_a_procedure_the_law_does_not_know_is_refused(stage, received):
    with pytest.raises(NoSuchPeriod, match="普通程序"):
        due(stage, received, SIMPLIFIED)


def test_every_day_has_one_period_for_each_stage():
    days = (dt.date(2023, 12, 31), dt.date(2024, 1, 1), dt.date(2026, 7, 1))

    found = [answer_period(stage, ORDINARY, day) for stage in Stage for day in days]

    assert {(each.stage, each.days) for each in found} == {
        (Stage.RECONSIDERATION, 10),
        (Stage.FIRST_INSTANCE, 15),
        (Stage.SECOND_INSTANCE, 15),
        (Stage.RETRIAL, 15),
    }
    assert len(PERIODS) == 7

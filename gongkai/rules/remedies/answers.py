"""When the agency's answer is due to the body or the court, as dated data.

Article 88 of 行政复议法 (2023), read: only periods of 3, 5, 7 and 10 days are working days. The articles that give the
length of each period (48 and 54 of that law, 67 of 行政诉讼法, 108 and 111 of 法释〔2018〕1号, 23 of the law before 2024) are
cited from general knowledge and were not read again for this program: ``IS_CONFIRMED`` says so to the officer. Before
2024 only periods of 5 and 7 days were working days, so that the ten days of then are calendar days.
"""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Final

from gongkai.rules.citations import (
    LITIGATION_INTERPRETATION,
    LITIGATION_LAW,
    RECONSIDERATION_LAW,
    RECONSIDERATION_LAW_BEFORE_2024,
    Citation,
)
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.remedies.periods import calendar_days_after
from gongkai.rules.remedies.stages import PROCEDURE_LABELS, STAGE_LABELS, Procedure, Stage
from gongkai.rules.work_calendar import DueDay, WorkCalendar

IS_CONFIRMED: Final = False
DOUBT: Final = "期限的条文还没有对照原文核对，请以答复通知书、应诉通知书上写明的期限为准"


class NoSuchPeriod(NotAllowed):
    """Raised for a procedure that the law of the day does not know."""


@dataclass(frozen=True, slots=True)
class AnswerPeriod:
    """How long the answer may take, counted from receipt of the notice; by the law of the day of receipt."""

    stage: Stage
    procedure: Procedure
    days: int
    source: Citation
    is_in_working_days: bool = False
    until: dt.date | None = None  # the last day of receipt it holds for; None: still
    since: dt.date | None = None


_NEW_LAW: Final = RECONSIDERATION_LAW.in_force_from
_BEFORE: Final = _NEW_LAW - dt.timedelta(days=1)
_REVIEW, _FIRST = Stage.RECONSIDERATION, Stage.FIRST_INSTANCE
_USUAL: Final = Procedure.ORDINARY

PERIODS: Final = (
    AnswerPeriod(_REVIEW, _USUAL, 10, RECONSIDERATION_LAW_BEFORE_2024.article(23), until=_BEFORE),
    AnswerPeriod(
        _REVIEW,
        _USUAL,
        10,
        RECONSIDERATION_LAW.article(48),
        is_in_working_days=True,
        since=_NEW_LAW,
    ),
    AnswerPeriod(
        _REVIEW,
        Procedure.SIMPLIFIED,
        5,
        RECONSIDERATION_LAW.article(54),
        is_in_working_days=True,
        since=_NEW_LAW,
    ),
    AnswerPeriod(_FIRST, _USUAL, 15, LITIGATION_LAW.article(67)),
    AnswerPeriod(_FIRST, Procedure.SIMPLIFIED, 15, LITIGATION_LAW.article(67)),
    AnswerPeriod(Stage.SECOND_INSTANCE, _USUAL, 15, LITIGATION_INTERPRETATION.article(108)),
    AnswerPeriod(Stage.RETRIAL, _USUAL, 15, LITIGATION_INTERPRETATION.article(111)),
)


def answer_period(stage: Stage, procedure: Procedure, received_on: dt.date) -> AnswerPeriod:
    """Return the period for a notice received on a day.

    :raises NoSuchPeriod: if the law of that day does not know the procedure at that stage
    """
    for each in PERIODS:
        if (each.stage, each.procedure) == (stage, procedure) and _holds_on(each, received_on):
            return each
    raise NoSuchPeriod(
        f"{STAGE_LABELS[stage]}没有{PROCEDURE_LABELS[procedure]}的答复期限（{RECONSIDERATION_LAW.article(54)}）。"
        f"怎么办：选{PROCEDURE_LABELS[Procedure.ORDINARY]}"
    )


def answer_due(
    stage: Stage, procedure: Procedure, received_on: dt.date, calendar: WorkCalendar
) -> DueDay:
    """Return the last day for the answer to the body or court.

    :raises NoSuchPeriod: if the law of that day does not know the procedure at that stage
    :raises NoHolidayNotice: if the count reaches a year whose notice is not loaded
    """
    period = answer_period(stage, procedure, received_on)
    if period.is_in_working_days:
        return calendar.due_after(received_on, period.days)
    on = calendar_days_after(received_on, period.days, calendar)
    return DueDay(
        on,
        calendar.is_uncertain(received_on, on),
        partial(calendar.counted_days, received_on, on),
    )


def _holds_on(period: AnswerPeriod, day: dt.date) -> bool:
    return (period.since is None or period.since <= day) and (
        period.until is None or day <= period.until
    )

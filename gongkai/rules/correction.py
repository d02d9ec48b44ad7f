"""Asking an applicant to correct an application, and what happens when nothing comes (Article 30)."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.work_calendar import DueDay, WorkCalendar

CORRECTION: Final = REGULATIONS.article(30)
REQUEST_WORKING_DAYS: Final = 7


class CorrectionNotAllowed(NotAllowed):
    """Raised when Article 30 does not permit asking for a correction, or not for this period."""


@dataclass(frozen=True, slots=True)
class CorrectionRequest:
    """The one request for a correction: when it went out, by when it asks, and when it was answered.

    ``due_on`` is the last day of the reasonable period the agency set; Article 30 names no number of days.
    """

    asked_on: dt.date
    due_on: dt.date
    corrected_on: dt.date | None = None

    def is_deemed_abandoned_on(self, day: dt.date, *, has_good_reason: bool) -> bool:
        """Test whether on that day the application counts as given up.

        The last day of the period is still in time. With good reason a late correction is accepted.
        """
        return self.corrected_on is None and day > self.due_on and not has_good_reason


def correction_requested_by(received_on: dt.date, calendar: WorkCalendar) -> DueDay:
    """Return the last day to ask an applicant for a correction (Article 30).

    Seven working days after receipt, the day of receipt not counted. One request may be made; it has
    to list every point to be corrected.
    """
    return calendar.due_after(received_on, REQUEST_WORKING_DAYS)


def ask_for_correction(
    *,
    received_on: dt.date,
    asked_on: dt.date,
    due_on: dt.date,
    earlier: CorrectionRequest | None,
    calendar: WorkCalendar,
) -> CorrectionRequest:
    """Return the request for a correction made on that day.

    Corrected once and still unclear, an application is answered as such and not asked about again:
    “一次性告知” is read as one request in the whole course of a case.

    :raises CorrectionNotAllowed: if one was made before, or after the seventh working day, or if the
        period set for the applicant leaves no working day
    """
    if earlier is not None:
        raise CorrectionNotAllowed(
            f"{in_words(earlier.asked_on)}已经要求补正过，补正只能一次性告知（{CORRECTION}）。"
            f"补正后仍不明确的，请按“无法提供：补正后申请内容仍不明确”答复"
        )
    last = correction_requested_by(received_on, calendar)
    if not received_on <= asked_on <= last.on:
        raise CorrectionNotAllowed(
            f"补正告知应当在收到申请之日起{REQUEST_WORKING_DAYS}个工作日内作出，最后一天是{in_words(last.on)}，"
            f"不能在{in_words(asked_on)}作出（{CORRECTION}）。请按现有内容答复，或者直接与申请人沟通"
        )
    if not calendar.is_working_day(due_on) or due_on <= asked_on:
        raise CorrectionNotAllowed(
            f"补正期限要合理（{CORRECTION}），最后一天要晚于告知之日并且是工作日，"
            f"不能是{in_words(due_on)}，请另定一天"
        )
    return CorrectionRequest(asked_on, due_on)

"""Asking third parties, joint makers and other agencies for their opinion (Articles 32, 33 paragraph 3, 34).

Fifteen working days from the day the letter is received. Silence means different things: of a third party that
the agency decides, of a joint maker that it consents. For other agencies the Regulations set neither period
nor meaning; our choice is the same fifteen days, so that no count stands still without end.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.stopped_count import Stop
from gongkai.rules.work_calendar import WorkCalendar

ANSWER_WORKING_DAYS: Final = 15
NOT_COUNTED: Final = REGULATIONS.article(33, 3)
THIRD_PARTIES: Final = REGULATIONS.article(32)
JOINT_MAKERS: Final = REGULATIONS.article(34)


class Consulted(StrEnum):
    """Who is asked."""

    THIRD_PARTY = "third_party"
    JOINT_MAKER = "joint_maker"
    OTHER_AGENCY = "other_agency"


CONSULTED_LABELS: Final = {
    Consulted.THIRD_PARTY: "第三方",
    Consulted.JOINT_MAKER: "共同制作机关",
    Consulted.OTHER_AGENCY: "其他机关",
}


class Answer(StrEnum):
    """What was answered."""

    AGREES = "agrees"
    OBJECTS = "objects"


class Standing(StrEnum):
    """Where a consultation stands on a day."""

    WAITING = "waiting"
    AGREED = "agreed"
    OBJECTED = "objected"
    SILENT_AGENCY_DECIDES = "silent_agency_decides"
    SILENT_COUNTS_AS_CONSENT = "silent_counts_as_consent"


class ConsultationNotPossible(NotAllowed):
    """Raised for days of a consultation that cannot be right."""


@dataclass(frozen=True, slots=True)
class Consultation:
    """One letter asking for an opinion.

    ``delivered_on`` is the day it was received, empty while unknown. ``answered_on`` is the day the opinion
    arrived; a letter that came back undelivered is closed the same way, without an ``answer``.
    """

    consulted: Consulted
    sent_on: dt.date
    delivered_on: dt.date | None = None
    answered_on: dt.date | None = None
    answer: Answer | None = None

    def __post_init__(self) -> None:
        for day, what in ((self.delivered_on, "收到征求意见书"), (self.answered_on, "答复意见")):
            if day is not None and day < self.sent_on:
                raise ConsultationNotPossible(
                    f"{what}的日期（{in_words(day)}）早于发出之日（{in_words(self.sent_on)}），请核对后改正"
                )

    @property
    def is_open(self) -> bool:
        """Whether its end is not settled by an answer."""
        return self.answered_on is None


def answer_due_on(consultation: Consultation, calendar: WorkCalendar) -> dt.date:
    """Return the last day for the opinion, 15 working days after receipt of the letter.

    While the day of receipt is unknown it is counted from the day of sending: the earliest it can be.
    """
    return calendar.add_working_days(
        consultation.delivered_on or consultation.sent_on, ANSWER_WORKING_DAYS
    )


def time_not_counted(consultation: Consultation, calendar: WorkCalendar) -> Stop:
    """Return the days a consultation takes out of the reply time limit (Article 33, paragraph 3).

    From the day of sending to the day the opinion arrives, at the latest the day its period ends, both
    included. An opinion that comes later than that stops nothing more.
    """
    last = answer_due_on(consultation, calendar)
    if consultation.answered_on is not None:
        last = min(last, consultation.answered_on)
    return Stop(
        consultation.sent_on,
        last,
        f"征求{CONSULTED_LABELS[consultation.consulted]}意见，所需时间不计算在期限内（{NOT_COUNTED}）",
    )


def is_settled_on(consultation: Consultation, day: dt.date | None, calendar: WorkCalendar) -> bool:
    """Test whether the end of a consultation can no longer move.

    Answered; or its fifteen working days after a known receipt were over before the day.
    Without a day only an answer settles it.
    """
    if not consultation.is_open:
        return True
    if day is None or consultation.delivered_on is None:
        return False
    return answer_due_on(consultation, calendar) < day


def standing(consultation: Consultation, on: dt.date, calendar: WorkCalendar) -> Standing:
    """Return what a consultation has come to on a day (Articles 32 and 34).

    Silence of a third party or of another agency leaves the decision to the agency; silence of a joint
    maker is consent, if the letter reached it. An answer after the period does not undo what silence has
    brought about.
    """
    due_on = answer_due_on(consultation, calendar)
    in_time = consultation.answered_on is not None and consultation.answered_on <= due_on
    if in_time and consultation.answer is not None:
        return Standing.AGREED if consultation.answer is Answer.AGREES else Standing.OBJECTED
    if consultation.is_open and (on <= due_on or consultation.delivered_on is None):
        return Standing.WAITING
    if consultation.consulted is Consulted.JOINT_MAKER and consultation.delivered_on is not None:
        return Standing.SILENT_COUNTS_AS_CONSENT
    return Standing.SILENT_AGENCY_DECIDES

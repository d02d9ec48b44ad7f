"""How long an answer, a decision or a judgment may still be challenged (行政复议法 Articles 20, 34; 行政诉讼法 45, 46, 85).

Each window runs from the day the other side knew. What we know is the day of service: for a letter by post the day it was
posted, so that the window may end later than shown; ``is_earliest`` says so. Article 85 (15 days against a judgment, 10
against a ruling) was not read again for this program.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from gongkai.rules.citations import LITIGATION_LAW, RECONSIDERATION_LAW, Citation
from gongkai.rules.remedies.periods import calendar_days_after, months_after
from gongkai.rules.remedy_paragraphs import (
    RECONSIDERATION_CALENDAR_DAYS,
    SUIT_AFTER_REVIEW_CALENDAR_DAYS,
    SUIT_MONTHS,
    Order,
)
from gongkai.rules.work_calendar import WorkCalendar

APPEAL_OF_JUDGMENT_CALENDAR_DAYS: Final = 15  # 行政诉讼法 Article 85
APPEAL_OF_RULING_CALENDAR_DAYS: Final = 10
APPEAL: Final = LITIGATION_LAW.article(85)
SUIT_AFTER_REVIEW: Final = LITIGATION_LAW.article(45)


@dataclass(frozen=True, slots=True)
class Window:
    """One way to challenge and its last day; ``label`` and ``period`` in Chinese.

    ``is_provisional``: it ends in a year without its holiday notice.
    """

    key: str
    label: str
    period: str
    until: dt.date
    source: Citation
    is_earliest: bool = False
    is_provisional: bool = False

    def is_open_on(self, day: dt.date) -> bool:
        """Whether somebody may still take this way on the day."""
        return day <= self.until


def challenge_windows(
    order: Order, served_on: dt.date, calendar: WorkCalendar, *, is_earliest: bool = False
) -> tuple[Window, ...]:
    """Return the ways against an answer served on a day.

    Where reconsideration comes first, only that way stands open: the suit runs from the decision on it.
    """
    until = calendar_days_after(served_on, RECONSIDERATION_CALENDAR_DAYS, calendar)
    review = Window(
        "reconsideration",
        "申请行政复议",
        f"{RECONSIDERATION_CALENDAR_DAYS}日",
        until,
        RECONSIDERATION_LAW.article(20),
        is_earliest,
        calendar.is_uncertain(served_on, until),
    )
    if order is Order.RECONSIDERATION_FIRST:
        return (review,)
    until = months_after(served_on, SUIT_MONTHS, calendar)
    suit = Window(
        "suit",
        "直接提起行政诉讼" if order is Order.EITHER else "对其他部分直接提起行政诉讼",
        f"{SUIT_MONTHS}个月",
        until,
        LITIGATION_LAW.article(46),
        is_earliest,
        calendar.is_uncertain(served_on, until),
    )
    return (review, suit)


def suit_after_review(served_on: dt.date, calendar: WorkCalendar) -> Window:
    """Return how long the decision on reconsideration may be taken to court."""
    return Window(
        "suit_after_review",
        "对复议决定提起行政诉讼",
        f"{SUIT_AFTER_REVIEW_CALENDAR_DAYS}日",
        calendar_days_after(served_on, SUIT_AFTER_REVIEW_CALENDAR_DAYS, calendar),
        SUIT_AFTER_REVIEW,
    )


def appeal(served_on: dt.date, calendar: WorkCalendar, *, is_ruling: bool) -> Window:
    """Return how long a judgment or ruling of first instance may be appealed."""
    days = APPEAL_OF_RULING_CALENDAR_DAYS if is_ruling else APPEAL_OF_JUDGMENT_CALENDAR_DAYS
    return Window(
        "appeal", "上诉", f"{days}日", calendar_days_after(served_on, days, calendar), APPEAL
    )

"""Cases in the words and looks of pages: rows of the list, days left, the clock, what happened."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.casework.actions.recording import calendar
from gongkai.casework.lifecycle import STOPPED, Standing, State
from gongkai.casework.models import DisclosureApplication
from gongkai.casework.queries import SOON_WORKING_DAYS
from gongkai.casework.steps import NextStep, usual_next_step
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.day_sheet import DaySheet, day_sheet
from gongkai.rules.receipt import Receipt, receipt
from gongkai.rules.reckoning import Facts, Reckoning
from gongkai.rules.reply_time_limit import reply_due

LOOKS = {
    State.AWAITING_CONFIRMATION: ("soon", "clock"),
    State.IN_HAND: ("run", "pen"),
    State.CORRECTING: ("stop", "pause"),
    State.CONSULTING: ("stop", "pause"),
    State.AWAITING_PAYMENT: ("stop", "pause"),
    State.SIGNING: ("soon", "sign"),
    State.SERVING: ("soon", "clock"),
    State.CLOSED: ("good", "tick"),
    State.ARCHIVED: ("quiet", "lock"),
}


@dataclass(frozen=True, slots=True)
class Left:
    """Working days to the due day: negative when it is past; ``css`` is how it looks."""

    days: int
    css: str

    @property
    def late_by(self) -> int:
        """How many working days it is past."""
        return -self.days


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of the list."""

    case: DisclosureApplication
    left: Left | None
    kind: str
    icon: str
    next: NextStep


def third_working_day(today: dt.date) -> dt.date:
    """Return the last day that counts as soon."""
    return calendar().add_working_days(today, SOON_WORKING_DAYS)


def left_of(case: DisclosureApplication, today: dt.date) -> Left | None:
    """Return the working days left on an open case, None without a due day."""
    if case.due_on is None or case.closed_on is not None:
        return None
    days = working_days_between(today, case.due_on)
    if days < 0:
        return Left(days, "late")
    if case.state in STOPPED:
        return Left(days, "stop")
    return Left(days, "soon" if days <= SOON_WORKING_DAYS else "ok")


def working_days_between(today: dt.date, due_on: dt.date) -> int:
    """Return how many working days come after today up to the due day; negative: since the due day."""
    if due_on >= today:
        return sum(each.number is not None for each in calendar().counted_days(today, due_on))
    return -max(1, sum(each.number is not None for each in calendar().counted_days(due_on, today)))


def rows_of(cases: list[DisclosureApplication], today: dt.date) -> Iterator[CaseRow]:
    """Yield the rows of a list."""
    for case in cases:
        kind, icon = LOOKS[State(case.state)]
        yield CaseRow(case, left_of(case, today), kind, icon, usual_next_step(State(case.state)))


def sheet_of(now: Standing, as_of: dt.date) -> DaySheet | None:
    """Return how the due day of a case was counted, None before receipt."""
    clock = now.clock
    if clock is None:
        return None
    facts = Facts(now.arrival, now.correction, now.consultations, now.extension, now.fee)
    due = reply_due(clock, calendar(), as_of=as_of)
    return day_sheet(Reckoning(facts, _start(now), clock, due), calendar())


def _start(now: Standing) -> Receipt:
    """Return the day the limit runs from, and why: the receipt, or the order to decide anew."""
    if now.anew_from is None:
        return receipt(now.arrival)
    why = f"{in_words(now.anew_from)}收到要求重新答复的复议决定或者裁判，重新计算"
    return Receipt(now.anew_from, why, REGULATIONS.article(33))

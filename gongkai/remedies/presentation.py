"""Cases in the words and looks of pages: rows of the list, days left, the days of a month."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from gongkai.casework.presentation import Left, working_days_between
from gongkai.casework.queries import SOON_WORKING_DAYS
from gongkai.remedies.lifecycle import OPEN, State
from gongkai.remedies.models import RemedyCase
from gongkai.rules.remedies.stages import Stage

LOOKS = {
    State.ANSWERING: ("soon", "pen"),
    State.HEARING: ("run", "clock"),
    State.FULFILLING: ("soon", "sign"),
    State.ENDED: ("good", "tick"),
    State.VOIDED: ("quiet", "bar"),
}
WAITS_FOR = {
    State.ANSWERING: _("提交答复、答辩"),
    State.HEARING: _("等决定、裁判"),
    State.FULFILLING: _("按决定、裁判重新办理"),
    State.ENDED: _("已经审结"),
    State.VOIDED: _("已经作废"),
}


@dataclass(frozen=True, slots=True)
class RemedyRow:
    """One case of the list."""

    case: RemedyCase
    left: Left | None
    kind: str
    icon: str
    waits_for: str


def left_of(case: RemedyCase, today: dt.date) -> Left | None:
    """Return the working days left to the day of an open case, None without one."""
    if case.due_on is None or case.state not in OPEN:
        return None
    days = working_days_between(today, case.due_on)
    if days < 0:
        return Left(days, "late")
    return Left(days, "soon" if days <= SOON_WORKING_DAYS else "ok")


def rows_of(cases: Iterable[RemedyCase], today: dt.date) -> Iterator[RemedyRow]:
    """Yield the rows of a list."""
    for case in cases:
        state = State(case.state)
        kind, icon = LOOKS[state]
        yield RemedyRow(case, left_of(case, today), kind, icon, WAITS_FOR[state])


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing of a case on a day."""

    on: dt.date
    what: str
    css: str
    case: RemedyCase


def entries_of(cases: Iterable[RemedyCase], first: dt.date, after: dt.date) -> list[CalendarEntry]:
    """Return what falls into a stretch of days, in their order."""
    found = [entry for case in cases for entry in _days_of(case) if first <= entry.on < after]
    return sorted(found, key=lambda entry: (entry.on, entry.case.pk))


def _days_of(case: RemedyCase) -> Iterator[CalendarEntry]:
    if case.due_on and case.state == State.ANSWERING:
        yield CalendarEntry(case.due_on, _("答复、答辩最后一天"), "soon", case)
    if case.due_on and case.state == State.FULFILLING:
        yield CalendarEntry(case.due_on, _("重新办理最后一天"), "soon", case)
    if case.hearing_on:
        yield CalendarEntry(case.hearing_on, _("听证、开庭"), "run", case)
    if case.challenge_until:
        is_review = case.stage == Stage.RECONSIDERATION
        what = _("起诉期限最后一天") if is_review else _("上诉期限最后一天")
        yield CalendarEntry(case.challenge_until, what, "quiet", case)

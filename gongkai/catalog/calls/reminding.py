"""Reminding by the clock: on a working day, offices whose last day is the next working day, and once it is past."""

import datetime as dt
from typing import Final

from django.utils import timezone

from gongkai.catalog.calls.actions import remind
from gongkai.catalog.calls.course import OPEN, CallEventKind
from gongkai.catalog.models import AskedOffice
from gongkai.catalog.refusals import ItemRefusal
from gongkai.rules.work_calendar import national_calendar

REMINDING_TIME: Final = dt.time(8, 40)
BEFORE: Final = 1  # working days before the last one; our choice
LOOKED_BACK: Final = dt.timedelta(days=30)


def remind_offices(at: dt.datetime) -> int:
    """Remind each office twice at most, the day before the last and the first day after; return how many."""
    today = timezone.localdate(at)
    calendar = national_calendar().provisional()
    if not calendar.is_working_day(today):
        return 0
    tomorrow = calendar.add_working_days(today, BEFORE)
    waiting = AskedOffice.objects.filter(
        state__in=OPEN,
        call__closed_at=None,
        call__due_on__lte=tomorrow,
        call__due_on__gte=today - LOOKED_BACK,
    ).select_related("call")
    return sum(_reminded(each, today, at) for each in waiting.order_by("pk"))


def _reminded(asked: AskedOffice, today: dt.date, at: dt.datetime) -> bool:
    """Remind an office unless the clock did so at this stage."""
    due_on = asked.call.due_on
    by_clock = asked.events.filter(kind=CallEventKind.REMINDED, by=None)
    is_late = due_on < today
    done = [timezone.localdate(each) > due_on for each in by_clock.values_list("at", flat=True)]
    if is_late in done:
        return False
    try:
        remind(asked=asked, by=None, at=at)
    except ItemRefusal:
        return False
    return True

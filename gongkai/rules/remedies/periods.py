"""Counting the periods of reconsideration and litigation: calendar days, months, and a last day nobody works on.

The day something reached a party is not counted. Where the last day is one on which nobody works, the period ends on the
next working day: general rule on periods, whose text we have not read again (决定 0030), so that it stands here alone.
"""

import calendar as months
import datetime as dt
from typing import Final

from gongkai.rules.work_calendar import ONE_DAY, WorkCalendar

MONTHS_OF_YEAR: Final = 12


def calendar_days_after(start: dt.date, days: int, calendar: WorkCalendar) -> dt.date:
    """Return the last of so many calendar days after a day, moved on where nobody works on it."""
    return next_worked(start + dt.timedelta(days=days), calendar)


def months_after(start: dt.date, count: int, calendar: WorkCalendar) -> dt.date:
    """Return the same day so many months later, or the last of a shorter month; moved on where nobody works."""
    month = start.month - 1 + count
    year, month = start.year + month // MONTHS_OF_YEAR, month % MONTHS_OF_YEAR + 1
    day = min(start.day, months.monthrange(year, month)[1])
    return next_worked(dt.date(year, month, day), calendar)


def next_worked(day: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the day, or the first working day after it."""
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day

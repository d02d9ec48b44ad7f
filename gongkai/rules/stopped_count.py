"""Counting working days with stretches left out, by place in the calendar and day by day for the working.

Basis: Article 33, paragraph 3, of the Regulations: time spent on asking others is not counted. Stretches that
overlap are left out once (the Regulations do not say; the union is our reading).
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from gongkai.rules.work_calendar import CountedDay, WorkCalendar


@dataclass(frozen=True, slots=True)
class Stop:
    """A stretch of days that is not counted, both ends included, and why, in Chinese."""

    first: dt.date
    last: dt.date
    why: str

    def covers(self, day: dt.date) -> bool:
        """Test whether the day lies in the stretch."""
        return self.first <= day <= self.last


def nth_counted_day(
    after: dt.date, count: int, stops: Iterable[Stop], calendar: WorkCalendar
) -> dt.date:
    """Return the ``count``-th working day after a day, days in a stop left out.

    :raises NoHolidayNotice: if the count reaches a year whose notice is not loaded
    """
    stops = tuple(stops)
    if not stops:
        return calendar.add_working_days(after, count)
    days = calendar.known_working_days
    start = bisect_right(days, after)
    place = _place_after_stops(days, start, start + count - 1, stops)
    if place < len(days) and not calendar.is_uncertain(after, days[place]):
        return days[place]
    counted = (
        day
        for day in calendar.working_days_after(after)
        if not any(stop.covers(day) for stop in stops)
    )
    return next(islice(counted, count - 1, None))


def _place_after_stops(
    days: tuple[dt.date, ...], start: int, place: int, stops: Iterable[Stop]
) -> int:
    """Move a place in the list of working days on by those of the stops that lie before it."""
    reached = start
    for first, last in sorted((stop.first, stop.last) for stop in stops):
        opens = bisect_left(days, first, reached)
        if opens > place:
            break
        closes = bisect_right(days, last, opens)
        place += closes - opens
        reached = closes
    return place


def days_counted(
    after: dt.date, until: dt.date, stops: Iterable[Stop], calendar: WorkCalendar
) -> Iterator[CountedDay]:
    """Yield every day after the first and up to the last, numbered where it counts.

    A weekend or holiday within a stop keeps its own reason; a working day in several stops names
    the first.
    """
    stops = tuple(stops)
    number = 0
    for day in calendar.counted_days(after, until):
        stop = next((each for each in stops if each.covers(day.on)), None)
        if day.number is None:
            yield day
        elif stop:
            yield CountedDay(day.on, None, stop.why, day.kind)
        else:
            number += 1
            yield CountedDay(day.on, number, day.why, day.kind)

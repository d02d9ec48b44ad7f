"""Whether a column is fresh, whether a document is still shown rightly, and what an inspection would fail."""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gongkai.rules.proactive.upkeep_profile import (
    PERIODS,
    THRESHOLDS,
    ColumnPeriod,
    Span,
    Threshold,
)

MONTHS_OF_A_YEAR: Final = 12


class NoPeriod(LookupError):
    """Raised for a day on which no period for columns is in force."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A threshold that is reached, and by how many columns."""

    threshold: Threshold
    count: int


def period_for(*, name: str, head: str, on: dt.date) -> ColumnPeriod:
    """Return how long a column may stay without an update: the first kind that covers it.

    :raises NoPeriod: before the measures came into force
    """
    for period in PERIODS:
        if period.is_in_force_on(on) and period.covers(name=name, head=head):
            return period
    raise NoPeriod(f"{on} 还没有栏目更新的检查指标")


def fresh_until(period: ColumnPeriod, last_on: dt.date) -> dt.date:
    """Return the last day on which a column is fresh that was last updated on a day.

    Weeks are calendar days after the update; months end on the same day of the month, or on its last where it has no such
    day. The measures do not say how to count (our choice).
    """
    if period.span is Span.WEEKS:
        return last_on + dt.timedelta(weeks=period.length)
    return _months_after(last_on, period.length)


def _months_after(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.month - 1 + months, MONTHS_OF_A_YEAR)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_stale(period: ColumnPeriod, *, last_on: dt.date, on: dt.date) -> bool:
    """Test whether a column last updated on a day is no longer fresh."""
    return on > fresh_until(period, last_on)


def thresholds_reached(counts: Mapping[str, int], *, on: dt.date) -> tuple[Reached, ...]:
    """Return the thresholds of outright failure that so many columns reach."""
    return tuple(
        Reached(each, counts.get(each.key, 0))
        for each in THRESHOLDS
        if each.is_in_force_on(on) and counts.get(each.key, 0) >= each.at
    )

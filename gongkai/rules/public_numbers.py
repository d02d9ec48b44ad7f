"""What is told to the public, month by month, of how an agency deals with applications, without singling anybody out.

How many came, were concluded and are open says nothing of a person and is told for every month. What was decided and how
long it took is told for the year so far, and only once five more applications were concluded than when it was told last: the
difference between two tellings is then never about fewer than five people. Of reviews the same holds. The statutory report
tells the final numbers of the year, however small; these are not it. Five is our choice; no provision names a number.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from gongkai.rules.day_figures import FEWEST_TO_SPEAK_OF, median, ninetieth

MONTHS: Final = range(1, 13)


@dataclass(frozen=True, slots=True)
class Handled:
    """One application: received, decided for the first time (None: not yet), which result, whether extended."""

    received_on: dt.date
    decided_on: dt.date | None
    outcome: str
    is_extended: bool


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One reconsideration or lawsuit that ended: when, and whether the agency was overturned."""

    ended_on: dt.date
    is_overturned: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The numbers of a month: received and concluded in it, open on its last day."""

    month: int
    received: int
    concluded: int
    open: int


@dataclass(frozen=True, slots=True)
class SoFar:
    """What was decided from January to the end of a month, and how long it took in calendar days."""

    until: int
    concluded: int
    outcomes: Mapping[str, int]
    median_days: int
    ninetieth_days: int
    extended: int


@dataclass(frozen=True, slots=True)
class Reviews:
    """How many reviews and lawsuits ended from January to the end of a month, and how many overturned the agency."""

    until: int
    ended: int
    overturned: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything that is told of a year; ``so_far`` and ``reviews`` are None while it would be about too few."""

    year: int
    months: tuple[Month, ...]
    so_far: SoFar | None = None
    reviews: Reviews | None = field(default=None)


def numbers_of(
    year: int, last_month: int, handled: Collection[Handled], reviewed: Collection[Reviewed] = ()
) -> Numbers:
    """Return what is told of a year after its month ``last_month`` has ended."""
    months = tuple(_months(year, last_month, handled))
    decided = [each for each in handled if each.decided_on and each.decided_on.year == year]
    until = _last_step(each.concluded for each in months)
    ended = [each for each in reviewed if each.ended_on.year == year]
    reviews_until = _last_step(
        sum(1 for each in ended if each.ended_on.month == month) for month in MONTHS[:last_month]
    )
    return Numbers(
        year,
        months,
        _so_far(until, decided) if until else None,
        _reviews(reviews_until, ended) if reviews_until else None,
    )


def _months(year: int, last_month: int, handled: Collection[Handled]) -> Iterator[Month]:
    first = dt.date(year, 1, 1)
    received, concluded = Counter[int](), Counter[int]()
    open_then = 0
    for each in handled:
        if each.received_on < first:
            open_then += each.decided_on is None or each.decided_on >= first
        elif each.received_on.year == year:
            received[each.received_on.month] += 1
        if each.decided_on is not None and each.decided_on.year == year:
            concluded[each.decided_on.month] += 1
    for month in MONTHS[:last_month]:
        open_then += received[month] - concluded[month]
        yield Month(month, received[month], concluded[month], open_then)


def _last_step(numbers: Iterable[int]) -> int:
    """Return the last month by which enough more had ended than when it was told before; 0 for none."""
    until, waiting = 0, 0
    for month, number in enumerate(numbers, start=1):
        waiting += number
        if waiting >= FEWEST_TO_SPEAK_OF:
            until, waiting = month, 0
    return until


def _so_far(until: int, decided: Iterable[Handled]) -> SoFar:
    told = [each for each in decided if each.decided_on and each.decided_on.month <= until]
    days = [(each.decided_on - each.received_on).days for each in told if each.decided_on]
    return SoFar(
        until,
        len(told),
        dict(Counter(each.outcome for each in told)),
        median(days),
        ninetieth(days),
        sum(1 for each in told if each.is_extended),
    )


def _reviews(until: int, ended: Iterable[Reviewed]) -> Reviews:
    told = [each for each in ended if each.ended_on.month <= until]
    return Reviews(until, len(told), sum(1 for each in told if each.is_overturned))

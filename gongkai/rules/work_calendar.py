"""Working days: weekends, statutory holidays and make-up days, as the State Council's notices arrange them.

Basis: 全国年节及纪念日放假办法 and the notice of each year. The Regulations do not define 工作日; as elsewhere in
law (行政复议法 Article 88) a statutory holiday is none, and a weekend day worked in exchange is one.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property, partial
from itertools import islice
from typing import Final

from gongkai.rules.holiday_notices import SATURDAY, Holiday, HolidayNotice, known_notices

ONE_DAY: Final = dt.timedelta(days=1)
LONGEST_YEAR_DAYS: Final = 366
WEEKDAYS: Final = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")

# 全国年节及纪念日放假办法 (国务院令第795号), Article 2, as far as the solar calendar fixes them: month, day
FIXED_HOLIDAYS: Final = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}


class NoHolidayNotice(LookupError):
    """Raised for a day of a year whose notice is not loaded: a guess would give a wrong deadline."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"还没有{year}年的节假日安排通知，不能确定{year}年哪些天是工作日。"
            f"通知一般在上一年10月至11月公布，公布后请导入；在此之前只能给出暂定日期。"
        )
        self.year = year


class DayKind(StrEnum):
    """Why a day counts or does not count as a working day."""

    WORKING = "working"
    MAKE_UP = "make_up"  # a weekend day worked (调休上班)
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


WORKED: Final = frozenset({DayKind.WORKING, DayKind.MAKE_UP})


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: its number if it counts, and why it does or does not, in Chinese.

    A working day without a number is one on which the count stood still.
    """

    on: dt.date
    number: int | None
    why: str
    kind: DayKind

    @property
    def is_stopped(self) -> bool:
        """Whether people were at work and the count stood still."""
        return self.number is None and self.kind in WORKED


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day on which something is in time.

    ``provisional`` says that the day may still move; ``may_move`` says in Chinese what it waits for, as far
    as it is more than the notice of a year. ``days`` is the working: every day from the day after the
    start, made only when asked for.
    """

    on: dt.date
    provisional: bool
    working: Callable[[], Iterable[CountedDay]] = field(compare=False, repr=False)
    may_move: tuple[str, ...] = field(default=(), compare=False)

    @property
    def days(self) -> tuple[CountedDay, ...]:
        return tuple(self.working())


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """What a notice says of one day."""

    kind: DayKind
    why: str


def _arrangements(notices: Iterable[HolidayNotice]) -> dict[dt.date, _Arrangement]:
    """Return what the notices say of each day they name; a later notice changes an earlier one."""
    arranged: dict[dt.date, _Arrangement] = {}
    for notice in sorted(notices, key=lambda each: each.issued_on):
        for holiday in notice.holidays:
            for day in holiday.days():
                arranged[day] = _Arrangement(DayKind.HOLIDAY, f"{holiday.name}放假（{notice}）")
            for day in holiday.make_up_days:
                why = f"{WEEKDAYS[day.weekday()]}，调休上班（{notice}）"
                arranged[day] = _Arrangement(DayKind.MAKE_UP, why)
    return arranged


@dataclass(frozen=True)
class WorkCalendar:
    """The working days of the years whose notice is loaded.

    ``own_holidays`` are days off of one place only (放假办法 Article 4: autonomous areas); they come on top.
    ``years`` are those whose notice is loaded; a day of another year raises NoHolidayNotice, unless the
    calendar is ``provisional()``.
    """

    notices: tuple[HolidayNotice, ...]
    own_holidays: tuple[Holiday, ...] = ()
    is_provisional: bool = False
    years: frozenset[int] = field(init=False)
    _arranged: dict[dt.date, _Arrangement] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        arranged = _arrangements(self.notices)
        for holiday in self.own_holidays:
            for day in holiday.days():
                arranged[day] = _Arrangement(DayKind.HOLIDAY, f"{holiday.name}放假（本地规定）")
        object.__setattr__(self, "_arranged", arranged)
        object.__setattr__(self, "years", frozenset(each.year for each in self.notices))

    def provisional(self) -> "WorkCalendar":
        """Return the same calendar, which in years without notice counts Monday to Friday.

        Only the holidays that the solar calendar fixes are left out there. The day it gives there is marked provisional and is counted anew when the notice comes.
        """
        return replace(self, is_provisional=True)

    def with_notice(self, notice: HolidayNotice) -> "WorkCalendar":
        """Return the calendar with one more notice."""
        return replace(self, notices=(*self.notices, notice))

    def kind_of(self, day: dt.date) -> DayKind:
        """Return what the day is.

        :raises NoHolidayNotice: if the notice of its year is not loaded
        """
        return self._arrangement(day).kind

    def why(self, day: dt.date) -> str:
        """Say in Chinese what the day is: “春节放假（国办发明电〔2025〕7号）”, “星期六”.

        :raises NoHolidayNotice: if the notice of its year is not loaded
        """
        return self._arrangement(day).why

    def is_working_day(self, day: dt.date) -> bool:
        """Test whether people are at work on the day.

        :raises NoHolidayNotice: if the notice of its year is not loaded
        """
        return self.kind_of(day) in WORKED

    @cached_property
    def known_working_days(self) -> tuple[dt.date, ...]:
        """Every working day of the years whose notice is loaded, in order: counts are places in it."""
        firsts = (dt.date(year, 1, 1) for year in sorted(self.years))
        year_by_year = (
            (first + dt.timedelta(days=number) for number in range(LONGEST_YEAR_DAYS))
            for first in firsts
        )
        return tuple(
            day
            for days, year in zip(year_by_year, sorted(self.years), strict=True)
            for day in days
            if day.year == year and self.is_working_day(day)
        )

    def working_days_after(self, day: dt.date) -> Iterator[dt.date]:
        """Yield the working days after the day, without end; the day itself is not among them.

        :raises NoHolidayNotice: on reaching a year whose notice is not loaded
        """
        while True:
            day += ONE_DAY
            if self.is_working_day(day):
                yield day

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """Return the ``count``-th working day after the day, which itself is not counted.

        :raises NoHolidayNotice: if the count reaches a year whose notice is not loaded
        :raises ValueError: unless at least one day is to be counted
        """
        if count < 1:
            raise ValueError(f"cannot count {count} working days")
        place = bisect_right(self.known_working_days, day) + count - 1
        if place < len(self.known_working_days):
            on = self.known_working_days[place]
            if not self.is_uncertain(day, on):
                return on
        return next(islice(self.working_days_after(day), count - 1, None))

    def due_after(self, day: dt.date, count: int) -> DueDay:
        """Return the ``count``-th working day after the day as a due day with its working.

        :raises NoHolidayNotice: if the count reaches a year whose notice is not loaded
        """
        on = self.add_working_days(day, count)
        return DueDay(on, self.is_uncertain(day, on), partial(self.counted_days, day, on))

    def counted_days(self, after: dt.date, until: dt.date) -> Iterator[CountedDay]:
        """Yield every day after the first and up to the last (included), numbered where it counts."""
        number = 0
        day = after
        while day < until:
            day += ONE_DAY
            counts = self.is_working_day(day)
            number += counts
            yield CountedDay(day, number if counts else None, self.why(day), self.kind_of(day))

    def is_uncertain(self, after: dt.date, until: dt.date) -> bool:
        """Test whether a day after the first and up to the last is of a year without notice."""
        return not self.years.issuperset(range((after + ONE_DAY).year, until.year + 1))

    def _arrangement(self, day: dt.date) -> _Arrangement:
        has_notice = day.year in self.years
        if not has_notice and not self.is_provisional:
            raise NoHolidayNotice(day.year)
        if day in self._arranged:
            return self._arranged[day]
        doubt = "" if has_notice else f"（{day.year}年安排未公布，暂定）"
        if not has_notice and (day.month, day.day) in FIXED_HOLIDAYS:
            return _Arrangement(DayKind.HOLIDAY, f"{FIXED_HOLIDAYS[day.month, day.day]}放假{doubt}")
        kind = DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKING
        return _Arrangement(kind, WEEKDAYS[day.weekday()] + doubt)


@cache
def national_calendar() -> WorkCalendar:
    """Return the calendar of the notices that came with this version."""
    return WorkCalendar(known_notices())

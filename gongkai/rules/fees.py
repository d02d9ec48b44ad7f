"""The processing fee: when, how much, by when (Article 42; 国办函〔2020〕109号).

A fee is charged only where number or frequency is clearly beyond reason, by item or by volume, never both for one
application. Both are progressive by excess: the price of a band applies to the part inside it. The bands are dated
data; reading the first band from 31 items on as 200 yuan is the usual one, not confirmed by the text itself.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Final

from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import FEE_MEASURES, REGULATIONS, Instrument
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.work_calendar import DueDay, WorkCalendar

FEE: Final = REGULATIONS.article(42)
PAYMENT_WORKING_DAYS: Final = 20


class FeeNotAllowed(NotAllowed):
    """Raised when no fee, or not this one, may be charged."""


class FeeMethod(StrEnum):
    """How a fee is counted."""

    BY_ITEM = "by_item"
    BY_VOLUME = "by_volume"


METHOD_LABELS: Final = {FeeMethod.BY_ITEM: "按件计收", FeeMethod.BY_VOLUME: "按量计收"}


@dataclass(frozen=True, slots=True)
class Band:
    """Units from ``first`` to ``last`` (both included; None: without end) and the price of each, in yuan."""

    first: int
    last: int | None
    yuan: int


@dataclass(frozen=True, slots=True)
class RisingBands:
    """Bands of equal width from ``first`` on without end, each dearer than the one before by ``rise``."""

    first: int
    width: int
    yuan: int
    rise: int

    def band(self, number: int) -> Band:
        """Return one of the bands, numbered from 0."""
        first = self.first + number * self.width
        return Band(first, first + self.width - 1, self.yuan + number * self.rise)


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """The prices of one instrument: items of an applicant in a calendar month; pages of one application."""

    source: Instrument
    by_item: tuple[Band, ...]
    by_item_beyond: RisingBands
    by_volume: tuple[Band, ...]

    def item_bands(self) -> Iterator[Band]:
        """Yield the bands for items, without end."""
        yield from self.by_item
        yield from map(self.by_item_beyond.band, count())


SCHEDULES: Final = (
    FeeSchedule(
        source=FEE_MEASURES,
        by_item=(Band(1, 10, 0), Band(11, 30, 100)),
        by_item_beyond=RisingBands(first=31, width=10, yuan=200, rise=100),
        by_volume=(Band(1, 30, 0), Band(31, 100, 10), Band(101, 200, 20), Band(201, None, 40)),
    ),
)


@dataclass(frozen=True, slots=True)
class ChargedBand:
    """One line of the reckoning: so many units in a band at its price."""

    band: Band
    units: int

    @property
    def yuan(self) -> int:
        return self.units * self.band.yuan


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee for one application with its reckoning, in yuan."""

    method: FeeMethod
    source: Instrument
    lines: tuple[ChargedBand, ...]

    @property
    def yuan(self) -> int:
        return sum(line.yuan for line in self.lines)


@dataclass(frozen=True, slots=True)
class FeeNotice:
    """A fee notice: the day the applicant received it, and the day it was paid."""

    received_on: dt.date
    paid_on: dt.date | None = None

    def is_deemed_abandoned_on(self, day: dt.date, calendar: WorkCalendar) -> bool:
        """Test whether on that day the application counts as given up for want of payment."""
        return self.paid_on is None and day > payment_due(self.received_on, calendar).on


def schedule_on(day: dt.date) -> FeeSchedule:
    """Return the prices in force on the day the fee is decided.

    :raises FeeNotAllowed: before 1 January 2021
    """
    for schedule in SCHEDULES:
        if schedule.source.is_in_force_on(day):
            return schedule
    raise FeeNotAllowed(
        f"{in_words(day)}还没有信息处理费的收费标准（{FEE_MEASURES}自2021年1月1日起施行），不能收费"
    )


def items_in_month(received: Iterable[dt.date], on: dt.date) -> int:
    """Count an applicant's applications in the calendar month (自然月) of a day, up to that day."""
    return sum((day.year, day.month) == (on.year, on.month) and day <= on for day in received)


def fee_by_item(*, before: int, items: int, on: dt.date) -> Fee:
    """Return the fee for ``items`` more after ``before`` in the same calendar month.

    One application counts as one item, or as the items it splits into (一事一申请).

    :raises FeeNotAllowed: before 2021, or if nothing exceeds the free number
    """
    schedule = schedule_on(on)
    lines = tuple(_charged(schedule.item_bands(), before + 1, before + items))
    return _fee(FeeMethod.BY_ITEM, schedule, lines, f"本自然月累计{before + items}件")


def fee_by_volume(*, pages: int, is_already_public: bool, on: dt.date) -> Fee:
    """Return the fee for the pages given out on one application.

    :raises FeeNotAllowed: before 2021, if nothing exceeds the free number, or if the information is public
        already and the applicant is only told where to find it
    """
    schedule = schedule_on(on)
    if is_already_public:
        raise FeeNotAllowed(
            f"信息已经主动公开、只告知获取方式的，不适用按量计收（{schedule.source}），请直接告知获取方式"
        )
    lines = tuple(_charged(schedule.by_volume, 1, pages))
    return _fee(FeeMethod.BY_VOLUME, schedule, lines, f"共{pages}页")


def refuse_second_method(earlier: FeeMethod | None, now: FeeMethod) -> None:
    """Refuse to charge one application by item and by volume.

    :raises FeeNotAllowed: if the other method was chosen before
    """
    if earlier is not None and earlier is not now:
        raise FeeNotAllowed(
            f"这件申请已经选了{METHOD_LABELS[earlier]}，不能再{METHOD_LABELS[now]}："
            f"同一件申请只能用一种方式（{FEE_MEASURES}）。要换方式，请先撤回原来的收费通知"
        )


def payment_due(notice_received_on: dt.date, calendar: WorkCalendar) -> DueDay:
    """Return the last day to pay: 20 working days from the day after the notice was received."""
    return calendar.due_after(notice_received_on, PAYMENT_WORKING_DAYS)


def _fee(
    method: FeeMethod, schedule: FeeSchedule, lines: tuple[ChargedBand, ...], counted: str
) -> Fee:
    fee = Fee(method, schedule.source, lines)
    if fee.yuan == 0:
        raise FeeNotAllowed(
            f"{counted}，没有超出免费的数量，{METHOD_LABELS[method]}为0元，不能收费（{FEE}）"
        )
    return fee


def _charged(bands: Iterable[Band], first: int, last: int) -> Iterator[ChargedBand]:
    """Yield the part of the units from ``first`` to ``last`` that lies in each band."""
    for band in bands:
        if band.first > last:
            return
        upper = last if band.last is None else min(last, band.last)
        units = upper - max(first, band.first) + 1
        if units > 0:
            yield ChargedBand(band, units)

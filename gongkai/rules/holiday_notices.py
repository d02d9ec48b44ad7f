"""The State Council's yearly notices of days off and make-up working days, one file each.

Basis: 全国年节及纪念日放假办法, Article 7 (holidays joined to weekends by working other weekends). The files of
``calendars/`` hold the notices known when this version was made; a later one is read with
``notice_from_toml``. A second notice for the same year changes the first.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

CALENDARS: Final = "gongkai.rules"
LONGEST_HOLIDAY_DAYS: Final = 31  # calendar days; longer is a slip of the pen
SATURDAY: Final = 5


class BadHolidayNotice(ValueError):
    """Raised for a notice that cannot be right; says what is wrong, in Chinese."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off in one run, both ends included, and the weekend days worked for it."""

    name: str
    first: dt.date
    last: dt.date
    make_up_days: tuple[dt.date, ...] = ()

    def days(self) -> tuple[dt.date, ...]:
        """Return every day off, weekends within the run included."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + dt.timedelta(days=number) for number in range(count))


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """One notice: the year it arranges, its title, number and date, and its holidays.

    ``number`` is empty where it is not confirmed. Days at the end of the year before may belong to
    it (New Year joined to a weekend in December).
    """

    year: int
    title: str
    number: str
    issued_on: dt.date
    holidays: tuple[Holiday, ...]

    def __str__(self) -> str:
        return self.number or f"《{self.title}》"


def _holiday(entry: dict[str, Any], year: int) -> Holiday:
    holiday = Holiday(entry["name"], entry["first"], entry["last"], tuple(entry["make_up_days"]))
    if not 0 <= (holiday.last - holiday.first).days < LONGEST_HOLIDAY_DAYS:
        raise BadHolidayNotice(
            f"“{holiday.name}”放假从{holiday.first}到{holiday.last}，起止日期有误，请对照通知原文改正"
        )
    for day in (holiday.first, holiday.last, *holiday.make_up_days):
        if day.year not in (year - 1, year):
            raise BadHolidayNotice(f"“{holiday.name}”中的{day}不在{year}年，请对照通知原文改正")
    for day in holiday.make_up_days:
        if day.weekday() < SATURDAY:
            raise BadHolidayNotice(
                f"“{holiday.name}”的调休上班日{day}不是周六或周日，请对照通知原文改正"
            )
    return holiday


def notice_from_toml(text: str) -> HolidayNotice:
    """Return the notice written in the form of the files of ``calendars/``.

    :raises BadHolidayNotice: if it is incomplete, or a date in it cannot be right
    """
    try:
        content = tomllib.loads(text)
        year = int(content["year"])
        return HolidayNotice(
            year=year,
            title=content["title"],
            number=content["number"],
            issued_on=content["issued_on"],
            holidays=tuple(_holiday(entry, year) for entry in content["holidays"]),
        )
    except KeyError as missing:
        raise BadHolidayNotice(f"节假日安排缺少“{missing.args[0]}”一项") from missing
    except (tomllib.TOMLDecodeError, TypeError, AttributeError) as mistake:
        raise BadHolidayNotice("节假日安排的写法有误，请参照已有年份的文件填写") from mistake


@cache
def known_notices() -> tuple[HolidayNotice, ...]:
    """Return the notices that came with this version, in the order of their dates."""
    folder = files(CALENDARS) / "calendars"
    notices = (
        notice_from_toml(each.read_text(encoding="utf-8"))
        for each in folder.iterdir()
        if each.name.endswith(".toml")
    )
    return tuple(sorted(notices, key=lambda notice: notice.issued_on))

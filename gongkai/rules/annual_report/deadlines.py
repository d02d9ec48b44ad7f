"""By when the annual report is handed in and published (Articles 49 and 50 of the Regulations).

Article 49: departments of governments from county level up hand in and publish the report of the past
year by 31 January; governments from county level up publish theirs by 31 March. It does not name
townships, street offices and zones, though Article 4 obliges every government: our choice is
31 January unless their county sets another day, at the latest the day of the governments, 31 March.
Organizations of Article 54 and institutions of Article 55 follow the departments.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.citations import REGULATIONS, Citation
from gongkai.rules.work_calendar import ONE_DAY, WorkCalendar

DEPARTMENTS: Final = REGULATIONS.article(49, 1)
GOVERNMENTS: Final = REGULATIONS.article(49, 2)


class DayOfYear(NamedTuple):
    """A day without its year."""

    month: int
    day: int

    def in_year(self, year: int) -> dt.date:
        """Return the day in that year."""
        return dt.date(year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.month}月{self.day}日"


END_OF_JANUARY: Final = DayOfYear(1, 31)
END_OF_MARCH: Final = DayOfYear(3, 31)


@dataclass(frozen=True, slots=True)
class ReportDeadline:
    """The last day for one body: by default, and the latest that may be set, with its source."""

    usual: DayOfYear
    latest: DayOfYear
    source: Citation


FOR_DEPARTMENTS: Final = ReportDeadline(END_OF_JANUARY, END_OF_JANUARY, DEPARTMENTS)
FOR_GOVERNMENTS: Final = ReportDeadline(END_OF_MARCH, END_OF_MARCH, GOVERNMENTS)
FOR_THOSE_NOT_NAMED: Final = ReportDeadline(END_OF_JANUARY, END_OF_MARCH, GOVERNMENTS)

NOT_NAMED: Final = (AgencyKind.STREET_OFFICE, AgencyKind.ZONE)


class Group(StrEnum):
    """The bodies that share a last day."""

    DEPARTMENTS = "departments"
    NOT_NAMED = "not_named"
    GOVERNMENTS = "governments"


OF_GROUP: Final = {
    Group.DEPARTMENTS: FOR_DEPARTMENTS,
    Group.NOT_NAMED: FOR_THOSE_NOT_NAMED,
    Group.GOVERNMENTS: FOR_GOVERNMENTS,
}


class LaterThanTheLaw(ValueError):
    """Raised for a last day of one's own that is after the statutory one."""


def group_of(kind: AgencyKind, level: AgencyLevel) -> Group:
    """Return with whom a body of this kind and level shares its last day."""
    if kind in NOT_NAMED or level is AgencyLevel.TOWNSHIP:
        return Group.NOT_NAMED
    return Group.GOVERNMENTS if kind is AgencyKind.GOVERNMENT else Group.DEPARTMENTS


def report_deadline(kind: AgencyKind, level: AgencyLevel) -> ReportDeadline:
    """Return by when a body of this kind and level hands in and publishes its report."""
    return OF_GROUP[group_of(kind, level)]


def within_the_law(day: DayOfYear, deadline: ReportDeadline) -> DayOfYear:
    """Return a day that was set, if the law leaves it.

    :raises LaterThanTheLaw: if it is after the statutory day
    """
    if day > deadline.latest:
        raise LaterThanTheLaw(
            f"年度报告的期限不能定在{day}：最迟为{deadline.latest}（{deadline.source}），请改为这一天或更早"
        )
    return day


def report_due_on(
    kind: AgencyKind,
    level: AgencyLevel,
    *,
    report_year: int,
    own: DayOfYear | None = None,
    above: DayOfYear | None = None,
) -> dt.date:
    """Return the last day for the report of a calendar year; it lies in the year after.

    ``own`` is a day set for this body alone, ``above`` the day its competent department set for bodies of its
    kind; the earlier of the two counts. Calendar days: a last day on a weekend or holiday does not move, since
    publishing needs nobody at the counter.

    :raises LaterThanTheLaw: if a day set is after the statutory day
    """
    deadline = report_deadline(kind, level)
    set_days = [within_the_law(each, deadline) for each in (own, above) if each]
    return min(set_days, default=deadline.usual).in_year(report_year + 1)


def calendar_days_late(due_on: dt.date, filed_on: dt.date | None, today: dt.date) -> int:
    """Return by how many days a report is late: by the day its agency filed it, or by today while it has not.

    What others did before or after (a superior that waits, returns or accepts) has no part in it.
    """
    return max(0, ((filed_on or today) - due_on).days)


def last_working_day_until(day: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the last day up to this one on which people are at work: until then it can be signed in the office."""
    while not calendar.is_working_day(day):
        day -= ONE_DAY
    return day


def working_days_until(today: dt.date, due_on: dt.date, calendar: WorkCalendar) -> int:
    """Return how many working days are left after today, the last day included; 0 once it has come."""
    days = (today + ONE_DAY * step for step in range(1, (due_on - today).days + 1))
    return sum(1 for day in days if calendar.is_working_day(day))

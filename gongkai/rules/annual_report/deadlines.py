"""By when the annual report is handed in and published (Articles 49 and 50 of the Regulations).

Article 49: departments of governments from county level up hand in and publish the report of the past
year by 31 January; governments from county level up publish theirs by 31 March. It does not name
townships, street offices and zones, though Article 4 obliges every government: our choice is
31 January unless their county sets another day, at the latest the day of the governments, 31 March.
Organizations of Article 54 and institutions of Article 55 follow the departments.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final, NamedTuple

from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.citations import REGULATIONS, Citation

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


class LaterThanTheLaw(ValueError):
    """Raised for a last day of one's own that is after the statutory one."""


def report_deadline(kind: AgencyKind, level: AgencyLevel) -> ReportDeadline:
    """Return by when a body of this kind and level hands in and publishes its report."""
    if kind in NOT_NAMED or level is AgencyLevel.TOWNSHIP:
        return FOR_THOSE_NOT_NAMED
    return FOR_GOVERNMENTS if kind is AgencyKind.GOVERNMENT else FOR_DEPARTMENTS


def report_due_on(
    kind: AgencyKind, level: AgencyLevel, *, report_year: int, own: DayOfYear | None = None
) -> dt.date:
    """Return the last day for the report of a calendar year; it lies in the year after.

    ``own`` is an earlier day set for this body. Calendar days: a last day on a weekend or holiday does
    not move, since publishing needs nobody at the counter.

    :raises LaterThanTheLaw: if ``own`` is after the statutory day
    """
    deadline = report_deadline(kind, level)
    day = own or deadline.usual
    if day > deadline.latest:
        raise LaterThanTheLaw(
            f"年度报告的期限不能定在{day}：最迟为{deadline.latest}（{deadline.source}），请改为这一天或更早"
        )
    return day.in_year(report_year + 1)

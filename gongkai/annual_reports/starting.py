"""Which year's report an agency can begin, why, and what its own data say for the opening."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery

from gongkai.agencies.models import Agency
from gongkai.annual_reports.deadlines import Deadlines, due_day_by, settings_above
from gongkai.annual_reports.models import AnnualReport, Reminder, Scope
from gongkai.rules.annual_report.editions import FIRST_YEAR_OF_A_FORM
from gongkai.rules.annual_report.frame import Contact


@dataclass(frozen=True, slots=True)
class YearToReport:
    """One year of an agency: by when its report is due, and the report if one was begun."""

    year: int
    due_on: dt.date
    today: dt.date
    begun: AnnualReport | None = None
    reminded_at: dt.datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether the year has not ended yet: its report may be begun, and sent from 1 January."""
        return self.year >= self.today.year

    @property
    def is_late(self) -> bool:
        return self.begun is None and self.due_on < self.today


def ended_year(today: dt.date) -> int:
    """Return the year whose report is due next or was due last: the one that ended last."""
    return today.year - 1


def years_to_report(agency: Agency, today: dt.date) -> tuple[YearToReport, ...]:
    """Return the years an agency can have a report of, newest first; two queries."""
    reports = AnnualReport.objects.filter(agency=agency, scope=Scope.OWN)
    begun = {
        each.year: each for each in reports.select_related("current").defer("current__content")
    }
    deadlines = Deadlines.load()
    return tuple(
        YearToReport(year, deadlines.due_on(agency, year), today, begun.get(year))
        for year in reversed(years_of(agency, today))
    )


def years_of(agency: Agency, today: dt.date) -> range:
    """Return the years an agency can have a report of.

    From the first year of the national form, or the year in which the agency was set up, to the
    running one, whose report may be begun before its end.
    """
    first = FIRST_YEAR_OF_A_FORM
    if agency.established_on:
        first = max(first, agency.established_on.year)
    last = today.year
    if agency.abolished_on:
        last = min(last, agency.abolished_on.year)
    return range(first, last + 1)


def year_to_begin(years: Iterable[YearToReport], today: dt.date) -> YearToReport | None:
    """Return the year to begin with: the one that ended last, else the running one, if not begun."""
    wanted = (ended_year(today), today.year)
    open_years = {each.year: each for each in years if each.begun is None}
    return next((open_years[year] for year in wanted if year in open_years), None)


def waits_to_be_begun(agency: Agency, today: dt.date) -> YearToReport | None:
    """Return the ended year whose report nobody has begun, if that is work waiting at the agency; one query.

    An agency that keeps no report in the program is reminded until the last day only: it may have
    reported elsewhere before it came.
    """
    year = ended_year(today)
    own = AnnualReport.objects.filter(agency=OuterRef("pk"), scope=Scope.OWN)
    reminders = Reminder.objects.filter(agency=OuterRef("pk"), year=year).order_by("-at")
    found = Agency.objects.annotate(
        is_begun=Exists(own.filter(year=year)),
        is_kept_here=Exists(own),
        reminded_at=Subquery(reminders.values("at")[:1]),
        days_set=Subquery(settings_above(agency).values("days")[:1]),
    ).get(pk=agency.pk)
    if found.is_begun or year not in years_of(agency, today):
        return None
    due_on = due_day_by(AnnualReport(agency=agency, year=year), found.days_set)
    ended = YearToReport(year, due_on, today, reminded_at=found.reminded_at)
    return None if ended.is_late and not found.is_kept_here else ended


def contact_of(agency: Agency) -> Contact:
    """Return whom a reader may ask: the office for disclosure, else the agency itself."""
    office = agency.offices.filter(is_ogi_office=True, closed_on=None).first()
    return Contact(
        office=office.name if office else "",
        address=(office.address if office else "") or agency.address,
        postcode=agency.postcode,
        telephone=(office.telephone if office else "") or agency.telephone,
    )

"""By when an agency's report is due, by the law and by what the agency and those above it have set."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import AnnualReport, SeasonSettings
from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.annual_report.deadlines import DayOfYear, Group, group_of, report_due_on

REMIND_BEFORE = (15, 5, 1)  # working days before the last day; used where no office has set others


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What offices have set, read once for any number of agencies."""

    by_id: Mapping[int, SeasonSettings] = field(default_factory=dict)
    by_path: Mapping[str, SeasonSettings] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Deadlines":
        """Read all settings; one query."""
        found = list(SeasonSettings.objects.select_related("agency"))
        return cls(
            {each.agency_id: each for each in found}, {each.agency.path: each for each in found}
        )

    def settings_for(self, agency: Agency) -> SeasonSettings | None:
        """Return what the agency's competent department has set, or else the agency directly above it."""
        by_competent = self.by_id.get(agency.competent_department_id or 0)
        return by_competent or self.by_path.get(agency.path[: -Agency.steplen])

    def due_on(self, agency: Agency, report_year: int) -> dt.date:
        """Return the last day for an agency's report of a year (Article 49), a calendar day of the year after."""
        kind, level = AgencyKind(agency.kind), AgencyLevel(agency.level)
        return report_due_on(
            kind,
            level,
            report_year=report_year,
            own=agency.own_report_day,
            above=day_set(self.settings_for(agency), group_of(kind, level)),
        )

    def remind_before(self, agency: Agency) -> tuple[int, ...]:
        """Return how many working days before the last day the agency is reminded."""
        found = self.settings_for(agency)
        return tuple(found.remind_before) if found else REMIND_BEFORE


def day_set(settings: SeasonSettings | None, group: Group) -> DayOfYear | None:
    """Return the day that was set for a group, if one was."""
    return day_in(settings.days if settings else None, group)


def day_in(days: Mapping[str, list[int]] | None, group: Group) -> DayOfYear | None:
    """Return the day of a group among the days of settings."""
    day = (days or {}).get(group.value)
    return DayOfYear(*day) if day else None


def settings_above(agency: Agency) -> QuerySet[SeasonSettings]:
    """Return what counts for an agency first: its competent department's settings, then those directly above it."""
    above = Q(agency=agency.competent_department_id) | Q(
        agency__path=agency.path[: -Agency.steplen]
    )
    return SeasonSettings.objects.filter(above).order_by("-agency__depth")


def due_day(report: AnnualReport, deadlines: Deadlines | None = None) -> dt.date:
    """Return the last day for the report; give ``deadlines`` where there are many reports."""
    return (deadlines or Deadlines.load()).due_on(report.agency, report.year)


def due_day_by(report: AnnualReport, days: Mapping[str, list[int]] | None) -> dt.date:
    """Return the last day for the report by the days that were set above it, where they are known already."""
    kind, level = AgencyKind(report.agency.kind), AgencyLevel(report.agency.level)
    return report_due_on(
        kind,
        level,
        report_year=report.year,
        own=report.agency.own_report_day,
        above=day_in(days, group_of(kind, level)),
    )

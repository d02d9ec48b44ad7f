"""Reminding by the clock: every working day, those whose last day comes near and whose report is not filed."""

import datetime as dt
from collections.abc import Sequence
from functools import cache

from django.utils import timezone

from gongkai.accounts.models import Appointment
from gongkai.accounts.queries import in_force
from gongkai.agencies.models import Agency
from gongkai.agencies.queries import in_being
from gongkai.annual_reports import actions
from gongkai.annual_reports.deadlines import Deadlines
from gongkai.annual_reports.models import AnnualReport, Scope
from gongkai.annual_reports.starting import ended_year
from gongkai.rules.annual_report.deadlines import working_days_until
from gongkai.rules.work_calendar import national_calendar

REMINDING_TIME = dt.time(8, 30)


def remind_agencies(at: dt.datetime) -> int:
    """Remind everybody whose stage has come and return how many; on days off nobody is reminded.

    A stage that nobody was at work for is made up for once, at the next run before the last day.
    """
    today = timezone.localdate(at)
    calendar = national_calendar().provisional()
    if not calendar.is_working_day(today):
        return 0
    year = ended_year(today)
    deadlines = Deadlines.load()
    days_left = cache(lambda due_on: working_days_until(today, due_on, calendar))
    number = 0
    for agency in _without_filed_report(year, today):
        due_on = deadlines.due_on(agency, year)
        stage = stage_at(days_left(due_on), deadlines.remind_before(agency))
        if due_on < today or stage is None:
            continue
        made = actions.remind_by_clock(agency=agency, year=year, due_on=due_on, stage=stage, at=at)
        number += made is not None
    return number


def stage_at(days_left: int, stages: Sequence[int]) -> int | None:
    """Return the latest stage that has come, as its number of working days; None before the first."""
    come = [each for each in stages if days_left <= each]
    return min(come) if come else None


def _without_filed_report(year: int, today: dt.date) -> list[Agency]:
    """Return the agencies in being that have people here and no filed report of the year."""
    filed = AnnualReport.objects.filter(year=year, scope=Scope.OWN).exclude(filed=None)
    staffed = Appointment.objects.filter(in_force(today), role__in=actions.REMINDED)
    return list(
        Agency.objects.filter(in_being(today), pk__in=staffed.values("agency"))
        .exclude(pk__in=filed.values("agency"))
        .order_by("path")
    )

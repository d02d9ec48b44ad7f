"""Reads: what a person may see of the reports, and what the public sees."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from gongkai.accounts.models import User
from gongkai.accounts.queries import HeldRole
from gongkai.agencies.models import Agency
from gongkai.annual_reports.copying import OF_COPYING
from gongkai.annual_reports.lifecycle import Standing, State, standing
from gongkai.annual_reports.models import (
    NEWEST_FIRST,
    AnnualReport,
    ReportEvent,
    ReportVersion,
    Scope,
    YearAnswers,
)
from gongkai.annual_reports.refusals import Clash
from gongkai.rules.annual_report.report import PARTS, Report


def reports_seen_by(
    user: User, on: dt.date, held: Sequence[HeldRole] | None = None
) -> QuerySet[AnnualReport]:
    """Return the reports this person may see on this day, newest year first.

    ``held`` are the roles the person has that day, where the request has them already.
    """
    return (
        AnnualReport.objects.seen_by(user, on, held)
        .select_related("agency", "current", "published")
        .order_by(*NEWEST_FIRST)
    )


def report_of_year_before(version: ReportVersion) -> Report | None:
    """Return the same agency's report of the year before, the published version if there is one."""
    earlier = (
        AnnualReport.objects.filter(
            agency_id=version.report.agency_id,
            year=version.report.year - 1,
            scope=version.report.scope,
        )
        .select_related("published", "current")
        .first()
    )
    if earlier is None:
        return None
    kept = earlier.published or earlier.current
    return kept.value() if kept else None


def report_of_year(agency: Agency, year: int | None) -> AnnualReport | None:
    """Return the agency's own report of a year, if one was begun."""
    if year is None:
        return None
    return (
        AnnualReport.objects.filter(agency=agency, year=year, scope=Scope.OWN)
        .select_related("current")
        .defer("current__content")
        .first()
    )


def published_reports(agency: Agency) -> QuerySet[AnnualReport]:
    """Return the agency's reports that are public, newest first."""
    return (
        AnnualReport.objects.filter(agency=agency, published__isnull=False)
        .select_related("agency", "published")
        .defer("published__content")
        .order_by("-year", "scope")
    )


def latest_published(count: int) -> QuerySet[AnnualReport]:
    """Return the reports published last, of whichever agency."""
    return (
        AnnualReport.objects.filter(published__isnull=False)
        .select_related("agency", "published")
        .defer("published__content")
        .order_by("-published__published_at", "pk")[:count]
    )


def all_published() -> QuerySet[AnnualReport]:
    """Return every public report, for the map of the site."""
    return (
        AnnualReport.objects.filter(published__isnull=False)
        .select_related("agency")
        .order_by("agency__path", "year")
    )


def published_years(agency: Agency) -> QuerySet[AnnualReport, int]:
    """Return the years of the agency's own reports that are public, newest first."""
    return (
        AnnualReport.objects.filter(agency=agency, scope=Scope.OWN, published__isnull=False)
        .order_by("-year")
        .values_list("year", flat=True)
    )


def published_version(code: str, year: int) -> ReportVersion | None:
    """Return what the public sees of a year's report of the agency with this code, or None."""
    report = (
        AnnualReport.objects.filter(
            agency__code=code, year=year, scope=Scope.OWN, published__isnull=False
        )
        .select_related("published", "agency")
        .first()
    )
    if report is None or report.published is None:
        return None
    report.published.report = report
    return report.published


def unfinished_reports(agency: Agency | None) -> QuerySet[AnnualReport]:
    """Return the agency's reports whose current version is not public yet, with its events."""
    return (
        AnnualReport.objects.filter(agency=agency)
        .exclude(current__state=State.PUBLISHED)
        .exclude(current=None)
        .select_related("agency", "current")
        .defer("current__content")
        .prefetch_related(Prefetch("current__events", queryset=ReportEvent.objects.order_by("pk")))
        .order_by("-year")
    )


def standing_of(version: ReportVersion) -> Standing:
    """Return where a version stands, by its events."""
    return standing(version.events.order_by("pk").values_list("kind", "signed_as"))


def answers_of(version: ReportVersion) -> YearAnswers | None:
    """Return what was answered of the year for a version, if anything was."""
    return YearAnswers.objects.filter(version=version).first()


def events_of_copying(version: ReportVersion) -> QuerySet[ReportEvent, tuple[str, Any]]:
    """Return what happened to texts taken over from last year, oldest first, as (kind, facts)."""
    return version.events.filter(kind__in=OF_COPYING).order_by("pk").values_list("kind", "facts")


def history(version: ReportVersion) -> QuerySet[Any]:
    """Return what happened to a version, newest first."""
    return version.events.select_related("by").order_by("-pk")


def text_clash(part: str, *, theirs: str, mine: str) -> Clash:
    """Return the clash of two texts of one part."""
    return Clash(f"section.{part}", PARTS.get(part, part), theirs=theirs, mine=mine)

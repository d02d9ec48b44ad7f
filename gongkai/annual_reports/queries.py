"""Reads: what a person may see of the reports, and what the public sees."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from gongkai.accounts.models import User
from gongkai.accounts.queries import HeldRole
from gongkai.agencies.models import Agency
from gongkai.annual_reports.copying import OF_COPYING
from gongkai.annual_reports.course import Course
from gongkai.annual_reports.lifecycle import EventKind, Filing, Standing, State, standing
from gongkai.annual_reports.models import (
    NEWEST_FIRST,
    AnnualReport,
    ReleasedFile,
    Reminder,
    ReportEvent,
    ReportVersion,
    Scope,
    SeasonSettings,
    SignedScan,
    YearAnswers,
)
from gongkai.annual_reports.refusals import Clash
from gongkai.annual_reports.remarks import Remark
from gongkai.rules.annual_report.report import PARTS, Report

DONE_WITH = (Filing.NONE, Filing.SUBMITTED, Filing.ACCEPTED)  # nothing for the agency to do

PUBLIC_SCANS = SignedScan.objects.filter(version=OuterRef("published"), is_public=True)


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


def published_years(agency: Agency, scope: str = Scope.OWN) -> tuple[tuple[int, str], ...]:
    """Return the years of the agency's public reports of a scope, newest first, with the hash of each content."""
    published = AnnualReport.objects.filter(agency=agency, scope=scope, published__isnull=False)
    return tuple(published.order_by("-year").values_list("year", "published__content_hash"))


def published_version(code: str, year: int, scope: str = Scope.OWN) -> ReportVersion | None:
    """Return what the public sees of a year's report of the agency with this code, or None."""
    report = (
        AnnualReport.objects.filter(
            agency__code=code, year=year, scope=scope, published__isnull=False
        )
        .annotate(has_public_scan=Exists(PUBLIC_SCANS))
        .select_related("published", "agency")
        .first()
    )
    if report is None or report.published is None:
        return None
    report.published.report = report
    return report.published


def public_scan(code: str, year: int) -> SignedScan | None:
    """Return the scan of what the public sees of a year's report that the public sees as well, the latest."""
    shown = SignedScan.objects.filter(
        version__report__agency__code=code,
        version__report__year=year,
        version__report__scope=Scope.OWN,
        version__report__published=F("version"),
        is_public=True,
    )
    return shown.order_by("-pk").first()


def public_versions(report: AnnualReport) -> QuerySet[ReportVersion]:
    """Return every version of a report that is public, newest first; corrected ones do not take the others away."""
    return report.versions.filter(state=State.PUBLISHED).order_by("-number")


def reasons_of_correction(report: AnnualReport) -> dict[int, str]:
    """Return why the agency itself reopened a report, by the number of the version that this began."""
    reopened = ReportEvent.objects.filter(version__report=report, kind=EventKind.REOPENED)
    return {
        number: facts["reason"]
        for number, facts in reopened.values_list("version__number", "facts")
    }


def public_version(report: AnnualReport, number: int) -> ReportVersion | None:
    """Return one of the versions of a report that are public, by its number."""
    version = public_versions(report).filter(number=number).first()
    if version is not None:
        version.report = report
    return version


def filed_version(report: AnnualReport) -> ReportVersion | None:
    """Return the latest version that left the agency, signed by both (or public before); None if none did.

    What the superior says of it is in its ``filing``; a draft that corrects it is not filed yet.
    """
    return report.filed


def version_with_content(pk: int) -> ReportVersion:
    """Return a version whole; lists leave its content out."""
    return ReportVersion.objects.get(pk=pk)


def filed_versions(reports: QuerySet[AnnualReport]) -> QuerySet[ReportVersion]:
    """Return the latest filed version of each of the reports that has one, with report and agency."""
    return ReportVersion.objects.filter(
        pk__in=reports.order_by().exclude(filed=None).values("filed")
    ).select_related("report__agency")


def has_superior(agency: Agency) -> bool:
    """Test whether somebody above receives the agency's report."""
    return bool(agency.competent_department_id) or bool(agency.depth > 1)


def is_superior_of(above: Agency, agency: Agency) -> bool:
    """Test whether an agency receives another's report: directly above it, or its competent department (Article 3)."""
    parent = agency.path[: -Agency.steplen]
    return bool(above.path == parent) or above.pk == agency.competent_department_id


def received_by(above: Agency, link: str = "agency__") -> Q:
    """Select the reports that an agency receives: see ``is_superior_of``; with no ``link``, the agencies themselves."""
    beneath = {f"{link}path__startswith": above.path, f"{link}depth": above.depth + 1}
    return Q(**{f"{link}competent_department": above.pk}) | Q(**beneath)


def waiting_for_acceptance(above: Agency) -> QuerySet[AnnualReport]:
    """Return the reports that wait for an agency to accept or return them, longest waiting first.

    One that its agency reopened meanwhile does not: the corrected version will come.
    """
    return (
        AnnualReport.objects.filter(
            received_by(above), filed__filing=Filing.SUBMITTED, current=F("filed")
        )
        .select_related("agency", "filed")
        .defer("filed__content")
        .order_by("filed__submitted_at", "pk")
    )


def last_returned(report: AnnualReport) -> ReportVersion | None:
    """Return the latest version the superior returned, whatever followed."""
    return (
        report.versions.filter(events__kind=EventKind.RETURNED)
        .defer("content")
        .order_by("-number")
        .first()
    )


def course_of(report: AnnualReport) -> Course:
    """Return everything that happened to a report, over all its versions; one query."""
    events = ReportEvent.objects.filter(version__report=report)
    return Course(
        list(events.select_related("by", "version").defer("version__content").order_by("pk"))
    )


def remarks_on(report: AnnualReport) -> tuple[Remark, ...]:
    """Return the remarks on the latest version that was returned, each with its answer."""
    return course_of(report).remarks


def remarks_at_work(report: AnnualReport) -> tuple[Remark, ...]:
    """Return the remarks of the last return as long as what followed was not accepted; one query."""
    told = (EventKind.RETURNED, EventKind.ANSWERED, EventKind.ACCEPTED)
    events = ReportEvent.objects.filter(version__report=report, kind__in=told)
    course = Course(list(events.select_related("by").order_by("pk")))
    return () if course.is_accepted else course.remarks


def remarks_without_answer(report: AnnualReport) -> int:
    """Return how many remarks of the last return the agency has not answered."""
    return sum(1 for each in remarks_on(report) if not each.answer)


def last_reminded_at(agency: Agency, year: int) -> dt.datetime | None:
    """Return when the agency was last reminded of a year's report."""
    reminders = Reminder.objects.filter(agency=agency, year=year).order_by("-at")
    return reminders.values_list("at", flat=True).first()


def released_sizes(version: ReportVersion) -> dict[str, int]:
    """Return the size in bytes of each file of a published version that was made already, by kind."""
    made = ReleasedFile.objects.filter(version=version, content_hash=version.content_hash)
    return dict(made.values_list("kind", "size"))


def unfinished_reports(agency: Agency | None) -> QuerySet[AnnualReport]:
    """Return the agency's reports whose current version is not public yet, or was returned, with its events."""
    reminders = Reminder.objects.filter(agency=OuterRef("agency"), year=OuterRef("year"))
    reminders = reminders.order_by("-at")
    above = SeasonSettings.objects.none()
    if agency is not None:
        above = SeasonSettings.objects.filter(
            Q(agency=agency.competent_department_id)
            | Q(agency__path=agency.path[: -Agency.steplen])
        ).order_by("-agency__depth")
    return (
        AnnualReport.objects.filter(agency=agency)
        .exclude(current__state=State.PUBLISHED, current__filing__in=DONE_WITH)
        .exclude(current=None)
        .select_related("agency", "current")
        .defer("current__content")
        .annotate(
            last_reminded_at=Subquery(reminders.values("at")[:1]),
            days_set=Subquery(above.values("days")[:1]),
        )
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


def versions_with_content(report: AnnualReport) -> QuerySet[ReportVersion]:
    """Return the versions of a report with their content, the latest first."""
    return report.versions.select_related("report__agency").order_by("-number")


def events_of(report: AnnualReport, *, before: int | None) -> QuerySet[ReportEvent]:
    """Return what happened to all versions of a report, newest first, from before one event on."""
    events = ReportEvent.objects.filter(version__report=report).select_related("by", "version")
    events = events.defer("version__content").order_by("-pk")
    return events.filter(pk__lt=before) if before else events


def last_changes(version: ReportVersion) -> dict[str, tuple[ReportEvent, str | None]]:
    """Return for each cell that was changed the last change of it, and what stood there before."""
    changes: dict[str, tuple[ReportEvent, str | None]] = {}
    events = version.events.filter(kind=EventKind.FIGURES_CHANGED).select_related("by")
    for event in events.order_by("pk"):
        for where, (was, _now) in event.facts["cells"].items():
            changes[where] = (event, was)
    return changes


def text_clash(part: str, *, theirs: str, mine: str) -> Clash:
    """Return the clash of two texts of one part."""
    return Clash(f"section.{part}", PARTS.get(part, part), theirs=theirs, mine=mine)

"""How a step on a report is put down: the event, what follows from it, and the audit chain."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on, roles_at
from gongkai.agencies.models import Agency
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.figures import store_figures
from gongkai.annual_reports.content import content_hash
from gongkai.annual_reports.copying import copied_parts
from gongkai.annual_reports.lifecycle import EventKind, Filing, SignedAs, standing
from gongkai.annual_reports.models import AnnualReport, ReportEvent, ReportVersion
from gongkai.annual_reports.reading import counts, findings_of
from gongkai.annual_reports.searching import MAKES_PUBLIC, SOURCE
from gongkai.audit.actions import record
from gongkai.rules.annual_report.frame import unfilled_places
from gongkai.rules.annual_report.report import Level
from gongkai.search import noting

SUBJECT = "annual_report"
TEXTS = (
    "texts"  # before and after, kept with the event; the audit chain names the part and the lengths
)
DERIVED = (
    "state",
    "edition",
    "error_count",
    "warning_count",
    "notice_count",
    "unread_count",
    "unfilled",
    "copied",
    "content_hash",
    "published_at",
    "filing",
    "submitted_at",
    "returned_at",
    "accepted_at",
)


def refresh(version: ReportVersion) -> None:
    """Write the columns that follow from content and events; ``gongkai rebuild`` uses it as well."""
    events = list(version.events.order_by("pk"))
    now = standing((each.kind, each.signed_as) for each in events)
    version.state = now.state
    version.filing = now.filing
    _refresh_counts(version)
    if now.may_change:
        version.content_hash = ""
    elif not version.content_hash:
        version.content_hash = content_hash(version.content)
    version.published_at = _published_at(events)
    version.submitted_at = _first(events, EventKind.SUBMITTED)
    latest_first = events[::-1]
    is_returned, is_accepted = now.filing is Filing.RETURNED, now.filing is Filing.ACCEPTED
    version.returned_at = _first(latest_first, EventKind.RETURNED) if is_returned else None
    version.accepted_at = _first(latest_first, EventKind.ACCEPTED) if is_accepted else None
    version.save(update_fields=DERIVED)
    if now.is_filed:
        refresh_report(version.report)


def _refresh_counts(version: ReportVersion) -> None:
    report = version.value()
    agency = version.report.agency
    found = counts(
        findings_of(
            report,
            previous=queries.report_of_year_before(version),
            level=agency.level,
            kind=agency.kind,
        )
    )
    version.edition = report.edition.value if report.edition else ""
    version.error_count = found[Level.ERROR]
    version.warning_count = found[Level.WARNING]
    version.notice_count = found[Level.NOTICE]
    version.unread_count = len(report.unread)
    version.unfilled = list(unfilled_places(report))
    version.copied = copied_parts(report, queries.events_of_copying(version))
    store_figures(version, report)


def _first(events: Sequence[ReportEvent], kind: EventKind) -> dt.datetime | None:
    return next((each.at for each in events if each.kind == kind), None)


def _published_at(events: Sequence[ReportEvent]) -> dt.datetime | None:
    """Return when the version became public; one taken over did on the day that was entered for it."""
    for each in events:
        if each.kind == EventKind.TAKEN_OVER:
            day = dt.date.fromisoformat(each.facts["published_on"])
            return dt.datetime.combine(day, dt.time(), tzinfo=timezone.get_default_timezone())
        if each.kind == EventKind.PUBLISHED:
            return each.at
    return None


def refresh_report(report: AnnualReport) -> None:
    """Write which version is public, which is the latest filed, and when the agency filed first."""
    filed = list(
        report.versions.exclude(published_at=None, submitted_at=None)
        .order_by("number")
        .values_list("pk", "published_at", "submitted_at")
    )
    published = [pk for pk, published_at, _submitted_at in filed if published_at]
    report.published_id = published[-1] if published else None
    report.filed_id = filed[-1][0] if filed else None
    report.filed_at = min(filter(None, filed[0][1:])) if filed else None
    report.save(update_fields=["published", "filed", "filed_at"])


def append(
    version: ReportVersion,
    *,
    kind: EventKind,
    by: User,
    at: dt.datetime,
    signed_as: SignedAs | None = None,
    facts: dict[str, Any] | None = None,
    acting_for: Agency | None = None,
) -> None:
    """Append the event, refresh what follows from it, and put it on the audit chain of the report's agency.

    ``acting_for`` is the agency the person acts for, where it is not the report's own. Somebody without a role at an
    agency whose report an office entered acts for that office.
    """
    ReportEvent.objects.create(
        version=version,
        kind=kind,
        at=at,
        by=by,
        revision=version.revision,
        signed_as=signed_as or "",
        facts=facts or {},
    )
    refresh(version)
    if kind in MAKES_PUBLIC:
        noting.note(SOURCE, str(version.report_id))
    agency = version.report.agency
    record(
        action=f"annual_reports.{kind.value}",
        subject_kind=SUBJECT,
        subject_id=str(version.report_id),
        agency_code=agency.code,
        by=actor_on(by, acting_for or _acted_for(version, by, at), timezone.localdate(at)),
        at=at,
        year=version.report.year,
        version=version.number,
        revision=version.revision,
        **({"signed_as": signed_as.value} if signed_as else {}),
        **({"hash": version.content_hash} if version.content_hash else {}),
        **{name: fact for name, fact in (facts or {}).items() if name != TEXTS},
    )


def _acted_for(version: ReportVersion, by: User, at: dt.datetime) -> Agency:
    agency = version.report.agency
    office = version.entered_by
    if office is None or roles_at(by, agency, timezone.localdate(at)):
        return agency
    return office


def locked(version: ReportVersion) -> ReportVersion:
    """Return the version anew, held until the transaction ends."""
    return (
        ReportVersion.objects.select_for_update(of=("self",))
        .select_related("report__agency", "entered_by")
        .get(pk=version.pk)
    )

"""How a step on a report is put down: the event, what follows from it, and the audit chain."""

import datetime as dt
from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.annual_reports import queries
from gongkai.annual_reports.content import content_hash
from gongkai.annual_reports.copying import copied_parts
from gongkai.annual_reports.lifecycle import EventKind, SignedAs
from gongkai.annual_reports.models import ReportEvent, ReportVersion
from gongkai.annual_reports.reading import counts, findings_of
from gongkai.audit.actions import record
from gongkai.rules.annual_report.frame import unfilled_places
from gongkai.rules.annual_report.report import Level

SUBJECT = "annual_report"
TEXTS = "texts"  # before and after, kept with the event; the audit chain names the part and the lengths
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
)


def refresh(version: ReportVersion) -> None:
    """Write the columns that follow from content and events; ``gongkai rebuild`` uses it as well."""
    report = version.value()
    now = queries.standing_of(version)
    agency = version.report.agency
    found = counts(
        findings_of(
            report,
            previous=queries.report_of_year_before(version),
            level=agency.level,
            kind=agency.kind,
        )
    )
    version.state = now.state
    version.edition = report.edition.value if report.edition else ""
    version.error_count = found[Level.ERROR]
    version.warning_count = found[Level.WARNING]
    version.notice_count = found[Level.NOTICE]
    version.unread_count = len(report.unread)
    version.unfilled = list(unfilled_places(report))
    version.copied = copied_parts(report, queries.events_of_copying(version))
    if now.may_change:
        version.content_hash = ""
    elif not version.content_hash:
        version.content_hash = content_hash(version.content)
    version.save(update_fields=DERIVED)


def append(
    version: ReportVersion,
    *,
    kind: EventKind,
    by: User,
    at: dt.datetime,
    signed_as: SignedAs | None = None,
    facts: dict[str, Any] | None = None,
) -> None:
    """Append the event, refresh what follows from it, and put it on the audit chain."""
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
    agency = version.report.agency
    record(
        action=f"annual_reports.{kind.value}",
        subject_kind=SUBJECT,
        subject_id=str(version.report_id),
        agency_code=agency.code,
        by=actor_on(by, agency, timezone.localdate(at)),
        at=at,
        year=version.report.year,
        version=version.number,
        revision=version.revision,
        **({"signed_as": signed_as.value} if signed_as else {}),
        **({"hash": version.content_hash} if version.content_hash else {}),
        **{name: fact for name, fact in (facts or {}).items() if name != TEXTS},
    )


def locked(version: ReportVersion) -> ReportVersion:
    """Return the version anew, held until the transaction ends."""
    return (
        ReportVersion.objects.select_for_update(of=("self",))
        .select_related("report__agency")
        .get(pk=version.pk)
    )

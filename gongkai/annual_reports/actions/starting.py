"""Beginning the report of a year without a file."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports.actions.recording import append
from gongkai.annual_reports.content import stored
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.annual_reports.refusals import YearNotOffered
from gongkai.annual_reports.starting import contact_of, years_to_report
from gongkai.rules.annual_report.frame import frame_of


@transaction.atomic
def start(*, agency: Agency, year: int, by: User, at: dt.datetime) -> ReportVersion:
    """Begin the report of a year with its frame, and return the version to fill in.

    A report that was begun already, by a colleague or by a second press of the button, is returned as
    it stands.

    :raises YearNotOffered: for a year the agency has no report of
    """
    offered = years_to_report(agency, timezone.localdate(at))
    if year not in {each.year for each in offered}:
        raise YearNotOffered(year, [each.year for each in offered])
    report, _ = AnnualReport.objects.select_for_update().get_or_create(
        agency=agency, year=year, scope=Scope.OWN
    )
    if report.current is not None:
        return report.current
    version = ReportVersion.objects.create(
        report=report,
        number=1,
        content=stored(frame_of(agency.name, year, contact_of(agency))),
        revision=1,
        created_at=at,
        created_by=by,
    )
    report.current = version
    report.save(update_fields=["current"])
    append(version, kind=EventKind.STARTED, by=by, at=at)
    return version

"""By when an agency's report is due."""

import datetime as dt

from gongkai.annual_reports.models import AnnualReport
from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.annual_report.deadlines import report_due_on


def due_day(report: AnnualReport) -> dt.date:
    """Return the last day for the report (Article 49), a calendar day of the year after its own."""
    agency = report.agency
    return report_due_on(
        AgencyKind(agency.kind),
        AgencyLevel(agency.level),
        report_year=report.year,
        own=agency.own_report_day,
    )

"""The tables of annual reports."""

from gongkai.annual_reports.models.answers import YearAnswers
from gongkai.annual_reports.models.reports import (
    NEWEST_FIRST,
    AnnualReport,
    ReportEvent,
    ReportVersion,
    Scope,
)

__all__ = [
    "NEWEST_FIRST",
    "AnnualReport",
    "ReportEvent",
    "ReportVersion",
    "Scope",
    "YearAnswers",
]

"""The tables of annual reports."""

from gongkai.annual_reports.models.bulk import BulkItem, BulkJob, BulkKind, Outcome
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
    "BulkItem",
    "BulkJob",
    "BulkKind",
    "Outcome",
    "ReportEvent",
    "ReportVersion",
    "Scope",
]

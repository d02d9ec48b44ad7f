"""The tables of annual reports."""

from gongkai.annual_reports.models.answers import YearAnswers
from gongkai.annual_reports.models.bulk import BulkItem, BulkJob, BulkKind, Outcome
from gongkai.annual_reports.models.compilations import Compilation, CompiledInput
from gongkai.annual_reports.models.computations import Computation, RecordsNoted
from gongkai.annual_reports.models.figures import FIGURES, Figures, Figures2019, Figures2021
from gongkai.annual_reports.models.joint_documents import JointDocuments
from gongkai.annual_reports.models.public_numbers import PublicNumbers
from gongkai.annual_reports.models.released_files import FileKind, ReleasedFile
from gongkai.annual_reports.models.reports import (
    NEWEST_FIRST,
    AnnualReport,
    ReportEvent,
    ReportVersion,
    Scope,
)
from gongkai.annual_reports.models.scans import SignedScan
from gongkai.annual_reports.models.season import Reminder, SeasonSettings

__all__ = [
    "FIGURES",
    "NEWEST_FIRST",
    "AnnualReport",
    "BulkItem",
    "BulkJob",
    "BulkKind",
    "Compilation",
    "CompiledInput",
    "Computation",
    "Figures",
    "Figures2019",
    "Figures2021",
    "FileKind",
    "JointDocuments",
    "Outcome",
    "PublicNumbers",
    "RecordsNoted",
    "ReleasedFile",
    "Reminder",
    "ReportEvent",
    "ReportVersion",
    "Scope",
    "SeasonSettings",
    "SignedScan",
    "YearAnswers",
]

"""From the bytes of an upload to a report and its findings; one path for staff and for the public."""

from dataclasses import dataclass

from gongkai.files.annual_report_reader import read_report
from gongkai.files.documents import Document, Unreadable
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.report import NOT_A_REPORT, Finding, Level, Report

__all__ = ["ReadFile", "Unreadable", "counts", "findings_of", "read_file"]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file turned out to hold."""

    document: Document
    report: Report


def read_file(data: bytes, name: str) -> ReadFile:
    """Open the file and read the report in it.

    :raises Unreadable: for a file that is not a readable document, with the way to mend it
    """
    document = open_document(data, name)
    report = read_report(document)
    if not report.looks_like_one:
        raise Unreadable("not_a_report", NOT_A_REPORT)
    return ReadFile(document, report)


def findings_of(
    report: Report,
    *,
    previous: Report | None = None,
    level: str | None = None,
    kind: str | None = None,
) -> tuple[Finding, ...]:
    """Return what the checks find, in reading order; ``previous`` is last year's report."""
    return check_report(report, previous=previous, level=level, kind=kind)


def counts(findings: tuple[Finding, ...]) -> dict[Level, int]:
    """Return the number of findings of each level."""
    tally = dict.fromkeys(Level, 0)
    for finding in findings:
        tally[finding.level] += 1
    return tally

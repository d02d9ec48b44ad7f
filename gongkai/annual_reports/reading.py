"""From the bytes of an upload to a report and its findings; one path for staff and for the public."""

from dataclasses import dataclass
from typing import Final

from gongkai.files.annual_report_reader import read_report
from gongkai.files.documents import Document, Unreadable
from gongkai.files.opening import open_document
from gongkai.jobs import confined
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.report import NOT_A_REPORT, Finding, Level, Report

__all__ = ["ReadFile", "Unreadable", "counts", "findings_of", "read_file"]

BOUNDS: Final = confined.Bounds()
TOO_MUCH: Final = (
    "读这个文件用的时间或内存超过了上限，已停止读取，什么也没有保存。"
    "请只保留年度报告正文和表格，另存为 .docx 后再上传。"
)
confined.preload(
    [
        __name__,
        "gongkai.files.guard.masking",
        *(f"gongkai.files.readers.{kind}" for kind in ("docx", "xlsx", "pdf", "html", "txt")),
    ]
)


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


def read_sent_file(data: bytes, name: str) -> ReadFile:
    """Do the same in a process of its own, with bounds of memory and time: for what strangers send.

    :raises Unreadable: also where the bounds were passed or the process crashed
    """
    try:
        read: ReadFile = confined.run_confined(read_file, data, name, bounds=BOUNDS)
    except confined.OutOfBounds as passed:
        raise Unreadable("too_complex", TOO_MUCH) from passed
    return read


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

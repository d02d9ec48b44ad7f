"""Reading one file, come what may: its reports, or why it cannot be read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gongkai.files.documents import Unreadable
from gongkai.rules.annual_report.report import NOT_A_REPORT, Finding, Level, Report

JSON_SUFFIXES: Final = (".json", ".jsonl")

UNREADABLE_STATUS: Final = 2
ERROR_STATUS: Final = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: a report with its findings, or the reason why not."""

    path: Path
    report: Report | None = None
    findings: tuple[Finding, ...] = ()
    refusal: str = ""

    @property
    def has_error(self) -> bool:
        return any(finding.level is Level.ERROR for finding in self.findings)

    @property
    def status(self) -> int:
        """The exit status that this file asks for."""
        if self.report is None:
            return UNREADABLE_STATUS
        return ERROR_STATUS if self.has_error else 0


def read_file(path: Path) -> tuple[Reading, ...]:
    """Read a file without ever raising; a file of JSON lines holds several reports."""
    try:
        return tuple(Reading(path, report) for report in reports_in(path))
    except Exception as problem:  # noqa: BLE001  # one bad file must not stop the others
        return (Reading(path, refusal=reason_for(problem)),)


def reports_in(path: Path) -> Iterator[Report]:
    """Yield the reports of a file.

    :raises Unreadable: if it is no file that can be read
    :raises OSError: if the system does not hand it out
    """
    data = path.read_bytes()
    if path.suffix.lower() in JSON_SUFFIXES:
        yield from _reports_in_json(data)
        return
    from gongkai.files.annual_report_reader import read_report
    from gongkai.files.opening import open_document

    report = read_report(open_document(data, path.name))
    if not report.looks_like_one:
        raise Unreadable("not_a_report", NOT_A_REPORT)
    yield report


def reason_for(problem: Exception) -> str:
    """Say in plain words why a file cannot be read, and what to do."""
    match problem:
        case Unreadable():
            return problem.says
        case FileNotFoundError():
            return "找不到这个文件，请检查名称和位置"
        case PermissionError():
            return "没有读取这个文件的权限"
        case IsADirectoryError():
            return "这是文件夹，不是文件"
        case OSError():
            return f"系统不能读取这个文件（{problem.strerror or problem}）"
        case MemoryError():
            return "内存不够，请减少 --jobs 的个数，或者拆分文件后再试"
        case _:
            kind = type(problem).__name__
            return f"读取时程序出错（{kind}：{problem}），请把文件另存为 .docx 再试，并报告这个问题"


def _reports_in_json(data: bytes) -> Iterator[Report]:
    from gongkai.rules.annual_report.report_json import report_from_json

    for value in _json_values(data):
        if not isinstance(value, dict) or "tables" not in value:
            raise Unreadable("unknown_kind", "这个JSON不是年度报告：没有 tables 一项")
        try:
            yield report_from_json(value)
        except (KeyError, TypeError, ValueError, ArithmeticError) as problem:
            raise Unreadable("broken", f"这个JSON不合年度报告的格式：{problem}") from problem


def _json_values(data: bytes) -> list[object]:
    """Return the one value of a JSON file, or the value of each line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Unreadable("broken", "这个JSON文件不是UTF-8编码") from problem
    if not text.strip():
        raise Unreadable("empty", "这个文件是空的")
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        lines = [line for line in text.splitlines() if line.strip()]
    try:
        return [json.loads(line) for line in lines]
    except (ValueError, RecursionError) as problem:
        raise Unreadable("broken", f"这个文件不是完好的JSON（{problem}）") from problem

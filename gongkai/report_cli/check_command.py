"""``gongkai report check``: what is wrong in reports and how to mend it."""

import argparse
from pathlib import Path

from gongkai.report_cli.checking import Known
from gongkai.report_cli.console import Console
from gongkai.report_cli.findings_for_people import finding_lines, summary
from gongkai.report_cli.inputs import expand
from gongkai.report_cli.json_lines import json_line
from gongkai.report_cli.many_files import readings_of
from gongkai.report_cli.reading import UNREADABLE_STATUS, Reading, read_file
from gongkai.report_cli.tables_for_people import name_of
from gongkai.rules.annual_report.report import Report


def run_check(console: Console, given: argparse.Namespace) -> int:
    """Print the findings on every report and return the exit status."""
    known, status = _known(console, given)
    for reading in readings_of(console, given.files, known, given.jobs):
        status = max(status, reading.status)
        if given.json:
            json_line(console, reading)
        else:
            _show(console, reading)
    return status


def _known(console: Console, given: argparse.Namespace) -> tuple[Known, int]:
    """Read what the reports are compared with; the status says whether all of it could be read."""
    previous, previous_status = _reports(console, given.previous)
    others, others_status = _reports(console, given.compare)
    files = expand(given.files)
    reports = tuple(report for _, report in previous)
    is_single = len(files) == 1 and len(reports) == 1
    known = Known(
        level=given.level,
        kind=given.kind,
        previous=reports,
        only_previous=reports[0] if is_single else None,
        others=tuple(others),
    )
    return known, max(previous_status, others_status)


def _reports(console: Console, path: Path | None) -> tuple[list[tuple[Path, Report]], int]:
    if path is None:
        return [], 0
    reports: list[tuple[Path, Report]] = []
    status = 0
    for file in expand([path]):
        for reading in read_file(file):
            if reading.report is None:
                console.warn(f"读不了用来对照的 {file}：{reading.refusal}")
                status = UNREADABLE_STATUS
            else:
                reports.append((file, reading.report))
    return reports, status


def _show(console: Console, reading: Reading) -> None:
    if reading.report is None:
        return
    console.say(f"== {name_of(reading.report)}（{reading.path.name}）：{summary(reading.findings)}")
    for line in finding_lines(reading.report, reading.findings):
        console.say(line)
    console.say("")

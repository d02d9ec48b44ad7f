"""``gongkai report read``: what stands in reports."""

import argparse

from gongkai.report_cli.checking import Known
from gongkai.report_cli.console import Console
from gongkai.report_cli.findings_for_people import summary
from gongkai.report_cli.json_lines import json_line
from gongkai.report_cli.many_files import readings_of
from gongkai.report_cli.reading import Reading
from gongkai.report_cli.tables_for_people import name_of, report_lines


def run_read(console: Console, given: argparse.Namespace) -> int:
    """Print every report and return the exit status."""
    status = 0
    for reading in readings_of(console, given.files, Known(), given.jobs):
        status = max(status, reading.status)
        if given.json:
            json_line(console, reading)
        else:
            _show(console, reading)
    return status


def _show(console: Console, reading: Reading) -> None:
    if reading.report is None:
        return
    console.say(f"== {name_of(reading.report)}（{reading.path.name}）")
    for line in report_lines(reading.report):
        console.say(line)
    console.say("")
    console.say(f"检查：{summary(reading.findings)}")
    console.say("")

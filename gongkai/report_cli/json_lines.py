"""Readings as JSON lines on standard output."""

import json

from gongkai.report_cli.console import Console
from gongkai.report_cli.reading import Reading


def json_line(console: Console, reading: Reading) -> None:
    """Write one report with its findings in one line; nothing for a file that cannot be read."""
    if reading.report is None:
        return
    from gongkai.rules.annual_report.report_json import report_to_json

    value = report_to_json(reading.report, reading.findings, file=str(reading.path))
    console.say(json.dumps(value, ensure_ascii=False))

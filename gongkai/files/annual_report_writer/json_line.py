"""A report as one JSON object in the vocabulary of open data, of the command line and of the API."""

import json

from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.report_json import report_to_json


def write_json(report: Report) -> bytes:
    """Write the object in UTF-8, indented for reading."""
    return (json.dumps(report_to_json(report), ensure_ascii=False, indent=2) + "\n").encode()

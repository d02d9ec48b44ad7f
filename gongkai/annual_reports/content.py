"""The stored content of a version and its hash."""

import hashlib
import json
from typing import Any

from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.report_json import report_to_json


def stored(report: Report) -> dict[str, Any]:
    """Return the report as it is kept: the vocabulary of the open data, without findings."""
    content = report_to_json(report)
    content.pop("findings", None)
    content.pop("file", None)
    return content


def content_hash(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the content in canonical form: the same content, the same hash."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

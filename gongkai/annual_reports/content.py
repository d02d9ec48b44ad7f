"""The stored content of a version and its hash."""

import hashlib
import json
from typing import Any

from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.report_json import report_from_json, report_to_json

HEADING_ORDER = "heading_order"  # a database may keep the keys of an object in another order


def stored(report: Report) -> dict[str, Any]:
    """Return the report as it is kept: the vocabulary of the open data, without findings."""
    content = report_to_json(report)
    content.pop("findings", None)
    content.pop("file", None)
    if report.headings:
        content[HEADING_ORDER] = list(report.headings)
    return content


def restored(content: dict[str, Any]) -> Report:
    """Return the report that was kept, its headings in the order of the page."""
    headings = content.get("headings", {})
    order = content.get(HEADING_ORDER, headings)
    return report_from_json({**content, "headings": {part: headings[part] for part in order}})


def content_hash(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the content in canonical form: the same content, the same hash."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

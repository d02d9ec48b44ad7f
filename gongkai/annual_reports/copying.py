"""Parts whose text was taken over from last year's report, until they are changed or confirmed.

国办公开办函〔2021〕30号 holds copied reports against the agency (Article 47): a copied part is marked, and a
report with one that nobody changed or confirmed cannot be sent for signature.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from gongkai.annual_reports.lifecycle import EventKind
from gongkai.rules.annual_report.report import Report

OF_COPYING = (EventKind.UPLOADED, EventKind.TEXT_COPIED, EventKind.TEXT_CONFIRMED)


def text_digest(text: str) -> str:
    """Return what names a text in an event: the SHA-256 of it, blanks and line ends aside."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def copied_parts(report: Report, events: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """Return the parts that still hold the copied text and were not confirmed.

    ``events`` are the events of copying as (kind, facts), oldest first. A file that is taken in
    replaces the text, so that what was copied before no longer counts.
    """
    waiting: dict[str, str] = {}
    for kind, facts in events:
        if kind == EventKind.UPLOADED:
            waiting = {}
        elif kind == EventKind.TEXT_COPIED:
            waiting[facts["part"]] = facts["digest"]
        elif waiting.get(facts["part"]) == facts["digest"]:
            del waiting[facts["part"]]
    return [
        part
        for part, digest in waiting.items()
        if text_digest(report.sections.get(part, "")) == digest
    ]

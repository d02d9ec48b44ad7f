"""The text and tables of a published report as HTML, made once for each content and language.

This is no cache of pages: the gate compares the hash of the content with the signed one at every request. The same
content in the same language is always the same HTML, so it is kept under that hash.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.presentation import shown_tables

KEPT: Final = 200  # reports, some 40 KB each


@dataclass(frozen=True, slots=True)
class _Content:
    """A released content, told apart by its hash and the language it is shown in."""

    content_hash: str
    language: str
    version: ReportVersion = field(compare=False)


class Body(NamedTuple):
    """The report itself as HTML: opening and part one, which stand beside the panels, and the rest."""

    lead: SafeString
    rest: SafeString


def report_body(version: ReportVersion) -> Body:
    """Return the text and tables of a version that passed the gate."""
    return _body(_Content(version.content_hash, translation.get_language() or "", version))


@lru_cache(maxsize=KEPT)
def _body(content: _Content) -> Body:
    report = content.version.value()
    shown = {"tables": shown_tables(report), "sections": report.sections}
    return Body(
        render_to_string("portal/_report_lead.html", shown),
        render_to_string("portal/_report_body.html", shown),
    )

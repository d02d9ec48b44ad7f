"""“历年对照” below a published report, made once for each state of the agency's reports and each language."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from gongkai.annual_reports.comparison.pages import history_of
from gongkai.annual_reports.comparison.reads import over_the_years
from gongkai.annual_reports.models import ReportVersion

KEPT: Final = 200  # reports, some 10 KB each


@dataclass(frozen=True, slots=True)
class _State:
    """What the agency has published, by year and hash, seen from one version in one language."""

    content_hash: str
    years: tuple[tuple[int, str], ...]
    language: str
    version: ReportVersion = field(compare=False)


def report_history(version: ReportVersion, years: tuple[tuple[int, str], ...]) -> SafeString:
    """Return the section for a version that passed the gate; ``years`` are those published by its agency."""
    return _section(_State(version.content_hash, years, translation.get_language() or "", version))


def forget() -> None:
    """Let every section be made anew."""
    _section.cache_clear()


@lru_cache(maxsize=KEPT)
def _section(state: _State) -> SafeString:
    report = state.version.report
    reports = over_the_years(report.agency) | {report.year: state.version.value()}
    shown = {"history": history_of(reports, report.year), "agency": report.agency}
    return render_to_string("portal/_report_history.html", shown)

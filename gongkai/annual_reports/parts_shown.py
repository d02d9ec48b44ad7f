"""The six parts in a row, as they stand above every page of a draft."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.places import TABLE_OF_PART, page_of, part_of
from gongkai.annual_reports.presentation import ShownFinding
from gongkai.rules.annual_report.report import PARTS, Level


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part: its heading, the page that changes it, and how it stands."""

    part: str
    heading: str
    url: str
    number: int  # of findings
    is_bad: bool
    is_unfilled: bool
    is_copied: bool

    @property
    def css(self) -> str:
        if self.is_bad:
            return "bad"
        return "warn" if self.number or self.is_unfilled or self.is_copied else "ok"


def shown_parts(version: ReportVersion, findings: Iterable[ShownFinding]) -> tuple[ShownPart, ...]:
    """Return the six parts of a draft with how each stands."""
    found = list(findings)
    unfilled = {part_of(place) for place in version.unfilled}
    return tuple(
        ShownPart(
            part,
            heading,
            page_of(version.report_id, TABLE_OF_PART.get(part, f"section.{part}")),
            sum(1 for each in found if each.part == part),
            any(each.part == part and each.finding.level is Level.ERROR for each in found),
            part in unfilled,
            part in version.copied,
        )
        for part, heading in PARTS.items()
    )

"""The course of a report over all its versions, from events that were read once."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.annual_reports.lifecycle import EventKind, Standing, standing
from gongkai.annual_reports.models import ReportEvent, ReportVersion
from gongkai.annual_reports.remarks import Remark, remarks_of

WORDS_OF_THE_SUPERIOR = frozenset({EventKind.RETURNED, EventKind.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that happened to a report, oldest first."""

    events: Sequence[ReportEvent]

    def of_version(self, version_pk: int) -> list[ReportEvent]:
        """Return what happened to one version."""
        return [each for each in self.events if each.version_id == version_pk]

    def standing_of(self, version_pk: int) -> Standing:
        """Return where a version stands."""
        return standing((each.kind, each.signed_as) for each in self.of_version(version_pk))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks on the latest version that was returned, each with its answer."""
        returned = [each for each in self.events if each.kind == EventKind.RETURNED]
        return remarks_of(self.of_version(returned[-1].version_id)) if returned else ()

    @property
    def is_accepted(self) -> bool:
        """Whether the superior's last word was to accept."""
        words = [each.kind for each in self.events if each.kind in WORDS_OF_THE_SUPERIOR]
        return bool(words) and words[-1] == EventKind.ACCEPTED

    @property
    def versions(self) -> list[ReportVersion]:
        """The versions, newest first; each has at least the event it began with."""
        found = {each.version_id: each.version for each in self.events}
        return sorted(found.values(), key=lambda each: each.number, reverse=True)

    @property
    def latest_first(self) -> list[ReportEvent]:
        """The events as a page tells them."""
        return list(reversed(self.events))

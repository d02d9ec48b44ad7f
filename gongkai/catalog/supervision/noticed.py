"""One thing that supervision noticed, told with its rule and what to do."""

import datetime as dt
from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.rules.proactive.upkeep_profile import RULE_BY_KEY, Upkeep, UpkeepRule


@dataclass(frozen=True, slots=True)
class Noticed:
    """What is wrong (``what``) with a column or an item of an agency, and its page.

    ``since`` is the day that was missed, where there is one. ``group`` is the threshold a column counts towards;
    ``source`` stands instead of that of the rule where a column has a period of another source.
    """

    rule: Upkeep
    agency: Agency
    title: str
    what: str
    url: str
    since: dt.date | None = None
    group: str = ""
    source: str = ""

    @property
    def told_by(self) -> UpkeepRule:
        """The rule with its source and what to do."""
        return RULE_BY_KEY[self.rule]

    @property
    def rests_on(self) -> str:
        """The document it rests on."""
        return self.source or self.told_by.source

    def days_past(self, on: dt.date) -> int | None:
        """Return how many days the missed day is ago."""
        return (on - self.since).days if self.since else None

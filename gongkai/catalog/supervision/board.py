"""The board: everything noticed at some agencies on a day, worked out when it is asked for; five queries."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gongkai.accounts.scope import supervised_by
from gongkai.agencies.models import Agency
from gongkai.catalog.supervision.columns import columns_of, noticed_in_columns
from gongkai.catalog.supervision.items import (
    MOST_ITEMS,
    leading_nowhere,
    noticed_of_items,
    noticed_on_the_way,
    past_validity,
    to_reassess,
    unfinished,
)
from gongkai.catalog.supervision.noticed import Noticed
from gongkai.rules.proactive.upkeep import Reached, thresholds_reached
from gongkai.rules.proactive.upkeep_profile import RULES, Upkeep, UpkeepRule
from gongkai.rules.work_calendar import WorkCalendar

MOST_AGENCIES: Final = 2000


@dataclass(frozen=True, slots=True)
class Section:
    """What was noticed by one rule, the longest missed first."""

    rule: UpkeepRule
    noticed: tuple[Noticed, ...]


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """How much was noticed at one agency: for each rule in the order of the board, and in all.

    ``has_columns`` is False where the agency has no classes in use: nothing noticed then means nothing looked at.
    """

    agency: Agency
    has_columns: bool
    counts: tuple[tuple[UpkeepRule, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Board:
    """Everything noticed. ``is_cut`` says that of some kind only the first ``MOST_ITEMS`` were looked at.

    ``with_columns`` are the keys of the agencies that have classes in use.
    """

    agencies: tuple[Agency, ...]
    with_columns: frozenset[int]
    noticed: tuple[Noticed, ...]
    is_cut: bool
    on: dt.date

    @property
    def lacks_columns(self) -> bool:
        """Whether no agency of the board has classes in use."""
        return not self.with_columns

    @property
    def sections(self) -> list[Section]:
        """What was noticed by rule; every rule is there, also one by which nothing was."""
        return [
            Section(rule, tuple(each for each in self.noticed if each.rule is rule.key))
            for rule in RULES
        ]

    @property
    def reached(self) -> tuple[Reached, ...]:
        """The thresholds of outright failure that the columns together reach."""
        return thresholds_reached(
            Counter(each.group for each in self.noticed if each.group), on=self.on
        )

    @property
    def rows(self) -> list[AgencyRow]:
        """The agencies, those with most noticed first, else in the order of the tree."""
        numbers = Counter((each.agency.pk, each.rule) for each in self.noticed)
        rows = [
            _row(agency, numbers, has_columns=agency.pk in self.with_columns)
            for agency in self.agencies
        ]
        return sorted(rows, key=lambda row: -row.total)


def _row(agency: Agency, numbers: Counter[tuple[int, Upkeep]], *, has_columns: bool) -> AgencyRow:
    counts = tuple((rule, numbers[agency.pk, rule.key]) for rule in RULES)
    return AgencyRow(agency, has_columns, counts, sum(number for _rule, number in counts))


def supervised_agencies(office: Agency) -> list[Agency]:
    """Return the agencies an office supervises that are still there, in the order of the tree."""
    found = Agency.objects.filter(supervised_by(office), abolished_on=None).order_by("path")
    return list(found[:MOST_AGENCIES])


def board_of(agencies: Iterable[Agency], *, on: dt.date, calendar: WorkCalendar) -> Board:
    """Return what is noticed at these agencies on a day; five queries, however many they are."""
    watched = {each.pk: each for each in agencies}
    on_the_way = unfinished(watched)
    kept, past, nowhere = (
        list(to_reassess(watched, on)),
        list(past_validity(watched, on)),
        list(leading_nowhere(watched)),
    )
    columns = list(columns_of(watched))
    with_columns = frozenset(each.agency_id for each in columns)
    noticed = [
        *noticed_in_columns(columns, watched, on),
        *noticed_on_the_way(on_the_way, watched, on, calendar),
        *noticed_of_items(kept, watched, Upkeep.REASSESS),
        *noticed_of_items(past, watched, Upkeep.REPEALED),
        *noticed_of_items(nowhere, watched, Upkeep.DEAD_LINK),
    ]
    longest = max(len(on_the_way), len(kept), len(past), len(nowhere))
    noticed.sort(key=lambda each: (each.since or dt.date.max, each.agency.pk))
    return Board(tuple(watched.values()), with_columns, tuple(noticed), longest >= MOST_ITEMS, on)

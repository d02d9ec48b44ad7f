"""How many agencies of the area stand where, and how many are late: one query, whatever their number."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, Min, QuerySet, When
from django.db.models.functions import Substr

from gongkai.agencies.models import Agency
from gongkai.annual_reports.board.standing import (
    REPORT,
    UNFILED,
    DeadlineGroup,
    Stage,
    with_report_of,
)


@dataclass(slots=True)
class Tally:
    """Agencies by stage; ``late`` are past their day and have handed in nothing."""

    stages: Counter[Stage] = field(default_factory=Counter)
    late: int = 0
    with_errors: int = 0

    @property
    def total(self) -> int:
        return self.stages.total()

    @property
    def accepted(self) -> int:
        return self.stages[Stage.ACCEPTED]

    @property
    def unfiled(self) -> int:
        return sum(self.stages[each] for each in UNFILED)

    @property
    def by_stage(self) -> list[tuple[Stage, int]]:
        """Every stage with its number; a zero stays visible."""
        return [(each, self.stages[each]) for each in Stage]


@dataclass(slots=True)
class Fold:
    """A city or county within the area, its agencies added up."""

    path: str
    name: str = ""
    tally: Tally = field(default_factory=Tally)


@dataclass(slots=True)
class Counts:
    """The whole area, its folds in the order of the tree, and which deadlines apply in it."""

    whole: Tally = field(default_factory=Tally)
    folds: dict[str, Fold] = field(default_factory=dict)
    groups: set[DeadlineGroup] = field(default_factory=set)

    def late_groups(self, year: int, today: dt.date) -> list[DeadlineGroup]:
        """Return the deadlines that have passed."""
        return [each for each in self.groups if each.due_on(year) < today]

    @property
    def shown_folds(self) -> list[Fold]:
        """The parts that hold more than one agency, where there are several such parts."""
        several = [each for each in self.folds.values() if each.tally.total > 1]
        return sorted(several, key=lambda each: each.path) if len(several) > 1 else []


def counted(agencies: QuerySet[Agency], *, year: int, today: dt.date, fold_length: int) -> Counts:
    """Count the agencies of an area; ``fold_length`` is how much of a path names a part of it."""
    counts = Counts()
    for row in _rows(agencies, year, fold_length):
        group = DeadlineGroup(row["kind"], row["level"], row["report_month"], row["report_day"])
        counts.groups.add(group)
        stage, number = Stage(row["stage"]), row["number"]
        is_late = stage in UNFILED and group.due_on(year) < today
        fold = counts.folds.setdefault(row["fold"], Fold(row["fold"]))
        fold.name = row["name"] or fold.name
        for tally in (counts.whole, fold.tally):
            tally.stages[stage] += number
            tally.late += number if is_late else 0
            tally.with_errors += row["with_errors"]
    return counts


def _rows(agencies: QuerySet[Agency], year: int, fold_length: int) -> Iterable[dict[str, Any]]:
    fold = Substr("path", 1, fold_length)
    found: Iterable[dict[str, Any]] = (
        with_report_of(agencies, year)
        .order_by()
        .annotate(fold=fold)
        .values("fold", "kind", "level", "report_month", "report_day", "stage")
        .annotate(
            number=Count("pk"),
            with_errors=Count(Case(When(**{f"{REPORT}__current__error_count__gt": 0}, then="pk"))),
            name=Min(Case(When(path=F("fold"), then="name"))),
        )
    )
    return found

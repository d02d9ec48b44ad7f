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
    DECIDING,
    REPORT,
    UNFILED,
    DeadlineGroup,
    Stage,
    with_report_of,
)
from gongkai.annual_reports.deadlines import Deadlines


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
    """The whole area, its folds in the order of the tree, and whose last day has passed."""

    whole: Tally = field(default_factory=Tally)
    folds: dict[str, Fold] = field(default_factory=dict)
    late: set[DeadlineGroup] = field(default_factory=set)

    @property
    def shown_folds(self) -> list[Fold]:
        """The parts that hold more than one agency, where there are several such parts."""
        several = [each for each in self.folds.values() if each.tally.total > 1]
        return sorted(several, key=lambda each: each.path) if len(several) > 1 else []


def counted(
    agencies: QuerySet[Agency],
    *,
    year: int,
    today: dt.date,
    deadlines: Deadlines,
    fold_length: int,
) -> Counts:
    """Count the agencies of an area; ``fold_length`` is how much of a path names a part of it."""
    counts = Counts()
    for row in _rows(agencies, year, fold_length):
        group = DeadlineGroup.of(row)
        stage, number = Stage(row["stage"]), row["number"]
        has_passed = group.due_on(year, deadlines) < today
        if has_passed:
            counts.late.add(group)
        is_late = stage in UNFILED and has_passed
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
        .values("fold", *DECIDING, "stage")
        .annotate(
            number=Count("pk"),
            with_errors=Count(Case(When(**{f"{REPORT}__current__error_count__gt": 0}, then="pk"))),
            name=Min(Case(When(path=F("fold"), then="name"))),
        )
    )
    return found

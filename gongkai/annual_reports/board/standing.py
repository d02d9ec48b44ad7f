"""Where an agency stands with its report of a year, in one word that the database can count by."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.db.models import Case, F, FilteredRelation, Q, QuerySet, Value, When

from gongkai.agencies.models import Agency
from gongkai.annual_reports.lifecycle import Filing
from gongkai.annual_reports.models import Scope
from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.annual_report.deadlines import DayOfYear, report_due_on

REPORT: Final = "of_year"  # the agency's own report of the year asked for, as a relation


class Stage(models.TextChoices):
    """The words of the board (未启, 填报, …), in the order in which they ask for work."""

    RETURNED = "returned", "退回"
    NOT_BEGUN = "not_begun", "未启"
    FILLING = "filling", "填报"
    REOPENED = "reopened", "重开"
    SUBMITTED = "submitted", "已报"
    PUBLISHED = "published", "公布"
    ACCEPTED = "accepted", "接受"


UNFILED: Final = frozenset({Stage.NOT_BEGUN, Stage.FILLING})

_FILED = f"{REPORT}__filed__filing"
STAGE: Final = Case(
    When(**{f"{REPORT}__current": None}, then=Value(Stage.NOT_BEGUN)),
    When(**{f"{REPORT}__filed": None}, then=Value(Stage.FILLING)),
    When(**{_FILED: Filing.RETURNED}, then=Value(Stage.RETURNED)),
    When(~Q(**{f"{REPORT}__filed": F(f"{REPORT}__current")}), then=Value(Stage.REOPENED)),
    When(**{_FILED: Filing.SUBMITTED}, then=Value(Stage.SUBMITTED)),
    When(**{_FILED: Filing.ACCEPTED}, then=Value(Stage.ACCEPTED)),
    default=Value(Stage.PUBLISHED),
    output_field=models.CharField(),
)


def with_report_of(agencies: QuerySet[Agency], year: int) -> QuerySet[Agency]:
    """Return the agencies with their own report of the year and its stage."""
    condition = Q(annual_reports__year=year, annual_reports__scope=Scope.OWN)
    joined = agencies.annotate(**{REPORT: FilteredRelation("annual_reports", condition=condition)})
    found: QuerySet[Agency] = joined.annotate(stage=STAGE)
    return found


@dataclass(frozen=True, slots=True)
class DeadlineGroup:
    """What decides by when an agency's report is due; few of them in any county."""

    kind: str
    level: str
    month: int | None
    day: int | None

    def due_on(self, year: int) -> dt.date:
        """Return the last day for the report of the year."""
        own = DayOfYear(self.month, self.day) if self.month and self.day else None
        return report_due_on(
            AgencyKind(self.kind), AgencyLevel(self.level), report_year=year, own=own
        )

    def selects(self) -> Q:
        """Select the agencies of the group."""
        return Q(kind=self.kind, level=self.level, report_month=self.month, report_day=self.day)

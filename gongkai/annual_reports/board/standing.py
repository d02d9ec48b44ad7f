"""Where an agency stands with its report of a year, in one word that the database can count by."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.db.models import Case, F, FilteredRelation, Q, QuerySet, Value, When
from django.db.models.functions import Length, Substr

from gongkai.agencies.models import Agency
from gongkai.annual_reports.deadlines import Deadlines
from gongkai.annual_reports.lifecycle import Filing
from gongkai.annual_reports.models import Scope

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
ABOVE: Final = Substr("path", 1, Length("path") - Agency.steplen)  # the path of the agency above
DECIDING: Final = (
    "kind",
    "level",
    "report_month",
    "report_day",
    "competent_department",
    "above",
)
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
    found: QuerySet[Agency] = joined.annotate(stage=STAGE, above=ABOVE)
    return found


@dataclass(frozen=True, slots=True)
class DeadlineGroup:
    """What decides by when an agency's report is due; few of them in any county."""

    kind: str
    level: str
    month: int | None
    day: int | None
    competent_department: int | None
    above: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "DeadlineGroup":
        """Return the group of an agency, or of several, by the columns that decide."""
        return cls(*(row[name] for name in DECIDING))

    def due_on(self, year: int, deadlines: Deadlines) -> dt.date:
        """Return the last day for the report of the year."""
        agency = Agency(
            kind=self.kind,
            level=self.level,
            report_month=self.month,
            report_day=self.day,
            competent_department_id=self.competent_department,
            path=self.above + "0" * Agency.steplen,
        )
        return deadlines.due_on(agency, year)

    def selects(self) -> Q:
        """Select the agencies of the group, those with their place above them."""
        return Q(
            kind=self.kind,
            level=self.level,
            report_month=self.month,
            report_day=self.day,
            competent_department=self.competent_department,
            above=self.above,
        )

"""One page of the board: an agency a line, with its stage, findings, days left, figures and next step."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_reports.board.glance import Column, fields_of, shown_figures
from gongkai.annual_reports.board.standing import (
    REPORT,
    UNFILED,
    DeadlineGroup,
    Stage,
    with_report_of,
)
from gongkai.annual_reports.deadlines import Deadlines
from gongkai.annual_reports.lifecycle import State
from gongkai.annual_reports.models import Reminder
from gongkai.rules.work_calendar import WorkCalendar

PAGE_SIZE: Final = 100
SOON_WORKING_DAYS: Final = 3

FIELDS: Final = (
    "pk",
    "code",
    "name",
    "short_name",
    "path",
    "kind",
    "level",
    "report_month",
    "report_day",
    "competent_department",
    "above",
    "reminded_at",
    "stage",
    *(
        f"{REPORT}__{field}"
        for field in (
            "pk",
            "filed_at",
            "current",
            "current__state",
            "current__error_count",
            "current__warning_count",
            "current__notice_count",
            "current__unread_count",
            "current__entered_by",
            "published",
        )
    ),
)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An agency and where it stands; ``days`` are working days left, below zero once the day has passed."""

    agency_pk: int
    code: str
    above: str
    competent_department: int | None
    reminded_on: dt.date | None
    name: str
    path: str
    stage: Stage
    due_on: dt.date
    days: int
    is_late: bool
    was_late: bool
    report_pk: int | None
    is_public: bool
    is_on_behalf: bool
    state: str
    errors: int
    warnings: int
    notices: int
    unread: int
    figures: tuple[tuple[Column, int | None], ...]

    @property
    def is_unfiled(self) -> bool:
        return self.stage in UNFILED

    @property
    def words(self) -> list[str]:
        """The words of state, as everywhere."""
        word: str = self.stage.label
        also = self.is_public and self.stage is not Stage.PUBLISHED
        return [word, str(Stage.PUBLISHED.label)] if also else [word]

    @property
    def is_soon(self) -> bool:
        return self.is_unfiled and not self.is_late and self.days <= SOON_WORKING_DAYS

    @property
    def late_by(self) -> int:
        """Working days past the day."""
        return -self.days

    @property
    def url(self) -> str:
        """The page of the report, if there is one."""
        return (
            reverse("annual_reports:report", kwargs={"pk": self.report_pk})
            if self.report_pk
            else ""
        )

    @property
    def next_step(self) -> str:
        """What comes next, from where the supervising office stands."""
        if self.stage is Stage.FILLING:
            return self._while_filling
        return {
            Stage.NOT_BEGUN: "等它开始填",
            Stage.RETURNED: "等重报",
            Stage.REOPENED: "等更正版",
            Stage.SUBMITTED: "审看",
        }.get(self.stage, "")

    @property
    def _while_filling(self) -> str:
        waits_here = "核对、签批" if self.is_on_behalf else "等它填完"
        return {State.SIGNING: "等两方签批", State.SIGNED: "等公布"}.get(
            State(self.state), waits_here
        )


def last_reminder(year: int) -> Subquery:
    """Return when an agency was last reminded of the year's report, as a column."""
    reminders = Reminder.objects.filter(agency=OuterRef("pk"), year=year).order_by("-at")
    return Subquery(reminders.values("at")[:1])


def page_of_rows(
    agencies: QuerySet[Agency],
    *,
    year: int,
    after: str,
    today: dt.date,
    deadlines: Deadlines,
    calendar: WorkCalendar,
) -> tuple[list[BoardRow], str]:
    """Return the agencies after a place in the tree, and the place of the next page or nothing."""
    cells = {name: f"{REPORT}__current__{field}" for name, field in fields_of(year).items()}
    listed = with_report_of(agencies, year).filter(path__gt=after).order_by("path")
    listed = listed.annotate(reminded_at=last_reminder(year))
    found = list(listed.values(*FIELDS, *cells.values())[: PAGE_SIZE + 1])
    counter = DayCounter(today, calendar, deadlines)
    rows = [
        _row(each, year, counter, {name: each[field] for name, field in cells.items()})
        for each in found[:PAGE_SIZE]
    ]
    return rows, rows[-1].path if len(found) > PAGE_SIZE else ""


class DayCounter:
    """Working days until a day, or since; each day counted once for a page."""

    def __init__(self, today: dt.date, calendar: WorkCalendar, deadlines: Deadlines) -> None:
        self.today = today
        self.deadlines = deadlines
        self.calendar = calendar
        self.known: dict[dt.date, int] = {}

    def until(self, day: dt.date) -> int:
        """Count the working days after today up to the day; negative for one that has passed."""
        if day not in self.known:
            first, last = sorted((self.today, day))
            days = (first + dt.timedelta(days=step) for step in range(1, (last - first).days + 1))
            number = sum(1 for each in days if self.calendar.is_working_day(each))
            self.known[day] = number if day >= self.today else -number
        return self.known[day]


def _row(
    values: dict[str, Any], year: int, counter: DayCounter, figures: dict[str, int | None]
) -> BoardRow:
    due_on = DeadlineGroup.of(values).due_on(year, counter.deadlines)
    reminded_at = values["reminded_at"]
    stage = Stage(values["stage"])
    filed_at = values[f"{REPORT}__filed_at"]
    return BoardRow(
        agency_pk=values["pk"],
        code=values["code"],
        above=values["above"],
        competent_department=values["competent_department"],
        reminded_on=timezone.localdate(reminded_at) if reminded_at else None,
        name=values["short_name"] or values["name"],
        path=values["path"],
        stage=stage,
        due_on=due_on,
        days=counter.until(due_on),
        is_late=stage in UNFILED and due_on < counter.today,
        was_late=filed_at is not None and timezone.localdate(filed_at) > due_on,
        report_pk=values[f"{REPORT}__pk"] if values[f"{REPORT}__current"] else None,
        is_public=values[f"{REPORT}__published"] is not None,
        is_on_behalf=values[f"{REPORT}__current__entered_by"] is not None,
        state=values[f"{REPORT}__current__state"] or State.DRAFT,
        errors=values[f"{REPORT}__current__error_count"] or 0,
        warnings=values[f"{REPORT}__current__warning_count"] or 0,
        notices=values[f"{REPORT}__current__notice_count"] or 0,
        unread=values[f"{REPORT}__current__unread_count"] or 0,
        figures=shown_figures(figures, year),
    )

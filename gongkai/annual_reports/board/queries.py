"""Reads of the board: the area of an office, what was asked of it, and its counts."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_reports.board.counting import Counts, counted
from gongkai.annual_reports.board.forms import BoardForm
from gongkai.annual_reports.board.rows import BoardRow, last_reminder, page_of_rows
from gongkai.annual_reports.board.standing import REPORT, UNFILED, with_report_of
from gongkai.annual_reports.bulk.area import GOVERNMENT, area_of
from gongkai.annual_reports.deadlines import Deadlines
from gongkai.annual_reports.models import AnnualReport
from gongkai.annual_reports.queries import received_by
from gongkai.rules.work_calendar import WorkCalendar

NOBODY = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Board:
    """A page of the board and what stands above it."""

    year: int
    counts: Counts
    rows: list[BoardRow]
    next_place: str


def fold_length(office: Agency, under: str) -> int:
    """Return how much of a path names a city or county of the area, one level below its top."""
    top = under or (office.path if office.numchild else office.path[: -Agency.steplen])
    return len(top) + int(Agency.steplen)


def board(office: Agency, asked: BoardForm, *, today: dt.date, calendar: WorkCalendar) -> Board:
    """Return the page asked for: three queries, however many agencies there are."""
    year = asked.year_asked
    area = area_within(office, asked)
    deadlines = Deadlines.load()
    counts = counted(
        area,
        year=year,
        today=today,
        deadlines=deadlines,
        fold_length=fold_length(office, asked.asked["under"] or ""),
    )
    rows, next_place = page_of_rows(
        filtered(area, asked, counts),
        year=year,
        after=asked.asked["after"] or "",
        today=today,
        deadlines=deadlines,
        calendar=calendar,
    )
    return Board(year, counts, rows, next_place)


def area_within(office: Agency, asked: BoardForm) -> QuerySet[Agency]:
    """Return the agencies of the part of the area asked for."""
    return area_of(office, asked.year_asked).filter(path__startswith=asked.asked["under"] or "")


def filtered(area: QuerySet[Agency], asked: BoardForm, counts: Counts) -> QuerySet[Agency]:
    """Return those of the area that the filters leave."""
    wanted = asked.asked
    found = with_report_of(area, asked.year_asked)
    if wanted["kind"]:
        found = found.filter(kind=wanted["kind"])
    if wanted["stage"]:
        found = found.filter(stage=wanted["stage"])
    if wanted["mistaken"]:
        found = found.filter(**{f"{REPORT}__current__error_count__gt": 0})
    if wanted["late"]:
        late = [each.selects() for each in counts.late]
        found = found.filter(reduce(or_, late, NOBODY), stage__in=UNFILED)
    return found


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The reports something is to be done with, the area they are of, and whose are not there."""

    reports: list[AnnualReport]
    area: str
    missing: list[str]


def asked_for(
    office: Agency, asked: BoardForm, chosen: Collection[int], *, today: dt.date
) -> AskedFor:
    """Return the chosen reports of the area or, where none is chosen, all that the filters leave.

    Whose report is missing is said only where the whole area was asked for.
    """
    year = asked.year_asked
    area = area_within(office, asked)
    deadlines = Deadlines.load()
    counts = counted(area, year=year, today=today, deadlines=deadlines, fold_length=Agency.steplen)
    listed = area if chosen else filtered(area, asked, counts)
    begun = with_report_of(listed, year).exclude(**{f"{REPORT}__current": None})
    reports = AnnualReport.objects.filter(pk__in=begun.order_by().values(f"{REPORT}__pk"))
    if chosen:
        reports = reports.filter(pk__in=chosen)
    is_whole = not chosen and not asked.is_filtered
    absent = with_report_of(area, year).filter(**{f"{REPORT}__current": None})
    missing = list(absent.values_list("name", flat=True)) if is_whole else []
    found = list(reports.select_related("agency").order_by("agency__path"))
    return AskedFor(found, area_name(office, asked.asked["under"] or ""), missing)


def area_name(office: Agency, under: str) -> str:
    """Return the name of the area: that of the government at its top without 人民政府."""
    top = under or (office.path if office.numchild else office.path[: -Agency.steplen])
    name = Agency.objects.filter(path=top).values_list("name", flat=True).first()
    return GOVERNMENT.sub("", name or office.name)


def to_be_reminded(office: Agency, asked: BoardForm, today: dt.date) -> list[Agency]:
    """Return the agencies whose report the office receives, that handed in nothing and were not reminded today."""
    year = asked.year_asked
    unfiled = (
        with_report_of(area_within(office, asked), year)
        .filter(received_by(office, link=""), stage__in=UNFILED)
        .annotate(reminded_at=last_reminder(year))
    )
    return [
        each
        for each in unfiled
        if not each.reminded_at or timezone.localdate(each.reminded_at) != today
    ]

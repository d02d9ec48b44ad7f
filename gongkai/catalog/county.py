"""How the agencies of a county publish, for the office that supervises them (Articles 3, 47)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.catalog.lifecycle import State
from gongkai.catalog.models import InformationItem, Measure, Tally
from gongkai.catalog.models.balances import Axis

QUIET_DAYS: Final = 90  # without a publication for so long, an agency is marked; our choice
MOST_AGENCIES: Final = 2000


@dataclass(frozen=True, slots=True)
class Overview:
    """One agency: new this year, in all, under review, and when it last published."""

    agency: Agency
    new: int
    total: int
    reviewing: int
    last_on: dt.datetime | None
    is_quiet: bool


def agencies_overview(office: Agency, today: dt.date) -> list[Overview]:
    """Return how each agency below or supervised by an office publishes, in the order of the tree; three queries."""
    below = Q(path__startswith=office.path) | Q(competent_department=office)
    agencies = list(
        Agency.objects.filter(below, abolished_on=None).order_by("path")[:MOST_AGENCIES]
    )
    tallies = (
        Tally.objects.filter(agency__in=agencies, axis=Axis.ALL)
        .values("agency_id")
        .annotate(
            new=Sum("count", filter=Q(measure=Measure.NEW, year=today.year)),
            ever=Sum("count", filter=Q(measure=Measure.NEW)),
            gone=Sum("count", filter=Q(measure=Measure.GONE)),
        )
    )
    counted: dict[int, Any] = {each["agency_id"]: each for each in tallies}
    moving = (
        InformationItem.objects.filter(agency__in=agencies)
        .values("agency_id")
        .annotate(
            reviewing=Count("pk", filter=Q(state=State.REVIEWING)),
            last=Max("first_published_at"),
        )
    )
    moved: dict[int, Any] = {each["agency_id"]: each for each in moving}
    return [
        _overview(each, counted.get(each.pk, {}), moved.get(each.pk, {}), today)
        for each in agencies
    ]


def _overview(agency: Agency, counted: Any, moved: Any, today: dt.date) -> Overview:
    last = moved.get("last")
    last_at = last if isinstance(last, dt.datetime) else None
    since = today - dt.timedelta(days=QUIET_DAYS)
    return Overview(
        agency=agency,
        new=counted.get("new") or 0,
        total=(counted.get("ever") or 0) - (counted.get("gone") or 0),
        reviewing=moved.get("reviewing") or 0,
        last_on=last_at,
        is_quiet=last_at is None or timezone.localdate(last_at) < since,
    )

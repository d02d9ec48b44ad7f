"""Working the public numbers out by the clock, and giving them out."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import PublicNumbers
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseEvent, DisclosureApplication
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.statistics import COUNTED
from gongkai.rules.outcomes import Outcome
from gongkai.rules.public_numbers import Handled, Reviewed, numbers_of

OVERTURNED: Final = "overturned"  # the column of the form for 结果纠正
KEEPING_TIME: Final = dt.time(4, 30)


def keep_numbers(at: dt.datetime) -> int:
    """Work out the numbers of the last year and of the months of this one that have ended; return how many rows."""
    today = timezone.localdate(at)
    last_month = today.month - 1
    number = _keep_year(today.year - 1, 12, at)
    return number + (_keep_year(today.year, last_month, at) if last_month else 0)


@transaction.atomic
def _keep_year(year: int, last_month: int, at: dt.datetime) -> int:
    after = dt.date(year + last_month // 12, last_month % 12 + 1, 1)
    handled = _handled(year, after)
    reviewed = _reviewed(year, after)
    agencies = sorted({*handled, *reviewed})
    PublicNumbers.objects.filter(year=year).delete()
    PublicNumbers.objects.bulk_create(
        PublicNumbers(
            agency_id=pk,
            year=year,
            until_month=last_month,
            numbers=asdict(numbers_of(year, last_month, handled.get(pk, ()), reviewed.get(pk, ()))),
            made_at=at,
        )
        for pk in agencies
    )
    return len(agencies)


def _handled(year: int, after: dt.date) -> dict[int, list[Handled]]:
    """Return the applications of each agency that were open in the year or received in it, as they stood before a day."""
    extended = CaseEvent.objects.filter(case=OuterRef("pk"), kind=EventKind.EXTENDED)
    still_open = Q(counted_on=None) | Q(counted_on__gte=dt.date(year, 1, 1))
    rows = (
        DisclosureApplication.objects.filter(still_open, received_on__lt=after)
        .annotate(is_extended=Exists(extended))
        .order_by()
        .values_list("agency_id", "received_on", "counted_on", "report_row", "is_extended")
    )
    found: dict[int, list[Handled]] = defaultdict(list)
    for agency, received_on, counted_on, row, is_extended in rows.iterator():
        is_over = counted_on is not None and counted_on < after
        if received_on is not None:
            found[agency].append(
                Handled(
                    received_on,
                    counted_on if is_over else None,
                    outcome_of(row) if is_over else "",
                    bool(is_extended),
                )
            )
    return found


def outcome_of(row: str) -> str:
    """Return the result of the form a row belongs to."""
    if row.startswith("otherwise"):
        return Outcome.OTHERWISE_CONCLUDED.value
    return next(each.value for each in Outcome if row == each or row.startswith(f"{each}_"))


def _reviewed(year: int, after: dt.date) -> dict[int, list[Reviewed]]:
    """Return the reviews and lawsuits of each agency that ended in the year before a day."""
    ended = RemedyCase.objects.filter(
        COUNTED, counted_on__gte=dt.date(year, 1, 1), counted_on__lt=after
    )
    found: dict[int, list[Reviewed]] = defaultdict(list)
    for agency, on, result in ended.values_list("agency_id", "counted_on", "counted_result"):
        if on is not None:
            found[agency].append(Reviewed(on, is_overturned=result == OVERTURNED))
    return found


def public_numbers_of(agency: Agency) -> QuerySet[PublicNumbers]:
    """Return the numbers of an agency, newest year first."""
    return PublicNumbers.objects.filter(agency=agency).order_by("-year")


def years_with_numbers() -> list[int]:
    """Return the years of which anything is told, newest first."""
    years = PublicNumbers.objects.order_by("-year").values_list("year", flat=True).distinct()
    return list(years)


def rows_of_year(year: int) -> Iterator[dict[str, Any]]:
    """Yield a row for each agency and month of a year; what is told of the year so far stands with its month."""
    found = PublicNumbers.objects.filter(year=year).select_related("agency")
    for each in found.order_by("agency__path").iterator():
        for month in each.numbers["months"]:
            yield _row(each, month)


def _row(kept: PublicNumbers, month: dict[str, int]) -> dict[str, Any]:
    so_far = kept.numbers["so_far"] or {}
    reviews = kept.numbers["reviews"] or {}
    is_told = so_far.get("until") == month["month"]
    is_reviewed = reviews.get("until") == month["month"]
    outcomes = so_far.get("outcomes", {})
    return {
        "agency_code": kept.agency.code,
        "agency_name": kept.agency.name,
        "year": kept.year,
        "month": month["month"],
        "received": month["received"],
        "concluded": month["concluded"],
        "open": month["open"],
        "concluded_so_far": so_far["concluded"] if is_told else None,
        **{
            f"{outcome}_so_far": outcomes.get(outcome, 0) if is_told else None
            for outcome in (each.value for each in Outcome)
        },
        "median_days": so_far["median_days"] if is_told else None,
        "ninetieth_days": so_far["ninetieth_days"] if is_told else None,
        "extended_so_far": so_far["extended"] if is_told else None,
        "reviews_ended_so_far": reviews["ended"] if is_reviewed else None,
        "reviews_overturned_so_far": reviews["overturned"] if is_reviewed else None,
    }

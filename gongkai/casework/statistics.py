"""Table three of the annual report, counted from applications by one query."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count, Q

from gongkai.agencies.models import Agency
from gongkai.casework.models import DisclosureApplication
from gongkai.rules.annual_report.applications_table import (
    CARRIED_OVER_IN,
    CARRIED_OVER_OUT,
    CONCLUDED,
    NEWLY_RECEIVED,
    TOTAL,
)

Cell = tuple[str, str]  # row and column of the form


def selects(row: str, year: int) -> Q:
    """Select the applications that a row counts in the report of a year.

    An application is counted as received in the year of its day of receipt, and as concluded once, in the year of its first decision; one that
    the applicant never confirmed was not received and stands nowhere.
    """
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    concluded = Q(counted_on__range=(first, last), received_on__isnull=False)
    if row == NEWLY_RECEIVED:
        return Q(received_on__range=(first, last))
    if row == CARRIED_OVER_IN:
        return Q(received_on__lt=first) & (Q(counted_on=None) | Q(counted_on__gte=first))
    if row == CARRIED_OVER_OUT:
        return Q(received_on__lte=last) & (Q(counted_on=None) | Q(counted_on__gt=last))
    return concluded if row == CONCLUDED else concluded & Q(report_row=row)


def table_three(agency: Agency, year: int) -> Counter[Cell]:
    """Return every cell that is not zero, the column of totals with them."""
    return tables_three([agency], year)[agency.pk]


def tables_three(agencies: Collection[Agency], year: int) -> defaultdict[int, Counter[Cell]]:
    """Return the cells that are not zero for each of the agencies, by its key; one query however many there are."""
    groups = (
        DisclosureApplication.objects.filter(agency__in=agencies, received_on__isnull=False)
        .order_by()
        .values("agency_id", "applicant_kind", "report_row")
        .annotate(
            received=Count("pk", filter=selects(NEWLY_RECEIVED, year)),
            came=Count("pk", filter=selects(CARRIED_OVER_IN, year)),
            ended=Count("pk", filter=selects(CONCLUDED, year)),
            goes=Count("pk", filter=selects(CARRIED_OVER_OUT, year)),
        )
    )
    tables: defaultdict[int, Counter[Cell]] = defaultdict(Counter)
    for group in groups:
        _add(tables[group["agency_id"]], group)
    return tables


def _add(cells: Counter[Cell], group: Mapping[str, Any]) -> None:
    rows = {
        NEWLY_RECEIVED: group["received"],
        CARRIED_OVER_IN: group["came"],
        CARRIED_OVER_OUT: group["goes"],
        CONCLUDED: group["ended"],
        group["report_row"]: group["ended"],
    }
    for row, number in rows.items():
        for column in (group["applicant_kind"], TOTAL):
            if number:
                cells[row, column] += number

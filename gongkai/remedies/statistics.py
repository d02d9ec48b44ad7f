"""Table four of the annual report, counted from cases by one query.

Shape, for the computed report: ``tables_four(agencies, year)`` gives, by key of the agency, what ``table_four(agency, year)`` is for one: a Counter over ``(block, result)``: the block a row key and the
result a column key of ``rules.annual_report.remedies_table`` (``reconsideration``, ``litigation_direct``,
``litigation_after_reconsideration``; ``upheld``, ``overturned``, ``other_result``, ``pending``, ``total``). Cells that are 0 are
missing. ``selects(block, result, year)`` is the Q of the cases of ``RemedyCase`` behind a cell. What counts when:
``rules.remedies.counting``.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Final

from django.db.models import Count, Q

from gongkai.agencies.models import Agency
from gongkai.remedies.models import RemedyCase
from gongkai.rules.annual_report.remedies_table import TOTAL
from gongkai.rules.remedies.outcomes_table import PENDING

Cell = tuple[str, str]  # block and result of the form
COUNTED: Final = ~Q(block="")


def _ended(year: int) -> Q:
    return COUNTED & Q(counted_on__range=(dt.date(year, 1, 1), dt.date(year, 12, 31)))


def _pending(year: int) -> Q:
    last = dt.date(year, 12, 31)
    is_open = Q(counted_on=None) | Q(counted_on__gt=last)
    return COUNTED & Q(received_on__lte=last) & is_open


def selects(block: str, result: str, year: int) -> Q:
    """Select the cases that a cell counts in the report of a year.

    A case that ended in the year stands under its result, one open at the year's end under 尚未审结, and in every year until it
    ends; one that ended before stands nowhere.
    """
    of_block = Q(block=block)
    if result == TOTAL:
        return of_block & (_ended(year) | _pending(year))
    if result == PENDING:
        return of_block & _pending(year)
    return of_block & _ended(year) & Q(counted_result=result)


def table_four(agency: Agency, year: int) -> Counter[Cell]:
    """Return every cell that is not zero, the column of totals with them."""
    return tables_four([agency], year)[agency.pk]


def tables_four(agencies: Collection[Agency], year: int) -> defaultdict[int, Counter[Cell]]:
    """Return the cells that are not zero for each of the agencies, by its key; one query however many there are."""
    groups = (
        RemedyCase.objects.filter(COUNTED, agency__in=agencies)
        .order_by()
        .values("agency_id", "block", "counted_result")
        .annotate(
            ended=Count("pk", filter=_ended(year)), pending=Count("pk", filter=_pending(year))
        )
    )
    tables: defaultdict[int, Counter[Cell]] = defaultdict(Counter)
    for group in groups:
        block, cells = group["block"], tables[group["agency_id"]]
        numbers = {
            group["counted_result"]: group["ended"],
            PENDING: group["pending"],
            TOTAL: group["ended"] + group["pending"],
        }
        for result, number in numbers.items():
            if number:
                cells[block, result] += number
    return tables

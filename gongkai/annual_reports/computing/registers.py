"""Decisions and fees of table two from the registers (Article 20, items 5, 6 and 8)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal
from typing import Final

from django.db.models import Count, Q, QuerySet, Sum

from gongkai.agencies.models import Agency
from gongkai.annual_reports.computing.listing import Listing
from gongkai.catalog.models import RegisterEntry, RegisterKind
from gongkai.rules.annual_report import proactive_table as table
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.annual_report.report import Value

NAME = "行政许可、处罚、强制、收费登记"
KIND = "entry"
DECISIONS: Final = "decision_count"
AMOUNT: Final = "amount_wan_yuan"
YUAN_OF_UNIT: Final = 10_000  # the form counts in 万元, receipts in yuan
FILLED: Final = frozenset(
    {
        *(
            CellId(table.KEY, kind.value, DECISIONS)
            for kind in (RegisterKind.LICENSE, RegisterKind.PENALTY, RegisterKind.COMPULSION)
        ),
        CellId(table.KEY, RegisterKind.FEE.value, AMOUNT),
    }
)


def cells(form: Form) -> tuple[CellId, ...]:
    """Return the cells that count decisions, and the one of the fees."""
    return tuple(cell for cell in form.proactive.cells() if cell in FILLED)


def book_of(cell: CellId) -> str:
    """Return the register; each is kept or not by itself."""
    return f"{cell.table}.{cell.row}"


def counted(agencies: Collection[Agency], year: int, form: Form) -> dict[int, dict[CellId, Value]]:
    """Return the totals of each register that has an entry in the year."""
    wanted = cells(form)
    groups = (
        _standing(year)
        .filter(agency__in=agencies)
        .order_by()
        .values("agency_id", "kind")
        .annotate(number=Count("pk"), money=Sum("amount"))
    )
    found: defaultdict[int, dict[CellId, Value]] = defaultdict(dict)
    for each in groups:
        for cell in wanted:
            if cell.row == each["kind"]:
                is_amount = cell.column == AMOUNT
                amount = Decimal(each["money"] or 0) / YUAN_OF_UNIT
                found[each["agency_id"]][cell] = amount if is_amount else each["number"]
    return dict(found)


def _standing(year: int) -> QuerySet[RegisterEntry]:
    span = (dt.date(year, 1, 1), dt.date(year, 12, 31))
    return RegisterEntry.objects.filter(Q(voided_on=None), decided_on__range=span)


def says(cell: CellId, year: int) -> str:
    """Say what a cell counts."""
    label = RegisterKind(cell.row).label
    span = f"{year}年1月1日至12月31日"
    if cell.column == AMOUNT:
        return f"{label}登记：收取日期在{span}的金额合计，折成万元；注销的不计"
    return f"{label}登记：决定日期在{span}，公开的和依法不公开的都计；注销的不计"


def records(agency: Agency, cell: CellId, year: int) -> Listing:
    """Return the entries behind a cell, oldest first."""
    found = _standing(year).filter(agency=agency, kind=cell.row)
    total = None
    if cell.column == AMOUNT:
        total = found.aggregate(money=Sum("amount"))["money"] or Decimal(0)
    return Listing(KIND, found.order_by("pk"), total=total)

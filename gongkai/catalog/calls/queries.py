"""Reads of calls: whose they are, who sends for which office, how much each office sent."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractQuarter

from gongkai.accounts.models import User
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency, Office
from gongkai.catalog.calls.course import OPEN, CallEventKind, CallState
from gongkai.catalog.models import (
    AskedOffice,
    CallEvent,
    ItemVersion,
    MaterialCall,
    OfficeContact,
)

LOCAL: Final = ZoneInfo("Asia/Shanghai")
QUARTERS: Final = 4


def offices_of(agency: Agency) -> QuerySet[Office]:
    """Return the offices of an agency that are there."""
    return Office.objects.filter(agency=agency, closed_on=None).order_by("pk")


def my_offices(request: DeskRequest) -> set[int]:
    """Return the offices of the agency this person sends for."""
    mine = OfficeContact.objects.filter(user=request.user, agency=request.agency)
    return set(mine.values_list("office", flat=True))


def may_call(request: DeskRequest) -> bool:
    """Test whether this person calls for material and takes it over."""
    return Permission.CALL_FOR_MATERIAL in request.permissions


def calls_seen(request: DeskRequest) -> QuerySet[MaterialCall]:
    """Return the calls of the agency: all for those who call, else those that ask my offices, newest first."""
    calls = MaterialCall.objects.filter(agency=request.agency)
    if not may_call(request):
        mine = AskedOffice.objects.filter(call=OuterRef("pk"), office__in=my_offices(request))
        calls = calls.filter(Exists(mine))
    return calls.select_related("agency", "created_by", "item_class").order_by("-pk")


def asked_seen(request: DeskRequest) -> QuerySet[AskedOffice]:
    """Return the asked offices this person works on: all for those who call, else my own."""
    asked = AskedOffice.objects.filter(call__agency=request.agency)
    if not may_call(request):
        asked = asked.filter(office__in=my_offices(request))
    return asked.select_related("call__agency", "call__item_class", "call__created_by", "office")


def open_asked(request: DeskRequest) -> QuerySet[AskedOffice]:
    """Return what waits for this person: answers of my offices, and what was sent to those who call."""
    waits = Q(office__in=my_offices(request), state__in=OPEN)
    if may_call(request):
        waits |= Q(state=CallState.SENT)
    asked = AskedOffice.objects.filter(waits, call__agency=request.agency, call__closed_at=None)
    return asked.select_related("call", "office").order_by("call__due_on", "pk")


def contacts_of(agency: Agency) -> dict[int, list[User]]:
    """Return who sends for each office of an agency."""
    found: dict[int, list[User]] = defaultdict(list)
    for each in OfficeContact.objects.filter(agency=agency).select_related("user").order_by("pk"):
        found[each.office_id].append(each.user)
    return found


@dataclass(slots=True)
class OfficeCount:
    """How much one office sent in a year, by quarter: calls asked, sent, nothing, accepted, and drafts that name it."""

    name: str
    asked: int = 0
    late: int = 0
    sent: list[int] = field(default_factory=lambda: [0] * QUARTERS)
    accepted: list[int] = field(default_factory=lambda: [0] * QUARTERS)
    drafts: list[int] = field(default_factory=lambda: [0] * QUARTERS)


def counts_of_year(agency: Agency, year: int) -> list[OfficeCount]:
    """Return the counts of every office of an agency, and of other source units its drafts name."""
    counts = {each.name: OfficeCount(each.name) for each in offices_of(agency)}
    first = dt.datetime(year, 1, 1, tzinfo=LOCAL)
    after = dt.datetime(year + 1, 1, 1, tzinfo=LOCAL)
    asked = AskedOffice.objects.filter(
        call__agency=agency, call__created_at__gte=first, call__created_at__lt=after
    )
    for name, number in asked.values_list("office__name").annotate(Count("pk")).order_by():
        _of(counts, name).asked = number
    events = CallEvent.objects.filter(asked__call__agency=agency, at__gte=first, at__lt=after)
    moved = events.filter(kind__in=[CallEventKind.SENT, CallEventKind.ACCEPTED])
    for name, kind, quarter, number in _by_quarter(moved, "asked__office__name", "kind", at="at"):
        count = _of(counts, name)
        (count.sent if kind == CallEventKind.SENT else count.accepted)[quarter - 1] = number
    drafts = ItemVersion.objects.filter(
        item__agency=agency, number=1, created_at__gte=first, created_at__lt=after
    ).exclude(content__source_unit="")
    for name, quarter, number in _by_quarter(drafts, "content__source_unit", at="created_at"):
        _of(counts, name).drafts[quarter - 1] = number
    return list(counts.values())


def _of(counts: dict[str, OfficeCount], name: str) -> OfficeCount:
    return counts.setdefault(name, OfficeCount(name))


def _by_quarter(
    rows: QuerySet[CallEvent] | QuerySet[ItemVersion], *by: str, at: str
) -> Iterable[tuple]:  # type: ignore[type-arg]
    numbered = rows.annotate(quarter=ExtractQuarter(at, tzinfo=LOCAL))
    return numbered.order_by().values_list(*by, "quarter").annotate(Count("pk"))

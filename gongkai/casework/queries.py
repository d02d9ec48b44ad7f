"""Reads of applications: those a person may see, a page of the list, counts of its tabs."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_noop

from gongkai.accounts.models import User
from gongkai.accounts.permissions import CASE_OFFICERS
from gongkai.accounts.queries import HeldRole, holders
from gongkai.agencies.models import Agency
from gongkai.casework.lifecycle import STOPPED, State
from gongkai.casework.models import CaseLetter, DisclosureApplication

PAGE_SIZE: Final = 50
SOON_WORKING_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Tab:
    """One group of the list of open cases."""

    key: str
    label: str
    css: str
    selects: Q


def cases_of(
    agency: Agency, user: User, on: dt.date, held: Iterable[HeldRole] | None = None
) -> QuerySet[DisclosureApplication]:
    """Return the applications of an agency that the person may see."""
    seen = DisclosureApplication.objects.seen_by(
        user, on, tuple(held) if held is not None else None
    )
    return seen.filter(agency=agency).select_related("agency", "applicant", "handler")


def takes_applications(agency: Agency, on: dt.date) -> bool:
    """Test whether an application sent in online would reach somebody: the agency stands, and somebody handles cases."""
    if agency.abolished_on is not None and agency.abolished_on <= on:
        return False
    return holders(agency, CASE_OFFICERS, on).exists()


def tabs(user: User, today: dt.date, soon: dt.date) -> Mapping[str, Tab]:
    """Return the tabs of the list; ``soon`` is the third working day from today."""
    unfinished = Q(closed_on=None)
    found = (
        Tab("open", gettext_noop("全部在办"), "", unfinished),
        Tab("late", gettext_noop("超期"), "late", unfinished & Q(due_on__lt=today)),
        Tab("soon", gettext_noop("三日内"), "soon", unfinished & Q(due_on__range=(today, soon))),
        Tab(
            "new", gettext_noop("待确认"), "soon", unfinished & Q(state=State.AWAITING_CONFIRMATION)
        ),
        Tab("signing", gettext_noop("待签发"), "", unfinished & Q(state=State.SIGNING)),
        Tab("serving", gettext_noop("待送达"), "", unfinished & Q(state=State.SERVING)),
        Tab("stopped", gettext_noop("钟停着"), "stop", unfinished & Q(state__in=STOPPED)),
        Tab("mine", gettext_noop("我承办的"), "", unfinished & Q(handler=user)),
        Tab("closed", gettext_noop("已办结"), "", Q(closed_on__isnull=False)),
    )
    return {tab.key: tab for tab in found}


def page_of(
    cases: QuerySet[DisclosureApplication], tab: Tab, after: str = ""
) -> tuple[list[DisclosureApplication], str]:
    """Return a page of a tab and the key of the next one, empty where there is none.

    Open cases come by due day, those without one first, as they wait for the applicant; closed ones newest first.
    """
    found = cases.filter(tab.selects)
    if tab.key == "closed":
        rows = _after_closed(found, after)
        return _cut(rows, lambda case: case.closed_on)
    waiting = [] if after else list(found.filter(due_on=None).order_by("pk")[:PAGE_SIZE])
    rows = _after_due(found.filter(due_on__isnull=False), after)
    shown, more = _cut(rows, lambda case: case.due_on)
    return waiting + shown, more


def _key(after: str) -> tuple[dt.date, int] | None:
    day, _sign, pk = after.partition(".")
    try:
        return dt.date.fromisoformat(day), int(pk)
    except ValueError:
        return None


def _after_due(
    found: QuerySet[DisclosureApplication], after: str
) -> QuerySet[DisclosureApplication]:
    if key := _key(after):
        day, pk = key
        found = found.filter(Q(due_on=day, pk__gt=pk) | Q(due_on__gt=day), due_on__gte=day)
    return found.order_by("due_on", "pk")


def _after_closed(
    found: QuerySet[DisclosureApplication], after: str
) -> QuerySet[DisclosureApplication]:
    if key := _key(after):
        day, pk = key
        found = found.filter(Q(closed_on=day, pk__lt=pk) | Q(closed_on__lt=day), closed_on__lte=day)
    return found.order_by("-closed_on", "-pk")


def _cut(
    rows: QuerySet[DisclosureApplication], day: Any
) -> tuple[list[DisclosureApplication], str]:
    """Return the rows of one page, and the key after which the next begins."""
    read = list(rows[: PAGE_SIZE + 1])
    shown = read[:PAGE_SIZE]
    return shown, f"{day(shown[-1])}.{shown[-1].pk}" if len(read) > PAGE_SIZE else ""


def letters_of(case: DisclosureApplication) -> QuerySet[CaseLetter]:
    """Return the letters of a case, newest first."""
    return case.letters.select_related("letter__drafted_by", "letter__signed_by").order_by("-pk")


def counts_of(agency: Agency, known: Iterable[Tab]) -> dict[str, int]:
    """Return how many open cases each tab has, by one query over the open ones, which stay few."""
    open_tabs = [tab for tab in known if tab.key != "closed"]
    counted = {tab.key: Count("pk", filter=tab.selects) for tab in open_tabs}
    return DisclosureApplication.objects.filter(agency=agency, closed_on=None).aggregate(**counted)

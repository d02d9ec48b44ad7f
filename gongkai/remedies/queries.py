"""Reads of cases: those a person may see, pages of the list, counts of its tabs, what falls in a month."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.models import User
from gongkai.accounts.queries import HeldRole
from gongkai.agencies.models import Agency
from gongkai.remedies.lifecycle import OPEN, State
from gongkai.remedies.models import Lesson, RemedyCase
from gongkai.rules.remedies.stages import Stage

PAGE_SIZE: Final = 50
NO_DAY: Final = dt.date(9999, 12, 31)
UNFINISHED: Final = Q(state__in=OPEN)


@dataclass(frozen=True, slots=True)
class Tab:
    """One group of the list."""

    key: str
    label: str
    css: str
    selects: Q

    @property
    def is_by_due_day(self) -> bool:
        """Whether the nearest day comes first; else the newest case."""
        return self.key not in {"ended", "all"}


def cases_of(
    agency: Agency, user: User, on: dt.date, held: Iterable[HeldRole] | None = None
) -> QuerySet[RemedyCase]:
    """Return the cases of an agency that the person may see."""
    seen = RemedyCase.objects.seen_by(user, on, tuple(held) if held is not None else None)
    return seen.filter(agency=agency).select_related("agency", "party", "application", "item")


def lessons_of(
    agency: Agency, user: User, on: dt.date, held: Iterable[HeldRole] | None = None
) -> QuerySet[Lesson]:
    """Return the lessons of an agency that the person may see, newest year first."""
    seen = Lesson.objects.seen_by(user, on, tuple(held) if held is not None else None)
    return seen.filter(agency=agency).select_related("remedy", "agency").order_by("-year", "-pk")


def lessons_for_report(agency: Agency, year: int) -> QuerySet[Lesson]:
    """Return the problems part five of the report of a year is written from."""
    return Lesson.objects.filter(agency=agency, year=year).order_by("pk")


def tabs(today: dt.date) -> Mapping[str, Tab]:
    """Return the tabs of the list."""
    found = (
        Tab("open", gettext_noop("全部在办"), "", UNFINISHED),
        Tab("late", gettext_noop("超期"), "late", UNFINISHED & Q(due_on__lt=today)),
        Tab("answering", gettext_noop("待答复"), "soon", Q(state=State.ANSWERING)),
        Tab("hearing", gettext_noop("审理中"), "", Q(state=State.HEARING)),
        Tab("fulfilling", gettext_noop("待落实"), "soon", Q(state=State.FULFILLING)),
        Tab(
            "window",
            gettext_noop("起诉、上诉期内"),
            "",
            Q(state__in=(State.ENDED, State.FULFILLING), challenge_until__gte=today),
        ),
        Tab("ended", gettext_noop("已审结"), "", Q(state=State.ENDED)),
        Tab("all", gettext_noop("全部"), "", Q()),
    )
    return {tab.key: tab for tab in found}


COUNTED_TABS: Final = frozenset({"open", "late", "answering", "hearing", "fulfilling", "window"})


def counts_of(agency: Agency, known: Iterable[Tab], today: dt.date) -> dict[str, int]:
    """Return how many cases the tabs of work have, by one query over those, which stay few."""
    counted = {tab.key: Count("pk", filter=tab.selects) for tab in known if tab.key in COUNTED_TABS}
    at_work = UNFINISHED | Q(challenge_until__gte=today)
    return RemedyCase.objects.filter(at_work, agency=agency).aggregate(**counted)


def page_of(cases: QuerySet[RemedyCase], tab: Tab, after: str = "") -> tuple[list[Any], str]:
    """Return a page of a tab and the key of the next one, empty where there is none."""
    found, key = cases.filter(tab.selects), _key(after)
    if tab.is_by_due_day:
        by_day = found.annotate(by_day=Coalesce("due_on", "challenge_until", Value(NO_DAY)))
        if key:
            by_day = by_day.filter(Q(by_day=key[0], pk__gt=key[1]) | Q(by_day__gt=key[0]))
        return _cut(by_day.order_by("by_day", "pk"), "by_day")
    if key:
        found = found.filter(Q(received_on=key[0], pk__lt=key[1]) | Q(received_on__lt=key[0]))
    return _cut(found.order_by("-received_on", "-pk"), "received_on")


def _key(after: str) -> tuple[dt.date, int] | None:
    day, _sign, last = after.partition(".")
    pk = asked_number(last)
    try:
        return (dt.date.fromisoformat(day), pk) if pk is not None else None
    except ValueError:
        return None


def _cut(found: QuerySet[Any], name: str) -> tuple[list[Any], str]:
    rows = list(found[: PAGE_SIZE + 1])
    if len(rows) <= PAGE_SIZE:
        return rows, ""
    shown = rows[:PAGE_SIZE]
    return shown, f"{getattr(shown[-1], name)}.{shown[-1].pk}"


def in_month(cases: QuerySet[RemedyCase], first: dt.date, after: dt.date) -> QuerySet[RemedyCase]:
    """Return the cases something of which falls on a day from the first up to, not on, the last."""
    days = (first, after - dt.timedelta(days=1))
    return cases.exclude(state=State.VOIDED).filter(
        Q(due_on__range=days) | Q(hearing_on__range=days) | Q(challenge_until__range=days)
    )


def chain_of(case: RemedyCase, cases: QuerySet[RemedyCase]) -> list[RemedyCase]:
    """Return every stage of the matter a case belongs to, in the order they were registered; two queries at most.

    A matter is reconsideration, the suit after it and the later instances of that suit.
    """
    head = case.suit or case
    review_id = head.previous_id if case.stage != Stage.RECONSIDERATION else case.pk
    of_suit = Q(pk=head.pk) | Q(suit=head.pk)
    of_review = Q(pk=review_id) | Q(previous=review_id) | Q(suit__previous=review_id)
    found = cases.filter(of_suit | of_review if review_id else of_suit)
    return list(found.distinct().order_by("pk"))

"""Reads for subscriptions: what became public since, which subscriptions are to be looked at."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Min, Q, QuerySet

from gongkai.catalog.lifecycle import EventKind
from gongkai.catalog.models import ItemEvent
from gongkai.catalog.searching import SOURCE
from gongkai.jobs.clock import latest
from gongkai.search.indexing import MOST_FAILURES
from gongkai.search.models import SearchDocument, SearchDue
from gongkai.subscriptions.models import Frequency, LetterKind, OutgoingLetter, Subscription

MADE_PUBLIC: Final = (EventKind.PUBLISHED, EventKind.RESTORED)
SETTLED_AFTER: Final = dt.timedelta(
    minutes=2
)  # no event with a lower number is still being written
MOST_EVENTS: Final = 5_000  # looked at in one turn; the rest waits for the next
LETTER_TIME: Final = dt.time(7, 30)
SOON: Final = dt.timedelta(minutes=55)
AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class News:
    """What became public: the events as (number, item), and the place of each item in the index.

    ``last`` is the number of the last event looked at; ``is_all``: there are no later ones yet.
    """

    events: tuple[tuple[int, int], ...] = ()
    places: dict[int, int] = field(default_factory=dict)
    last: int = 0
    is_all: bool = True

    def since(self, event: int) -> dict[int, int]:
        """Return the items that became public after an event, by their places."""
        items = {item for number, item in self.events if number > event}
        return {self.places[item]: item for item in items if item in self.places}


def last_event() -> int:
    """Return the number of the last event there is, 0 before the first."""
    return ItemEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def letters_unanswered(address_mark: str) -> int:
    """Return how many letters asking to confirm an address did not answer."""
    return OutgoingLetter.objects.filter(
        kind=LetterKind.CONFIRMATION,
        subscription__address_mark=address_mark,
        subscription__confirmed_at=None,
    ).count()


def due(at: dt.datetime) -> QuerySet[Subscription]:
    """Return the confirmed subscriptions whose turn it is."""
    daily = Q(frequency=Frequency.DAILY, looked_at__lt=latest(LETTER_TIME, at))
    soon = Q(frequency=Frequency.SOON, looked_at__lte=at - SOON)
    return Subscription.objects.filter(daily | soon, confirmed_at__isnull=False).order_by("pk")


def news_for(subscriptions: QuerySet[Subscription], at: dt.datetime) -> News:
    """Return what became public since the earliest event one of them has not seen.

    It stops before an item that is still to be indexed: whether it is found is known only then.
    """
    first = subscriptions.order_by().aggregate(first=Min("seen_event"))["first"]
    if first is None:
        return News()
    found = ItemEvent.objects.filter(pk__gt=first, kind__in=MADE_PUBLIC, at__lte=at - SETTLED_AFTER)
    rows = list(found.order_by("pk").values_list("pk", "item_id")[: MOST_EVENTS + 1])
    events = rows[:MOST_EVENTS]
    waiting = _waiting({item for _number, item in events})
    settled = next((n for n, (_number, item) in enumerate(events) if item in waiting), len(events))
    events = events[:settled]
    return News(
        events=tuple(events),
        places=_places({item for _number, item in events}),
        last=events[-1][0] if events else 0,
        is_all=settled == len(rows),
    )


def _waiting(items: set[int]) -> set[int]:
    """Return which items are noted to be indexed and will be."""
    found: set[int] = set()
    for keys in _keys(items):
        rows = SearchDue.objects.filter(source=SOURCE, key__in=keys, failures__lt=MOST_FAILURES)
        found.update(int(key) for key in rows.values_list("key", flat=True))
    return found


def _places(items: set[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for keys in _keys(items):
        rows = SearchDocument.objects.filter(source=SOURCE, key__in=keys)
        found.update({int(key): place for key, place in rows.values_list("key", "place")})
    return found


def _keys(items: set[int]) -> Iterator[list[str]]:
    texts = sorted(str(item) for item in items)
    yield from (texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE))

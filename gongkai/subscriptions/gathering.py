"""Letters for subscribers out of what became public: the events of items are the outbox, each subscription its own place in it."""

import datetime as dt
from typing import Final

from django.db import transaction

from gongkai.search import indexing
from gongkai.search.analysing import Analyser
from gongkai.search.finding import among
from gongkai.subscriptions import queries
from gongkai.subscriptions.models import LetterKind, OutgoingLetter, Subscription
from gongkai.subscriptions.queries import News
from gongkai.subscriptions.wishes import asked_of

MOST_IN_LETTER: Final = 50  # items; of the rest the letter says how many


def gather(at: dt.datetime) -> int:
    """Make a letter for each subscription whose turn it is and that has news; return how many."""
    subscriptions = queries.due(at)
    news = queries.news_for(subscriptions, at)
    if not news.events and not news.is_all:
        return 0  # the first of it is still to be indexed: look again at the next turn
    analyser = indexing.analyser()
    return sum(_look(each, news, analyser, at) for each in subscriptions.iterator())


@transaction.atomic
def _look(subscription: Subscription, news: News, analyser: Analyser, at: dt.datetime) -> bool:
    items = _wanted(subscription, news, analyser)
    seen = {"seen_event": max(subscription.seen_event, news.last)}
    Subscription.objects.filter(pk=subscription.pk).update(
        **seen, **({"looked_at": at} if news.is_all else {})
    )
    if items:
        OutgoingLetter.objects.create(
            subscription=subscription,
            kind=LetterKind.DIGEST,
            items=items[:MOST_IN_LETTER],
            more=len(items[MOST_IN_LETTER:]),
            made_at=at,
            try_at=at,
        )
    return bool(items)


def _wanted(subscription: Subscription, news: News, analyser: Analyser) -> list[int]:
    """Return the items that became public and answer the wish, newest first."""
    by_place = news.since(subscription.seen_event)
    asked = asked_of(subscription.wish, analyser) if by_place else None
    return [by_place[place] for place in among(asked, by_place)] if asked else []

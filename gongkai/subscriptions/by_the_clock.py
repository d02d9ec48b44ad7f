"""What is done for subscribers by the clock: letters made and sent, and what is over forgotten."""

import datetime as dt
from typing import Final

from django.utils import timezone

from gongkai.jobs import clock
from gongkai.subscriptions.actions import sends_mail
from gongkai.subscriptions.gathering import gather
from gongkai.subscriptions.models import OutgoingLetter, Subscription
from gongkai.subscriptions.sending import send_waiting

EVERY: Final = dt.timedelta(minutes=5)
FORGETTING_TIME: Final = dt.time(3, 40)
CONFIRMED_WITHIN: Final = dt.timedelta(hours=48)
LETTERS_KEPT: Final = dt.timedelta(days=30)


def register() -> None:
    """Have it done by the clock."""
    clock.register("subscriptions.letters", EVERY, make_and_send)
    clock.register("subscriptions.forget", FORGETTING_TIME, forget)


def make_and_send(at: dt.datetime) -> int:
    """Make and send letters and return how many went out; without a server for letters they wait."""
    if not sends_mail():
        return 0
    gather(at)
    return send_waiting(at)


def forget(at: dt.datetime) -> int:
    """Delete what was not confirmed in 48 hours, what has ended, and letters older than 30 days; return how many rows."""
    unconfirmed = Subscription.objects.filter(confirmed_at=None, asked_at__lt=at - CONFIRMED_WITHIN)
    ended = Subscription.objects.filter(ends_on__lt=timezone.localdate(at))
    old = OutgoingLetter.objects.filter(made_at__lt=at - LETTERS_KEPT)
    return sum(rows.delete()[0] for rows in (unconfirmed, ended, old))

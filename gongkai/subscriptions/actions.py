"""Asking for a subscription, confirming it by the letter, ending it. None of it needs an account.

What is done here is no deed of an agency and is on no audit chain; nothing of it names the subscriber in a log.
"""

import datetime as dt
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.subscriptions import addresses, queries, wishes
from gongkai.subscriptions.models import LONGEST_LABEL, LetterKind, OutgoingLetter, Subscription
from gongkai.subscriptions.refusals import MailIsOff, TooManyUnconfirmed
from gongkai.subscriptions.tasks import send_waiting_letters

LASTS: Final = dt.timedelta(days=730)  # then it ends by itself, so that no address is kept for ever
MOST_UNCONFIRMED: Final = 5  # of one address; each of them sends it a letter


def sends_mail() -> bool:
    """Whether letters go out at all: there is a server, and an address that links in letters begin with."""
    return bool(settings.SENDS_MAIL and settings.SITE_URL)


@transaction.atomic
def ask(
    *, address: str, wish: wishes.Wish, label: str, frequency: str, at: dt.datetime
) -> Subscription:
    """Note that an address wants to follow something, and send it a letter to confirm that.

    Asked again by the same address, a confirmed subscription stays as it is, but for how often; an unconfirmed one is
    sent its letter once more.

    :raises MailIsOff: where no letter can be sent
    :raises TooManyUnconfirmed: if the address has not answered several letters
    """
    if not sends_mail():
        raise MailIsOff("本站没有开通邮件订阅。怎么办：用阅读器订阅（Atom），或者过些时候再来")
    mark, wish_mark = addresses.mark_of(address), wishes.mark_of(wish)
    found = Subscription.objects.filter(address_mark=mark, wish_mark=wish_mark).first()
    if found is not None and found.confirmed_at:
        Subscription.objects.filter(pk=found.pk).update(frequency=frequency)
        return found
    if queries.letters_unanswered(mark) >= MOST_UNCONFIRMED:
        raise TooManyUnconfirmed(
            f"这个邮箱有{MOST_UNCONFIRMED}封确认信没有回应，先不再发。怎么办：打开收到的确认信，点里面的链接；48小时后可以重新订阅"
        )
    if found is None:
        found = Subscription(
            wish=dict(wish), wish_mark=wish_mark, label=label[:LONGEST_LABEL], asked_at=at
        )
        addresses.seal(found, address)
    found.frequency = frequency
    found.save()
    OutgoingLetter.objects.create(
        subscription=found, kind=LetterKind.CONFIRMATION, made_at=at, try_at=at
    )
    send_waiting_letters.enqueue()
    return found


@transaction.atomic
def confirm(*, pk: int, at: dt.datetime) -> Subscription | None:
    """Begin a subscription, with what is published from now on; None where it was not confirmed in time."""
    found = Subscription.objects.select_for_update().filter(pk=pk).first()
    if found is None or found.confirmed_at:
        return found
    found.confirmed_at = found.looked_at = at
    found.ends_on = timezone.localdate(at + LASTS)
    found.seen_event = queries.last_event()
    found.save()
    return found


def end(*, pk: int) -> bool:
    """End a subscription at once: address, key and letters are deleted. Return whether there was one."""
    return bool(Subscription.objects.filter(pk=pk).delete()[0])

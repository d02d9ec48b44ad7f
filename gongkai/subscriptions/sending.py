"""Sending what waits, one letter at a time: a server that fails, or a crash, holds up or loses none of the others."""

import datetime as dt
import logging
from smtplib import SMTPException
from typing import Final

from django.core.mail import EmailMessage
from django.db.models import F

from gongkai.notices.sealing import LetterUnreadable
from gongkai.subscriptions import letters
from gongkai.subscriptions.addresses import address_of
from gongkai.subscriptions.models import LetterKind, OutgoingLetter, Subscription

AT_ONCE: Final = 200  # letters in one turn
AGAIN_AFTER: Final = dt.timedelta(minutes=15)  # doubled with each try
MOST_TRIES: Final = 6  # the last some eight hours after the first
MOST_LOST: Final = 3  # letters in a row; then the address is given up and deleted

log = logging.getLogger(__name__)


def send_waiting(at: dt.datetime) -> int:
    """Send the letters whose time has come and return how many went out."""
    waiting = OutgoingLetter.objects.filter(sent_at=None, try_at__lte=at)
    rows = waiting.select_related("subscription").order_by("try_at", "pk")[:AT_ONCE]
    return sum(_send(each, at) for each in list(rows) if _claimed(each, at))


def _claimed(letter: OutgoingLetter, at: dt.datetime) -> bool:
    """Take a letter for this runner: its next try is put off first, so that no other sends it meanwhile."""
    again = at + AGAIN_AFTER * 2**letter.tries
    return bool(
        OutgoingLetter.objects.filter(pk=letter.pk, sent_at=None, tries=letter.tries).update(
            try_at=again, tries=F("tries") + 1
        )
    )


def _send(letter: OutgoingLetter, at: dt.datetime) -> bool:
    words = _words(letter)
    if words is None:
        letter.delete()  # nothing of it is public any more, or it was confirmed meanwhile
        return False
    try:
        message(words, address_of(letter.subscription)).send()
    except (OSError, SMTPException, LetterUnreadable) as failure:
        log.warning("a letter to a subscriber was not sent: %s", type(failure).__name__)
        _note_failure(letter)
        return False
    OutgoingLetter.objects.filter(pk=letter.pk).update(sent_at=at)
    Subscription.objects.filter(pk=letter.subscription_id).update(lost_letters=0)
    return True


def _words(letter: OutgoingLetter) -> letters.Words | None:
    if letter.kind == LetterKind.DIGEST:
        return letters.digest(letter)
    if letter.subscription.confirmed_at:
        return None
    return letters.confirmation(letter.subscription)


def message(words: letters.Words, address: str) -> EmailMessage:
    """Return the letter as it goes out; mail programs end the subscription by one press (RFC 8058)."""
    return EmailMessage(
        subject=words.subject,
        body=words.text,
        to=[address],
        headers={
            "List-Unsubscribe": f"<{words.ends_at}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def _note_failure(letter: OutgoingLetter) -> None:
    """Give a letter up after its last try, and the subscription after several such letters."""
    if letter.tries + 1 < MOST_TRIES:
        return
    subscription = letter.subscription
    letter.delete()
    if subscription.lost_letters + 1 >= MOST_LOST:
        subscription.delete()
        return
    Subscription.objects.filter(pk=subscription.pk).update(lost_letters=F("lost_letters") + 1)

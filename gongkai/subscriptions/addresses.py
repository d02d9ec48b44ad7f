"""The address of a subscriber: encrypted at rest, known again by a keyed hash."""

import hashlib
import hmac

from django.conf import settings

from gongkai.notices.sealing import new_wrapped_key, opened, sealed
from gongkai.subscriptions.models import Subscription

PURPOSE = b"gongkai subscribers 1"


def mark_of(address: str) -> str:
    """Return the mark of an address: without the key of the installation nobody tells which address it is.

    Small and capital letters are one: no provider keeps two mailboxes apart by them.
    """
    key = PURPOSE + settings.LETTERS_KEY.encode()
    return hmac.new(key, address.casefold().encode(), hashlib.sha256).hexdigest()


def seal(subscription: Subscription, address: str) -> None:
    """Put the address into a subscription that is not saved yet, under a new key."""
    subscription.wrapped_key = new_wrapped_key()
    subscription.sealed = sealed(address, subscription.wrapped_key)
    subscription.address_mark = mark_of(address)


def address_of(subscription: Subscription) -> str:
    """Return the address.

    :raises LetterUnreadable: if the key is of another installation
    """
    return opened(subscription.sealed, subscription.wrapped_key)

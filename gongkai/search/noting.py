"""The outbox of the index: what changed is noted within the transaction that changed it."""

import secrets

from gongkai.search.indexing import drop
from gongkai.search.models import SearchDue
from gongkai.search.tasks import index_what_is_due

STAMPS = 2**31


def note(source: str, key: str) -> None:
    """Note that something is public or changed, and wake the worker; where it sleeps the clock does its work."""
    SearchDue.objects.bulk_create(
        [SearchDue(source=source, key=key, stamp=secrets.randbelow(STAMPS))],
        update_conflicts=True,
        unique_fields=["source", "key"],
        update_fields=["stamp", "failures"],
    )
    index_what_is_due.enqueue()


def forget(source: str, key: str) -> None:
    """Note it, and take out of the index at once what it said until now."""
    note(source, key)  # first: whoever is indexing it right now sees that it changed
    drop(source, key)

"""The outbox of the index: what changed is noted within the transaction that changed it."""

from django.db.models import F

from gongkai.search.indexing import drop
from gongkai.search.models import SearchDue
from gongkai.search.tasks import index_what_is_due


def note(source: str, key: str) -> None:
    """Note that something is public or changed, and wake the worker unless it has others to do."""
    due, made = SearchDue.objects.get_or_create(source=source, key=key)
    if not made:
        SearchDue.objects.filter(pk=due.pk).update(stamp=F("stamp") + 1, failures=0)
    elif not SearchDue.objects.filter(failures=0).exclude(pk=due.pk).exists():
        index_what_is_due.enqueue()


def forget(source: str, key: str) -> None:
    """Take out of the index, at once, what is no longer public."""
    note(source, key)  # first: whoever is indexing it right now sees that it changed
    drop(source, key)

"""Kept counters of items, moved in the transaction in which an item becomes public or ceases to be."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.catalog.models import InformationItem, Measure, Tally
from gongkai.catalog.models.balances import Axis


class Key(NamedTuple):
    """The place of a counter."""

    measure: str
    year: int
    axis: str
    key: str


def keys_of(item: InformationItem, channels: Iterable[str]) -> list[Key]:
    """Return under which counters an item stands: new in its year, and gone in the year it was withdrawn."""
    if item.first_published_at is None:
        return []
    by = [(Axis.ALL.value, ""), *_described(item, channels)]
    keys = [
        Key(Measure.NEW.value, timezone.localdate(item.first_published_at).year, axis, key)
        for axis, key in by
    ]
    if not item.is_public and item.withdrawn_at is not None:
        year = timezone.localdate(item.withdrawn_at).year
        keys += [Key(Measure.GONE.value, year, axis, key) for axis, key in by]
    return keys


def _described(item: InformationItem, channels: Iterable[str]) -> Iterable[tuple[str, str]]:
    yield Axis.CLASS.value, str(item.item_class_id or "")
    yield Axis.HEAD.value, item.head
    yield Axis.FIELD.value, item.field
    for channel in sorted(set(channels)):
        yield Axis.CHANNEL.value, channel


def channels_in(counted: Iterable[Key]) -> tuple[str, ...]:
    """Return the channels an item was counted under."""
    return tuple(sorted({each.key for each in counted if each.axis == Axis.CHANNEL}))


def move(agency: Agency, before: Iterable[Key], after: Iterable[Key]) -> None:
    """Move the counters from what an item was counted under to what it is."""
    change = Counter(after)
    change.subtract(Counter(before))
    add(agency, {key: number for key, number in change.items() if number})


def add(agency: Agency, change: dict[Key, int]) -> None:
    """Add to counters; three queries, however many there are.

    Two publications of one moment may begin the same counter: whichever comes second finds it there and adds to it.
    """
    if not change:
        return
    wanted = Q()
    for each in change:
        wanted |= Q(**each._asdict())
    begun = [Tally(agency=agency, count=0, **each._asdict()) for each in sorted(change)]
    Tally.objects.bulk_create(begun, ignore_conflicts=True)
    rows = list(Tally.objects.select_for_update().filter(wanted, agency=agency).order_by("pk"))
    for row in rows:
        row.count += change[_place(row)]
    Tally.objects.bulk_update(rows, ["count"])


def _place(row: Tally) -> Key:
    return Key(row.measure, row.year, row.axis, row.key)

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
    """Add to counters; three queries, however many there are."""
    if not change:
        return
    wanted = Q()
    for measure, year, axis, key in change:
        wanted |= Q(measure=measure, year=year, axis=axis, key=key)
    rows = list(Tally.objects.select_for_update().filter(wanted, agency=agency).order_by("pk"))
    found = {Key(each.measure, each.year, each.axis, each.key): each for each in rows}
    for place, row in found.items():
        row.count += change[place]
    Tally.objects.bulk_update(found.values(), ["count"])
    Tally.objects.bulk_create(
        Tally(agency=agency, measure=measure, year=year, axis=axis, key=key, count=number)
        for (measure, year, axis, key), number in change.items()
        if (measure, year, axis, key) not in found
    )

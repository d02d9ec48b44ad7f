"""Making an item public: its index number, its time, and what the clock does."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from typing import Final

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.catalog import gate, queries
from gongkai.catalog.actions.recording import (
    WITHDRAWAL_OPEN,
    Deed,
    append_all,
    current_of,
    locked,
)
from gongkai.catalog.content import AfterShowing, canonical_bytes
from gongkai.catalog.lifecycle import EventKind, State
from gongkai.catalog.models import IndexCounter, InformationItem, ItemVersion
from gongkai.catalog.refusals import ContentChanged, ItemRefusal
from gongkai.rules.proactive.index_numbers import index_number, period_of
from gongkai.storage import digest

logger = logging.getLogger(__name__)

TRIED_AT_ONCE: Final = 50  # index numbers asked for in one query
LOOKED_BACK: Final = dt.timedelta(days=60)  # a clock that stood still is caught up with

Call = Callable[..., None]


def after_last_step(version: ItemVersion, at: dt.datetime) -> list[Deed]:
    """Return what follows from the last step of the review: kept, published, or nothing before its time."""
    if not version.is_proactive():
        return [Deed(EventKind.KEPT)]
    if version.publish_at is None or version.publish_at <= at:
        return [_publication(version, at)]
    return []


def _publication(version: ItemVersion, at: dt.datetime) -> Deed:
    """Give the version its number and time, and return the event of its publication."""
    if digest(canonical_bytes(version.content)) != version.content_address:
        raise ContentChanged
    item = version.item
    if item.withdrawal in WITHDRAWAL_OPEN:
        raise ItemRefusal(
            "现行的一版正等签发人决定撤不撤下，决定以前不能发布新的一版。怎么办：先决定撤不撤下。"
        )
    number = item.index_number or next_index_number(item.agency, timezone.localdate(at))
    version.published_at = at
    version.save(update_fields=["published_at"])
    facts = {"index_number": number, "sha256": version.content_address}
    return Deed(EventKind.PUBLISHED, facts=facts)


def next_index_number(agency: Agency, on: dt.date) -> str:
    """Give the next index number of an agency; the counter stays locked until the transaction ends.

    Numbers given under another pattern before are passed over: an address is never given twice.
    """
    plan = queries.plan_of(agency)
    pattern, unit = plan.index_pattern, plan.unit_code or agency.code
    counter, _made = IndexCounter.objects.select_for_update().get_or_create(
        agency=agency, period=period_of(pattern, on)
    )
    while True:
        serials = range(counter.last + 1, counter.last + 1 + TRIED_AT_ONCE)
        numbers = {each: index_number(pattern, unit=unit, on=on, serial=each) for each in serials}
        used = set(
            InformationItem.objects.filter(
                agency=agency, index_number__in=numbers.values()
            ).values_list("index_number", flat=True)
        )
        free = next((each for each in serials if numbers[each] not in used), None)
        counter.last = free or serials[-1]
        if free:
            counter.save(update_fields=["last"])
            return numbers[free]


@transaction.atomic
def publish_now(*, item: InformationItem, by: User | None, at: dt.datetime) -> None:
    """Publish an item that has passed its review and waits for its time.

    :raises ItemRefusal: if it does not wait
    """
    item = locked(item)
    if queries.standing_of(item).state is not State.READY:
        raise ItemRefusal("还没有走完审查，不能发布（条例第十七条）。怎么办：看现在等哪一步。")
    version = current_of(item)
    append_all(version, [_publication(version, at)], by=by, at=at)


def publish_due(at: dt.datetime) -> int:
    """Publish every item whose time has come and return how many; each in a transaction of its own.

    One that cannot be published is noted, and holds up no other.
    """
    waiting = InformationItem.objects.filter(
        state=State.READY, current__publish_at__lte=at, current__published_at=None
    ).exclude(withdrawal__in=WITHDRAWAL_OPEN)
    return _each(waiting.order_by("current__publish_at", "pk"), publish_now, at)


def _each(items: Iterable[InformationItem], call: Call, at: dt.datetime) -> int:
    number = 0
    for item in items:
        try:
            call(item=item, by=None, at=at)
        except Exception:
            logger.exception("the clock could not move item %s on", item.pk)
        else:
            number += 1
    return number


@transaction.atomic
def end_showing(*, item: InformationItem, by: User | None, at: dt.datetime) -> None:
    """Mask or take down an item whose public showing is over, as its reviewed content says.

    Nothing happens where it is to stay, or the showing still runs.
    """
    item = locked(item)
    version = item.published
    if version is None or not _is_over(item, at):
        return
    version.item = item
    until = item.showing_until
    facts = {"reason": f"公示期已于{until}届满", "until": str(until)}
    chosen = gate.released(item).after_showing
    if chosen == AfterShowing.MASK:
        append_all(version, [Deed(EventKind.MASKED, facts=facts)], by=by, at=at)
    elif chosen == AfterShowing.TAKE_DOWN:
        append_all(version, [Deed(EventKind.SHOWING_ENDED, facts=facts)], by=by, at=at)


def _is_over(item: InformationItem, at: dt.datetime) -> bool:
    until = item.showing_until
    return (
        item.is_public
        and not item.is_masked
        and item.withdrawal not in WITHDRAWAL_OPEN
        and until is not None
        and until < timezone.localdate(at)
    )


def end_showings(at: dt.datetime) -> int:
    """Mask or take down everything whose showing ended; each in a transaction of its own."""
    over = InformationItem.objects.filter(
        is_public=True,
        is_masked=False,
        showing_until__lt=timezone.localdate(at),
        showing_until__gte=timezone.localdate(at) - LOOKED_BACK,
    ).exclude(withdrawal__in=WITHDRAWAL_OPEN)
    return _each(over.order_by("showing_until", "pk"), end_showing, at)

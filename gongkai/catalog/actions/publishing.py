"""Making an item public: its index number, its time, and what the clock does."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.catalog import queries
from gongkai.catalog.actions.recording import append, current_of, locked
from gongkai.catalog.content import canonical_bytes
from gongkai.catalog.lifecycle import EventKind, State
from gongkai.catalog.models import IndexCounter, InformationItem, ItemVersion
from gongkai.catalog.refusals import ContentChanged, ItemRefusal
from gongkai.rules.proactive.index_numbers import index_number, period_of
from gongkai.storage import digest


def keep_or_publish(version: ItemVersion, *, by: User, at: dt.datetime) -> None:
    """Do what follows from the last step of the review, within its transaction."""
    if not version.is_proactive():
        append(version, kind=EventKind.KEPT, by=by, at=at)
    elif version.publish_at is None or version.publish_at <= at:
        _publish(version, by=by, at=at)


def _publish(version: ItemVersion, *, by: User | None, at: dt.datetime) -> None:
    if digest(canonical_bytes(version.content)) != version.content_address:
        raise ContentChanged
    item = version.item
    number = item.index_number or next_index_number(item.agency, timezone.localdate(at))
    version.published_at = at
    version.save(update_fields=["published_at"])
    facts = {"index_number": number, "sha256": version.content_address}
    append(version, kind=EventKind.PUBLISHED, by=by, at=at, facts=facts)


def next_index_number(agency: Agency, on: dt.date) -> str:
    """Give the next index number of an agency; the counter stays locked until the transaction ends."""
    plan = queries.plan_of(agency)
    counter, _made = IndexCounter.objects.select_for_update().get_or_create(
        agency=agency, period=period_of(plan.index_pattern, on)
    )
    counter.last += 1
    counter.save(update_fields=["last"])
    return index_number(
        plan.index_pattern, unit=plan.unit_code or agency.code, on=on, serial=counter.last
    )


@transaction.atomic
def publish_now(*, item: InformationItem, by: User | None, at: dt.datetime) -> None:
    """Publish an item that has passed its review and waits for its time.

    :raises ItemRefusal: if it does not wait
    """
    item = locked(item)
    if queries.standing_of(item).state is not State.READY:
        raise ItemRefusal("还没有走完审查，不能发布（条例第十七条）。怎么办：看现在等哪一步。")
    _publish(current_of(item), by=by, at=at)


def publish_due(at: dt.datetime) -> int:
    """Publish every item whose time has come and return how many; each in a transaction of its own."""
    waiting = InformationItem.objects.filter(
        state=State.READY, current__publish_at__lte=at, current__published_at=None
    )
    number = 0
    for item in waiting.order_by("current__publish_at", "pk"):
        publish_now(item=item, by=None, at=at)
        number += 1
    return number

"""How a step on an item is put down: the event, what follows from it, and the audit chain."""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.catalog import queries, searching, tallies
from gongkai.catalog.content import ItemContent, Status, content_of
from gongkai.catalog.lifecycle import EventKind, State, Step, Withdrawal, standing
from gongkai.catalog.models import InformationItem, ItemEvent, ItemVersion
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch

logger = logging.getLogger(__name__)

SUBJECT = "information_item"
GOING = (EventKind.TAKEN_DOWN, EventKind.WITHDRAWN, EventKind.SHOWING_ENDED)
WITHDRAWAL_OPEN = frozenset({Withdrawal.ASKED, Withdrawal.TAKEN_DOWN})
DERIVED = (
    "state",
    "withdrawal",
    "waits_for",
    "moved_at",
    "published",
    "is_public",
    "is_masked",
    "index_number",
    "first_published_at",
    "published_at",
    "withdrawn_at",
    "withdrawn_why",
    "title",
    "document_number",
    "item_class",
    "head",
    "field",
    "formed_on",
    "validity",
    "valid_until",
    "showing_until",
    "reassess_on",
    "explains",
    "explains_named",
    "counted",
)


def refresh(item: InformationItem, *, afresh: bool = False) -> None:
    """Write the columns that follow from events and the reviewed bytes; ``gongkai rebuild`` uses it as well.

    Where the reviewed bytes are lost or damaged, what was read from them before stays: such an item can still be
    taken down. ``afresh`` counts it as if it had not been counted.
    """
    events = list(item.events.order_by("pk"))
    now = standing(queries.facts_of(events))
    item.state = now.state
    item.withdrawal = now.withdrawal
    item.waits_for = now.next_step or ""
    item.is_public = now.is_public
    item.is_masked = now.is_masked
    item.moved_at = events[-1].at if events else None
    channels = _from_publications(item, events)
    _from_withdrawals(item, events)
    item.reassess_on = _reassessed_on(item)
    before = [] if afresh else [tallies.Key._make(key) for key in item.counted]
    after = tallies.keys_of(item, channels)
    if before != after:
        tallies.move(item.agency, before, after)
    item.counted = [list(key) for key in after]
    item.save(update_fields=DERIVED)


def _from_publications(item: InformationItem, events: list[ItemEvent]) -> tuple[str, ...]:
    """Take number, version, times and what lists show from the publications; return the channels."""
    published = [each for each in events if each.kind == EventKind.PUBLISHED]
    if not published:
        item.published = None
        item.index_number = ""
        item.first_published_at = item.published_at = None
        _from_content(item, ItemContent())
        return ()
    first, last = published[0], published[-1]
    item.published_id = last.version_id
    item.index_number = first.facts["index_number"]
    item.first_published_at, item.published_at = first.at, last.at
    try:
        content = content_of(fetch(last.facts["sha256"]))
    except (KeptFileMissing, KeptFileDamaged):
        logger.exception("the reviewed bytes of item %s cannot be read", item.pk)
        return tallies.channels_in(tallies.Key._make(key) for key in item.counted)
    _from_content(item, content)
    return content.channels


def _from_withdrawals(item: InformationItem, events: list[ItemEvent]) -> None:
    gone = [each for each in events if each.kind in GOING]
    is_gone = bool(gone) and not item.is_public and item.first_published_at is not None
    item.withdrawn_at = gone[-1].at if is_gone else None
    item.withdrawn_why = gone[-1].facts.get("reason", "") if is_gone else ""


def _from_content(item: InformationItem, shown: ItemContent) -> None:
    item.title = shown.title
    item.document_number = shown.document_number
    item.item_class_id = shown.item_class_id
    item.head = shown.head
    item.field = shown.field
    item.formed_on = shown.formed_on
    item.validity = shown.validity
    item.valid_until = shown.valid_until
    item.showing_until = shown.showing_until
    item.explains_named = shown.explains
    item.explains = queries.by_reference(shown.explains, item.agency)


def _reassessed_on(item: InformationItem) -> dt.date | None:
    """Return the day a withheld item is assessed anew (Article 18)."""
    if item.state != State.KEPT or item.current is None:
        return None
    content = item.current.value()
    return None if content.status == Status.PROACTIVE else content.reassess_on


@dataclass(frozen=True, slots=True)
class Deed:
    """One event to be appended; ``facts`` are kept with it and on the audit chain."""

    kind: EventKind
    step: Step | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def append(
    version: ItemVersion,
    *,
    kind: EventKind,
    by: User | None,
    at: dt.datetime,
    step: Step | None = None,
    facts: dict[str, Any] | None = None,
) -> None:
    """Append the event, refresh what follows from it, and put it on the audit chain; no person: the clock."""
    append_all(version, [Deed(kind, step, facts or {})], by=by, at=at)


def append_all(
    version: ItemVersion, deeds: Sequence[Deed], *, by: User | None, at: dt.datetime
) -> None:
    """Append several events of one moment in their order."""
    item = version.item
    ItemEvent.objects.bulk_create(
        ItemEvent(
            item=item,
            version=version,
            kind=each.kind,
            step=each.step or "",
            at=at,
            by=by,
            revision=version.revision,
            facts=each.facts,
        )
        for each in deeds
    )
    refresh(item)
    searching.changed(item, {each.kind for each in deeds})
    if any(each.kind is EventKind.PUBLISHED for each in deeds):
        _be_explained(item)
    agency = item.agency
    actor = actor_on(by, agency, timezone.localdate(at)) if by else Actor.system()
    for each in deeds:
        _record(version, each, actor, at)


def _be_explained(item: InformationItem) -> None:
    """Tie explanations that were published before what they explain, and named it."""
    named = {item.index_number, item.document_number} - {""}
    waiting = Q(agency=item.agency, explains_named__in=named)
    waiting |= Q(explains_named=f"{item.agency.code}:{item.index_number}")
    InformationItem.objects.filter(waiting, explains=None).exclude(explains_named="").exclude(
        pk=item.pk
    ).update(explains=item)


def _record(version: ItemVersion, deed: Deed, actor: Actor, at: dt.datetime) -> None:
    step = deed.step
    record(
        action=f"catalog.{deed.kind.value}",
        subject_kind=SUBJECT,
        subject_id=str(version.item_id),
        agency_code=version.item.agency.code,
        by=actor,
        at=at,
        title=version.title,
        version=version.number,
        revision=version.revision,
        **({"step": step.value, "step_name": step.label} if step else {}),
        **({"hash": version.content_address} if version.content_address else {}),
        **deed.facts,
    )


def locked(item: InformationItem) -> InformationItem:
    """Return the item anew with its current version, held until the transaction ends."""
    return (
        InformationItem.objects.select_for_update(of=("self",))
        .select_related("agency", "current")
        .get(pk=item.pk)
    )


def current_of(item: InformationItem) -> ItemVersion:
    """Return the version worked on, tied to the item at hand."""
    version = item.current
    if version is None:
        raise ItemVersion.DoesNotExist
    version.item = item
    return version

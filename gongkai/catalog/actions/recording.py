"""How a step on an item is put down: the event, what follows from it, and the audit chain."""

import datetime as dt
from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.catalog import queries, searching, tallies
from gongkai.catalog.content import ItemContent, Status, restored
from gongkai.catalog.lifecycle import EventKind, State, Step, Withdrawal, standing
from gongkai.catalog.models import InformationItem, ItemEvent, ItemVersion

SUBJECT = "information_item"
GOING = (EventKind.TAKEN_DOWN, EventKind.WITHDRAWN)
DERIVED = (
    "state",
    "withdrawal",
    "waits_for",
    "moved_at",
    "published",
    "is_public",
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
    "counted",
)


def refresh(item: InformationItem) -> None:
    """Write the columns that follow from events and the published content; ``gongkai rebuild`` uses it as well."""
    events = list(item.events.order_by("pk"))
    now = standing(queries.facts_of(events))
    item.state = now.state
    item.withdrawal = now.withdrawal
    item.waits_for = now.next_step or ""
    item.is_public = now.is_public
    item.moved_at = events[-1].at if events else None
    content = _from_publications(item, events)
    _from_withdrawals(item, events)
    _from_content(item, content)
    item.reassess_on = _reassessed_on(item)
    counted = [list(key) for key in tallies.keys_of(item, content)]
    if counted != item.counted:
        before = [tallies.Key._make(key) for key in item.counted]
        after = [tallies.Key._make(key) for key in counted]
        tallies.move(item.agency, before, after)
        item.counted = counted
    item.save(update_fields=DERIVED)


def _from_publications(item: InformationItem, events: list[ItemEvent]) -> ItemContent | None:
    """Take number, version and times from the publications; return what is published now."""
    published = [each for each in events if each.kind == EventKind.PUBLISHED]
    if not published:
        item.published = None
        item.index_number = ""
        item.first_published_at = item.published_at = None
        return None
    first, last = published[0], published[-1]
    item.published_id = last.version_id
    item.index_number = first.facts["index_number"]
    item.first_published_at, item.published_at = first.at, last.at
    return restored(ItemVersion.objects.values_list("content", flat=True).get(pk=last.version_id))


def _from_withdrawals(item: InformationItem, events: list[ItemEvent]) -> None:
    gone = [each for each in events if each.kind in GOING]
    is_gone = bool(gone) and not item.is_public and item.first_published_at is not None
    item.withdrawn_at = gone[-1].at if is_gone else None
    item.withdrawn_why = gone[-1].facts.get("reason", "") if is_gone else ""


def _from_content(item: InformationItem, content: ItemContent | None) -> None:
    shown = content or ItemContent()
    item.title = shown.title
    item.document_number = shown.document_number
    item.item_class_id = shown.item_class_id
    item.head = shown.head
    item.field = shown.field
    item.formed_on = shown.formed_on
    item.validity = shown.validity
    item.valid_until = shown.valid_until
    item.showing_until = shown.showing_until
    item.explains = queries.by_reference(shown.explains, item.agency) if content else None


def _reassessed_on(item: InformationItem) -> dt.date | None:
    """Return the day a withheld item is assessed anew (Article 18)."""
    if item.state != State.KEPT or item.current is None:
        return None
    content = item.current.value()
    return None if content.status == Status.PROACTIVE else content.reassess_on


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
    item = version.item
    ItemEvent.objects.create(
        item=item,
        version=version,
        kind=kind,
        step=step or "",
        at=at,
        by=by,
        revision=version.revision,
        facts=facts or {},
    )
    refresh(item)
    searching.changed(item, kind)
    agency = item.agency
    record(
        action=f"catalog.{kind.value}",
        subject_kind=SUBJECT,
        subject_id=str(item.pk),
        agency_code=agency.code,
        by=actor_on(by, agency, timezone.localdate(at)) if by else Actor.system(),
        at=at,
        title=version.title,
        version=version.number,
        revision=version.revision,
        **({"step": step.value, "step_name": step.label} if step else {}),
        **({"hash": version.content_address} if version.content_address else {}),
        **(facts or {}),
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


WITHDRAWAL_OPEN = frozenset({Withdrawal.ASKED, Withdrawal.TAKEN_DOWN})

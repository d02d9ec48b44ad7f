"""Reads of staff pages: which items a person may see, and what is known of one."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.accounts.models import User
from gongkai.accounts.queries import HeldRole
from gongkai.agencies.models import Agency
from gongkai.catalog.lifecycle import EventKind, Fact, Standing, standing
from gongkai.catalog.models import (
    CatalogPlan,
    InformationItem,
    ItemClass,
    ItemEvent,
    ItemVersion,
    UnsavedWork,
)

Held = Sequence[HeldRole] | None


def items_seen_by(user: User, on: dt.date, held: Held = None) -> QuerySet[InformationItem]:
    """Return the items this person may see on this day, newest first."""
    return (
        InformationItem.objects.seen_by(user, on, held)
        .select_related("agency", "current", "published", "item_class")
        .order_by("-pk")
    )


def facts_of(events: Sequence[ItemEvent]) -> list[Fact]:
    """Return events as the facts a standing depends on."""
    return [
        Fact(EventKind(each.kind), each.by_id or 0, tuple(each.facts.get("steps", ())))
        for each in events
    ]


def events_of(item: InformationItem) -> list[ItemEvent]:
    """Return what happened to an item, in its order."""
    return list(
        item.events.select_related("by", "version").defer("version__content").order_by("pk")
    )


def standing_of(item: InformationItem) -> Standing:
    """Return where an item stands, by its events."""
    return standing(facts_of(list(item.events.order_by("pk"))))


def plan_of(agency: Agency) -> CatalogPlan:
    """Return the arrangements of an agency, the defaults where it made none."""
    return CatalogPlan.objects.filter(agency=agency).first() or CatalogPlan(agency=agency)


def classes_of(agency: Agency) -> QuerySet[ItemClass]:
    """Return the classes in use of an agency's own catalogue, in its order."""
    return ItemClass.objects.filter(agency=agency, closed_on=None).order_by("position", "pk")


def items_of(agency: Agency | None) -> QuerySet[InformationItem]:
    """Return the items of one agency with what lists show, newest first."""
    return (
        InformationItem.objects.filter(agency=agency)
        .select_related("agency", "current", "item_class")
        .defer("current__content")
        .order_by("-pk")
    )


def let_through(version: ItemVersion) -> dict[str, ItemEvent]:
    """Return the findings that were let through for a version, by their fingerprint."""
    events = version.events.filter(kind=EventKind.LET_THROUGH).select_related("by").order_by("pk")
    return {each.facts["fingerprint"]: each for each in events}


def unsaved_work(item: InformationItem, user: User) -> UnsavedWork | None:
    """Return what this person typed into the form and did not save."""
    return UnsavedWork.objects.filter(item=item, user=user).first()


def by_reference(reference: str, agency: Agency) -> InformationItem | None:
    """Return the published item a reference names: ``code:index number``, or an own index number.

    :param reference: as a clerk types it; a document number of the own agency is understood too
    """
    code, colon, number = reference.strip().partition(":")
    if colon:
        named = Q(agency__code=code, index_number=number.strip())
    else:
        words = reference.strip()
        named = Q(agency=agency) & (Q(index_number=words) | Q(document_number=words))
    if not reference.strip():
        return None
    return InformationItem.objects.filter(named).exclude(index_number="").order_by("pk").first()


def opened_by(version: ItemVersion, user: User) -> set[str]:
    """Return the attachments of a version that a person has opened, by their address."""
    return set(version.opened.filter(user=user).values_list("sha256", flat=True))


def register_of_month(agency: Agency, first: dt.datetime, after: dt.datetime) -> list[Any]:
    """Return the publications of an agency between two times, for the monthly register, oldest first."""
    published = (
        ItemEvent.objects.filter(
            item__agency=agency, kind=EventKind.PUBLISHED, at__gte=first, at__lt=after
        )
        .select_related("item", "version")
        .order_by("at", "pk")
    )
    return list(published)


def passed_steps(versions: Sequence[int]) -> dict[int, list[ItemEvent]]:
    """Return who passed which step of each version since it was last submitted."""
    found: dict[int, list[ItemEvent]] = {}
    events = (
        ItemEvent.objects.filter(
            version__in=versions, kind__in=[EventKind.SUBMITTED, EventKind.PASSED]
        )
        .select_related("by")
        .order_by("pk")
    )
    for event in events:
        if event.kind == EventKind.SUBMITTED:
            found[event.version_id] = []
        found.setdefault(event.version_id, []).append(event)
    return found

"""Reads of what waits to be handed over and what was."""

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency
from gongkai.catalog.models import InformationItem
from gongkai.site_export.models import (
    HandedItem,
    HandOver,
    PartnerSite,
    ReceivedItem,
    ReceivedPackage,
    ReceivedState,
)

PACKAGES_SHOWN = 20


def to_hand_over(agency: Agency) -> QuerySet[InformationItem]:
    """Return the public items whose present version is in no package yet, the longest public first."""
    handed = HandedItem.objects.filter(version=OuterRef("published"))
    return (
        InformationItem.objects.filter(agency=agency, is_public=True)
        .filter(~Exists(handed))
        .select_related("agency", "published")
        .order_by("published_at", "pk")
    )


def packages_seen(request: DeskRequest) -> QuerySet[HandOver]:
    """Return the packages of my agency that this person may see, newest first, with how many items are online."""
    seen = HandOver.objects.seen_by(request.user, request.today, request.held_roles)
    return (
        seen.filter(agency=request.agency)
        .select_related("made_by", "agency")
        .annotate(online=Count("items", filter=~Q(items__online_url="")))
        .order_by("-pk")
    )


def items_in(made: HandOver) -> QuerySet[HandedItem]:
    """Return what is in a package, in its order."""
    return made.items.select_related("item__agency", "version", "noted_by").order_by("pk")


def sites_seen(request: DeskRequest) -> QuerySet[PartnerSite]:
    """Return the sites whose packages my agency takes in, with how many of their items are public."""
    seen = PartnerSite.objects.seen_by(request.user, request.today, request.held_roles)
    public = Count("items", filter=Q(items__state=ReceivedState.PUBLIC))
    return seen.filter(agency=request.agency).annotate(public=public).order_by("code", "pk")


def packages_of(sites: Sequence[PartnerSite]) -> list[ReceivedPackage]:
    """Return the packages received last from these sites, newest first."""
    found = ReceivedPackage.objects.filter(site__in=sites).select_related("site")
    return list(found.order_by("-pk")[:PACKAGES_SHOWN])


def older_than(items: QuerySet[ReceivedItem], last: ReceivedItem) -> QuerySet[ReceivedItem]:
    """Return what stands below an item in the order of a list."""
    at = last.first_published_at
    return items.filter(Q(first_published_at__lt=at) | Q(first_published_at=at, pk__lt=last.pk))

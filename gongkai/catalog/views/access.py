"""Finding an item for a page: one that is seen, one that is worked on; everything else is not found."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404

from gongkai.accounts.requests import DeskRequest
from gongkai.catalog import queries
from gongkai.catalog.models import InformationItem, ItemVersion

Take = Callable[[InformationItem], object]


def find_item(request: DeskRequest, pk: int) -> tuple[InformationItem, ItemVersion]:
    """Return the item this person may see and its current version, or answer that it is not found."""
    seen = queries.items_seen_by(request.user, request.today, request.held_roles)
    item = get_object_or_404(seen, pk=pk)
    version = item.current
    if version is None:
        raise Http404
    version.item = item
    return item, version


def find_own_item(request: DeskRequest, pk: int) -> tuple[InformationItem, ItemVersion]:
    """Return an item of the agency I am working for, the only one whose items I may change."""
    item, version = find_item(request, pk)
    if not is_own(request, item):
        raise Http404
    return item, version


def is_own(request: DeskRequest, item: InformationItem) -> bool:
    """Test whether the item is that of the agency I am working for."""
    return item.agency == request.agency

"""Whose area somebody sees and compiles: that of the government they work for, and whatever is below it."""

from django.http import Http404

from gongkai.accounts.models import Role
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.competent import OFFICE_NAMES, is_office_of
from gongkai.agencies.models import Agency, Kind
from gongkai.agencies.queries import by_code, superior_of


def government_of(agency: Agency) -> Agency:
    """Return whose area is at hand: for the general office of a government, that government (Article 3)."""
    if agency.kind == Kind.GOVERNMENT or not agency.name.endswith(OFFICE_NAMES):
        return agency
    above = superior_of(agency)
    return above if above and is_office_of(agency, above) else agency


def area_at_hand(request: DeskRequest) -> Agency:
    """Return the agency whose area the person works on; asked once for each request.

    :raises Http404: for somebody who serves no agency
    """
    if not request.agencies:
        raise Http404
    if not hasattr(request, "area_at_hand"):
        request.area_at_hand = government_of(request.agency)
    return request.area_at_hand


def find_area(request: DeskRequest, code: str) -> Agency:
    """Return the agency of this code, if it is the one at hand or below it; else it is not found."""
    mine = area_at_hand(request)
    found = mine if mine.code == code else by_code(code)
    if found is None or not found.path.startswith(mine.path):
        raise Http404
    return found


def may_look_ahead(request: DeskRequest) -> bool:
    """Test whether the person may see drafts of others: those who supervise them may."""
    return Role.COUNTY_OFFICER in request.roles


def has_an_area(request: DeskRequest) -> bool:
    """Test whether there is anything to roll up where the person works."""
    mine = area_at_hand(request) if request.agencies else None
    if mine is None:
        return False
    return mine.kind == Kind.GOVERNMENT and mine.numchild > 0

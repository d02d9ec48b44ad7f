"""Puts on each request who is at work: the day, the agencies served, the one worked for, roles."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gongkai.accounts import queries
from gongkai.accounts.permissions import permissions_of
from gongkai.agencies.models import Agency

CHOSEN: Final = "working_for"  # the key of the session that holds the agency chosen

GetResponse = Callable[[HttpRequest], HttpResponse]


def at_work(get_response: GetResponse) -> GetResponse:
    """Make the middleware; public pages pay nothing, since all is found out when first asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        set_up(request)
        return get_response(request)

    return middleware


def set_up(request: Any) -> None:
    """Set ``today``, ``agencies``, ``agency``, ``roles`` and ``permissions``."""
    request.today = timezone.localdate()
    if not request.path.startswith("/desk/") or not request.user.is_authenticated:
        request.agencies, request.agency = (), None
        request.roles, request.permissions = frozenset(), frozenset()
        return
    request.agencies = queries.agencies_served(request.user, request.today)
    request.agency = _chosen(request)
    request.roles = (
        queries.roles_at(request.user, request.agency, request.today)
        if request.agency
        else frozenset()
    )
    request.permissions = permissions_of(request.roles)


def _chosen(request: Any) -> Agency | None:
    wanted = request.session.get(CHOSEN)
    served: tuple[Agency, ...] = request.agencies
    return next((each for each in served if each.code == wanted), served[0] if served else None)

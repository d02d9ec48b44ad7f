"""Puts on each request who is at work: the day, the agencies served, the one worked for, roles."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gongkai.accounts import queries
from gongkai.accounts.permissions import permissions_of
from gongkai.agencies.models import Agency

CHOSEN: Final = "working_for"  # the key of the session that holds the code of the agency chosen
DESK: Final = "/desk/"

GetResponse = Callable[[HttpRequest], HttpResponse]


def at_work(get_response: GetResponse) -> GetResponse:
    """Make the middleware; public pages ask nothing of the database."""

    def middleware(request: HttpRequest) -> HttpResponse:
        set_up(request)
        return get_response(request)

    return middleware


def set_up(request: Any) -> None:
    """Set ``today``, ``held_roles``, ``agencies``, ``agency``, ``roles`` and ``permissions``."""
    request.today = timezone.localdate()
    is_desk = request.path.startswith(DESK) and request.user.is_authenticated
    held = queries.held_roles(request.user, request.today) if is_desk else ()
    request.held_roles = held
    request.agencies = queries.agencies_of(held)
    request.agency = _chosen(request.agencies, request.session.get(CHOSEN) if held else None)
    request.roles = queries.roles_among(held, request.agency)
    request.permissions = permissions_of(request.roles)


def _chosen(served: tuple[Agency, ...], wanted: str | None) -> Agency | None:
    return next((each for each in served if each.code == wanted), served[0] if served else None)

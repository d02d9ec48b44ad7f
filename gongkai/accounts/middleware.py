"""Puts on each request who is at work: the day, the agencies served, the one worked for, roles.

After an action the counts of the menu are made anew, so that the next page shows what it changed.
"""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gongkai.accounts import menu, queries
from gongkai.accounts.kept_counts import count_anew, forget_other_agencies
from gongkai.accounts.permissions import permissions_of
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency

CHOSEN: Final = "working_for"  # the key of the session that holds the code of the agency chosen
DESK: Final = "/desk/"
ACTIONS: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
FAILED: Final = 500  # from this status on nothing was done

GetResponse = Callable[[HttpRequest], HttpResponse]


def at_work(get_response: GetResponse) -> GetResponse:
    """Make the middleware; public pages ask nothing of the database."""

    def middleware(request: HttpRequest) -> HttpResponse:
        set_up(request)
        response = get_response(request)
        if request.method in ACTIONS and response.status_code < FAILED:
            _count_after_action(request)
        return response

    return middleware


def set_up(request: Any) -> None:
    """Set ``began_at``, ``today``, ``held_roles``, ``agencies``, ``agency``, ``roles`` and ``permissions``."""
    request.began_at = timezone.now()
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


def _count_after_action(request: Any) -> None:
    """Count with who is at work now: the action may have changed the roles, or the agency worked for."""
    again: Any = DeskRequest()
    again.user, again.session = request.user, request.session
    again.path, again.method = request.path, request.method
    set_up(again)
    if again.agencies:
        count_anew(again, menu.entries_for(again), at=again.began_at)
        forget_other_agencies(again)

"""The request of somebody at work on the desk, with its type."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from gongkai.accounts.models import Role, User
from gongkai.accounts.permissions import Permission
from gongkai.accounts.queries import HeldRole, words_of
from gongkai.agencies.models import Agency
from gongkai.audit.actor import Actor

if TYPE_CHECKING:
    from gongkai.accounts.inbox import WaitingTask


class DeskRequest(HttpRequest):
    """A signed-in person, working for one agency, on one day."""

    user: User
    agency: Agency
    agencies: tuple[Agency, ...]
    held_roles: tuple[HeldRole, ...]
    roles: frozenset[Role]
    permissions: frozenset[Permission]
    today: dt.date
    began_at: dt.datetime
    waiting_tasks: "list[WaitingTask]"
    area_at_hand: Agency
    overtaken_areas: "list[tuple[Any, int]]"


def actor_of(request: DeskRequest) -> Actor:
    """Return who acts, with the words for their roles at the agency, for the audit chain."""
    return request.user.as_actor(request.agency, words_of(request.held_roles, request.agency))

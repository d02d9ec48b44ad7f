"""The request of somebody at work on the desk, with its type."""

import datetime as dt
from typing import TYPE_CHECKING

from django.http import HttpRequest

from gongkai.accounts.models import Role, User
from gongkai.accounts.permissions import Permission
from gongkai.agencies.models import Agency

if TYPE_CHECKING:
    from gongkai.accounts.inbox import WaitingTask


class DeskRequest(HttpRequest):
    """A signed-in person, working for one agency, on one day."""

    user: User
    agency: Agency
    agencies: tuple[Agency, ...]
    roles: frozenset[Role]
    permissions: frozenset[Permission]
    today: dt.date
    waiting_tasks: "list[WaitingTask]"

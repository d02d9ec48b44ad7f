"""The menu of the desk: each kind of work offers its entry when the program starts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One kind of work, shown to those with the permission (None: everybody).

    ``count`` says how many wait there, ``late`` how many are past their day; ``applies`` leaves the entry out at
    agencies that do not have such work.
    """

    key: str
    label: str | Promise
    url_name: str
    permission: Permission | None
    order: int
    count: Callable[[DeskRequest], int] | None = None
    late: Callable[[DeskRequest], int] | None = None
    applies: Callable[[DeskRequest], bool] | None = None


_ENTRIES: dict[str, MenuEntry] = {}


def register(entry: MenuEntry) -> None:
    """Offer a kind of work; the same key again replaces it."""
    _ENTRIES[entry.key] = entry


def entries_for(request: DeskRequest) -> list[MenuEntry]:
    """Return the entries this person may use, in order."""
    allowed = [
        entry
        for entry in _ENTRIES.values()
        if (entry.permission is None or entry.permission in request.permissions)
        and (entry.applies is None or entry.applies(request))
    ]
    return sorted(allowed, key=lambda entry: entry.order)

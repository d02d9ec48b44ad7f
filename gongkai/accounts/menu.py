"""The menu of the desk: each kind of work offers its entry when the program starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One kind of work; ``count`` says how many wait there, ``late`` how many are past their day."""

    key: str
    label: str | Promise
    url_name: str
    permission: Any
    order: int
    count: Callable[[HttpRequest], int] | None = None
    late: Callable[[HttpRequest], int] | None = None


_ENTRIES: dict[str, MenuEntry] = {}


def register(entry: MenuEntry) -> None:
    """Offer a kind of work; the same key again replaces it."""
    _ENTRIES[entry.key] = entry


def entries_for(request: HttpRequest) -> list[MenuEntry]:
    """Return the entries this person may use, in order."""
    return sorted(_ENTRIES.values(), key=lambda entry: entry.order)

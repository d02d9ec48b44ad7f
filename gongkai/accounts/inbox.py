"""What waits for me: each kind of work names its waiting tasks when asked."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.accounts.requests import DeskRequest


@dataclass(frozen=True, slots=True)
class WaitingTask:
    """One thing somebody has to do next, by when, and on which article it rests."""

    kind: str
    title: str
    number: str
    next_step: str
    article: str
    url: str
    due_on: dt.date | None
    provisional: bool = False
    agency_name: str = ""


Source = Callable[[DeskRequest], Iterable[WaitingTask]]

_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Ask this source from now on."""
    _SOURCES.append(source)


def waiting(request: DeskRequest) -> list[WaitingTask]:
    """Return everything that waits for this person at the agency; nothing for those who serve none.

    Asked once for each request, since the page and the counts of the menu need it too.
    """
    if not request.agencies:
        return []
    if not hasattr(request, "waiting_tasks"):
        request.waiting_tasks = [task for source in _SOURCES for task in source(request)]
    return request.waiting_tasks

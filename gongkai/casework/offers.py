"""What casework offers to the floors below: a menu entry, waiting work, rebuilding."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.accounts import inbox, menu
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.casework import queries
from gongkai.casework.actions.applying import forget_old_drafts
from gongkai.casework.actions.following import forget_attempts
from gongkai.casework.actions.keeping import erase_expired
from gongkai.casework.actions.recording import refresh
from gongkai.casework.lifecycle import STOPPED, State
from gongkai.casework.models import DisclosureApplication
from gongkai.casework.steps import usual_next_step
from gongkai.jobs import clock, rebuilding

KIND = gettext_noop("依申请公开")
FORGET_EVERY = dt.timedelta(minutes=30)
MOST_WAITING = 200  # rows of one inbox
ERASING_TIME = dt.time(4, 0)
FOR_SIGNERS = frozenset({State.SIGNING})


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="cases",
            label=gettext_lazy("依申请公开"),
            url_name="casework:case_list",
            permission=Permission.VIEW_CASES,
            order=30,
            count=number_waiting,
            late=number_late,
        )
    )
    inbox.register(waiting)
    rebuilding.register("casework", rebuild)
    clock.register("casework.forget", FORGET_EVERY, forget)
    clock.register("casework.erase_expired", ERASING_TIME, erase_expired)


def forget(at: dt.datetime) -> int:
    """Forget drafts nobody came back to, query codes shown no longer, and wrong codes that count no more."""
    return forget_old_drafts(at) + forget_attempts(at)


def _mine(request: DeskRequest) -> list[inbox.WaitingTask]:
    return [task for task in inbox.waiting(request) if task.kind == _(KIND)]


def number_waiting(request: DeskRequest) -> int:
    """Return how many cases wait for me; the inbox is asked once for each request."""
    return len(_mine(request))


def number_late(request: DeskRequest) -> int:
    """Return how many of them are past their day."""
    return sum(1 for task in _mine(request) if task.due_on and task.due_on < request.today)


def waiting(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield the open cases of my agency whose next step is mine; where others are awaited nothing waits for me."""
    states = set()
    if Permission.HANDLE_CASES in request.permissions:
        states |= {*State} - STOPPED - {State.CLOSED, State.ARCHIVED}
    if Permission.SIGN_CASE_LETTERS in request.permissions:
        states |= FOR_SIGNERS
    if not states:
        return
    found = queries.cases_of(request.agency, request.user, request.today, request.held_roles)
    for case in found.filter(closed_on=None, state__in=states).order_by("due_on")[:MOST_WAITING]:
        step = usual_next_step(State(case.state))
        yield inbox.WaitingTask(
            kind=_(KIND),
            title=case.title,
            number=case.number_text,
            next_step=_(step.say),
            article=step.article,
            url=reverse("casework:case", kwargs={"pk": case.pk}),
            due_on=case.due_on,
            provisional=case.is_provisional,
            agency_name=request.agency.name,
        )


def rebuild() -> int:
    """Derive the cached columns of every application anew and return how many there were."""
    number, today = 0, timezone.localdate()
    for case in DisclosureApplication.objects.iterator():
        refresh(case, today)
        number += 1
    return number

"""What remedies offer to the floors below: a menu entry, waiting work, a block on applications, rebuilding."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.accounts import inbox, menu
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.casework import blocks
from gongkai.casework.models import DisclosureApplication
from gongkai.jobs import rebuilding
from gongkai.remedies import queries
from gongkai.remedies.actions.recording import refresh
from gongkai.remedies.challenges import days_left, windows_of
from gongkai.remedies.lifecycle import State
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.presentation import WAITS_FOR, rows_of
from gongkai.rules.citations import LITIGATION_LAW, RECONSIDERATION_LAW, Citation
from gongkai.rules.remedies.outcomes_table import OUTCOME_BY_CODE, OVERTURNED
from gongkai.rules.remedies.stages import Stage
from gongkai.rules.remedies.windows import APPEAL

KIND = gettext_noop("复议诉讼")
MOST_WAITING = 200  # rows of one inbox
DECIDE_ON_APPEAL = gettext_noop("决定是否上诉")
ATTEND = gettext_noop("参加听证、开庭")
LOST = tuple(each.code for each in OUTCOME_BY_CODE.values() if each.result == OVERTURNED)


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="remedies",
            label=gettext_lazy("复议诉讼"),
            url_name="remedies:remedy_list",
            permission=Permission.VIEW_REMEDIES,
            order=32,
            count=number_waiting,
            late=number_late,
        )
    )
    inbox.register(waiting)
    blocks.register(block_of)
    rebuilding.register("remedies", rebuild)


def _mine(request: DeskRequest) -> list[inbox.WaitingTask]:
    return [task for task in inbox.waiting(request) if task.kind == _(KIND)]


def number_waiting(request: DeskRequest) -> int:
    """Return how many cases wait for me; the inbox is asked once for each request."""
    return len(_mine(request))


def number_late(request: DeskRequest) -> int:
    """Return how many of them are past their day."""
    return sum(1 for task in _mine(request) if task.due_on and task.due_on < request.today)


def waiting(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield the cases whose next step is ours: an answer, an order to carry out, a hearing ahead, an appeal to decide on."""
    if Permission.HANDLE_REMEDIES not in request.permissions:
        return
    may_appeal = Q(stage=Stage.FIRST_INSTANCE, outcome__in=LOST, challenge_until__gte=request.today)
    found = queries.cases_of(request.agency, request.user, request.today, request.held_roles)
    at_work = found.filter(queries.UNFINISHED | may_appeal).order_by("due_on", "pk")
    for case in at_work[:MOST_WAITING]:
        for what, day in _ours(case, request.today):
            yield _task(request, case, what, day)


def _ours(case: RemedyCase, today: dt.date) -> Iterator[tuple[str, dt.date | None]]:
    """Yield what we have to do on a case, and by when."""
    if case.state in {State.ANSWERING, State.FULFILLING}:
        yield WAITS_FOR[State(case.state)], case.due_on
    if case.state == State.HEARING and case.hearing_on and case.hearing_on >= today:
        yield ATTEND, case.hearing_on
    is_lost = case.stage == Stage.FIRST_INSTANCE and case.outcome in LOST
    if is_lost and case.challenge_until and case.challenge_until >= today:
        yield DECIDE_ON_APPEAL, case.challenge_until


def _task(
    request: DeskRequest, case: RemedyCase, what: str, due_on: dt.date | None
) -> inbox.WaitingTask:
    return inbox.WaitingTask(
        kind=_(KIND),
        title=case.title,
        number=f"{case.get_stage_display()} {case.docket}",
        next_step=_(what),
        article=str(_article(case, what)),
        url=reverse("remedies:remedy", kwargs={"pk": case.pk}),
        due_on=due_on,
        provisional=case.is_provisional,
        agency_name=request.agency.name,
    )


def _article(case: RemedyCase, what: str) -> Citation:
    if what == DECIDE_ON_APPEAL:
        return APPEAL
    is_review = case.stage == Stage.RECONSIDERATION
    if case.state == State.FULFILLING:
        return RECONSIDERATION_LAW.article(77) if is_review else LITIGATION_LAW.article(94)
    return RECONSIDERATION_LAW.article(48) if is_review else LITIGATION_LAW.article(67)


def block_of(request: DeskRequest, application: DisclosureApplication) -> SafeString:
    """Show the challenges to the answer on an application, and how long it may still be challenged."""
    if Permission.VIEW_REMEDIES not in request.permissions:
        return SafeString()
    found = queries.cases_of(request.agency, request.user, request.today, request.held_roles)
    remedies = list(found.filter(application=application).order_by("pk")[: queries.PAGE_SIZE])
    windows = [(each, days_left(each, request.today)) for each in windows_of(application)]
    if not remedies and not windows:
        return SafeString()
    context = {
        "application": application,
        "rows": list(rows_of(remedies, request.today)),
        "windows": windows,
        "may_handle": Permission.HANDLE_REMEDIES in request.permissions,
    }
    return SafeString(render_to_string("remedies/_on_application.html", context, request))


def rebuild() -> int:
    """Derive the cached columns of every case anew and return how many there were; later instances after the first."""
    number = 0
    for case in RemedyCase.objects.order_by("pk").select_related("suit").iterator():
        refresh(case)
        number += 1
    return number

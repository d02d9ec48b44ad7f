"""What proposals offer to the floors below: a menu entry, waiting work, rebuilding, erasing by the clock."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.accounts import inbox, menu
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.jobs import clock, rebuilding
from gongkai.proposals.actions import erase_old, refresh
from gongkai.proposals.lifecycle import State
from gongkai.proposals.models import Proposal
from gongkai.rules.citations import REGULATIONS

KIND: Final = gettext_noop("公开建议")
ERASING_TIME: Final = dt.time(3, 50)
MOST_WAITING: Final = 200


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="proposals",
            label=gettext_lazy("公开建议"),
            url_name="proposals:proposal_list",
            permission=Permission.ANSWER_PROPOSALS,
            order=35,
            count=number_waiting,
        )
    )
    inbox.register(waiting)
    rebuilding.register("proposals", rebuild)
    clock.register("proposals.erase", ERASING_TIME, erase_old)


def number_waiting(request: DeskRequest) -> int:
    """Return how many proposals wait for an answer; the inbox is asked once for each request."""
    return sum(1 for task in inbox.waiting(request) if task.kind == _(KIND))


def waiting(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield the proposals to my agency that were not answered."""
    if Permission.ANSWER_PROPOSALS not in request.permissions:
        return
    found = Proposal.objects.filter(agency=request.agency, state=State.WAITING)
    for each in found.order_by("pk")[:MOST_WAITING]:
        yield inbox.WaitingTask(
            kind=_(KIND),
            title=_("公众建议公开一项信息"),
            number=each.number_text,
            next_step=_("看建议，写答复"),
            article=str(REGULATIONS.article(44)),
            url=reverse("proposals:proposal", kwargs={"pk": each.pk}),
            due_on=each.answer_by,
            agency_name=request.agency.name,
        )


def rebuild() -> int:
    """Derive the columns of every proposal anew and return how many there were."""
    number = 0
    for each in Proposal.objects.iterator():
        refresh(each)
        number += 1
    return number

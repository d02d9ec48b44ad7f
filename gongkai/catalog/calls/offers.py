"""What calls offer to the floors below: a menu entry, waiting work, rebuilding, reminders by the clock."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.accounts import inbox, menu
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.calls import queries
from gongkai.catalog.calls.actions import refresh
from gongkai.catalog.calls.course import CallState
from gongkai.catalog.calls.reminding import REMINDING_TIME, remind_offices
from gongkai.catalog.models import AskedOffice
from gongkai.jobs import clock, rebuilding
from gongkai.rules.citations import REGULATIONS

KIND = gettext_noop("材料征集")
MOST_WAITING = 100
ARTICLE = str(REGULATIONS.article(26))


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="calls",
            label=gettext_lazy("材料征集"),
            url_name="catalog:calls",
            permission=Permission.ANSWER_CALLS,
            order=21,
            count=number_waiting,
        )
    )
    inbox.register(waiting)
    rebuilding.register("calls", rebuild)
    clock.register("catalog.remind_offices", REMINDING_TIME, remind_offices)


def number_waiting(request: DeskRequest) -> int:
    """Return how many calls wait for me; the inbox is asked once for each request."""
    return sum(1 for task in inbox.waiting(request) if task.kind == _(KIND))


def waiting(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield what my offices are asked for, and what came in answer to those who call."""
    if Permission.ANSWER_CALLS not in request.permissions:
        return
    for asked in queries.open_asked(request)[:MOST_WAITING]:
        if asked.state == CallState.SENT:
            say = _("%(office)s报来了，请采用或者退回") % {"office": asked.office.name}
        elif asked.state == CallState.RETURNED:
            say = _("按退回的意见改好，重新报")
        else:
            say = _("报材料，或者说明没有")
        yield inbox.WaitingTask(
            kind=_(KIND),
            title=asked.call.title,
            number=asked.office.name,
            next_step=say,
            article=ARTICLE,
            url=asked.get_absolute_url(),
            due_on=asked.call.due_on if asked.state != CallState.SENT else None,
            agency_name=request.agency.name,
        )


def rebuild() -> int:
    """Derive the state of every asked office anew and return how many there were."""
    number = 0
    for asked in AskedOffice.objects.order_by("pk").iterator():
        refresh(asked)
        number += 1
    return number

"""What the boards offer to the floors below: menu entries and waiting work."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.accounts import inbox, menu
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.boards import queries
from gongkai.boards.models import Posting
from gongkai.boards.queries import BoardStanding
from gongkai.rules.boards.duties import basis_of

KIND = gettext_noop("公开栏")
MOST_WAITING = 200  # rows of one inbox
REMIND_BEFORE = dt.timedelta(days=10)  # calendar days before the end of a period


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="boards",
            label=gettext_lazy("公开栏"),
            url_name="boards:board_list",
            permission=Permission.VIEW_BOARDS,
            order=26,
            count=number_waiting,
            late=number_late,
        )
    )
    menu.register(
        menu.MenuEntry(
            key="county_boards",
            label=gettext_lazy("各村公开栏"),
            url_name="boards:county",
            permission=Permission.SUPERVISE_BOARDS,
            order=27,
        )
    )
    inbox.register(waiting)


def _mine(request: DeskRequest) -> list[inbox.WaitingTask]:
    return [task for task in inbox.waiting(request) if task.kind == _(KIND)]


def number_waiting(request: DeskRequest) -> int:
    """Return how much is to be put up or taken down; the inbox is asked once for each request."""
    return len(_mine(request))


def number_late(request: DeskRequest) -> int:
    """Return how much of it is past its day."""
    return sum(1 for task in _mine(request) if task.due_on and task.due_on < request.today)


def waiting(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield what is to be taken down and put up at the boards this person keeps."""
    if Permission.KEEP_BOARDS not in request.permissions:
        return
    boards = queries.boards_of(request.agency)
    mine = [each for each in boards if each.keeper_id in {None, request.user.pk}]
    if not mine:
        return
    for posting in queries.to_be_taken_down(mine, request.today)[:MOST_WAITING]:
        yield _to_take_down(posting, request)
    for standing in queries.standings_of(mine, request.today):
        if task := _to_put_up(standing, request):
            yield task


def _to_take_down(posting: Posting, request: DeskRequest) -> inbox.WaitingTask:
    sheet = posting.sheet
    is_over = sheet.shown_until is not None and sheet.shown_until < request.today
    return inbox.WaitingTask(
        kind=_(KIND),
        title=sheet.title,
        number=sheet.number_text,
        next_step=_("公示期满，取下") if is_over else _("信息已撤下，马上取下"),
        article=basis_of(sheet.about, request.today),
        url=reverse("boards:board", kwargs={"pk": posting.board_id}),
        due_on=sheet.shown_until if is_over else request.today,
        agency_name=str(posting.board),
    )


def _to_put_up(standing: BoardStanding, request: DeskRequest) -> inbox.WaitingTask | None:
    ends = [each.round.due_on for each in standing.due if each.round.due_on]
    is_near = bool(ends) and min(ends) - request.today <= REMIND_BEFORE
    first = standing.missed[0] if standing.missed else standing.due[0] if is_near else None
    if first is None:
        return None
    board = standing.board
    number = len(standing.missed) if standing.missed else len(standing.due)
    return inbox.WaitingTask(
        kind=_(KIND),
        title=board.name,
        number=board.place,
        next_step=_("贴“%(duty)s”等 %(number)d 项") % {"duty": first.duty.label, "number": number}
        if number > 1
        else _("贴“%(duty)s”") % {"duty": first.duty.label},
        article=basis_of(first.duty, request.today),
        url=board.get_absolute_url(),
        due_on=first.round.due_on,
        agency_name=str(board.village or board.agency),
    )

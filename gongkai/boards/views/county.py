"""The office above: which boards of its towns and villages are late, and reminding their keepers."""

from contextlib import suppress
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.boards import actions, queries
from gongkai.boards.queries import BoardStanding
from gongkai.boards.refusals import BoardRefusal


@may(Permission.SUPERVISE_BOARDS)
@require_safe
def county(request: DeskRequest) -> HttpResponse:
    """Show all boards below by town, those with something missed first; towns without any are folded."""
    standings = queries.standings_of(queries.boards_below(request.agency), request.today)
    late = [each for each in standings if each.missed]
    towns = [
        (agency, sorted(group, key=_worst_first))
        for agency, group in groupby(standings, key=lambda each: each.board.agency)
    ]
    context = {
        "towns": [
            (agency, group, sum(1 for each in group if each.missed)) for agency, group in towns
        ],
        "number": len(standings),
        "late": late,
        "to_remind": [each for each in late if each.reminded_on != request.today],
        "office_today": request.today,
    }
    return render(request, "boards/county.html", context)


def _worst_first(standing: BoardStanding) -> tuple[int, int]:
    return -len(standing.missed), standing.board.number


@may(Permission.SUPERVISE_BOARDS)
@require_POST
def remind_all(request: DeskRequest) -> HttpResponse:
    """Remind the keepers of all boards with something missed; nobody twice a day."""
    standings = queries.standings_of(queries.boards_below(request.agency), request.today)
    reminded = 0
    for each in standings:
        if each.missed and each.reminded_on != request.today:
            with suppress(BoardRefusal):  # reminded by somebody else since the list was read
                _remind(request, each)
                reminded += 1
    said = _("已催办 %(number)s 块公开栏，它们的待办里看得到。") % {"number": reminded}
    messages.success(request, said if reminded else _("没有要催的：都贴了，或者今天已经催过。"))
    return redirect("boards:county")


@may(Permission.SUPERVISE_BOARDS)
@require_POST
def remind(request: DeskRequest, pk: int) -> HttpResponse:
    """Remind the keeper of one board."""
    board = get_object_or_404(queries.boards_below(request.agency), pk=pk)
    try:
        _remind(request, queries.standings_of([board], request.today)[0])
    except BoardRefusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("已催办。"))
    return redirect("boards:county")


def _remind(request: DeskRequest, standing: BoardStanding) -> None:
    actions.remind(
        board=standing.board,
        missed=standing.missed_in_words,
        by=request.user,
        acting_for=request.agency,
        at=timezone.now(),
    )

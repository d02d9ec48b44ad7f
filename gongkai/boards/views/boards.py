"""The boards of an agency: list, one board, setting up, changing, closing, printing all that hangs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.boards import actions, queries
from gongkai.boards.forms import BoardForm, initial_of
from gongkai.boards.models import Posting
from gongkai.boards.printing import printed
from gongkai.boards.refusals import BoardRefusal
from gongkai.boards.views.access import (
    base_url,
    find_board,
    find_own_board,
    pdf_answer,
    practice_mark,
)
from gongkai.catalog.gate import NotReleased
from gongkai.files.printing import CannotPrint
from gongkai.rules.boards.duties import basis_of

REFUSED = 422


@may(Permission.VIEW_BOARDS)
@require_safe
def board_list(request: DeskRequest) -> HttpResponse:
    """List the boards of the agency, with what is late and what is due."""
    standings = queries.standings_of(queries.boards_of(request.agency), request.today)
    context = {
        "standings": standings,
        "late": sum(1 for each in standings if each.missed),
        "may_plan": Permission.PLAN_BOARDS in request.permissions,
        "may_keep": Permission.KEEP_BOARDS in request.permissions,
    }
    return render(request, "boards/board_list.html", context)


@may(Permission.VIEW_BOARDS)
@require_safe
def board(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one board: what is to hang there, what hangs, what hung before."""
    found = find_board(request, pk)
    earlier = queries.earlier_on(found, asked_number(request.GET.get("before")))
    shown = earlier[: queries.PAGE_SIZE]
    standing = queries.standings_of([found], request.today)[0]
    is_own = found.agency_id == request.agency.pk
    context = {
        "board": found,
        "standing": standing,
        "rows": [(each, basis_of(each.duty, request.today)) for each in standing.rows],
        "hanging": [(each, _why_to_go(each, request)) for each in queries.hanging_on(found)],
        "earlier": shown,
        "older": f"?before={shown[-1].pk}" if len(earlier) > len(shown) else "",
        "may_plan": is_own and Permission.PLAN_BOARDS in request.permissions,
        "may_keep": is_own and Permission.KEEP_BOARDS in request.permissions,
        "may_remind": not is_own and Permission.SUPERVISE_BOARDS in request.permissions,
        "may_see_audit": is_own and Permission.VIEW_AUDIT in request.permissions,
    }
    return render(request, "boards/board.html", context)


def _why_to_go(posting: Posting, request: DeskRequest) -> str:
    """Return why a sheet is to be taken down, empty where it may stay."""
    sheet = posting.sheet
    if sheet.item and (not sheet.item.is_public or sheet.item.is_masked):
        return _("这条信息已经撤下或者遮盖，马上取下")
    if sheet.shown_until and sheet.shown_until < request.today:
        return _("公示期满，取下")
    if sheet.item and sheet.item.published_id != sheet.version_id:
        return _("这条信息有了新版，换新的公示页")
    return ""


@may(Permission.PLAN_BOARDS)
def set_up(request: DeskRequest) -> HttpResponse:
    """Set up a board."""
    start = {"set_up_on": request.today, "telephone": request.agency.telephone}
    posted = request.method == "POST"
    form = BoardForm(
        request.POST if posted else None, initial=start, agency=request.agency, on=request.today
    )
    if posted and form.is_valid():
        try:
            made = actions.set_up_board(
                agency=request.agency, facts=form.facts(), by=request.user, at=timezone.now()
            )
        except BoardRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(made)
    return render(
        request, "boards/board_form.html", {"form": form}, status=REFUSED if posted else 200
    )


@may(Permission.PLAN_BOARDS)
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is known of a board."""
    found = find_own_board(request, pk)
    posted = request.method == "POST"
    form = BoardForm(
        request.POST if posted else None,
        initial=initial_of(found),
        agency=request.agency,
        on=request.today,
    )
    if posted and form.is_valid():
        try:
            actions.change_board(
                board=found, facts=form.facts(), by=request.user, at=timezone.now()
            )
        except BoardRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(found)
    context = {"form": form, "board": found}
    return render(request, "boards/board_form.html", context, status=REFUSED if posted else 200)


@may(Permission.PLAN_BOARDS)
@require_POST
def close(request: DeskRequest, pk: int) -> HttpResponse:
    """Close a board, with a reason."""
    found = find_own_board(request, pk)
    try:
        actions.close_board(
            board=found, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now()
        )
    except BoardRefusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, _("已经停用，以前贴过什么还查得到。"))
    return redirect("boards:board_list")


@may(Permission.VIEW_BOARDS)
@require_safe
def printed_board(request: DeskRequest, pk: int) -> HttpResponse:
    """Print all that hangs on a board in one PDF, on the paper of the board."""
    found = find_board(request, pk)
    sheets = [each.sheet for each in queries.hanging_on(found)]
    if not sheets:
        messages.error(request, _("栏上没有登记着的公示页。怎么办：先做公示页，打印那一张。"))
        return redirect(found)
    try:
        data = printed(sheets, paper=found.paper, base_url=base_url(request), mark=practice_mark())
    except CannotPrint as problem:
        return HttpResponse(str(problem), status=503, content_type="text/plain; charset=utf-8")
    except NotReleased:
        messages.error(request, _("栏上有已经撤下的信息。怎么办：先登记取下，再打印。"))
        return redirect(found)
    return pdf_answer(data, f"{found.name}.pdf")

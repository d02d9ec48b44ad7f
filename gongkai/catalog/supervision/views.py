"""The pages of supervision: my agency's board, and the county's with each agency behind it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.accounts.models import Role
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.supervision.board import board_of, supervised_agencies
from gongkai.catalog.supervision.items import MOST_ITEMS
from gongkai.rules.proactive.upkeep_profile import PERIODS
from gongkai.rules.work_calendar import national_calendar


@may(Permission.VIEW_ITEMS)
@require_safe
def own_board(request: DeskRequest) -> HttpResponse:
    """Show what is to be mended at my agency."""
    if request.agency is None:
        raise Http404
    board = board_of([request.agency], on=request.today, calendar=national_calendar())
    context = {
        "board": board,
        "agency": request.agency,
        "is_own": True,
        "supervises": Role.COUNTY_OFFICER in request.roles,
        "periods": PERIODS,
        "most": MOST_ITEMS,
    }
    return render(request, "catalog/supervision_agency.html", context)


@may(Permission.VIEW_ITEMS)
@require_safe
def county_board(request: DeskRequest) -> HttpResponse:
    """Show the supervising office how many things are to be mended at each agency, or what they are at one."""
    if Role.COUNTY_OFFICER not in request.roles or request.agency is None:
        raise Http404
    agencies = supervised_agencies(request.agency)
    code = request.GET.get("agency", "")
    chosen = [each for each in agencies if each.code == code] if code else agencies
    if not chosen and code:
        raise Http404
    board = board_of(chosen, on=request.today, calendar=national_calendar())
    context = {"board": board, "periods": PERIODS, "most": MOST_ITEMS}
    if code:
        context |= {"agency": chosen[0], "is_own": False, "supervises": True}
        return render(request, "catalog/supervision_agency.html", context)
    return render(request, "catalog/supervision_county.html", context)

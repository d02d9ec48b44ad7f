"""The board of a supervising office."""

from django.http import HttpResponse
from django.shortcuts import render

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports.board import queries
from gongkai.annual_reports.board.forms import BoardForm
from gongkai.annual_reports.board.glance import columns_of
from gongkai.rules.work_calendar import national_calendar


@may(Permission.SUPERVISE_REPORTS)
def board(request: DeskRequest) -> HttpResponse:
    """Show every agency of the area for a year, a page at a time."""
    asked = BoardForm(request.GET, this_year=request.today.year)
    shown = queries.board(
        request.agency,
        asked,
        today=request.today,
        calendar=national_calendar().provisional(),
    )
    tally = shown.counts.whole
    context = {
        "form": asked,
        "board": shown,
        "tally": tally,
        "columns": columns_of(shown.year),
        "tiles": [
            (each, number, asked.address(stage=each.value)) for each, number in tally.by_stage
        ],
        "all_url": asked.address(stage=None, late=None, mistaken=None, kind=None),
        "late_url": asked.address(late=True, stage=None),
        "folds": [(each, asked.address(under=each.path)) for each in shown.counts.shown_folds],
        "whole_area_url": asked.address(under=None) if asked.asked["under"] else "",
        "older": asked.address(after=shown.next_place) if shown.next_place else "",
        "newer": asked.address() if asked.asked["after"] else "",
    }
    return render(request, "annual_reports/board/board.html", context)

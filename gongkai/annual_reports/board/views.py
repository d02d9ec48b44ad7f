"""The board of a supervising office, and what is begun from it."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.accounts.asked_numbers import asked_numbers
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions as report_actions
from gongkai.annual_reports.board import queries
from gongkai.annual_reports.board.forms import BoardForm
from gongkai.annual_reports.board.glance import columns_of
from gongkai.annual_reports.bulk import actions
from gongkai.annual_reports.deadlines import Deadlines
from gongkai.annual_reports.models import BulkKind
from gongkai.annual_reports.refusals import ReportRefusal
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
        "office": request.agency,
        "office_today": request.today,
        "here": asked.address(after=asked.asked["after"]),
    }
    return render(request, "annual_reports/board/board.html", context)


@may(Permission.REMIND)
@require_POST
def remind_all(request: DeskRequest) -> HttpResponse:
    """Remind everybody whose report my office receives and who handed in nothing; nobody twice a day."""
    asked = BoardForm(request.GET, this_year=request.today.year)
    year = asked.year_asked
    deadlines = Deadlines.load()
    reminded = 0
    for agency in queries.to_be_reminded(request.agency, asked, request.today):
        with suppress(
            ReportRefusal
        ):  # filed, or reminded by somebody else, since the list was read
            report_actions.remind(
                agency=agency,
                year=year,
                due_on=deadlines.due_on(agency, year),
                by=request.user,
                acting_for=request.agency,
                at=timezone.now(),
            )
            reminded += 1
    said = _("已催办 %(number)s 家，它们的待办里看得到。") % {"number": reminded}
    messages.success(request, said if reminded else _("没有要催的：都报了，或者今天已经催过。"))
    return redirect(f"{reverse('annual_reports:board')}{asked.address()}")


@may(Permission.SUPERVISE_REPORTS)
@require_POST
def begin(request: DeskRequest) -> HttpResponse:
    """Begin something with the reports chosen on the board, or with all that its filters leave."""
    asked = BoardForm(request.GET, this_year=request.today.year)
    kind = request.POST.get("kind", "")
    if kind not in BulkKind.values or kind == BulkKind.INTAKE:
        return redirect("annual_reports:board")
    chosen = asked_numbers(request.POST.getlist("report"))
    found = queries.asked_for(request.agency, asked, chosen, today=request.today)
    try:
        job = actions.begin(
            kind=BulkKind(kind),
            office=request.agency,
            year=asked.year_asked,
            reports=found.reports,
            by=request.user,
            at=timezone.now(),
            facts={"area": found.area, "missing": found.missing},
        )
    except ReportRefusal as refused:
        messages.warning(request, str(refused))
        return redirect(f"{reverse('annual_reports:board')}{asked.address()}")
    return redirect(job)

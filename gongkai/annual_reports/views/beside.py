"""Records beside reports for a supervising office, and the warnings of the year for an agency."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports.board.forms import BoardForm
from gongkai.annual_reports.board.glance import columns_of
from gongkai.annual_reports.bulk.area import area_of
from gongkai.annual_reports.computing.beside import cells_of, page_of
from gongkai.annual_reports.computing.early_warnings import warnings_of, year_warned_of


@may(Permission.SUPERVISE_REPORTS)
@require_safe
def area(request: DeskRequest) -> HttpResponse:
    """Show the figures of each agency's records beside those of its report, and what will not come right."""
    asked = BoardForm(request.GET, this_year=request.today.year)
    year = asked.year_asked
    rows, following = page_of(
        area_of(request.agency, year),
        year,
        asked.asked["after"] or "",
        request.today,
        is_warned=year_warned_of(request.today) == year,
    )
    context = {
        "year": year,
        "form": asked,
        "columns": columns_of(year),
        "rows": rows,
        "warnings": [each for row in rows for each in row.warnings],
        "older": asked.address(after=following) if following else "",
        "running": year == request.today.year,
    }
    return render(request, "annual_reports/beside.html", context)


@may(Permission.SUPERVISE_REPORTS)
@require_safe
def agency(request: DeskRequest, code: str) -> HttpResponse:
    """Show every cell in which the report of an agency differs from its records."""
    asked = BoardForm(request.GET, this_year=request.today.year)
    year = asked.year_asked
    found = area_of(request.agency, year).filter(code=code).first()
    if found is None:
        raise Http404
    report, cells, agree = cells_of(found, year)
    context = {"agency": found, "year": year, "report": report, "cells": cells, "agree": agree}
    return render(request, "annual_reports/beside_agency.html", context)


@may(Permission.EDIT_REPORT)
@require_safe
def own_warnings(request: DeskRequest) -> HttpResponse:
    """Show what will not come right in my agency's report of the year."""
    year = year_warned_of(request.today)
    found = warnings_of([request.agency], year, request.today) if year else {}
    context = {"year": year, "warnings": found.get(request.agency.pk, ())}
    return render(request, "annual_reports/warnings.html", context)

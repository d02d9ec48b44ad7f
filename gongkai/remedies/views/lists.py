"""The list of cases by what is due, the days of a month, table four with the cases behind each number."""

import datetime as dt

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.remedies import queries
from gongkai.remedies.forms import FIRST_YEAR, LAST_YEAR
from gongkai.remedies.presentation import entries_of, rows_of
from gongkai.remedies.statistics import selects, table_four
from gongkai.remedies.views.access import my_remedies
from gongkai.rules.annual_report.remedies_table import BLOCKS, RESULTS

MOST_IN_MONTH = 300


@may(Permission.VIEW_REMEDIES)
@require_safe
def remedy_list(request: DeskRequest) -> HttpResponse:
    """List the cases of a tab, nearest day first."""
    known = queries.tabs(request.today)
    tab = known.get(request.GET.get("tab", "open"), known["open"])
    cases, more = queries.page_of(my_remedies(request), tab, request.GET.get("after", ""))
    counts = queries.counts_of(request.agency, known.values(), request.today)
    context = {
        "tabs": [(each, counts.get(each.key)) for each in known.values()],
        "tab": tab,
        "rows": list(rows_of(cases, request.today)),
        "counts": counts,
        "today": request.today,
        "older": f"?tab={tab.key}&after={more}" if more else "",
        "may_handle": Permission.HANDLE_REMEDIES in request.permissions,
        "year": request.today.year,
    }
    return render(request, "remedies/remedy_list.html", context)


@may(Permission.VIEW_REMEDIES)
@require_safe
def month(request: DeskRequest, year: int, number: int) -> HttpResponse:
    """Show the last days, hearings and windows that fall into a month."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12):
        raise Http404
    first = dt.date(year, number, 1)
    after = _month_later(first)
    cases = queries.in_month(my_remedies(request), first, after)[:MOST_IN_MONTH]
    context = {
        "first": first,
        "entries": entries_of(cases, first, after),
        "before": first - dt.timedelta(days=1),
        "after": after,
        "today": request.today,
    }
    return render(request, "remedies/month.html", context)


def _month_later(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1)


@may(Permission.VIEW_REMEDIES)
@require_safe
def table(request: DeskRequest, year: int) -> HttpResponse:
    """Show table four of a year, each number with the cases behind it."""
    _refuse_odd_year(year)
    cells = table_four(request.agency, year)
    rows = [
        (" › ".join(under), key, [(result, label, cells[key, result]) for result, label in RESULTS])
        for key, under in BLOCKS.items()
    ]
    context = {"year": year, "rows": rows, "results": [label for _key, label in RESULTS]}
    return render(request, "remedies/table.html", context)


@may(Permission.VIEW_REMEDIES)
@require_safe
def behind(request: DeskRequest, year: int, block: str, result: str) -> HttpResponse:
    """List the cases that one number of table four counts."""
    _refuse_odd_year(year)
    label = dict(RESULTS).get(result)
    if block not in BLOCKS or label is None:
        raise Http404
    found = my_remedies(request).filter(selects(block, result, year))
    after = asked_number(request.GET.get("after"))
    if after is not None:
        found = found.filter(pk__gt=after)
    read = list(found.order_by("pk")[: queries.PAGE_SIZE + 1])
    shown = read[: queries.PAGE_SIZE]
    context = {
        "year": year,
        "block": " › ".join(BLOCKS[block]),
        "result": label,
        "rows": list(rows_of(shown, request.today)),
        "older": f"?after={shown[-1].pk}" if len(read) > queries.PAGE_SIZE else "",
    }
    return render(request, "remedies/behind.html", context)


def _refuse_odd_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404

"""The list of cases by what is due, registering one, and table three with the cases behind each number."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.casework import queries
from gongkai.casework.actions import intake
from gongkai.casework.forms import RegistrationForm
from gongkai.casework.presentation import rows_of, third_working_day
from gongkai.casework.statistics import selects, table_three
from gongkai.casework.views.access import my_cases
from gongkai.rules.annual_report.applications_table import (
    COLUMNS,
    TOTAL,
)
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import Line
from gongkai.rules.refusals import NotAllowed

FIRST_YEAR, LAST_YEAR = 2019, 2099
TABLE = "applications"


@may(Permission.VIEW_CASES)
@require_safe
def case_list(request: DeskRequest) -> HttpResponse:
    """List the cases of a tab, nearest due day first."""
    known = queries.tabs(request.user, request.today, third_working_day(request.today))
    tab = known.get(request.GET.get("tab", "open"), known["open"])
    cases, more = queries.page_of(my_cases(request), tab, request.GET.get("after", ""))
    counts = queries.counts_of(request.agency, known.values())
    context = {
        "tabs": [(each, counts.get(each.key)) for each in known.values()],
        "tab": tab,
        "rows": list(rows_of(cases, request.today)),
        "open": counts["open"],
        "late": counts["late"],
        "soon": counts["soon"],
        "stopped": counts["stopped"],
        "older": f"?tab={tab.key}&after={more}" if more else "",
        "may_handle": Permission.HANDLE_CASES in request.permissions,
        "year": request.today.year,
    }
    return render(request, "casework/case_list.html", context)


@may(Permission.HANDLE_CASES)
def register(request: DeskRequest) -> HttpResponse:
    """Register an application that came in."""
    form = RegistrationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            case = intake.register(
                agency=request.agency,
                application=form.application(),
                by=request.user,
                at=timezone.now(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已经登记：%(number)s") % {"number": case.number_text})
            return redirect("casework:case", pk=case.pk)
    return render(request, "casework/register.html", {"form": form})


@may(Permission.VIEW_CASES)
@require_safe
def table(request: DeskRequest, year: int) -> HttpResponse:
    """Show table three of a year, each number with the cases behind it."""
    lines = _lines_of(year)
    cells = table_three(request.agency, year)
    rows = [
        (line, [(column.key, cells[line.key, column.key]) for column in COLUMNS]) for line in lines
    ]
    context = {"year": year, "rows": rows, "columns": COLUMNS}
    return render(request, "casework/table.html", context)


@may(Permission.VIEW_CASES)
@require_safe
def behind(request: DeskRequest, year: int, row: str, column: str) -> HttpResponse:
    """List the cases that one number of table three counts."""
    line = next((each for each in _lines_of(year) if each.key == row), None)
    label = {each.key: each.label for each in COLUMNS}.get(column)
    if line is None or label is None:
        raise Http404
    found = my_cases(request).filter(selects(row, year))
    if column != TOTAL:
        found = found.filter(applicant_kind=column)
    after = asked_number(request.GET.get("after"))
    if after is not None:
        found = found.filter(pk__gt=after)
    read = list(found.order_by("pk")[: queries.PAGE_SIZE + 1])
    shown = read[: queries.PAGE_SIZE]
    context = {
        "year": year,
        "line": line,
        "column": label,
        "rows": list(rows_of(shown, request.today)),
        "older": f"?after={shown[-1].pk}" if len(read) > queries.PAGE_SIZE else "",
    }
    return render(request, "casework/behind.html", context)


def _lines_of(year: int) -> tuple[Line, ...]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return form_for_year(year).table(TABLE).lines

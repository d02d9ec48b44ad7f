"""The page that begins a report without a file."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions
from gongkai.annual_reports.forms import StartForm
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.starting import contact_of, year_to_begin, years_to_report
from gongkai.annual_reports.views.computing import compute
from gongkai.rules.annual_report.frame import opening_of, title_of


@may(Permission.EDIT_REPORT)
def start(request: DeskRequest) -> HttpResponse:
    """Say which year is to be reported and why, show what is prepared, and begin it."""
    years = years_to_report(request.agency, request.today)
    proposed = year_to_begin(years, request.today)
    form = StartForm(
        request.POST if request.method == "POST" else None,
        years=years,
        initial={"year": proposed.year if proposed else None},
    )
    refusal: ReportRefusal | None = None
    if form.is_valid():
        try:
            version = actions.start(
                agency=request.agency,
                year=form.cleaned_data["year"],
                by=request.user,
                at=timezone.now(),
            )
        except ReportRefusal as refused:
            refusal = refused
        else:
            if request.POST.get("then") == "records":
                return compute(request, version.report_id)
            if "then" in request.POST and version.unfilled:
                return redirect("annual_reports:zero_report", pk=version.report_id)
            return redirect(version.report)
    contact = contact_of(request.agency)
    name = request.agency.name
    context = {
        "form": form,
        "refusal": refusal,
        "years": years,
        "proposed": proposed,
        "contact": contact,
        "title": title_of(name, proposed.year) if proposed else "",
        "opening": opening_of(name, proposed.year, contact) if proposed else "",
        "may_change_agency": Permission.MANAGE_AGENCIES in request.permissions,
    }
    return render(request, "annual_reports/start.html", context, status=409 if refusal else 200)

"""The version worked on beside the agency's earlier years and beside others of its kind, for staff."""

from django.http import HttpResponse
from django.shortcuts import render

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports.comparison.pages import history_of
from gongkai.annual_reports.comparison.reads import over_the_years, peers_of
from gongkai.annual_reports.views.reports import find_report
from gongkai.rules.annual_report.comparison import FEWEST_PEERS, against_peers


@may(Permission.VIEW_REPORTS)
def compare(request: DeskRequest, pk: int) -> HttpResponse:
    """Say what stands out before it is signed: against last year, and against published reports of others."""
    found, version = find_report(request, pk)
    report = version.value()
    peers = peers_of(found.agency, found.year, found.scope)
    years = over_the_years(found.agency, found.scope) | {found.year: report}
    context = {
        "report": found,
        "version": version,
        "history": history_of(years, found.year),
        "peers": peers,
        "says": against_peers(report, [each.report for each in peers]) if report.form else (),
        "fewest": FEWEST_PEERS,
    }
    return render(request, "annual_reports/compare.html", context)

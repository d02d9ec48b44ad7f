"""Public pages of annual reports: the archive, one report, its data, and “check a report”."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.accounts.rate_limit import limited
from gongkai.agencies.models import Agency
from gongkai.annual_reports import gate, queries
from gongkai.annual_reports.forms import ACCEPTED, PublicReportFileForm
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.presentation import shown_findings, shown_tables
from gongkai.annual_reports.reading import ReadFile, Unreadable, findings_of, read_file
from gongkai.portal.columns import BY_KEY
from gongkai.portal.report_body import report_body
from gongkai.portal.report_files import downloads_of


def _published(code: str, year: int) -> ReportVersion:
    version = queries.published_version(code, year)
    if version is None:
        raise Http404
    return version


@require_safe
def report_archive(request: HttpRequest, code: str) -> HttpResponse:
    """List the published reports of an agency."""
    agency = get_object_or_404(Agency, code=code)
    reports = queries.published_reports(agency)
    context = {
        "agency": agency,
        "reports": reports,
        "column": "reports",
        "column_label": BY_KEY["reports"].label,
    }
    return render(request, "portal/report_archive.html", context)


@require_safe
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show one published report as a page with real tables."""
    version = _published(code, year)
    gate.check(version)
    agency = version.report.agency
    context = {
        "agency": agency,
        "column": "reports",
        "report": version.report,
        "version": version,
        "sections": version.content["sections"],
        "body": report_body(version),
        "downloads": downloads_of(version),
        "other_years": queries.published_years(agency).exclude(year=year),
    }
    return render(request, "portal/report.html", context)


@require_safe
def report_json(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Give the report as JSON."""
    text = gate.json_text(_published(code, year))
    response = HttpResponse(text, content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def report_csv(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Give the figures of the report as CSV."""
    text = gate.csv_text(_published(code, year))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{code}-{year}.csv"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@limited("portal.check_report", times=20, seconds=3600)
def check_report(request: HttpRequest) -> HttpResponse:
    """Read and check a report file for anyone; nothing of it is kept."""
    form = (
        PublicReportFileForm(request.POST, request.FILES)
        if request.method == "POST"
        else PublicReportFileForm()
    )
    context: dict[str, Any] = {"form": form, "accepted": ACCEPTED}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            context |= _result(read_file(file.read(), file.name), file.name)
        except Unreadable as refusal:
            form.add_error("file", refusal.says)
    return render(request, "portal/check_report.html", context)


def _result(read: ReadFile, name: str) -> dict[str, Any]:
    report = read.report
    findings = shown_findings(report, findings_of(report))
    return {
        "name": name,
        "report": report,
        "cells": len(tuple(report.form.cells())) if report.form else 0,
        "unread_cells": sum(len(each.cells) for each in report.unread),
        "findings": findings,
        "tables": shown_tables(report, findings),
    }

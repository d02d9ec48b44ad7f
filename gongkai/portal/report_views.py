"""Public pages of annual reports: the archive, one report, its data, and “check a report”."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.accounts.rate_limit import limited
from gongkai.agencies.models import Agency
from gongkai.annual_reports import gate, queries
from gongkai.annual_reports.forms import ACCEPTED, PublicReportFileForm
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.annual_reports.presentation import shown_findings, shown_tables
from gongkai.annual_reports.reading import ReadFile, Unreadable, findings_of, read_sent_file
from gongkai.annual_reports.remarks_view import shown_changes
from gongkai.annual_reports.views.scans import scan_answer
from gongkai.portal.columns import BY_KEY
from gongkai.portal.report_body import report_body
from gongkai.portal.report_files import downloads_of
from gongkai.portal.report_history import report_history
from gongkai.rules.annual_report.differences import differences


def _published(code: str, year: int, scope: str = Scope.OWN) -> ReportVersion:
    version = queries.published_version(code, year, scope)
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
def report(request: HttpRequest, code: str, year: int, scope: str = Scope.OWN) -> HttpResponse:
    """Show one published report as a page with real tables.

    Where only the report on the whole area is public, the plain address leads to it.
    """
    version = queries.published_version(code, year, scope)
    if version is None and scope == Scope.OWN:
        return redirect(_published(code, year, Scope.AREA).report.public_url())
    return _report_page(request, _published(code, year, scope) if version is None else version)


@require_safe
def report_scan(_request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Send the scan of the signed paper, where the agency shows it."""
    scan = queries.public_scan(code, year)
    if scan is None:
        raise Http404
    gate.check(scan.version)
    return scan_answer(scan)


@require_safe
def report_version(
    request: HttpRequest, code: str, year: int, number: int, scope: str = Scope.OWN
) -> HttpResponse:
    """Show one version of a published report at its own address, whatever corrected it later."""
    return _report_page(request, _published_version(code, year, number, scope))


def _published_version(code: str, year: int, number: int, scope: str) -> ReportVersion:
    report = _published(code, year, scope).report
    version = queries.public_version(report, number)
    if version is None:
        raise Http404
    return version


def _report_page(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    gate.check(version)
    report = version.report
    versions = _versions(version)
    years = queries.published_years(report.agency, report.scope)
    context = {
        "agency": report.agency,
        "column": "reports",
        "report": report,
        "version": version,
        "sections": version.content["sections"],
        "body": report_body(version),
        "downloads": downloads_of(version, timezone.now()),
        "versions": _with_reasons(report, versions),
        "corrected_by": versions[0] if versions[0].pk != version.pk else None,
        **_what_it_corrects(version, versions),
        "json_url": report.public_url("report_json"),
        "other_years": [
            AnnualReport(agency=report.agency, scope=report.scope, year=year)
            for year, _hash in years
            if year != report.year
        ],
        "history": report_history(version, years) if report.scope == Scope.OWN else "",
    }
    return render(request, "portal/report.html", context)


def _versions(version: ReportVersion) -> list[ReportVersion]:
    """Return the public versions, newest first; a report never corrected needs no question."""
    report = version.report
    if version.number == 1 and report.published_id == version.pk:
        return [version]
    versions = list(queries.public_versions(report).defer("content"))
    for each in versions:
        each.report = report
    return versions


def _with_reasons(
    report: AnnualReport, versions: list[ReportVersion]
) -> list[tuple[ReportVersion, str]]:
    """Return each public version with the reason for which the agency reopened the report, where it did."""
    reasons = queries.reasons_of_correction(report) if len(versions) > 1 else {}
    return [(each, reasons.get(each.number, "")) for each in versions]


def _what_it_corrects(version: ReportVersion, versions: list[ReportVersion]) -> dict[str, Any]:
    """Return the public version before this one, and in what the two differ."""
    earlier = next((each for each in versions if each.number < version.number), None)
    if earlier is None:
        return {}
    earlier = queries.version_with_content(earlier.pk)
    after = gate.released(version)
    changes = shown_changes(after.form, differences(gate.released(earlier), after))
    return {"corrects": earlier, "changes": changes}


@require_safe
def report_json(request: HttpRequest, code: str, year: int, scope: str = Scope.OWN) -> HttpResponse:
    """Give the report as JSON."""
    return _json(_published(code, year, scope))


@require_safe
def report_version_json(
    request: HttpRequest, code: str, year: int, number: int, scope: str = Scope.OWN
) -> HttpResponse:
    """Give one version of the report as JSON."""
    return _json(_published_version(code, year, number, scope))


def _json(version: ReportVersion) -> HttpResponse:
    response = HttpResponse(gate.json_text(version), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def report_csv(request: HttpRequest, code: str, year: int, scope: str = Scope.OWN) -> HttpResponse:
    """Give the figures of the report as CSV."""
    text = gate.csv_text(_published(code, year, scope))
    of_area = "-area" if scope == Scope.AREA else ""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{code}-{year}{of_area}.csv"'
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
            context |= _result(read_sent_file(file.read(), file.name), file.name)
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

"""The list of reports, one report, its history, and the steps from draft to the public."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.forms import SendBackForm, TakeOverForm
from gongkai.annual_reports.lifecycle import SignedAs, standing
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.annual_reports.presentation import ShownFinding, shown_findings, shown_tables
from gongkai.annual_reports.reading import findings_of
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.steps import next_step
from gongkai.rules.annual_report.report import PARTS, Level
from gongkai.storage import fetch

SOURCE_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}

PERMISSION_TO_SIGN = {
    SignedAs.LEADER: Permission.SIGN_REPORT_AS_LEADER,
    SignedAs.HEAD_OF_OGI_OFFICE: Permission.SIGN_REPORT_AS_HEAD,
}


def find_report(request: DeskRequest, pk: int) -> tuple[AnnualReport, ReportVersion]:
    """Return the report this person may see and its current version, or answer that it is not found."""
    report = get_object_or_404(queries.reports_seen_by(request.user, request.today), pk=pk)
    version = report.current
    if version is None:
        raise AnnualReport.DoesNotExist
    version.report = report
    return report, version


def findings_shown(version: ReportVersion) -> tuple[ShownFinding, ...]:
    """Return what the checks find in a version now, as lines of a page."""
    agency = version.report.agency
    report = version.value()
    found = findings_of(
        report,
        previous=queries.report_of_year_before(version),
        level=agency.level,
        kind=agency.kind,
    )
    return shown_findings(report, found)


@may(Permission.VIEW_REPORTS)
def report_list(request: DeskRequest) -> HttpResponse:
    """List the reports of my agency, or of the subtree I supervise."""
    reports = queries.reports_seen_by(request.user, request.today)
    return render(request, "annual_reports/report_list.html", {"reports": reports[:300]})


@may(Permission.VIEW_REPORTS)
def report(request: DeskRequest, pk: int, *, refusal: str = "") -> HttpResponse:
    """Show one report: the next step, the six parts, what the checks found, what happened."""
    report, version = find_report(request, pk)
    findings = findings_shown(version)
    now = standing(version.events.order_by("pk").values_list("kind", "signed_as"))
    content = version.value()
    context = {
        "report": report,
        "version": version,
        "content": content,
        "tables": shown_tables(content, findings),
        "findings": findings,
        "errors": [each for each in findings if each.finding.level is Level.ERROR],
        "parts": _parts(findings, version),
        "standing": now,
        "next": next_step(version, now),
        "history": queries.history(version)[:50],
        "send_back_form": SendBackForm(),
        "take_over_form": TakeOverForm(),
        "refusal": refusal,
        "may_edit": Permission.EDIT_REPORT in request.permissions,
        "may_sign_as": [
            each for each in now.still_to_sign if PERMISSION_TO_SIGN[each] in request.permissions
        ],
        "may_publish": Permission.PUBLISH_REPORT in request.permissions,
    }
    return render(request, "annual_reports/report.html", context, status=409 if refusal else 200)


def _parts(
    findings: tuple[ShownFinding, ...], version: ReportVersion
) -> list[tuple[str, str, str, int]]:
    """Return each part with its heading, how it stands, and how many findings it has."""
    parts = []
    for part, heading in PARTS.items():
        mine = [each for each in findings if each.part == part]
        levels = {each.finding.level for each in mine}
        standing = "bad" if Level.ERROR in levels else "warn" if levels else "ok"
        parts.append((part, heading, standing, len(mine)))
    return parts


def _step(request: DeskRequest, pk: int, take: Callable[[ReportVersion], None]) -> HttpResponse:
    """Take one step on the current version; a refusal is shown on the report's page."""
    found, version = find_report(request, pk)
    try:
        take(version)
    except ReportRefusal as refused:
        return report(request, pk, refusal=str(refused))
    return redirect(found)


@may(Permission.EDIT_REPORT)
@require_POST
def send_for_signature(request: DeskRequest, pk: int) -> HttpResponse:
    """Freeze the content and ask both responsible sides to sign."""
    return _step(
        request,
        pk,
        lambda version: actions.send_for_signature(
            version=version, by=request.user, at=timezone.now()
        ),
    )


@may(Permission.VIEW_REPORTS)
@require_POST
def sign(request: DeskRequest, pk: int) -> HttpResponse:
    """Sign as one of the two responsible sides."""
    asked = request.POST.get("signed_as", "")
    if asked not in SignedAs.values:
        return report(request, pk, refusal="请说明以哪种身份签批。")
    signed_as = SignedAs(asked)
    if PERMISSION_TO_SIGN[signed_as] not in request.permissions:
        return report(
            request, pk, refusal=f"您在本机关没有“{signed_as.label}”的任职，不能这样签批。"
        )
    return _step(
        request,
        pk,
        lambda version: actions.sign(
            version=version, signed_as=signed_as, by=request.user, at=timezone.now()
        ),
    )


@may(Permission.RETURN_REPORT)
@require_POST
def send_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Return the version to be changed, with a reason."""
    reason = request.POST.get("reason", "")
    return _step(
        request,
        pk,
        lambda version: actions.send_back(
            version=version, reason=reason, by=request.user, at=timezone.now()
        ),
    )


@may(Permission.PUBLISH_REPORT)
@require_POST
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Publish the signed version."""
    return _step(
        request,
        pk,
        lambda version: actions.publish(version=version, by=request.user, at=timezone.now()),
    )


@may(Permission.PUBLISH_REPORT)
@require_POST
def take_over(request: DeskRequest, pk: int) -> HttpResponse:
    """Enter the draft as a report that was public before."""
    form = TakeOverForm(request.POST)
    if not form.is_valid():
        first = next(iter(form.errors.values()))[0]
        return report(request, pk, refusal=str(first))
    return _step(
        request,
        pk,
        lambda version: actions.take_over(
            version=version, by=request.user, at=timezone.localtime(), **form.cleaned_data
        ),
    )


@may(Permission.VIEW_REPORTS)
def source(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the uploaded file back, never to be opened in the page."""
    _, version = find_report(request, pk)
    response = HttpResponse(
        fetch(version.source_address),
        content_type=SOURCE_TYPES.get(version.source_kind, "application/octet-stream"),
    )
    name = version.source_name or f"report.{version.source_kind}"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response

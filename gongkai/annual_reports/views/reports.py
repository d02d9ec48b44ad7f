"""The list of reports, one report, its history, and the steps from draft to the public."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.computing.overrides import from_records
from gongkai.annual_reports.forms import ListForm, ReopenForm, SendBackForm, TakeOverForm
from gongkai.annual_reports.lifecycle import Filing, SignedAs, Standing, State
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.annual_reports.places import part_of
from gongkai.annual_reports.presentation import (
    ShownFinding,
    gravest_first,
    shown_findings,
    shown_tables,
)
from gongkai.annual_reports.reading import findings_of
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.remarks import by_place
from gongkai.annual_reports.remarks_view import shown_remarks
from gongkai.annual_reports.serving import EXPORTS
from gongkai.annual_reports.steps import next_step
from gongkai.rules.annual_report.report import PARTS, Level
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch

HISTORY_SHOWN = 60  # events on the page of a report; all of them are in the audited history
PAGE_SIZE = 100  # reports on one page of the list

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
    seen = queries.reports_seen_by(request.user, request.today, request.held_roles)
    report = get_object_or_404(seen, pk=pk)
    version = report.current
    if version is None:
        raise Http404
    version.report = report
    return report, version


def find_own_report(request: DeskRequest, pk: int) -> tuple[AnnualReport, ReportVersion]:
    """Return a report of the agency I am working for, the only one whose reports I may change.

    The roles of a request are those at that agency: what they permit there says nothing of another
    agency's report that the person sees as its supervisor or serves as well.
    """
    report, version = find_report(request, pk)
    if not is_own(request, report):
        raise Http404
    return report, version


def find_report_to_change(request: DeskRequest, pk: int) -> tuple[AnnualReport, ReportVersion]:
    """Return a report whose figures and texts I may change: my agency's, or one my office entered on behalf."""
    report, version = find_report(request, pk)
    mine = is_own(request, report) and Permission.EDIT_REPORT in request.permissions
    if not mine and not is_on_behalf(request, version):
        raise Http404
    return report, version


def is_on_behalf(request: DeskRequest, version: ReportVersion | None) -> bool:
    """Test whether the office I work for entered the version on behalf of another agency."""
    is_officer = Permission.SUPERVISE_REPORTS in request.permissions
    return is_officer and version is not None and version.entered_by_id == request.agency.pk


def is_own(request: DeskRequest, report: AnnualReport) -> bool:
    """Test whether the report is that of the agency I am working for."""
    return report.agency == request.agency


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
    """List the reports of my agency, or of the subtree I supervise, a page at a time."""
    asked = ListForm(request.GET)
    page = asked.page
    seen = queries.reports_seen_by(request.user, request.today, request.held_roles)
    reports = seen.defer("current__content", "published__content")
    if asked.year_asked:
        reports = reports.filter(year=asked.year_asked)
    rows = list(reports[(page - 1) * PAGE_SIZE : page * PAGE_SIZE + 1])
    context = {
        "reports": rows[:PAGE_SIZE],
        "form": asked,
        "newer": asked.address_of(page - 1) if page > 1 else "",
        "older": asked.address_of(page + 1) if len(rows) > PAGE_SIZE else "",
        "may_upload": Permission.EDIT_REPORT in request.permissions,
        "may_set_deadlines": Permission.SET_REPORT_DEADLINES in request.permissions,
        "may_supervise": Permission.SUPERVISE_REPORTS in request.permissions,
    }
    return render(request, "annual_reports/report_list.html", context)


@may(Permission.VIEW_REPORTS)
def report(request: DeskRequest, pk: int, *, refusal: str = "") -> HttpResponse:
    """Show one report: the next step, the six parts, what the checks found, what happened."""
    report, version = find_report(request, pk)
    findings = findings_shown(version)
    course = queries.course_of(report)
    now = course.standing_of(version.pk)
    content = version.value()
    computed = from_records(version, content)
    context = {
        "report": report,
        "version": version,
        "content": content,
        "records": computed,
        "computed": computed.by_place if computed else {},
        "tables": shown_tables(content, findings),
        "findings": gravest_first(findings),
        "parts": _parts(findings),
        "unfilled": {part_of(place) for place in version.unfilled},
        "standing": now,
        "next": next_step(version, now),
        "history": course.latest_first[:HISTORY_SHOWN],
        "versions": course.versions,
        "remarks": shown_remarks(content, course.remarks),
        "remarked": by_place(course.remarks),
        "send_back_form": SendBackForm(request.POST if "reason" in request.POST else None),
        "reopen_form": ReopenForm(request.POST if "reopen_reason" in request.POST else None),
        "take_over_form": TakeOverForm(request.POST if "where" in request.POST else None),
        "refusal": refusal,
        "export_kinds": EXPORTS,
        **_what_i_may(request, report, now),
    }
    return render(request, "annual_reports/report.html", context, status=409 if refusal else 200)


def _what_i_may(request: DeskRequest, report: AnnualReport, now: Standing) -> dict[str, Any]:
    """Return what the page offers; another agency's report is shown for reading only."""
    mine = request.permissions if is_own(request, report) else frozenset()
    waits = now.state in {State.SIGNING, State.SIGNED} and not now.is_filed
    is_returned = now.filing is Filing.RETURNED
    is_receiving = Permission.ACCEPT_REPORT in request.permissions and queries.is_superior_of(
        request.agency, report.agency
    )
    return {
        "is_own": is_own(request, report),
        "serves": any(each.pk == report.agency_id for each in request.agencies),
        "may_edit": Permission.EDIT_REPORT in mine or is_on_behalf(request, report.current),
        "on_behalf": is_on_behalf(request, report.current),
        "may_sign_as": [
            each
            for each in now.still_to_sign
            if now.state is State.SIGNING and PERMISSION_TO_SIGN[each] in mine
        ],
        "may_send_back": waits and Permission.RETURN_REPORT in mine,
        "may_publish": Permission.PUBLISH_REPORT in mine and now.state is State.SIGNED,
        "may_submit": Permission.PUBLISH_REPORT in mine
        and (is_returned or (now.state is State.SIGNED and now.filing is Filing.NONE))
        and queries.has_superior(report.agency),
        "may_answer": Permission.EDIT_REPORT in mine and (is_returned or now.may_change),
        "may_begin_correction": Permission.EDIT_REPORT in mine and is_returned,
        "may_reopen": Permission.REOPEN_REPORT in mine and now.is_filed and not is_returned,
        "may_review": is_receiving and report.filed_id is not None,
        "may_see_audit": Permission.VIEW_AUDIT in mine,
        "may_see_roll_up": Permission.VIEW_ROLL_UP in mine,
        "may_compute": Permission.EDIT_REPORT in mine
        and now.may_change
        and report.scope == Scope.OWN,
        "may_take_over": Permission.TAKE_OVER_REPORT in mine and report.filed_id is None,
    }


def _parts(findings: tuple[ShownFinding, ...]) -> list[tuple[str, str, str, int]]:
    """Return each part with its heading, how it stands, and how many findings it has."""
    parts = []
    for part, heading in PARTS.items():
        mine = [each for each in findings if each.part == part]
        levels = {each.finding.level for each in mine}
        mark = "bad" if Level.ERROR in levels else "warn" if levels else "ok"
        parts.append((part, heading, mark, len(mine)))
    return parts


def step(request: DeskRequest, pk: int, take: Callable[[ReportVersion], object]) -> HttpResponse:
    """Take one step on the current version; a refusal is shown on the report's page."""
    found, version = find_own_report(request, pk)
    try:
        take(version)
    except ReportRefusal as refused:
        return report(request, pk, refusal=str(refused))
    return redirect(found)


@may(Permission.EDIT_REPORT)
@require_POST
def send_for_signature(request: DeskRequest, pk: int) -> HttpResponse:
    """Freeze the content and ask both responsible sides to sign."""
    return step(
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
    return step(
        request,
        pk,
        lambda version: actions.sign(
            version=version,
            signed_as=signed_as,
            by=request.user,
            at=timezone.now(),
            seen_hash=request.POST.get("hash", ""),
        ),
    )


@may(Permission.RETURN_REPORT)
@require_POST
def send_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Return the version to be changed, with a reason."""
    reason = request.POST.get("reason", "")
    return step(
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
    return step(
        request,
        pk,
        lambda version: actions.publish(
            version=version,
            by=request.user,
            at=timezone.now(),
            seen_hash=request.POST.get("hash", ""),
        ),
    )


@may(Permission.TAKE_OVER_REPORT)
@require_POST
def take_over(request: DeskRequest, pk: int) -> HttpResponse:
    """Enter the draft as a report that was public before."""
    form = TakeOverForm(request.POST)
    if not form.is_valid():
        first = next(iter(form.errors.values()))[0]
        return report(request, pk, refusal=str(first))
    return step(
        request,
        pk,
        lambda version: actions.take_over(
            version=version, by=request.user, at=timezone.localtime(), **form.cleaned_data
        ),
    )


@may(Permission.VIEW_REPORTS)
def source(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the uploaded file back, never to be opened in the page."""
    _report, version = find_report(request, pk)
    if not version.source_address:
        raise Http404
    try:
        data = fetch(version.source_address)
    except (KeptFileMissing, KeptFileDamaged):
        return report(
            request,
            pk,
            refusal=str(_("原件在存储里找不到，或者已经损坏。怎么办：请管理员从备份恢复。")),
        )
    response = HttpResponse(
        data,
        content_type=SOURCE_TYPES.get(version.source_kind, "application/octet-stream"),
    )
    name = version.source_name or f"report.{version.source_kind}"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response

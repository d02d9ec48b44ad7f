"""Steps after the signatures: submit, review by the superior, answer, correct."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.lifecycle import Filing
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.annual_reports.places import SECTION_NAMES
from gongkai.annual_reports.presentation import gravest_first, shown_tables
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.remarks_view import shown_changes, shown_remarks
from gongkai.annual_reports.reviewing import remarks_in_hand
from gongkai.annual_reports.views.reports import (
    find_own_report,
    find_report,
    findings_shown,
    report,
    step,
)
from gongkai.rules.annual_report.differences import Differences, differences
from gongkai.rules.annual_report.report import Report

BEFORE_TABLES = ("title", "opening", "一")
AFTER_TABLES = ("五", "六")
ANSWER = "answer-"  # the fields that hold answers are named by this and the number of the remark


@may(Permission.PUBLISH_REPORT)
@require_POST
def submit(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand the signed version in without publishing it yet, or a returned one again as it is."""
    return step(
        request,
        pk,
        lambda version: actions.submit(
            version=version,
            by=request.user,
            at=timezone.now(),
            seen_hash=request.POST.get("hash", ""),
        ),
    )


@may(Permission.EDIT_REPORT)
@require_POST
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep the answers to the superior's remarks, those that changed."""
    found, _version = find_own_report(request, pk)
    given = {
        name.removeprefix(ANSWER): str(text)
        for name, text in request.POST.items()
        if name.startswith(ANSWER)
    }
    try:
        for number, text in given.items():
            actions.answer(
                report=found,
                remark=asked_number(number) or 0,
                answer=text,
                by=request.user,
                at=timezone.now(),
            )
    except ReportRefusal as refused:
        return report(request, pk, refusal=str(refused))
    return redirect(f"{found.get_absolute_url()}#remarks")


@may(Permission.EDIT_REPORT)
@require_POST
def begin_correction(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin the corrected version that a return asks for."""
    return step(
        request,
        pk,
        lambda version: actions.begin_correction(
            version=version, by=request.user, at=timezone.now()
        ),
    )


@may(Permission.REOPEN_REPORT)
@require_POST
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """Reopen a filed report with a reason."""
    reason = request.POST.get("reopen_reason", "")
    return step(
        request,
        pk,
        lambda version: actions.reopen(
            version=version, reason=reason, by=request.user, at=timezone.now()
        ),
    )


def _find_received(request: DeskRequest, pk: int) -> tuple[AnnualReport, ReportVersion]:
    """Return a report that the agency I am working for receives, and its latest filed version."""
    found, _current = find_report(request, pk)
    if found.filed_id is None or not queries.is_superior_of(request.agency, found.agency):
        raise Http404
    version = queries.version_with_content(found.filed_id)
    version.report = found
    return found, version


@may(Permission.ACCEPT_REPORT)
def review(request: DeskRequest, pk: int, *, refusal: str = "") -> HttpResponse:
    """Show what was filed, with last year's figures, findings and changes, and take remarks at its cells and parts.

    Remarks in the making come back with each press of a button; nothing is stored before the return.
    """
    found, version = _find_received(request, pk)
    content = version.value()
    findings = findings_shown(version)
    course = queries.course_of(found)
    before = _version_before(version)
    changes = differences(before.value(), content) if before else Differences()
    context = {
        "report": found,
        "version": version,
        "content": content,
        "before_tables": _texts(content, BEFORE_TABLES),
        "after_tables": _texts(content, AFTER_TABLES),
        "tables": shown_tables(content, findings, last_year=queries.report_of_year_before(version)),
        "findings": gravest_first(findings),
        "remarks": remarks_in_hand(request.POST, content.form),
        "told_before": shown_remarks(content, course.remarks),
        "before": before,
        "changes": shown_changes(content.form, changes),
        "waits": version.filing == Filing.SUBMITTED,
        "may_return": version.filing in actions.RETURNABLE,
        "is_superseded": found.current_id != version.pk,
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "annual_reports/review.html", context, status=status)


def _texts(content: Report, keys: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return the parts of text that were written, each with its key and name."""
    return [
        (key, SECTION_NAMES[key], content.sections[key])
        for key in keys
        if content.sections.get(key)
    ]


def _version_before(version: ReportVersion) -> ReportVersion | None:
    """Return the filed version that this one corrects."""
    earlier = version.report.versions.filter(number__lt=version.number)
    return earlier.exclude(submitted_at=None, published_at=None).order_by("-number").first()


@may(Permission.ACCEPT_REPORT)
@require_POST
def accept(request: DeskRequest, pk: int) -> HttpResponse:
    """Accept the filed version."""
    found, version = _find_received(request, pk)
    try:
        actions.accept(
            version=version,
            by=request.user,
            acting_for=request.agency,
            at=timezone.now(),
            seen_hash=request.POST.get("hash", ""),
        )
    except ReportRefusal as refused:
        return review(request, pk, refusal=str(refused))
    return redirect(found)


@may(Permission.RETURN_FILED_REPORT)
@require_POST
def return_with_remarks(request: DeskRequest, pk: int) -> HttpResponse:
    """Return the filed version with the remarks of the page."""
    found, version = _find_received(request, pk)
    told: Sequence[tuple[str, str]] = [
        (each.where, each.text) for each in remarks_in_hand(request.POST, None)
    ]
    try:
        actions.return_with_remarks(
            version=version,
            remarks=told,
            by=request.user,
            acting_for=request.agency,
            at=timezone.now(),
        )
    except ReportRefusal as refused:
        return review(request, pk, refusal=str(refused))
    return redirect(found)


@may(Permission.VIEW_REPORTS)
def version(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Show one version of a report and in what it differs from the one before."""
    found, _current = find_report(request, pk)
    shown = found.versions.filter(number=number).first()
    if shown is None:
        raise Http404
    shown.report = found
    content = shown.value()
    before = found.versions.filter(number=number - 1).first()
    changes = differences(before.value(), content) if before else Differences()
    context = {
        "report": found,
        "version": shown,
        "content": content,
        "tables": shown_tables(content),
        "before": before,
        "changes": shown_changes(content.form, changes),
    }
    return render(request, "annual_reports/version.html", context)

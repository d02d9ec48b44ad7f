"""Pages that take in a report file: choose it, see what was read, confirm."""

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries, waiting_room
from gongkai.annual_reports.forms import ACCEPTED, ConfirmUploadForm, PendingUpload, ReportFileForm
from gongkai.annual_reports.presentation import shown_findings
from gongkai.annual_reports.reading import Unreadable, findings_of, read_sent_file
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.rules.annual_report.names import names_same_agency
from gongkai.rules.annual_report.report import Report


@may(Permission.EDIT_REPORT)
@limited("annual_reports.upload", times=60, seconds=3600)
def upload(request: DeskRequest) -> HttpResponse:
    """Choose a file; what was read of it is shown next."""
    form = (
        ReportFileForm(request.POST, request.FILES)
        if request.method == "POST"
        else ReportFileForm()
    )
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            read = read_sent_file(data, file.name)
        except Unreadable as refusal:
            form.add_error("file", refusal.says)
        else:
            pending = PendingUpload(
                waiting_room.wait(data, read.report),
                file.name[:200],
                read.document.kind.value,
                request.agency.code,
            )
            return _confirmation(request, pending, read.report)
    return render(request, "annual_reports/upload.html", {"form": form, "accepted": ACCEPTED})


def _confirmation(
    request: DeskRequest,
    pending: PendingUpload,
    report: Report,
    form: ConfirmUploadForm | None = None,
) -> HttpResponse:
    """Show what was read and ask for year and agency."""
    findings = findings_of(report, level=request.agency.level, kind=request.agency.kind)
    form = form or ConfirmUploadForm(
        initial={"token": pending.token(), "year": report.year},
        names_another_agency=_names_another(request, report),
        file_year=report.year,
    )
    cells = len(tuple(report.form.cells())) if report.form else 0
    context = {
        "form": form,
        "pending": pending,
        "report": report,
        "cells": cells,
        "begun": queries.report_of_year(request.agency, report.year),
        "unread_cells": sum(len(each.cells) for each in report.unread),
        "findings": shown_findings(report, findings),
    }
    return render(request, "annual_reports/confirm_upload.html", context)


def _names_another(request: DeskRequest, report: Report) -> bool:
    agency = request.agency
    named = report.agency
    return named is not None and not names_same_agency(named, agency.name, agency.short_name)


def _pending(request: DeskRequest) -> tuple[PendingUpload, bytes, Report] | None:
    """Return what waits for this confirmation, with file and report, if it still does and is for this agency."""
    try:
        pending = PendingUpload.of(request.POST.get("token", ""))
        if pending.agency_code != request.agency.code:
            return None
        return pending, *waiting_room.waiting(pending.address)
    except (signing.BadSignature, waiting_room.NoLongerWaiting):
        return None


@may(Permission.EDIT_REPORT)
def confirm_upload(request: DeskRequest) -> HttpResponse:
    """Store the file that was read as the draft of its year."""
    waiting = _pending(request)
    if waiting is None:
        messages.warning(
            request, _("刚才读的文件没有存：等得太久，或者换了单位。请重新选一次文件。")
        )
        return redirect("annual_reports:upload")
    pending, data, report = waiting
    form = ConfirmUploadForm(
        request.POST,
        names_another_agency=_names_another(request, report),
        file_year=report.year,
    )
    if report.form is None:
        form.add_error(
            None, "文件里没有法定的三张表，不能作为年度报告送签。怎么办：按现行格式填好再上传。"
        )
    if form.is_valid():
        try:
            version = actions.upload(
                agency=request.agency,
                year=form.cleaned_data["year"],
                content=report,
                source=data,
                source_name=pending.name,
                source_kind=pending.kind,
                by=request.user,
                at=timezone.now(),
            )
        except ReportRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            waiting_room.take_away(pending.address)
            return redirect(version.report)
    return _confirmation(request, pending, report, form)

"""Pages that change a draft: settle what was not read, a table, the text of a part."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.entries import Entries, settled_values
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.presentation import shown_tables
from gongkai.annual_reports.refusals import (
    AnsweredMeanwhile,
    NotEditable,
    NothingChosen,
    ReportRefusal,
)
from gongkai.annual_reports.source_view import shown_source
from gongkai.annual_reports.unread_view import shown_unread
from gongkai.annual_reports.views.reports import find_report_to_change, findings_shown


def mark_of(version: ReportVersion) -> str:
    """Return what a page remembers of the version it shows; see ``seen_revision``."""
    return f"{version.number}-{version.revision}"


def closed(request: DeskRequest, version: ReportVersion) -> HttpResponse | None:
    """Lead somebody who opens a page for changes of a locked version back to the report, and say why."""
    if request.method == "POST" or queries.standing_of(version).may_change:
        return None
    messages.warning(request, str(NotEditable()))
    return redirect(version.report)


def seen_revision(request: DeskRequest, version: ReportVersion) -> int:
    """Return the revision the person had on the page; 0 for a page of another version."""
    number, _, revision = request.POST.get("seen", "").partition("-")
    return (asked_number(revision) or 0) if number == str(version.number) else 0


@may(Permission.EDIT_REPORT, Permission.SUPERVISE_REPORTS)
def settle(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the page as uploaded beside what was read, and settle what is doubtful."""
    report, version = find_report_to_change(request, pk)
    if answer := closed(request, version):
        return answer
    entries = Entries()
    refusal: ReportRefusal | None = None
    if request.method == "POST":
        entries = settled_values(request.POST, version.value())
        refusal = _settle(request, version, entries)
        if refusal is None and not entries.mistakes:
            return (
                redirect("annual_reports:settle", pk=pk)
                if version.unread_count
                else redirect(report)
            )
    content = version.value()
    findings = findings_shown(version)
    context = {
        "report": report,
        "version": version,
        "content": content,
        "source": shown_source(version),
        "unread": shown_unread(content, entries),
        "tables": shown_tables(content, findings),
        "entries": entries,
        "refusal": refusal,
        "seen": mark_of(version),
    }
    return render(request, "annual_reports/settle.html", context, status=409 if refusal else 200)


def _settle(request: DeskRequest, version: ReportVersion, entries: Entries) -> ReportRefusal | None:
    """Save the answers that are good; return what stood in the way, if anything."""
    if not entries.values and not entries.mistakes and not entries.is_overtaken:
        return NothingChosen()
    refusal = save_cells(request, version, entries)
    if refusal is None and entries.is_overtaken:
        return AnsweredMeanwhile()
    return refusal


def save_cells(
    request: DeskRequest, version: ReportVersion, entries: Entries, how: str = ""
) -> ReportRefusal | None:
    """Save the values that are good; return the refusal if there was one."""
    if not entries.values:
        return None
    try:
        actions.change_cells(
            version=version,
            seen_revision=seen_revision(request, version),
            values=entries.values,
            by=request.user,
            at=timezone.now(),
            how=how,
            reason=request.POST.get("reason", ""),
        )
    except ReportRefusal as refused:
        return refused
    version.refresh_from_db()
    return None

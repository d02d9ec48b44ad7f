"""Pages that change a draft: settle what was not read, a table, the text of a part."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.forms import Entries, settled_values, table_entries
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.presentation import (
    PART_OF_TABLE,
    SECTION_NAMES,
    shown_tables,
)
from gongkai.annual_reports.refusals import ChangedMeanwhile, ReportRefusal
from gongkai.annual_reports.source_view import shown_source
from gongkai.annual_reports.unread_view import shown_unread
from gongkai.annual_reports.views.reports import find_report, findings_shown
from gongkai.rules.annual_report.report import PARTS, TEXT_PARTS

PART_NUMBERS = dict(zip("123456", PARTS, strict=True))
TEXT_ADDRESSES = {
    "title": "title",
    "opening": "opening",
    **{number: part for number, part in PART_NUMBERS.items() if part in TEXT_PARTS},
}


def _seen_revision(request: DeskRequest, version: ReportVersion) -> int:
    given = request.POST.get("revision", "")
    return int(given) if given.isdigit() else version.revision


@may(Permission.EDIT_REPORT)
def settle(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the page as uploaded beside what was read, and settle what is doubtful."""
    report, version = find_report(request, pk)
    content = version.value()
    entries = Entries()
    refusal: ReportRefusal | None = None
    if request.method == "POST":
        entries = settled_values(request.POST, content)
        refusal = _save(request, version, entries)
        if refusal is None and not entries.mistakes:
            if version.value().unread:
                return redirect("annual_reports:settle", pk=pk)
            return redirect(report)
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
    }
    return render(request, "annual_reports/settle.html", context)


def _save(request: DeskRequest, version: ReportVersion, entries: Entries) -> ReportRefusal | None:
    """Save the values that are good; return the refusal if there was one."""
    if not entries.values:
        return None
    try:
        actions.change_cells(
            version=version,
            seen_revision=_seen_revision(request, version),
            values=entries.values,
            by=request.user,
            at=timezone.now(),
        )
    except ReportRefusal as refused:
        return refused
    version.refresh_from_db()
    return None


@may(Permission.EDIT_REPORT)
def table(request: DeskRequest, pk: int, key: str) -> HttpResponse:
    """Edit one of the three tables on the grid that looks like the form."""
    report, version = find_report(request, pk)
    content = version.value()
    if content.form is None or key not in PART_OF_TABLE:
        raise Http404
    entries = Entries()
    refusal: ReportRefusal | None = None
    if request.method == "POST":
        entries = table_entries(request.POST, content.form.table(key), content)
        refusal = None if entries.mistakes else _save(request, version, entries)
        if refusal is None and not entries.mistakes:
            return redirect("annual_reports:table", pk=pk, key=key)
    findings = findings_shown(version)
    shown = shown_tables(
        content,
        findings,
        last_year=queries.report_of_year_before(version),
        typed=entries.typed,
        mistakes=entries.mistakes,
    )
    context = {
        "report": report,
        "version": version,
        "content": content,
        "table": next(each for each in shown if each.table.key == key),
        "findings": [each for each in findings if each.table == key],
        "entries": entries,
        "refusal": refusal,
        "clashes": refusal.clashes if isinstance(refusal, ChangedMeanwhile) else (),
    }
    status = 409 if refusal else 200
    return render(request, "annual_reports/table.html", context, status=status)


@may(Permission.EDIT_REPORT)
def text(request: DeskRequest, pk: int, part: str) -> HttpResponse:
    """Edit the title, the opening, or the text of part one, five or six."""
    report, version = find_report(request, pk)
    key = TEXT_ADDRESSES.get(part)
    if key is None:
        raise Http404
    content = version.value()
    typed = content.sections.get(key, "")
    refusal: ReportRefusal | None = None
    if request.method == "POST":
        typed = request.POST.get("text", "")
        try:
            actions.change_text(
                version=version,
                part=key,
                seen=request.POST.get("seen", ""),
                text=typed,
                by=request.user,
                at=timezone.now(),
            )
        except ReportRefusal as refused:
            refusal = refused
        else:
            return redirect("annual_reports:text", pk=pk, part=part)
    context = {
        "report": report,
        "version": version,
        "content": content,
        "part": part,
        "name": SECTION_NAMES[key],
        "typed": typed,
        "seen": content.sections.get(key, ""),
        "findings": [each for each in findings_shown(version) if each.part == key],
        "refusal": refusal,
        "clashes": refusal.clashes if isinstance(refusal, ChangedMeanwhile) else (),
    }
    return render(request, "annual_reports/text.html", context, status=409 if refusal else 200)

"""The grid that looks like the form: typing, pasting, totals, and saving while somebody types."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.computing.overrides import from_records
from gongkai.annual_reports.entries import Entries, table_entries, with_pasted
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.annual_reports.parts_shown import shown_parts
from gongkai.annual_reports.places import PART_OF_TABLE
from gongkai.annual_reports.presentation import shown_tables
from gongkai.annual_reports.refusals import ChangedMeanwhile, OverrideWithoutReason, ReportRefusal
from gongkai.annual_reports.remarks import by_place
from gongkai.annual_reports.remarks_view import remarks_of_part
from gongkai.annual_reports.views.editing import closed, mark_of, save_cells
from gongkai.annual_reports.views.reports import find_report_to_change, findings_shown
from gongkai.rules.annual_report.balances_json import rules_as_data
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Line, Table
from gongkai.rules.annual_report.guide import guide_to
from gongkai.rules.annual_report.pasting import NotABlock
from gongkai.rules.annual_report.report import Report

A_DAY = 24 * 60 * 60


@may(Permission.EDIT_REPORT, Permission.SUPERVISE_REPORTS)
@require_safe
@cache_control(max_age=A_DAY, private=True)
def sums(_request: DeskRequest, edition: str) -> HttpResponse:
    """Give the declared sums of an edition to the page that adds up while somebody types."""
    if edition not in {each.value for each in Edition}:
        raise Http404
    return JsonResponse(rules_as_data(FORMS[Edition(edition)]))


@may(Permission.EDIT_REPORT, Permission.SUPERVISE_REPORTS)
def table(request: DeskRequest, pk: int, key: str) -> HttpResponse:
    """Edit one of the three tables on the grid that looks like the form."""
    report, version = find_report_to_change(request, pk)
    content = version.value()
    if content.form is None or key not in PART_OF_TABLE:
        raise Http404
    if answer := closed(request, version):
        return answer
    entries = Entries()
    refusal: ReportRefusal | None = None
    not_a_block = ""
    if request.method == "POST":
        edited = content.form.table(key)
        entries, not_a_block, how = _entries(request, edited, content)
        if is_kept_by_script(request):
            return _kept(request, version, entries)
        if not entries.mistakes and not not_a_block:
            refusal = _saved(request, version, key, entries, how)
            if refusal is None:
                return redirect("annual_reports:table", pk=pk, key=key)
    context = _context(request, report, version, key, entries, refusal)
    context["not_a_block"] = not_a_block
    if not_a_block:
        context["seen"] = request.POST.get("seen", "")
    status = 409 if refusal else 200
    return render(request, "annual_reports/table.html", context, status=status)


def _saved(
    request: DeskRequest, version: ReportVersion, key: str, entries: Entries, how: str
) -> ReportRefusal | None:
    """Save what was typed, fill the blanks where that was asked for; return what stood in the way."""
    if refusal := save_cells(request, version, entries, how):
        return refusal
    if "zeros" in request.POST:
        return _fill_with_zeros(request, version, key)
    messages.success(request, _("已保存。核对结果在下面。"))
    return None


def _fill_with_zeros(
    request: DeskRequest, version: ReportVersion, key: str
) -> ReportRefusal | None:
    """Fill what is still blank in the table; return what last year's report holds against it."""
    try:
        filled = actions.fill_zeros(
            version=version,
            accepted=request.POST["zeros"] == "accepted",
            by=request.user,
            at=timezone.now(),
            table=key,
        )
    except ReportRefusal as refused:
        version.refresh_from_db()
        return refused
    messages.success(request, _("已填好 %(number)s 格。") % {"number": filled})
    return None


def is_kept_by_script(request: DeskRequest) -> bool:
    """Test whether the page saves by itself while somebody types, and wants a short answer."""
    return request.headers.get("Accept") == "application/json"


def _entries(request: DeskRequest, edited: Table, content: Report) -> tuple[Entries, str, str]:
    """Return what came back, why a pasted block does not fit, and by which way the figures came."""
    data = request.POST.dict()
    follow = data.get("follow")
    if follow:  # a total that goes back to the sum of its parts
        data[follow] = ""
    entries = table_entries(data, edited, content)
    if "paste" not in data:
        return entries, "", ""
    start = _start_of_block(data, edited)
    try:
        return with_pasted(entries, data.get("block", ""), edited, start), "", "pasted"
    except NotABlock as refused:
        return entries, str(refused), ""


def _start_of_block(data: dict[str, Any], edited: Table) -> CellId:
    cells = list(edited.cells())
    row, column = data.get("paste_row", ""), data.get("paste_column", "")
    in_row = [cell for cell in cells if cell.row == row] or cells
    return next((cell for cell in in_row if cell.column == column), in_row[0])


def _row_in_words(line: Line) -> str:
    words = (*line.under, line.label) if line.label else line.columns[0].under
    return " ".join(words)


def _kept(request: DeskRequest, version: ReportVersion, entries: Entries) -> HttpResponse:
    """Save what is good while somebody types; what is not stays on the page."""
    refusal = save_cells(request, version, entries)
    if refusal:
        return JsonResponse({"says": str(refusal)}, status=409)
    now = timezone.localtime()
    says = _("%(time)s 自动存为草稿") % {"time": f"{now:%H:%M}"}
    return JsonResponse({"seen": mark_of(version), "says": says})


def _context(
    request: DeskRequest,
    report: AnnualReport,
    version: ReportVersion,
    key: str,
    entries: Entries,
    refusal: ReportRefusal | None,
) -> dict[str, Any]:
    if isinstance(refusal, ChangedMeanwhile):
        for where in refusal.left_alone:  # theirs stand, and are shown
            entries.typed.pop(where, None)
    content = version.value()
    findings = findings_shown(version)
    remarks = queries.remarks_at_work(report)
    shown = shown_tables(
        content,
        findings,
        last_year=queries.report_of_year_before(version),
        typed=entries.typed,
        mistakes=entries.mistakes,
    )
    is_typed = bool(entries.mistakes)
    computed = from_records(version, content)
    here = next(each for each in shown if each.table.key == key)
    return {
        "report": report,
        "version": version,
        "content": content,
        "table": here,
        "parts": shown_parts(version, findings),
        "current": PART_OF_TABLE[key],
        "guide": guide_to(PART_OF_TABLE[key]),
        "findings": [each for each in findings if each.table == key],
        "remarks": remarks_of_part(content, remarks, PART_OF_TABLE[key]),
        "remarked": by_place(remarks),
        "entries": entries,
        "has_blanks": any(content.figures.get(cell, 0) is None for cell in here.table.cells()),
        "refusal": refusal,
        "needs_reason": isinstance(refusal, OverrideWithoutReason),
        "clashes": refusal.clashes if isinstance(refusal, ChangedMeanwhile) else (),
        "changed_by": queries.last_changes(version),
        "rows": [(line.key, _row_in_words(line)) for line in content.form.table(key).lines]
        if content.form
        else [],
        "pasted": request.POST.get("block", ""),
        "seen": request.POST.get("seen", "") if is_typed else mark_of(version),
        "records": computed,
        "computed": computed.by_place if computed else {},
        "reason": request.POST.get("reason", ""),
    }

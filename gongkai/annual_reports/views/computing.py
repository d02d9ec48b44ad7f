"""Taking the figures from the records, what that did, and the records behind one figure."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.computing import applications, documents, registers, remedies
from gongkai.annual_reports.computing.counting import computed
from gongkai.annual_reports.computing.listing import Listing
from gongkai.annual_reports.computing.overrides import Beside, from_records
from gongkai.annual_reports.computing.sources import SOURCES, source_of
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import ReportVersion, Scope
from gongkai.annual_reports.places import places_in_words
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.views.reports import find_own_report, find_report, is_own
from gongkai.annual_reports.views.reports import report as report_page
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId, Form

PAGE_SIZE = 100
HEADS = {
    applications.KIND: (
        gettext_lazy("申请编号"),
        gettext_lazy("收到申请之日"),
        gettext_lazy("首次决定之日"),
    ),
    remedies.KIND: (
        gettext_lazy("案号"),
        gettext_lazy("收到通知之日"),
        gettext_lazy("结果之日"),
    ),
    documents.KIND: (gettext_lazy("标题"), gettext_lazy("文号"), gettext_lazy("成文日期")),
    registers.KIND: (
        gettext_lazy("文书号或票据号"),
        gettext_lazy("事项"),
        gettext_lazy("日期"),
        gettext_lazy("金额（元）"),
    ),
}
# Lists of these only the agency itself sees, as its registers
OF_THE_AGENCY = frozenset({applications.KIND, remedies.KIND})


@may(Permission.EDIT_REPORT)
@require_POST
def compute(request: DeskRequest, pk: int) -> HttpResponse:
    """Take every figure the records give into the draft."""
    _report, version = find_own_report(request, pk)
    try:
        taken = actions.compute(version=version, by=request.user, at=timezone.now())
    except ReportRefusal as refused:
        return report_page(request, pk, refusal=str(refused))
    words = _("已由记录取数：%(all)s 格算出，%(changed)s 格改了。") % {
        "all": len(taken.computation.figures),
        "changed": taken.changed,
    }
    if taken.kept:
        words += _("%(kept)s 格写明了理由，没有动。") % {"kept": taken.kept}
    if taken.written:
        parts = places_in_words(f"section.{part}" for part in taken.written)
        words += _("%(parts)s的文字按记录写好了，请看一遍，可以改。") % {"parts": parts}
    messages.success(request, words)
    if taken.left:
        parts = places_in_words(f"section.{part}" for part in taken.left)
        messages.warning(
            request,
            _("%(parts)s里您写的、改过的句子没有动，算出的句子列在旁边。") % {"parts": parts},
        )
    return redirect("annual_reports:records", pk=pk)


@may(Permission.VIEW_REPORTS)
@require_safe
def records(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what was taken from the records, what that changed, what was put instead, and what changed since."""
    report, version = find_report(request, pk)
    content = version.value()
    if content.form is None or report.scope != Scope.OWN:
        raise Http404
    found = from_records(version, content)
    now = queries.standing_of(version)
    filled = {cell for source in SOURCES for cell in source.cells(content.form)}
    fresh = computed(report.agency, report.year, content.form)
    mine = request.permissions if is_own(request, report) else frozenset()
    context = {
        "report": report,
        "version": version,
        "records": found,
        "taken": _taken(version, content.form) if found else (),
        "standing": now,
        "may_compute": Permission.EDIT_REPORT in mine and now.may_change,
        "not_kept": _books(content.form, fresh.not_kept),
        "not_kept_count": len(fresh.not_kept),
        "by_hand": sum(1 for cell in content.form.cells() if cell not in filled),
        "sources": [(each.NAME, len(each.cells(content.form))) for each in SOURCES],
    }
    return render(request, "annual_reports/records.html", context)


def _books(form: Form, cells: tuple[CellId, ...]) -> list[str]:
    """Name what is not kept here: a table that is missing whole by its title, else the cell."""
    missing = Counter(cell.table for cell in cells)
    whole = {
        table.key: table.title
        for table in form.tables
        if missing[table.key] == len([*table.cells()])
    }
    names = (whole.get(cell.table) or form.label_of(cell) for cell in cells)
    return list(dict.fromkeys(names))


def _taken(version: ReportVersion, form: Form) -> tuple[Beside, ...]:
    """Return the cells that the last taking changed."""
    event = version.events.filter(kind=EventKind.FIGURES_CHANGED, facts__how="records").last()
    last = version.events.filter(kind=EventKind.COMPUTED).last()
    if event is None or last is None or event.revision != last.revision:
        return ()
    cells = ((CellId.parse(where), both) for where, both in event.facts["cells"].items())
    return tuple(
        Beside(cell, form.label_of(cell), was or _("空白"), now or "") for cell, (was, now) in cells
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One record as a line of the list."""

    name: str
    cells: tuple[tuple[str, str], ...]
    url: str = ""


@may(Permission.VIEW_REPORTS)
@require_safe
def behind(request: DeskRequest, pk: int, where: str) -> HttpResponse:
    """List the records that one figure counts: as many as the figure says."""
    report, version = find_report(request, pk)
    content = version.value()
    cell = _cell(content.form, where)
    source = source_of(cell, content.form) if content.form else None
    if source is None or content.form is None or report.scope != Scope.OWN:
        raise Http404
    listing = source.records(report.agency, cell, report.year)
    may_list = is_own(request, report) or listing.kind not in OF_THE_AGENCY
    rows, older = _page(request, listing) if may_list else ([], "")
    heads = HEADS[listing.kind]
    context = {
        "report": report,
        "label": content.form.label_of(cell),
        "anchor": where.replace(".", "-"),
        "value": print_value(content.figures.get(cell)),
        "says": source.says(cell, report.year),
        "may_list": may_list,
        "heads": heads,
        "spare": len(heads) - 1,
        "rows": [_row(request, listing.kind, each) for each in rows],
        "carried": () if "after" in request.GET else listing.carried,
        "total": listing.total,
        "older": older,
        **_of_freezing(version, content, cell),
    }
    return render(request, "annual_reports/behind.html", context)


def _cell(form: Form | None, where: str) -> CellId:
    try:
        cell = CellId.parse(where)
    except ValueError:
        raise Http404 from None
    if form is None or cell not in set(form.cells()):
        raise Http404
    return cell


def _of_freezing(version: ReportVersion, content: Any, cell: CellId) -> dict[str, Any]:
    """Return when and how the figure was frozen, what stands instead, and what changed since."""
    found = from_records(version, content)
    if found is None or cell not in found.frozen:
        return {}
    return {
        "frozen_at": found.computation.at,
        "frozen_says": found.computation.queries.get(str(cell), ""),
        "digest": found.computation.digest,
        "put_instead": next((each for each in found.overridden if each.cell == cell), None),
        "changed": next((each for each in found.changed if each.cell == cell), None),
    }


def _page(request: DeskRequest, listing: Listing) -> tuple[list[Any], str]:
    found: Any = listing.rows
    after = asked_number(request.GET.get("after"))
    if after is not None:
        found = found.filter(pk__gt=after)
    rows = list(found[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    return shown, f"?after={shown[-1].pk}" if len(rows) > PAGE_SIZE else ""


def _row(request: DeskRequest, kind: str, record: Any) -> Row:
    url = ""
    cells: tuple[str, ...]
    if kind == applications.KIND:
        if Permission.VIEW_CASES in request.permissions:
            url = reverse("casework:case", kwargs={"pk": record.pk})
        name, cells = record.number_text, (_day(record.received_on), _day(record.counted_on))
    elif kind == remedies.KIND:
        if Permission.VIEW_CASES in request.permissions:
            url = reverse("remedies:remedy", kwargs={"pk": record.pk})
        name, cells = record.docket, (_day(record.received_on), _day(record.counted_on))
    elif kind == documents.KIND:
        url = reverse("catalog:item", kwargs={"pk": record.pk})
        name, cells = record.title, (record.document_number, _day(record.formed_on))
    else:
        amount = "—" if record.amount is None else str(record.amount)
        name, cells = record.number, (record.matter, _day(record.decided_on), amount)
    return Row(name, tuple(zip(map(str, HEADS[kind][1:]), cells, strict=True)), url)


def _day(day: Any) -> str:
    return f"{day:%Y-%m-%d}" if day else "—"

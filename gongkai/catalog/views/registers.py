"""Registers of licences, penalties, compulsions and fees: list, entry, import, voiding."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.actions import registering
from gongkai.catalog.arranging_forms import EntryForm
from gongkai.catalog.counting import register_totals
from gongkai.catalog.imports.beginning import begin_import
from gongkai.catalog.imports.blank_sheets import blank_entries
from gongkai.catalog.imports.forms import SheetForm
from gongkai.catalog.imports.queries import JOBS_SHOWN, jobs_seen
from gongkai.catalog.models import ImportKind, RegisterEntry, RegisterKind
from gongkai.catalog.refusals import BadRegisterEntry, ItemRefusal
from gongkai.catalog.views.imports import workbook

PAGE_SIZE = 100


def _kind(text: str) -> RegisterKind:
    if text not in RegisterKind.values:
        raise Http404
    return RegisterKind(text)


@may(Permission.KEEP_REGISTERS)
def entries(request: DeskRequest, kind: str) -> HttpResponse:
    """List the entries of a register, newest first, and add one."""
    register = _kind(kind)
    form = EntryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            registering.add_entry(
                agency=request.agency,
                kind=register,
                entry=registering.NewEntry(**form.cleaned_data),
                by=request.user,
                at=timezone.now(),
            )
        except BadRegisterEntry as refusal:
            form.add_error("number", str(refusal))
        else:
            return redirect("catalog:entries", kind=kind)
    before = asked_number(request.GET.get("before"))
    found = RegisterEntry.objects.filter(agency=request.agency, kind=register).order_by("-pk")
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    context = {
        "kind": register,
        "kinds": RegisterKind.choices,
        "form": form,
        "rows": shown,
        "older": f"?before={shown[-1].pk}" if len(rows) > PAGE_SIZE else "",
        "total": register_totals(request.agency, request.today.year).get(register.value),
        "year": request.today.year,
        "is_fee": register is RegisterKind.FEE,
    }
    return render(request, "catalog/entries.html", context)


@may(Permission.KEEP_REGISTERS)
@limited("catalog.import", times=60, seconds=3600)
def import_entries(request: DeskRequest, kind: str) -> HttpResponse:
    """Choose a sheet of entries; its rows are registered in the background."""
    register = _kind(kind)
    posted = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if posted else SheetForm()
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        job = begin_import(
            agency=request.agency,
            kind=ImportKind(register.value),
            name=file.name,
            data=file.read(),
            by=request.user,
            at=timezone.now(),
        )
        return redirect(job)
    jobs = list(jobs_seen(request).filter(kind=register.value)[:JOBS_SHOWN])
    context = {"kind": register, "form": form, "jobs": jobs}
    status = 422 if posted else 200
    return render(request, "catalog/import_entries.html", context, status=status)


@may(Permission.KEEP_REGISTERS)
def import_template(_request: DeskRequest, kind: str) -> HttpResponse:
    """Send the workbook of a register to fill in."""
    register = _kind(kind)
    name = _("%(kind)s登记导入模板.xlsx") % {"kind": register.label}
    return workbook(blank_entries(register), name)


@may(Permission.KEEP_REGISTERS)
@require_POST
def void(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Take an entry out of the counts, with a reason."""
    entry = get_object_or_404(
        RegisterEntry.objects.select_related("agency"),
        pk=pk,
        kind=_kind(kind),
        agency=request.agency,
    )
    try:
        registering.void_entry(
            entry=entry,
            reason=request.POST.get("reason", ""),
            by=request.user,
            at=timezone.now(),
        )
    except ItemRefusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("已注销，不再计数。"))
    return redirect("catalog:entries", kind=kind)

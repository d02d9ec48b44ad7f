"""Pages of imports: a template, a sheet to upload, how far it has come, what was left out and why."""

import csv
from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.spreadsheets import BOM
from gongkai.catalog.imports import queries
from gongkai.catalog.imports.beginning import begin_import, begin_review, has_drafts
from gongkai.catalog.imports.blank_sheets import blank_folder, blank_items
from gongkai.catalog.imports.forms import FolderForm, SheetForm
from gongkai.catalog.models import ImportJob, ImportKind, OldAddress
from gongkai.catalog.refusals import ItemRefusal
from gongkai.catalog.uploading import MEDIA_TYPES
from gongkai.files.sheets import inert

SENDABLE = (ImportKind.ITEMS, ImportKind.FOLDER)


@may(Permission.EDIT_ITEM)
@limited("catalog.import_items", times=60, seconds=3600)
def imports(request: DeskRequest) -> HttpResponse:
    """Choose a sheet of items; its rows are taken in in the background."""
    posted = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if posted else SheetForm()
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        job = begin_import(
            agency=request.agency,
            kind=ImportKind.ITEMS,
            name=file.name,
            data=file.read(),
            by=request.user,
            at=timezone.now(),
        )
        return redirect(job)
    jobs = list(queries.jobs_seen(request)[: queries.JOBS_SHOWN])
    status = 422 if posted else 200
    return render(request, "catalog/imports.html", {"form": form, "jobs": jobs}, status=status)


@may(Permission.EDIT_ITEM)
@limited("catalog.import_folder", times=30, seconds=3600)
def folder(request: DeskRequest) -> HttpResponse:
    """Choose a packed folder of saved pages; its pages are taken in in the background."""
    posted = request.method == "POST"
    form = FolderForm(request.POST, request.FILES) if posted else FolderForm()
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        job = begin_import(
            agency=request.agency,
            kind=ImportKind.FOLDER,
            name=file.name,
            data=file.read(),
            by=request.user,
            at=timezone.now(),
        )
        return redirect(job)
    jobs = list(queries.jobs_seen(request).filter(kind=ImportKind.FOLDER)[: queries.JOBS_SHOWN])
    status = 422 if posted else 200
    return render(
        request, "catalog/import_folder.html", {"form": form, "jobs": jobs}, status=status
    )


@may(Permission.EDIT_ITEM)
def folder_template(request: DeskRequest) -> HttpResponse:
    """Send the table that goes with a folder, with the classes of my agency."""
    return workbook(blank_folder(request.agency, request.today), _("对照表.xlsx"))


@may(Permission.EDIT_ITEM)
@require_safe
def addresses(request: DeskRequest) -> StreamingHttpResponse:
    """Send the old addresses of my agency's items with the new ones, for the server of the old site."""
    found = queries.addresses_of(request.agency)
    lines = _address_lines(found, request.build_absolute_uri("/").rstrip("/"))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = _attached(_("原网址对照.csv"))
    return response


def _address_lines(found: Iterable[OldAddress], site: str) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BOM + writer.writerow([_("原网址"), _("新网址")])
    for each in found:
        yield writer.writerow([inert(each.address), site + each.item.public_url()])


@may(Permission.EDIT_ITEM)
def template(request: DeskRequest) -> HttpResponse:
    """Send the workbook to fill in, with the classes of my agency."""
    return workbook(blank_items(request.agency, request.today), _("信息导入模板.xlsx"))


def workbook(data: bytes, name: str) -> HttpResponse:
    """Answer with a workbook to be saved."""
    response = HttpResponse(data, content_type=MEDIA_TYPES["xlsx"])
    response.headers["Content-Disposition"] = _attached(name)
    return response


def _attached(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"


def find_job(request: DeskRequest, pk: int) -> ImportJob:
    """Return an import of my agency that is my work, or answer that it is not found."""
    return get_object_or_404(queries.jobs_seen(request), pk=pk)


@may(Permission.VIEW_ITEMS)
def job(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how far an import has come and which rows were left out."""
    found = find_job(request, pk)
    shown, following = queries.faults_of(found, asked_number(request.GET.get("after")) or 0)
    is_running = found.finished_at is None
    drafts = queries.drafts_of(found, shown)
    context = {
        "job": found,
        "faults": [(each, drafts.get(each.row)) for each in shown],
        "older": f"?after={following}" if following else "",
        "is_running": is_running,
        "is_items": found.kind in SENDABLE,
        "is_folder": found.kind == ImportKind.FOLDER,
        "is_together": found.kind in queries.TAKEN_TOGETHER,
        "is_review": found.kind == ImportKind.REVIEW,
        "may_send": found.kind in SENDABLE and not is_running and has_drafts(found),
    }
    return render(request, "catalog/import_job.html", context)


@may(Permission.VIEW_ITEMS)
def progress(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how far an import has come, for the page that asks every few seconds."""
    found = find_job(request, pk)
    context = {"job": found, "is_running": True}
    response = render(request, "catalog/_import_progress.html", context)
    if found.finished_at is not None:
        response.headers["HX-Refresh"] = "true"  # the page itself has the results
    return response


@may(Permission.VIEW_ITEMS)
def faults(request: DeskRequest, pk: int) -> StreamingHttpResponse:
    """Send all rows that were left out as a table, to mend them beside the sheet."""
    response = StreamingHttpResponse(
        _lines(find_job(request, pk)), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = _attached(_("没有进去的行.csv"))
    return response


class _Line:
    """Hands each line that is written on."""

    def write(self, line: str) -> str:
        return line


def _lines(found: ImportJob) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BOM + writer.writerow([_("第几行"), _("列"), _("哪里不对，怎么办")])
    for row, column, why in found.faults.order_by("pk").values_list("row", "column", "why"):
        yield writer.writerow([row, inert(column), inert(why)])


@may(Permission.EDIT_ITEM)
@require_POST
def send(request: DeskRequest, pk: int) -> HttpResponse:
    """Send all drafts of an import for review."""
    found = get_object_or_404(queries.jobs_seen(request), pk=pk, kind__in=SENDABLE)
    try:
        begun = begin_review(source=found, by=request.user, at=timezone.now())
    except ItemRefusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    return redirect(begun)

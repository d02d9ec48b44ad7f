"""Agencies in tables: download, upload, look at what would happen, do it."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest, actor_of
from gongkai.agencies.forms import TableForm
from gongkai.agencies.import_actions import (
    HasBadRows,
    exported_rows,
    import_agencies,
    plan_for,
)
from gongkai.agencies.spreadsheets import NotATable, csv_of, rows_of, xlsx_of
from gongkai.storage import fetch, keep

KEPT: Final = (
    "agency_table"  # the key of the session that holds the table between preview and import
)
KINDS: Final = {
    "csv": (csv_of, "text/csv; charset=utf-8"),
    "xlsx": (xlsx_of, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@may(Permission.MANAGE_AGENCIES)
@require_safe
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """Send my part of the tree as a table that can be changed and imported again."""
    if kind not in KINDS:
        raise Http404(kind)
    write, content_type = KINDS[kind]
    headers = {"Content-Disposition": f'attachment; filename="agencies.{kind}"'}
    data = write(exported_rows(request.agency))
    return HttpResponse(data, content_type=content_type, headers=headers)


@may(Permission.MANAGE_AGENCIES)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: DeskRequest) -> HttpResponse:
    """Read a table and show what it would do; nothing is changed yet."""
    form = TableForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            asked = plan_for(request.agency, rows_of(data))
        except NotATable as refusal:
            form.add_error("file", str(refusal))
        else:
            request.session[KEPT] = {"agency": request.agency.code, "address": keep(data)}
            return render(request, "desk/agencies/preview.html", {"plan": asked})
    return render(request, "desk/agencies/upload.html", {"form": form})


@may(Permission.MANAGE_AGENCIES)
@require_POST
def confirm(request: DeskRequest) -> HttpResponse:
    """Import the table of the preview."""
    kept = request.session.pop(KEPT, None)
    if not kept or kept["agency"] != request.agency.code:
        return redirect("agencies:upload")
    try:
        done = import_agencies(
            root=request.agency,
            rows=rows_of(fetch(kept["address"])),
            good_rows_only="good_rows_only" in request.POST,
            by=actor_of(request),
            at=timezone.now(),
        )
    except HasBadRows as refusal:
        messages.error(request, str(refusal), extra_tags="late")
        return redirect("agencies:upload")
    counted = {"added": len(done.added), "edited": len(done.edited)}
    told = _("新增 %(added)s 个机关，修改 %(edited)s 个。") % counted
    messages.success(request, told, extra_tags="good")
    return redirect("agencies:list")

"""Pages of handing over: what waits, packages, what is online at the other site."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.site_export import actions, queries
from gongkai.site_export.actions import MOST_AT_ONCE, HandOverRefusal
from gongkai.site_export.forms import OnlineForm
from gongkai.site_export.models import HandOver
from gongkai.storage import fetch

UNPROCESSABLE = 422


@may(Permission.VIEW_ITEMS)
@require_safe
def hand_overs(request: DeskRequest) -> HttpResponse:
    """Show what waits to be handed over, and the packages made so far."""
    waiting = list(queries.to_hand_over(request.agency)[: MOST_AT_ONCE + 1])
    context = {
        "waiting": waiting[:MOST_AT_ONCE],
        "has_more": len(waiting) > MOST_AT_ONCE,
        "most": MOST_AT_ONCE,
        "packages": list(queries.packages_seen(request)[: queries.PACKAGES_SHOWN]),
        "may_pack": Permission.EDIT_ITEM in request.permissions,
    }
    return render(request, "site_export/hand_overs.html", context)


@may(Permission.EDIT_ITEM)
@limited("site_export.pack", times=30, seconds=3600)
@require_POST
def pack(request: DeskRequest) -> HttpResponse:
    """Make a package of what waits."""
    items = list(queries.to_hand_over(request.agency)[:MOST_AT_ONCE])
    try:
        made = actions.hand_over(
            agency=request.agency, items=items, by=request.user, at=timezone.now()
        )
    except HandOverRefusal as refusal:
        messages.error(request, str(refusal))
        return redirect("site_export:hand_overs")
    return redirect(made)


def _found(request: DeskRequest, pk: int) -> HandOver:
    found: HandOver = get_object_or_404(queries.packages_seen(request), pk=pk)
    return found


@may(Permission.VIEW_ITEMS)
@require_safe
def hand_over(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a package, and for each item whether it is online at the other site."""
    return _package_page(request, _found(request, pk))


def _package_page(
    request: DeskRequest,
    made: HandOver,
    *,
    form: OnlineForm | None = None,
    of: int = 0,
    status: int = 200,
) -> HttpResponse:
    items = list(queries.items_in(made))
    may_note = Permission.EDIT_ITEM in request.permissions
    rows = [(each, _form_for(each.pk, form, of) if may_note else None) for each in items]
    context = {"made": made, "rows": rows, "form": form, "today": request.today}
    return render(request, "site_export/hand_over.html", context, status=status)


def _form_for(pk: int, form: OnlineForm | None, of: int) -> OnlineForm:
    return form if form is not None and pk == of else OnlineForm(auto_id=f"id_{pk}_%s")


@may(Permission.VIEW_ITEMS)
@require_safe
def package(request: DeskRequest, pk: int) -> HttpResponse:
    """Send a package."""
    made = _found(request, pk)
    response = HttpResponse(fetch(made.address), content_type="application/zip")
    day = timezone.localdate(made.made_at)
    name = f"{made.agency.name}信息移交{day:%Y%m%d}-{made.pk}.zip"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response


@may(Permission.EDIT_ITEM)
@require_POST
def note_online(request: DeskRequest, pk: int, item: int) -> HttpResponse:
    """Note where an item is online at the other site, and since when."""
    made = _found(request, pk)
    handed = get_object_or_404(queries.items_in(made), pk=item)
    handed.hand_over = made
    form = OnlineForm(request.POST, auto_id=f"id_{item}_%s")
    if form.is_valid():
        try:
            actions.note_online(
                handed=handed, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except HandOverRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已登记：“%(title)s”。") % {"title": handed.version.title})
            return redirect(made)
    return _package_page(request, made, form=form, of=item, status=UNPROCESSABLE)

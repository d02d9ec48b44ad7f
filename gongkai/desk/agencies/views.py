"""The list of agencies, the page of one, and each thing that can be done to it."""

from typing import Any, Final

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest, actor_of
from gongkai.agencies import actions, places, queries
from gongkai.agencies.forms import EndForm, NewAgencyForm
from gongkai.agencies.models import Agency, Office, Village
from gongkai.agencies.refusals import AgencyRefusal
from gongkai.desk.agencies.steps import steps_for
from gongkai.rules.annual_report.deadlines import LaterThanTheLaw

PAGE_SIZE: Final = 100
LONGEST_QUESTION: Final = 60


def managed(request: DeskRequest) -> QuerySet[Agency]:
    """Return the agencies this person looks after: their own and all below it."""
    return queries.subtree(request.agency)


def _given(request: DeskRequest) -> QueryDict | None:
    """Return what was sent, even if every field was left empty."""
    return request.POST if request.method == "POST" else None


@may(Permission.MANAGE_AGENCIES)
@require_safe
def agency_list(request: DeskRequest) -> HttpResponse:
    """Show the part of the tree that I look after, or what answers the question."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    found = queries.matching(managed(request), words).filter(path__gt=request.GET.get("after", ""))
    rows = list(found[: PAGE_SIZE + 1])
    older = ""
    if len(rows) > PAGE_SIZE:
        older = "?" + urlencode({"q": words, "after": rows[PAGE_SIZE - 1].path})
    top = request.agency.depth
    shown = [(each, "　" * (each.depth - top)) for each in rows[:PAGE_SIZE]]
    return render(
        request, "desk/agencies/list.html", {"agencies": shown, "words": words, "older": older}
    )


@may(Permission.MANAGE_AGENCIES)
@require_safe
def agency(request: DeskRequest, code: str) -> HttpResponse:
    """Show one agency with its names, offices and villages."""
    shown = get_object_or_404(
        managed(request).select_related("competent_department", "successor"), code=code
    )
    context = {
        "agency": shown,
        "way": queries.path_of(shown),
        "names": queries.names_of(shown),
        "offices": shown.offices.order_by("closed_on", "pk"),
        "villages": shown.villages.order_by("closed_on", "pk"),
        "steps": steps_for(shown),
    }
    return render(request, "desk/agencies/agency.html", context)


@may(Permission.MANAGE_AGENCIES)
@require_http_methods(["GET", "HEAD", "POST"])
def add_agency(request: DeskRequest) -> HttpResponse:
    """Add an agency below one that I look after."""
    initial = {"superior": request.GET.get("superior", request.agency.code)}
    form = NewAgencyForm(_given(request), initial=initial, among=managed(request))
    if form.is_valid():
        try:
            added = actions.add_agency(by=actor_of(request), at=timezone.now(), **form.cleaned_data)
        except AgencyRefusal as refusal:
            form.add_error("code", str(refusal))
        else:
            messages.success(request, _("已添加。"), extra_tags="good")
            return redirect("agencies:agency", code=added.code)
    return render(request, "desk/agencies/step.html", {"form": form, "title": _("添加机关")})


@may(Permission.MANAGE_AGENCIES)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, code: str, key: str) -> HttpResponse:
    """Ask for what one step needs, and take it."""
    on = get_object_or_404(managed(request), code=code)
    chosen = steps_for(on).get(key)
    if chosen is None:
        raise Http404(key)
    more: dict[str, Any] = {"initial": chosen.initial(on)}
    if not issubclass(chosen.form, ModelForm):
        more["among"] = managed(request)
    form = chosen.form(_given(request), **more)
    if form.is_valid():
        try:
            chosen.act(
                **{chosen.subject: on},
                by=actor_of(request),
                at=timezone.now(),
                **form.cleaned_data,
            )
        except (AgencyRefusal, LaterThanTheLaw) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已登记。"), extra_tags="good")
            return redirect("agencies:agency", code=code)
    context = {"form": form, "title": chosen.title, "hint": chosen.hint, "agency": on}
    return render(request, "desk/agencies/step.html", context)


@may(Permission.MANAGE_AGENCIES)
@require_http_methods(["GET", "HEAD", "POST"])
def close_office(request: DeskRequest, code: str, pk: int) -> HttpResponse:
    """Let an office end."""
    on = get_object_or_404(managed(request), code=code)
    return _close(request, on, get_object_or_404(Office, agency=on, pk=pk, closed_on=None))


@may(Permission.MANAGE_AGENCIES)
@require_http_methods(["GET", "HEAD", "POST"])
def close_village(request: DeskRequest, code: str, pk: int) -> HttpResponse:
    """Let a village or community end."""
    on = get_object_or_404(managed(request), code=code)
    return _close(request, on, get_object_or_404(Village, township=on, pk=pk, closed_on=None))


def _close(request: DeskRequest, on: Agency, place: Office | Village) -> HttpResponse:
    form = EndForm(_given(request), among=Agency.objects.none())
    if form.is_valid():
        places.close_place(
            place=place, by=actor_of(request), at=timezone.now(), **form.cleaned_data
        )
        return redirect("agencies:agency", code=on.code)
    title = _("撤销%(name)s") % {"name": place.name}
    context = {"form": form, "title": title, "agency": on}
    return render(request, "desk/agencies/step.html", context)

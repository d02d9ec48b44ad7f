"""The agency's own arrangements, its counts, and the county's view of its agencies."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.models import Role
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog import queries
from gongkai.catalog.actions import arranging
from gongkai.catalog.arranging_forms import EARLIEST_YEAR, ClassForm, OpeningForm, PlanForm
from gongkai.catalog.counting import counts_of, register_totals
from gongkai.catalog.county import agencies_overview
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import ItemClass, OpeningBalance, RegisterKind
from gongkai.catalog.refusals import ItemRefusal
from gongkai.rules.proactive.heads import head_in_words


def year_asked(request: DeskRequest) -> int:
    """Return the year of the address, this year for anything else."""
    year = asked_number(request.GET.get("year")) or 0
    return year if EARLIEST_YEAR <= year <= request.today.year else request.today.year


@may(Permission.VIEW_ITEMS)
@require_safe
def counts(request: DeskRequest) -> HttpResponse:
    """Show how much was published, as part one of the annual report needs it, and the registers' totals."""
    year = year_asked(request)
    totals = register_totals(request.agency, year)
    context = {
        "counts": counts_of(request.agency, year),
        "this_year": request.today.year,
        "year_before": year - 1,
        "registers": [(kind, totals.get(kind.value)) for kind in RegisterKind],
    }
    return render(request, "catalog/counts.html", context)


@may(Permission.VIEW_ITEMS)
@require_safe
def agencies(request: DeskRequest) -> HttpResponse:
    """Show the supervising office how each of its agencies publishes."""
    if Role.COUNTY_OFFICER not in request.roles:
        raise Http404
    rows = agencies_overview(request.agency, request.today)
    return render(request, "catalog/agencies.html", {"rows": rows, "year": request.today.year})


@may(Permission.PLAN_CATALOG)
def plan(request: DeskRequest) -> HttpResponse:
    """Choose the steps of the review and how index numbers are written."""
    form = (
        PlanForm(request.POST)
        if request.method == "POST"
        else PlanForm.of(queries.plan_of(request.agency))
    )
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        chosen = set(typed.pop("steps"))
        try:
            arranging.change_plan(
                agency=request.agency,
                steps=tuple(each for each in Step if each.value in chosen),
                by=request.user,
                at=timezone.now(),
                **typed,
            )
        except ItemRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已保存。在审的稿子仍按送审时的步骤走。"))
            return redirect("catalog:plan")
    return render(request, "catalog/plan.html", {"form": form})


@may(Permission.PLAN_CATALOG)
def classes(request: DeskRequest) -> HttpResponse:
    """List the classes of the agency's own catalogue, and add one."""
    form = ClassForm(request.POST or None, agency=request.agency, on=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            arranging.add_class(
                agency=request.agency,
                name=form.cleaned_data["name"].strip(),
                head=form.cleaned_data["head"],
                by=request.user,
                at=timezone.now(),
            )
        except ItemRefusal as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("catalog:classes")
    rows = [(each, head_in_words(each.head)) for each in queries.classes_of(request.agency)]
    return render(request, "catalog/classes.html", {"form": form, "rows": rows})


@may(Permission.PLAN_CATALOG)
def item_class(request: DeskRequest, pk: int) -> HttpResponse:
    """Rename a class, move it, or take it out of use."""
    found = get_object_or_404(ItemClass, pk=pk, agency=request.agency)
    initial = {"name": found.name, "head": found.head, "position": found.position}
    form = ClassForm(
        request.POST if request.method == "POST" else None,
        agency=request.agency,
        on=request.today,
        initial=initial,
    )
    if request.method == "POST" and "close" in request.POST:
        arranging.close_class(item_class=found, by=request.user, at=timezone.now())
        return redirect("catalog:classes")
    if request.method == "POST" and form.is_valid():
        try:
            arranging.change_class(
                item_class=found,
                name=form.cleaned_data["name"].strip(),
                head=form.cleaned_data["head"],
                position=form.cleaned_data["position"] or 0,
                by=request.user,
                at=timezone.now(),
            )
        except ItemRefusal as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("catalog:classes")
    return render(request, "catalog/item_class.html", {"form": form, "item_class": found})


@may(Permission.PLAN_CATALOG)
def opening(request: DeskRequest) -> HttpResponse:
    """List opening balances, and set one."""
    form = OpeningForm(request.POST if request.method == "POST" else None, agency=request.agency)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            arranging.set_opening_balance(
                agency=request.agency,
                year=typed["year"],
                item_class=form.classes.get(typed["item_class"]),
                count=typed["count"],
                in_force_count=typed["in_force_count"] or 0,
                source=typed["source"].strip(),
                by=request.user,
                at=timezone.now(),
            )
        except ItemRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("catalog:opening")
    balances = OpeningBalance.objects.filter(agency=request.agency).select_related("item_class")
    return render(request, "catalog/opening.html", {"form": form, "balances": balances})

"""One case: what comes next and by when, what may be done and what not; registering; the form of each step."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.casework.applicants import masked_name
from gongkai.casework.queries import cases_of as applications_of
from gongkai.remedies import forms, queries
from gongkai.remedies.actions import handling, intake
from gongkai.remedies.actions.recording import standing_of, window_after
from gongkai.remedies.challenges import days_left, warning_of
from gongkai.remedies.lifecycle import Standing
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.papers import name_of
from gongkai.remedies.parties import PartyData, data_of, words_opened
from gongkai.remedies.presentation import LOOKS, left_of, rows_of
from gongkai.remedies.steps import STEP_BY_KEY, next_step, offers
from gongkai.remedies.views.access import find_remedy, my_remedies
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.remedies.answers import DOUBT, IS_CONFIRMED
from gongkai.rules.remedies.outcomes_table import ONWARD
from gongkai.rules.remedies.stages import Stage

# The form and the action of each step
TAKEN: Final[dict[str, tuple[type[forms.StepForm], Callable[..., None]]]] = {
    "answer": (forms.AnswerForm, handling.answer),
    "set_hearing": (forms.HearingForm, handling.set_hearing),
    "decide": (forms.DecisionForm, handling.decide),
    "redo": (forms.RedoForm, handling.redo),
    "fulfil": (forms.FulfilForm, handling.fulfil),
    "void": (forms.VoidForm, intake.void),
}


@may(Permission.VIEW_REMEDIES)
@require_safe
def remedy(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one case; the party is masked until somebody asks, which is recorded."""
    return shown(request, find_remedy(request, pk))


def shown(
    request: DeskRequest,
    found: RemedyCase,
    *,
    opened: PartyData | None = None,
    refusal: str = "",
    paper_form: forms.PaperForm | None = None,
) -> HttpResponse:
    """Return the page of a case."""
    now, data = standing_of(found), data_of(found.party)
    known = list(offers(now, found))
    kind, icon = LOOKS[now.state]
    window = window_after(now)
    context: dict[str, Any] = {
        "remedy": found,
        "now": now,
        "kind": kind,
        "icon": icon,
        "left": left_of(found, request.today),
        "next": next_step(found, now, request.today),
        "doubt": "" if IS_CONFIRMED else DOUBT,
        "offered": [each for each in known if not each.why_not],
        "not_offered": [each for each in known if each.why_not],
        "stages": stages_after(now),
        "permissions": {each.name: True for each in request.permissions},
        "data": data,
        "name": masked_name(data.name),
        "opened": opened,
        "events": [
            (each, words_opened(found.party, each.sealed))
            for each in found.events.select_related("by").order_by("-pk")
        ],
        "papers": papers_of(found),
        "paper_form": paper_form or forms.PaperForm(initial={"dated_on": request.today}),
        "chain": list(rows_of(queries.chain_of(found, my_remedies(request)), request.today)),
        "window": window,
        "window_left": days_left(window, request.today) if window else 0,
        "warning": warning_of(
            found.application,
            is_direct_suit=now.stage is Stage.FIRST_INSTANCE and not now.is_after_review,
        ),
        "refusal": refusal,
        "year": request.today.year,
    }
    return render(request, "remedies/remedy.html", context)


def papers_of(found: RemedyCase) -> list[tuple[Any, str]]:
    """Return the papers of a case with their names, in the order of their days."""
    papers = list(found.papers.select_related("added_by").order_by("dated_on", "pk"))
    for each in papers:
        each.case = found
    return [(each, name_of(each)) for each in papers]


def stages_after(now: Standing) -> list[Stage]:
    """Return the stages that may be registered after a case as it stands."""
    if now.is_voided:
        return []
    if now.stage is Stage.RECONSIDERATION:
        return [] if now.is_followed else [Stage.FIRST_INSTANCE]
    if now.outcome is None:
        return []
    if now.outcome.result == ONWARD:
        return [] if now.is_followed else [Stage.FIRST_INSTANCE]
    appeal = now.outcome.is_appealable and not now.is_followed
    retrial = [] if now.stage is Stage.RETRIAL else [Stage.RETRIAL]
    return [Stage.SECOND_INSTANCE, *retrial] if appeal else retrial


@may(Permission.HANDLE_REMEDIES)
def register(request: DeskRequest) -> HttpResponse:
    """Register a notice that came in: reconsideration or a suit."""
    initial = {name: request.GET.get(name, "") for name in ("application", "item", "title")}
    form = forms.RegistrationForm(
        request.POST if request.method == "POST" else None,
        agency=request.agency,
        applications=applications_of(
            request.agency, request.user, request.today, request.held_roles
        ),
        initial={"received_on": request.today, **initial},
    )
    return _registered(request, form, None)


@may(Permission.HANDLE_REMEDIES)
def register_next(request: DeskRequest, pk: int) -> HttpResponse:
    """Register the stage after a case."""
    previous = find_remedy(request, pk)
    stages = stages_after(standing_of(previous))
    if not stages:
        return shown(
            request, previous, refusal=_("这件现在没有可以接着登记的程序。怎么办：先登记它的结果。")
        )
    party = data_of(previous.party)
    form = forms.NextStageForm(
        request.POST if request.method == "POST" else None,
        previous=previous,
        stages=stages,
        agency=request.agency,
        applications=None,
        initial={
            "received_on": request.today,
            "title": previous.title,
            "name": party.name,
            "contact": party.contact,
        },
    )
    return _registered(request, form, previous)


def _registered(
    request: DeskRequest, form: forms.RegistrationForm, previous: RemedyCase | None
) -> HttpResponse:
    if form.is_valid():
        try:
            case = intake.register(
                agency=request.agency, remedy=form.remedy(), by=request.user, at=timezone.now()
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已经登记：%(docket)s") % {"docket": case.docket})
            return redirect("remedies:remedy", pk=case.pk)
    return render(request, "remedies/register.html", {"form": form, "previous": previous})


@may(Permission.HANDLE_REMEDIES)
@require_POST
@limited("remedies.read_party", times=200, seconds=3600)
def read_party(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the party's data in full; who looked and when is recorded."""
    found = find_remedy(request, pk)
    opened = intake.read_party(case=found, by=request.user, at=timezone.now())
    return shown(request, found, opened=opened)


@may(Permission.HANDLE_REMEDIES, Permission.REOPEN_CASE)
def step(request: DeskRequest, pk: int, key: str) -> HttpResponse:
    """Ask what a step needs, and take it; what is not allowed is said with its article."""
    found = find_remedy(request, pk)
    chosen = STEP_BY_KEY.get(key)
    if chosen is None:
        raise Http404
    if chosen.permission not in request.permissions:
        why = _("这一步由有“%(what)s”职责的人办。") % {"what": chosen.permission.value}
        return shown(request, found, refusal=why)
    now = standing_of(found)
    form_class, action = TAKEN[key]
    posted = request.POST if request.method == "POST" else None
    form = form_class(posted, now=now, today=request.today)
    if posted is not None and form.is_valid():
        try:
            action(case=found, by=request.user, at=timezone.now(), **form.given())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已经办好：%(step)s") % {"step": _(chosen.label)})
            return redirect("remedies:remedy", pk=pk)
    context = {"remedy": found, "step": chosen, "article": chosen.article(now), "form": form}
    return render(request, "remedies/step.html", context)

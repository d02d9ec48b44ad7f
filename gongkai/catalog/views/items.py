"""The list of items, and one item with its text, findings, opinions and history."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog import queries
from gongkai.catalog.drafts import findings_in
from gongkai.catalog.findings import Finding
from gongkai.catalog.forms import ListForm, OpinionForm, ReasonForm
from gongkai.catalog.lifecycle import Standing, State, Step, Withdrawal
from gongkai.catalog.models import InformationItem, ItemEvent, ItemVersion
from gongkai.catalog.presentation import ShownFile, entries_of, opinions_of
from gongkai.catalog.steps import PERMISSION_OF, next_step, publish_due, review_due
from gongkai.catalog.views.access import find_item, is_own
from gongkai.catalog.views.together import NEEDED

PAGE_SIZE = 50
HISTORY_SHOWN = 50
ENTRIES = (
    "status", "ground", "reassess_on", "item_class", "head", "field", "document_number", "issuer",
    "lead_agency", "joint_agencies", "source_unit", "formed_on", "changed_on", "genre", "theme",
    "validity", "validity_on", "effective_on", "valid_until", "successor", "explains", "keywords",
    "summary", "channels", "showing_until", "after_showing", "showing_kind",
)  # fmt: skip


@may(Permission.VIEW_ITEMS)
def item_list(request: DeskRequest) -> HttpResponse:
    """List the items of my agency, newest first, or those in one state."""
    asked = ListForm(request.GET)
    words = asked.cleaned_data.get("q", "").strip()
    state = asked.cleaned_data.get("state", "")
    items = queries.items_of(request.agency)
    if state in State.values:
        items = items.filter(state=state)
    if words:
        named = Q(document_number=words) | Q(index_number=words)
        items = items.filter(named | Q(current__title__icontains=words))
    if before := asked.cleaned_data.get("before"):
        items = items.filter(pk__lt=before)
    rows = list(items[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    context = {
        "items": shown,
        "words": words,
        "state": state,
        "states": State.choices,
        "older": _older(request, shown) if len(rows) > PAGE_SIZE else "",
        "may_edit": Permission.EDIT_ITEM in request.permissions,
        "may_pass_many": bool(request.permissions & set(NEEDED)),
        "may_plan": Permission.PLAN_CATALOG in request.permissions,
    }
    return render(request, "catalog/item_list.html", context)


def _older(request: DeskRequest, shown: list[InformationItem]) -> str:
    parameters = request.GET.copy()
    parameters["before"] = str(shown[-1].pk)
    return "?" + parameters.urlencode()


@may(Permission.VIEW_ITEMS)
def item(
    request: DeskRequest,
    pk: int,
    *,
    refusal: str = "",
    form: OpinionForm | None = None,
    reason_form: ReasonForm | None = None,
) -> HttpResponse:
    """Show one item: the next step, the bytes to be public, what was found, opinions, what happened."""
    found, version = find_item(request, pk)
    events = queries.events_of(found)
    now = queries.standing_of(found)
    through = queries.let_through(version)
    findings = findings_in(version, found, request.today) if now.may_change else []
    stopping = [each for each in findings if each.stops and each.fingerprint not in through]
    content = version.value()
    opened = queries.opened_by(version, request.user)
    plan = queries.plan_of(found.agency)
    step = now.next_step
    context = {
        "item": found,
        "version": version,
        "content": content,
        "entries": entries_of(content, ENTRIES),
        "files": [ShownFile(each, each.sha256 in opened) for each in content.attachments],
        "standing": now,
        "next": next_step(found, now, len(stopping)),
        "publish_due": publish_due(found),
        "review_due": review_due(found, plan),
        "findings": shown_findings(findings, through),
        "stopping": len(stopping),
        "through": list(through.values()),
        "opinions": list(opinions_of(events, now)),
        "history": list(reversed(events))[:HISTORY_SHOWN],
        "form": form or OpinionForm(asks_secrecy=step is Step.SECRECY),
        "reason_form": reason_form or ReasonForm(),
        "refusal": refusal,
        **_what_i_may(request, found, now),
    }
    return render(request, "catalog/item.html", context, status=409 if refusal else 200)


def shown_findings(
    findings: list[Finding], through: dict[str, ItemEvent]
) -> list[tuple[Finding, ItemEvent | None]]:
    """Return findings with who let them through, if somebody did."""
    return [(each, through.get(each.fingerprint)) for each in findings]


def _what_i_may(request: DeskRequest, found: InformationItem, now: Standing) -> dict[str, Any]:
    """Return what the page offers; another agency's item is shown for reading only."""
    mine = request.permissions if is_own(request, found) else frozenset()
    step = now.next_step
    plain = now.withdrawal in {Withdrawal.NONE, Withdrawal.DONE}
    open_withdrawal = now.withdrawal in {Withdrawal.ASKED, Withdrawal.TAKEN_DOWN}
    done = now.state in {State.PUBLISHED, State.WITHDRAWN, State.KEPT}
    return {
        "is_own": is_own(request, found),
        "may_edit": now.may_change and Permission.EDIT_ITEM in mine,
        "may_let_through": now.may_change and Permission.REVIEW_ITEM in mine,
        "my_step": step if step and PERMISSION_OF[step] in mine else None,
        "is_same_person": request.user.pk in now.hands
        and not queries.plan_of(found.agency).same_person_may,
        "may_send_back": now.state is State.READY and Permission.SIGN_ITEM in mine,
        "may_publish": now.state is State.READY and Permission.SIGN_ITEM in mine,
        "may_begin_version": done and plain and Permission.EDIT_ITEM in mine,
        "may_ask_withdrawal": now.is_public and plain and Permission.EDIT_ITEM in mine,
        "may_take_down": now.is_public and Permission.TAKE_DOWN_ITEM in mine,
        "may_decide": open_withdrawal and Permission.SIGN_ITEM in mine,
        "may_see_audit": Permission.VIEW_AUDIT in mine,
    }


def version_of(found: InformationItem, number: int) -> ItemVersion | None:
    """Return a version of an item by its number."""
    return found.versions.filter(number=number).first()

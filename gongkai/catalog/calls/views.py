"""Pages of calls: list, one call, what one office sends, contacts, counts."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.accounts import queries as accounts
from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.models import User
from gongkai.accounts.permissions import PERMISSIONS, Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.actions.drafting import NewFile
from gongkai.catalog.calls import actions, queries
from gongkai.catalog.calls.course import OPEN, CallEventKind, CallState
from gongkai.catalog.calls.forms import CallForm, MaterialForm
from gongkai.catalog.content import Attachment
from gongkai.catalog.models import AskedOffice, CallEvent, MaterialCall
from gongkai.catalog.refusals import BadAttachment, ItemRefusal
from gongkai.catalog.uploading import (
    LARGEST_FILE,
    MEDIA_TYPES,
    READABLE,
    kind_of,
    page_text_of,
    safe_name,
)
from gongkai.files.limits import MEGABYTE
from gongkai.files.page_text import html_of_text
from gongkai.rules.work_calendar import national_calendar
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch

PAGE_SIZE: Final = 50
USUAL_WORKING_DAYS: Final = 5  # given to the offices unless another day is chosen; our choice
EARLIEST_YEAR: Final = 2008


@may(Permission.ANSWER_CALLS)
@require_safe
def calls(request: DeskRequest) -> HttpResponse:
    """List the calls of my agency, or those that ask my offices, newest first."""
    found = queries.calls_seen(request).prefetch_related("asked__office")
    if before := asked_number(request.GET.get("before")):
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    context = {
        "rows": [(each, _standing(each)) for each in shown],
        "older": f"?before={shown[-1].pk}" if len(rows) > PAGE_SIZE else "",
        "may_call": queries.may_call(request),
    }
    return render(request, "catalog/calls/list.html", context)


def _standing(call: MaterialCall) -> dict[str, int]:
    states = [each.state for each in call.asked.all()]
    return {
        "asked": len(states),
        "waiting": sum(1 for each in states if each in OPEN),
        "sent": sum(1 for each in states if each == CallState.SENT),
    }


@may(Permission.CALL_FOR_MATERIAL)
def new_call(request: DeskRequest) -> HttpResponse:
    """Ask offices for material."""
    posted = request.method == "POST"
    calendar = national_calendar().provisional()
    usual = calendar.add_working_days(request.today, USUAL_WORKING_DAYS)
    form = CallForm(
        request.POST if posted else None, agency=request.agency, initial={"due_on": usual}
    )
    if posted and form.is_valid():
        typed = form.cleaned_data
        new = actions.NewCall(
            typed["title"],
            typed["wanted"],
            typed["due_on"],
            form.chosen_offices(),
            form.classes.get(typed["item_class"]),
        )
        try:
            made = actions.call(agency=request.agency, new=new, by=request.user, at=timezone.now())
        except ItemRefusal as refusal:
            form.add_error("due_on", str(refusal))
        else:
            return redirect(made)
    context = {"form": form, "has_offices": bool(form.office_of)}
    return render(request, "catalog/calls/new.html", context, status=422 if posted else 200)


@may(Permission.ANSWER_CALLS)
def call(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a call and how each office stands; those who call remind and close it."""
    found = get_object_or_404(queries.calls_seen(request), pk=pk)
    if request.method == "POST":
        if not queries.may_call(request):
            raise Http404
        _end_or_remind(request, found)
        return redirect(found)
    asked = queries.asked_seen(request).filter(call=found).order_by("pk")
    context = {
        "call": found,
        "rows": list(asked),
        "contacts": queries.contacts_of(request.agency),
        "may_call": queries.may_call(request),
        "is_late": found.closed_at is None and found.due_on < request.today,
        "OPEN": OPEN,
    }
    return render(request, "catalog/calls/call.html", context)


def _end_or_remind(request: DeskRequest, found: MaterialCall) -> None:
    at = timezone.now()
    if "close" in request.POST:
        try:
            actions.close(call=found, by=request.user, at=at)
        except ItemRefusal as refusal:
            messages.error(request, str(refusal))
        return
    number = 0
    for each in found.asked.filter(state__in=OPEN).order_by("pk"):
        try:
            actions.remind(asked=each, by=request.user, at=at)
        except ItemRefusal:
            continue
        number += 1
    says = (
        _("催了 %(number)d 个办、中心。") if number else _("没有催：都答复了，或者今天已经催过。")
    )
    messages.success(request, says % {"number": number} if number else says)


@may(Permission.ANSWER_CALLS)
@limited("catalog.material", times=100, seconds=3600)
def asked_office(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what one office is asked for and sent; the office answers, those who call take over or send back."""
    asked = get_object_or_404(queries.asked_seen(request), pk=pk)
    posted = request.method == "POST"
    form = MaterialForm(request.POST, request.FILES) if posted else MaterialForm()
    refusal = ""
    if posted:
        try:
            return _done(request, asked, form)
        except ItemRefusal as refused:
            refusal = str(refused)
    context = _asked_context(request, asked)
    context |= {"form": form, "refusal": refusal, "remarks": request.POST.get("remarks", "")}
    return render(request, "catalog/calls/asked.html", context, status=422 if posted else 200)


def _asked_context(request: DeskRequest, asked: AskedOffice) -> dict[str, Any]:
    events = list(asked.events.select_related("by", "item").order_by("-pk"))
    is_open = asked.call.closed_at is None
    may_call = queries.may_call(request)
    sent = next((each for each in events if each.kind == CallEventKind.SENT), None)
    return {
        "sent_html": html_of_text(sent.text) if sent else "",
        "asked": asked,
        "call": asked.call,
        "events": [(each, [Attachment(**file) for file in each.files]) for each in events],
        "may_answer": is_open and asked.state != CallState.SENT,
        "on_behalf": may_call and asked.office_id not in queries.my_offices(request),
        "may_take": is_open and may_call and asked.state == CallState.SENT,
        "may_return": is_open and may_call and asked.state in {CallState.SENT, CallState.NOTHING},
        "is_late": is_open and asked.state in OPEN and asked.call.due_on < request.today,
    }


def _done(request: DeskRequest, asked: AskedOffice, form: MaterialForm) -> HttpResponse:
    """Do what was pressed.

    :raises ItemRefusal: if it cannot be done
    """
    at = timezone.now()
    pressed = request.POST.get("do", "")
    if pressed in {"accept", "return"} and not queries.may_call(request):
        raise Http404
    take: dict[str, Callable[[], object]] = {
        "nothing": lambda: actions.say_nothing(
            asked=asked, reason=request.POST.get("text", ""), by=request.user, at=at
        ),
        "return": lambda: actions.send_back(
            asked=asked, remarks=request.POST.get("remarks", ""), by=request.user, at=at
        ),
        "send": lambda: _sent(request, asked, form),
    }
    if pressed == "accept":
        item = actions.accept(asked=asked, page_text=_read(asked), by=request.user, at=at)
        return redirect("catalog:edit_item", pk=item.pk)
    take.get(pressed, take["send"])()
    return redirect(asked)


def _sent(request: DeskRequest, asked: AskedOffice, form: MaterialForm) -> None:
    if not form.is_valid():
        raise ItemRefusal("".join(str(each) for each in next(iter(form.errors.values()))))
    files = []
    for file in form.cleaned_data["papers"][: actions.MOST_FILES + 1]:
        if (file.size or 0) > LARGEST_FILE:
            raise ItemRefusal(
                f"“{file.name}”超过 {LARGEST_FILE // MEGABYTE} MB。怎么办：去掉图片后另存，再选。"
            )
        data = file.read()
        name = file.name or ""
        kind = kind_of(data, name)
        files.append(NewFile(safe_name(name, kind), kind, data))
    actions.send(
        asked=asked,
        title=form.cleaned_data["title"],
        text=form.cleaned_data["text"],
        files=files,
        by=request.user,
        at=timezone.now(),
    )


def _read(asked: AskedOffice) -> str:
    """Return the page text of the first document that was sent; empty where it cannot be read."""
    sent = asked.events.filter(kind=CallEventKind.SENT).order_by("pk").last()
    for each in sent.files if sent and not sent.text else ():
        if f".{each['kind']}" in READABLE.split(","):
            try:
                return page_text_of(fetch(each["sha256"]), each["name"])
            except BadAttachment:
                continue
    return ""


@may(Permission.ANSWER_CALLS)
@require_safe
def material_file(request: DeskRequest, pk: int, sha256: str) -> HttpResponse:
    """Send a file that an office sent."""
    asked = get_object_or_404(queries.asked_seen(request), pk=pk)
    sent = CallEvent.objects.filter(asked=asked, kind=CallEventKind.SENT)
    named = next((f for each in sent for f in each.files if f["sha256"] == sha256), None)
    if named is None:
        raise Http404
    try:
        data = fetch(sha256)
    except (KeptFileMissing, KeptFileDamaged) as gone:
        raise Http404(_("文件在存储里找不到，或者已经损坏。")) from gone
    response = HttpResponse(data, content_type=MEDIA_TYPES[named["kind"]])
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=named["name"]) or "attachment"
    )
    return response


@may(Permission.CALL_FOR_MATERIAL)
def contacts(request: DeskRequest) -> HttpResponse:
    """Say who sends the material of each office."""
    offices = list(queries.offices_of(request.agency))
    colleagues = _who_may_send(request)
    if request.method == "POST":
        office = next((o for o in offices if str(o.pk) == request.POST.get("office")), None)
        if office is None:
            raise Http404
        ticked = set(request.POST.getlist("people"))
        people = [each for each in colleagues if str(each.pk) in ticked]
        actions.set_contacts(office=office, people=people, by=request.user, at=timezone.now())
        messages.success(request, _("已保存：%(office)s") % {"office": office.name})
        return redirect("catalog:call_contacts")
    chosen = queries.contacts_of(request.agency)
    context = {
        "rows": [(each, {user.pk for user in chosen.get(each.pk, ())}) for each in offices],
        "people": colleagues,
    }
    return render(request, "catalog/calls/contacts.html", context)


def _who_may_send(request: DeskRequest) -> list[User]:
    roles = PERMISSIONS[Permission.ANSWER_CALLS]
    held = accounts.holders(request.agency, roles, request.today)
    return list({each.user_id: each.user for each in held}.values())


@may(Permission.ANSWER_CALLS)
@require_safe
def counts(request: DeskRequest) -> HttpResponse:
    """Show how much each office sent, by quarter."""
    asked = asked_number(request.GET.get("year")) or request.today.year
    year = asked if EARLIEST_YEAR <= asked <= request.today.year else request.today.year
    context = {
        "year": year,
        "earlier": year - 1 if year > EARLIEST_YEAR else None,
        "later": year + 1 if year < request.today.year else None,
        "rows": queries.counts_of_year(request.agency, year),
        "quarters": range(1, queries.QUARTERS + 1),
    }
    return render(request, "catalog/calls/counts.html", context)

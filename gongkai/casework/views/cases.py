"""One case: what comes next and by when, what may be done and what not, and the form of each step."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.casework import forms, queries
from gongkai.casework.actions import clocking, deciding, intake, searching
from gongkai.casework.actions.attaching import read_attachment
from gongkai.casework.actions.following import issue_code
from gongkai.casework.actions.recording import standing_of
from gongkai.casework.applicants import (
    ApplicantData,
    masked_contact,
    masked_name,
    shown_data,
)
from gongkai.casework.blocks import blocks_of
from gongkai.casework.consultations import asked_of
from gongkai.casework.decision_form import DecisionForm
from gongkai.casework.letters import kinds_for
from gongkai.casework.models import DisclosureApplication, QueryCode
from gongkai.casework.presentation import LOOKS, left_of, sheet_of
from gongkai.casework.query_codes import shown
from gongkai.casework.searches import searches_of
from gongkai.casework.steps import STEP_BY_KEY, next_step, offers
from gongkai.casework.views.access import find_case
from gongkai.files.day_sheet_page import SheetFrame, day_sheet_pdf
from gongkai.files.printing import CannotPrint
from gongkai.rules.refusals import NotAllowed

# The form and the action of each step
TAKEN: Final[dict[str, tuple[type[forms.StepForm], Callable[..., None]]]] = {
    "confirm": (forms.ConfirmForm, intake.confirm),
    "name_matter": (forms.NameMatterForm, intake.name_matter),
    "assign": (forms.AssignForm, intake.assign),
    "ask_correction": (forms.AskCorrectionForm, clocking.ask_correction),
    "receive_correction": (forms.ReceiveCorrectionForm, clocking.receive_correction),
    "consult": (forms.ConsultForm, clocking.consult),
    "deliver_consultation": (forms.OfConsultationForm, clocking.deliver_consultation),
    "receive_opinion": (forms.OpinionForm, clocking.receive_opinion),
    "extend": (forms.ExtendForm, clocking.extend),
    "notice_fee": (forms.FeeForm, clocking.notice_fee),
    "receive_payment": (forms.PaymentForm, clocking.receive_payment),
    "deem_abandoned": (forms.StepForm, clocking.deem_abandoned),
    "record_search": (forms.SearchForm, searching.record_search),
    "decide": (DecisionForm, deciding.decide),
    "withdraw": (forms.WithdrawForm, deciding.withdraw),
    "archive": (forms.ArchiveForm, deciding.archive),
    "reopen": (forms.ReopenForm, deciding.reopen),
}

FILE_TYPES: Final = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


@may(Permission.VIEW_CASES)
def case(
    request: DeskRequest, pk: int, *, opened: ApplicantData | None = None, refusal: str = ""
) -> HttpResponse:
    """Show one case; the applicant is masked until somebody asks, which is recorded."""
    found = find_case(request, pk)
    return render(request, "casework/case.html", _shown(request, found, opened, refusal))


def _shown(
    request: DeskRequest, found: DisclosureApplication, opened: ApplicantData | None, refusal: str
) -> dict[str, Any]:
    now, data = standing_of(found), shown_data(found.applicant)
    known = list(offers(now, request.today))
    kind, icon = LOOKS[now.state]
    return {
        "case": found,
        "now": now,
        "kind": kind,
        "icon": icon,
        "left": left_of(found, request.today),
        "next": next_step(now, request.today),
        "offered": [each.step for each in known if not each.why_not],
        "not_offered": [each for each in known if each.why_not],
        "permissions": {each.name: True for each in request.permissions},
        "name": masked_name(data.name),
        "contact": masked_contact(data.contact),
        "data": data,
        "opened": opened,
        "events": list(found.events.select_related("by").order_by("-pk")),
        "asked": list(asked_of(found, now, request.today)) if not found.applicant.is_erased else [],
        "searches": list(searches_of(found)) if not found.applicant.is_erased else [],
        "letters": list(queries.letters_of(found)),
        "letter_kinds": kinds_for(now),
        "sheet": sheet_of(now, request.today),
        "refusal": refusal,
        "attachments": [] if found.applicant.is_erased else list(found.attachments.order_by("pk")),
        "blocks": blocks_of(request, found),
        "has_code": QueryCode.objects.filter(case=found).exists(),
    }


@may(Permission.HANDLE_CASES)
@require_POST
@limited("casework.read_applicant", times=200, seconds=3600)
def read_applicant(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the applicant's data in full; who looked and when is recorded."""
    found = find_case(request, pk)
    opened = intake.read_applicant(case=found, by=request.user, at=timezone.now())
    return render(request, "casework/case.html", _shown(request, found, opened, ""))


@may(Permission.HANDLE_CASES)
@require_POST
@limited("casework.attachment", times=200, seconds=3600)
def attachment(request: DeskRequest, pk: int, attachment: int) -> HttpResponse:
    """Give a file of the applicant; who opened it and when is recorded."""
    found = find_case(request, pk)
    if found.applicant.is_erased:
        raise Http404
    chosen = get_object_or_404(found.attachments, pk=attachment)
    chosen.case = found
    data = read_attachment(attachment=chosen, by=request.user, at=timezone.now())
    response = HttpResponse(data, content_type=FILE_TYPES[chosen.file_kind])
    name = f"{found.year}-{found.number}-{chosen.get_kind_display()}.{chosen.file_kind}"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response


@may(Permission.HANDLE_CASES)
@require_POST
@limited("casework.query_code", times=60, seconds=3600)
def query_code(request: DeskRequest, pk: int) -> HttpResponse:
    """Give out a new query code: shown and printed this once; one given out before opens nothing any more."""
    found = find_case(request, pk)
    code = issue_code(case=found, by=request.user, at=timezone.now())
    return render(request, "casework/query_code.html", {"case": found, "query_code": shown(code)})


@may(Permission.HANDLE_CASES, Permission.EXTEND_CASE, Permission.REOPEN_CASE)
def step(request: DeskRequest, pk: int, key: str) -> HttpResponse:
    """Ask what a step needs, and take it; what is not allowed is said with its article."""
    found = find_case(request, pk)
    chosen = STEP_BY_KEY.get(key)
    if chosen is None:
        raise Http404
    if chosen.permission not in request.permissions:
        return case(
            request,
            pk,
            refusal=_("这一步由有“%(what)s”职责的人办。") % {"what": chosen.permission.value},
        )
    now = standing_of(found)
    form_class, action = TAKEN[key]
    posted = request.POST if request.method == "POST" else None
    form = form_class(posted, case=found, now=now, today=request.today)
    if posted is not None and form.is_valid():
        try:
            action(case=found, by=request.user, at=timezone.now(), **form.given())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已经办好：%(step)s") % {"step": chosen.label})
            return redirect("casework:case", pk=pk)
    context = {"case": found, "step": chosen, "form": form, "is_final": key == "decide"}
    return render(request, "casework/step.html", context)


@may(Permission.VIEW_CASES)
@require_POST
@limited("casework.day_sheet", times=60, seconds=3600)
def day_sheet_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Give the sheet that shows how the due day was counted as PDF."""
    found = find_case(request, pk)
    sheet = sheet_of(standing_of(found), request.today)
    if sheet is None:
        raise Http404
    at = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    frame = SheetFrame(about=found.number_text, agency=found.agency.name, reckoned_at=at)
    try:
        data = day_sheet_pdf(sheet, frame)
    except CannotPrint as problem:
        return case(request, pk, refusal=str(problem))
    response = HttpResponse(data, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="day-sheet.pdf"'
    return response

"""Letters of a case: drafted from what the case says, looked at, signed, served, taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.casework import letters, queries
from gongkai.casework.actions import deciding
from gongkai.casework.actions.opinions import open_places
from gongkai.casework.actions.recording import standing_of
from gongkai.casework.blocks import blocks_of
from gongkai.casework.forms import LetterForm, ServiceForm
from gongkai.casework.lifecycle import State
from gongkai.casework.models import DisclosureApplication
from gongkai.casework.views.access import find_case, find_letter
from gongkai.files.letter_docx import letter_docx
from gongkai.files.letter_page import letter_pdf
from gongkai.files.printing import CannotPrint
from gongkai.notices.actions import values_of
from gongkai.rules.letters.kinds import KINDS, LetterKind
from gongkai.rules.refusals import NotAllowed

DRAFT_MARK = "草稿：未签发，不是正式文书"
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@may(Permission.HANDLE_CASES)
def draft(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Draft a letter: what the case says stands there already, remedy and article are computed."""
    case = find_case(request, pk)
    if kind not in list(LetterKind):
        raise Http404
    wanted = LetterKind(kind)
    try:
        template = letters.template_of(case, wanted, request.today)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("casework:case", pk=pk)
    given = letters.given_values(case)
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        names=letters.typed_fields(template),
        given=given | _earlier(request, case, kind),
        is_reply=wanted is LetterKind.REPLY,
        is_for_online=letters.is_wanted_online(case),
    )
    if form.is_valid():
        typed = dict(form.cleaned_data)
        is_for_online = typed.pop("is_for_online", False)
        try:
            made = letters.draft(
                case=case,
                kind=wanted,
                typed=typed,
                is_for_online=is_for_online,
                by=request.user,
                at=timezone.now(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("casework:letter", pk=pk, letter=made.pk)
    fixed = letters.fixed_values(template, given)
    context = {"case": case, "kind": KINDS[wanted], "form": form, "fixed": fixed}
    return render(request, "casework/draft.html", context)


def _earlier(request: DeskRequest, case: DisclosureApplication, kind: str) -> dict[str, str]:
    """Return what an earlier draft of the same letter was filled with, where one is filled in anew."""
    pk = asked_number(request.GET.get("from"))
    if pk is None or case.applicant.is_erased:
        return {}
    draft = (
        queries.letters_of(case).filter(pk=pk, letter__kind=kind, letter__signed_at=None).first()
    )
    return values_of(draft.letter) if draft else {}


@may(Permission.VIEW_CASES)
def show(request: DeskRequest, pk: int, letter: int, refusal: str = "") -> HttpResponse:
    """Show a letter as it will be, or as it was signed."""
    found = find_letter(request, pk, letter)
    is_reply, now = found.letter.kind == LetterKind.REPLY, standing_of(found.case)
    context = {
        "case": found.case,
        "paper": found,
        "content": letters.content_shown(found, request.today),
        "mark": "" if found.letter.is_signed else DRAFT_MARK,
        "refusal": refusal,
        "blocks": blocks_of(request, found.case) if is_reply and found.case.closed_on else (),
        "may_edit": not found.letter.is_signed and Permission.HANDLE_CASES in request.permissions,
        "asking": open_places(found) if Permission.HANDLE_CASES in request.permissions else [],
        "may_sign": not found.letter.is_signed
        and Permission.SIGN_CASE_LETTERS in request.permissions,
        "may_serve": found.letter.is_signed
        and is_reply
        and found.case.closed_on is None
        and Permission.HANDLE_CASES in request.permissions,
        "may_offer": found.is_for_online and now.state is State.SERVING and not now.offered_on,
    }
    return render(request, "casework/letter.html", context)


@may(Permission.SIGN_CASE_LETTERS)
@require_POST
def sign(request: DeskRequest, pk: int, letter: int) -> HttpResponse:
    """Sign a letter: it gets its number and is frozen."""
    found = find_letter(request, pk, letter)
    try:
        deciding.sign(letter=found, by=request.user, at=timezone.now())
    except NotAllowed as refusal:
        return show(request, pk, letter, refusal=str(refusal))
    messages.success(request, _("已经签发。"))
    return redirect("casework:letter", pk=pk, letter=letter)


@may(Permission.HANDLE_CASES)
@require_POST
def offer(request: DeskRequest, pk: int, letter: int) -> HttpResponse:
    """Put the reply where the applicant picks it up with number and query code."""
    found = find_letter(request, pk, letter)
    try:
        deciding.offer_online(letter=found, by=request.user, at=timezone.now())
    except NotAllowed as refusal:
        return show(request, pk, letter, refusal=str(refusal))
    messages.success(request, _("答复已经放到网上。申请人领取以后，这件申请办结。"))
    return redirect("casework:case", pk=pk)


@may(Permission.HANDLE_CASES)
def serve(request: DeskRequest, pk: int, letter: int) -> HttpResponse:
    """Record how the reply was served."""
    found = find_letter(request, pk, letter)
    form = ServiceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            deciding.serve(letter=found, service=form.service(), by=request.user, at=timezone.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已经登记送达，这件申请办结。"))
            return redirect("casework:case", pk=pk)
    return render(
        request, "casework/serve.html", {"case": found.case, "paper": found, "form": form}
    )


@may(Permission.VIEW_CASES)
@require_safe
def letter_file(request: DeskRequest, pk: int, letter: int, kind: str) -> HttpResponse:
    """Give a letter as a file; a draft says that it is one."""
    found = find_letter(request, pk, letter)
    if kind not in CONTENT_TYPES:
        raise Http404
    content = letters.content_shown(found, request.today)
    mark = "" if found.letter.is_signed else DRAFT_MARK
    try:
        data = letter_docx(content, mark=mark) if kind == "docx" else letter_pdf(content, mark=mark)
    except CannotPrint as problem:
        return show(request, pk, letter, refusal=str(problem))
    response = HttpResponse(data, content_type=CONTENT_TYPES[kind])
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=f"{content.title}.{kind}")
        or "attachment"
    )
    return response

"""The page of one's own case: opened with number and query code; what to do, what happened, the letters."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.accounts.rate_limit import limited
from gongkai.agencies.models import Agency
from gongkai.casework import queries
from gongkai.casework.actions import attaching, by_applicant
from gongkai.casework.actions.following import SHUT_FOR, try_code
from gongkai.casework.actions.recording import standing_of
from gongkai.casework.applicants import words_opened
from gongkai.casework.lifecycle import EventKind, Standing, State
from gongkai.casework.models import CaseEvent, CaseLetter, DisclosureApplication
from gongkai.casework.presentation import sheet_of
from gongkai.files.documents import Unreadable
from gongkai.files.evidence import LARGEST
from gongkai.files.letter_docx import letter_docx
from gongkai.files.letter_page import letter_pdf
from gongkai.files.printing import CannotPrint
from gongkai.notices.content import content_of
from gongkai.portal.following.forms import CodeForm, CorrectionForm, ProposalForm
from gongkai.portal.following.presenting import (
    challenge_of,
    happenings,
    is_for_applicant,
    may_propose,
    stand_of,
)
from gongkai.portal.following.session import leave_case, open_case, opened_case
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.receipt import Channel
from gongkai.rules.refusals import NotAllowed

TRIES: Final = {"times": 40, "seconds": 1800}  # of one address, whatever the numbers
DONE: Final = {
    "confirm": gettext_lazy("已经记下您的确认。"),
    "correct": gettext_lazy("补正已经交回，答复期限从今天重新计算。"),
    "withdraw": gettext_lazy("申请已经撤回。"),
    "pick-up": gettext_lazy("答复已经领取，可以打开、下载、打印。"),
    "propose": gettext_lazy("建议已经提出。"),
}
CONTENT_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("portal.follow", **TRIES)
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for number and code, and show the case they open; a wrong pair says nothing about whose number there is."""
    agency, at = _agency(code), timezone.now()
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        tried = try_code(agency=agency, number=given["number"], code=given["code"], at=at)
        if tried.case:
            open_case(request, tried.case, at)
            return redirect("portal:follow", code=code)
        form.add_error(None, _refused(tried.left))
    case = opened_case(request, agency, at)
    if case and request.method != "POST":
        return _status(request, case)
    return render(request, "portal/follow_enter.html", {**_frame(agency), "form": form})


def _refused(left: int) -> str:
    if left:
        return _("编号或者查询码不对。请对照提交时的页面，字母不分大小写；还可以再试%(left)s次") % {
            "left": left
        }
    minutes = int(SHUT_FOR.total_seconds() // 60)
    return _(
        "这个编号试错的次数太多，先停%(minutes)s分钟。怎么办：过一会儿再试；查询码丢了的，带上证件请机关另发"
    ) % {"minutes": minutes}


def _status(
    request: HttpRequest, case: DisclosureApplication, form: Any = None, refusal: str = ""
) -> HttpResponse:
    now, today = standing_of(case), timezone.localdate()
    events = list(case.events.order_by("pk"))
    context: dict[str, Any] = {
        **_frame(case.agency),
        "case": case,
        "now": now,
        "events": events,
        "stand": stand_of(case, now, today),
        "happened": list(happenings(events, is_online=case.channel == Channel.ONLINE)),
        "letters": [each for each in queries.letters_of(case) if is_for_applicant(each, now)],
        "sheet": sheet_of(now, today) if not now.closed_on else None,
        "to_correct": _to_correct(case, now, events),
        "form": form,
        "correction_form": form if isinstance(form, CorrectionForm) else CorrectionForm(),
        "proposal_form": ProposalForm(),
        "refusal": refusal,
        "may_confirm": now.state is State.AWAITING_CONFIRMATION
        and now.confirmed_by_applicant_on is None,
        "may_withdraw": now.decided_on is None and now.closed_on is None,
    }
    context["challenge"] = _challenge(context["letters"])
    context["may_propose"] = may_propose(context)
    return render(request, "portal/follow_case.html", context)


def _to_correct(case: DisclosureApplication, now: Standing, events: list[CaseEvent]) -> str:
    if now.state is not State.CORRECTING:
        return ""
    asked = [each for each in events if each.kind == EventKind.CORRECTION_ASKED]
    return words_opened(case.applicant, asked[-1].sealed)


def _challenge(letters: list[CaseLetter]) -> tuple[str, ...]:
    reply = next((each for each in letters if each.letter.kind == LetterKind.REPLY), None)
    return challenge_of(content_of(reply.letter).paragraphs) if reply else ()


def _confirm(case: DisclosureApplication, at: Any, _form: Any) -> None:
    by_applicant.confirm(case=case, at=at)


def _correct(case: DisclosureApplication, at: Any, form: Any) -> None:
    sent = form.cleaned_data["document"]
    document = attaching.examined(sent.read(LARGEST + 1)) if sent else None
    by_applicant.correct(
        case=case, corrected=form.cleaned_data["corrected"], at=at, document=document
    )


def _withdraw(case: DisclosureApplication, at: Any, _form: Any) -> None:
    by_applicant.withdraw(case=case, at=at)


def _pick_up(case: DisclosureApplication, at: Any, _form: Any) -> None:
    by_applicant.pick_up(case=case, at=at)


def _propose(case: DisclosureApplication, at: Any, form: Any) -> None:
    by_applicant.propose(case=case, words=form.cleaned_data["words"], at=at)


DEEDS: Final[dict[str, tuple[type[Any] | None, Callable[..., None]]]] = {
    "confirm": (None, _confirm),
    "correct": (CorrectionForm, _correct),
    "withdraw": (None, _withdraw),
    "pick-up": (None, _pick_up),
    "propose": (ProposalForm, _propose),
}


@never_cache
@require_POST
@limited("portal.follow_deed", times=60, seconds=1800)
def deed(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Do one thing on the case that is open; what is typed stays where it cannot be done."""
    if key not in DEEDS:
        raise Http404
    agency, at = _agency(code), timezone.now()
    case = opened_case(request, agency, at)
    if case is None:
        messages.warning(request, _("这一页放得太久，已经替您关上。请再填一次编号和查询码。"))
        return redirect("portal:follow", code=code)
    form_class, action = DEEDS[key]
    form = form_class(request.POST, request.FILES) if form_class else None
    if form is not None and not form.is_valid():
        return _status(request, case, form)
    try:
        action(case, at, form)
    except Unreadable as problem:
        if form is not None:
            form.add_error("document", problem.says)
        return _status(request, case, form)
    except NotAllowed as refusal:
        case.refresh_from_db()
        return _status(request, case, form, str(refusal))
    messages.success(request, DONE[key])
    return redirect("portal:follow", code=code)


@never_cache
@require_POST
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """Close the case in this browser."""
    leave_case(request)
    return redirect("portal:apply", code=code)


@never_cache
@require_safe
def letter_file(request: HttpRequest, code: str, letter: int, kind: str) -> HttpResponse:
    """Give a letter of the case that is open, as it was signed; that it was opened is recorded."""
    agency, at = _agency(code), timezone.now()
    case = opened_case(request, agency, at)
    if case is None or kind not in CONTENT_TYPES:
        raise Http404
    found = get_object_or_404(queries.letters_of(case), pk=letter)
    found.case = case
    if not is_for_applicant(found, standing_of(case)):
        raise Http404
    content = content_of(found.letter)
    try:
        data = letter_docx(content) if kind == "docx" else letter_pdf(content)
    except CannotPrint as problem:
        return _status(request, case, refusal=str(problem))
    by_applicant.open_letter(letter=found, at=at)
    response = HttpResponse(data, content_type=CONTENT_TYPES[kind])
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=f"{content.title}.{kind}")
        or "attachment"
    )
    return response


def _agency(code: str) -> Agency:
    found: Agency = get_object_or_404(Agency.objects.select_related("successor"), code=code)
    return found


def _frame(agency: Agency) -> dict[str, Any]:
    return {"agency": agency, "column": "apply", "column_label": _("依申请公开")}

"""The pages of an application: what, what is public already, who, how, check and send, number and code."""

import datetime as dt
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.accounts.rate_limit import limited
from gongkai.agencies.models import Agency
from gongkai.casework.actions import applying, attaching
from gongkai.casework.blank_form import blank_form
from gongkai.casework.models import ApplicationDraft
from gongkai.casework.queries import takes_applications
from gongkai.casework.query_codes import shown
from gongkai.files.documents import Unreadable
from gongkai.files.evidence import LARGEST
from gongkai.files.letter_docx import letter_docx
from gongkai.files.letter_page import letter_pdf
from gongkai.portal.applying import draft_cookie
from gongkai.portal.applying.forms import STEPS, StepForm, first_unfinished
from gongkai.portal.applying.human import HumanForm
from gongkai.portal.applying.published import may_answer
from gongkai.portal.applying.summary import lines_of
from gongkai.rules.refusals import NotAllowed

NEXT: Final = {
    "what": "portal:apply_published",
    "who": "portal:apply_step",
    "how": "portal:apply_check",
}
FORM_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
KEEPS: Final = {"times": 900, "seconds": 3600}  # of one address: a village may share one
SENDS: Final = {"times": 60, "seconds": 3600}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("portal.apply_step", **KEEPS)
def step(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Ask one page of questions; whatever is typed is kept, right or wrong."""
    form_class = STEPS.get(key)
    if form_class is None:
        raise Http404
    agency, at = _agency(code), timezone.now()
    if not _takes(agency, at):
        return redirect("portal:apply", code=code)
    draft = draft_cookie.draft_of(request, agency, at)
    if draft and draft.case_id:
        return redirect("portal:apply_done", code=code)
    if request.method == "POST":
        return _answered(request, agency, key, draft, at)
    answers = applying.answers_of(draft) if draft else {}
    form = form_class(answers if "check" in request.GET else None, answers)
    return _asked(request, agency, key, form, draft)


def _answered(
    request: HttpRequest, agency: Agency, key: str, draft: ApplicationDraft | None, at: dt.datetime
) -> HttpResponse:
    secret = ""
    if draft is None:
        draft, secret = draft_cookie.begun(agency, at)
    typed = STEPS[key](request.POST, {}).typed()
    try:
        answers = applying.keep_answers(draft=draft, answers=typed, at=at)
    except NotAllowed:
        return redirect("portal:apply_done", code=agency.code)
    form = STEPS[key](answers, answers)
    is_settled = _take_file(request, draft, form, at)
    response: HttpResponse
    if not (form.is_valid() and is_settled):
        response = _asked(request, agency, key, form, draft)
    elif key == "who":
        response = redirect(NEXT[key], code=agency.code, key="how")
    else:
        response = redirect(NEXT[key], code=agency.code)
    if secret:
        draft_cookie.lead_back(response, agency, secret)
    return response


def _take_file(
    request: HttpRequest, draft: ApplicationDraft, form: StepForm, at: dt.datetime
) -> bool:
    """Take in, or take away, the proof of identity; return whether the visitor may go on."""
    if "remove_file" in request.POST:
        attaching.detach_from_draft(draft=draft)
        return False
    sent = request.FILES.get("identity_file")
    if sent is None or "identity_file" not in form.fields:
        return True
    try:
        evidence = attaching.examined(sent.read(LARGEST + 1))
        attaching.attach_to_draft(draft=draft, evidence=evidence, at=at)
    except Unreadable as problem:
        form.add_error("identity_file", problem.says)
    return True


def _asked(
    request: HttpRequest,
    agency: Agency,
    key: str,
    form: StepForm,
    draft: ApplicationDraft | None = None,
) -> HttpResponse:
    attached = draft.attachments.first() if draft and key == "who" else None
    context = {**_frame(agency), "step": key, "form": form, "attached": attached}
    return render(request, f"portal/apply_{key}.html", context)


@never_cache
@require_POST
@limited("portal.apply_keep", **KEEPS)
def keep(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Keep what is typed so far, without a page."""
    agency, at = _agency(code), timezone.now()
    if key not in STEPS or not _takes(agency, at):
        raise Http404
    draft, secret = draft_cookie.draft_of(request, agency, at), ""
    if draft is None:
        draft, secret = draft_cookie.begun(agency, at)
    try:
        applying.keep_answers(draft=draft, answers=STEPS[key](request.POST, {}).typed(), at=at)
    except NotAllowed as refusal:
        return JsonResponse({"says": str(refusal)}, status=409)
    response = JsonResponse({"at": timezone.localtime(at).strftime("%H:%M")})
    if secret:
        draft_cookie.lead_back(response, agency, secret)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def published(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is public already and may be what is wanted; where there is nothing, go on."""
    agency, at = _agency(code), timezone.now()
    draft = draft_cookie.draft_of(request, agency, at)
    if draft is None or draft.case_id:
        return redirect("portal:apply_step", code=code, key="what")
    if request.method == "POST":
        return _after_looking(request, agency, draft)
    found = may_answer(applying.answers_of(draft))
    if not found:
        return redirect("portal:apply_step", code=code, key="who")
    context = {**_frame(agency), "step": "what", "found": found, "today": timezone.localdate(at)}
    return render(request, "portal/apply_published.html", context)


def _after_looking(request: HttpRequest, agency: Agency, draft: ApplicationDraft) -> HttpResponse:
    answer = request.POST.get("found", "")
    if answer == "yes":
        applying.drop_draft(draft=draft)
        response = redirect("portal:content", code=agency.code)
        draft_cookie.forget(response, agency)
        return response
    key = "what" if answer == "part" else "who"
    return redirect("portal:apply_step", code=agency.code, key=key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("portal.apply_check", **SENDS)
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Show the whole application, and send it: once, however often the button is pressed."""
    agency, at = _agency(code), timezone.now()
    draft = draft_cookie.draft_of(request, agency, at)
    if draft is None or not _takes(agency, at):
        return redirect("portal:apply", code=code)
    if draft.case_id:
        return redirect("portal:apply_done", code=code)
    answers = applying.answers_of(draft)
    if unfinished := first_unfinished(answers):
        response = redirect("portal:apply_step", code=code, key=unfinished)
        response["Location"] += "?check=1"
        return response
    human, refusal = HumanForm(request.POST if request.method == "POST" else None), ""
    if human.is_valid():
        try:
            applying.submit(draft=draft, at=at)
        except NotAllowed as problem:
            refusal = str(problem)
        else:
            return redirect("portal:apply_done", code=code)
    context = {
        **_frame(agency),
        "step": "check",
        "lines": list(lines_of(answers)),
        "attached": draft.attachments.first(),
        "form": human,
        "human": HumanForm(),  # a new task, a new picture: each is good for one try
        "refusal": refusal,
    }
    return render(request, "portal/apply_check.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, code: str) -> HttpResponse:
    """Show number and query code of what was just sent; after that, and when told so, no more."""
    agency, at = _agency(code), timezone.now()
    draft = draft_cookie.draft_of(request, agency, at)
    query_code = applying.code_to_show(draft, at) if draft else ""
    if draft and draft.case_id and (request.method == "POST" or not query_code):
        applying.drop_draft(draft=draft)
    if draft is None or draft.case is None or not query_code or request.method == "POST":
        response = redirect("portal:follow", code=code)
        draft_cookie.forget(response, agency)
        return response
    context = {**_frame(agency), "case": draft.case, "query_code": shown(query_code)}
    return render(request, "portal/apply_done.html", context)


@never_cache
@require_POST
def drop(request: HttpRequest, code: str) -> HttpResponse:
    """Forget what was filled in and not sent: on a computer that others use as well."""
    agency, at = _agency(code), timezone.now()
    draft = draft_cookie.draft_of(request, agency, at)
    if draft:
        applying.drop_draft(draft=draft)
    response = redirect("portal:apply", code=code)
    draft_cookie.forget(response, agency)
    return response


@require_POST
@limited("portal.blank_form", times=60, seconds=3600)
def paper_form(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Give the form on paper."""
    agency = _agency(code)
    if kind not in FORM_TYPES:
        raise Http404
    content = blank_form(agency)
    data = letter_docx(content) if kind == "docx" else letter_pdf(content)
    response = HttpResponse(data, content_type=FORM_TYPES[kind])
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=f"{content.title}.{kind}")
        or "attachment"
    )
    return response


@never_cache
@require_GET
def entrance(request: HttpRequest, code: str) -> HttpResponse:
    """Explain how to apply, lead to the form, and back to one that was begun."""
    agency = get_object_or_404(
        Agency.objects.select_related("competent_department", "successor"), code=code
    )
    at = timezone.now()
    draft = draft_cookie.draft_of(request, agency, at)
    context = {
        **_frame(agency),
        "takes_online": _takes(agency, at),
        "is_begun": bool(draft and not draft.case_id),
    }
    return render(request, "portal/apply.html", context)


def _agency(code: str) -> Agency:
    found: Agency = get_object_or_404(Agency.objects.select_related("successor"), code=code)
    return found


def _takes(agency: Agency, at: dt.datetime) -> bool:
    return takes_applications(agency, timezone.localdate(at))


def _frame(agency: Agency) -> dict[str, Any]:
    return {"agency": agency, "column": "apply", "column_label": _("依申请公开")}

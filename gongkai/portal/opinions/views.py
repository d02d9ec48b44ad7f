"""Answering a consultation: the letter is opened with its number and code, read, answered once."""

import datetime as dt
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.accounts.rate_limit import limited
from gongkai.agencies.models import Agency
from gongkai.casework.actions.following import SHUT_FOR
from gongkai.casework.actions.opinions import answer_online, note_opened, try_opinion_code
from gongkai.casework.models import OpinionCode
from gongkai.notices.content import content_of
from gongkai.portal.opinions.forms import LetterCodeForm, OpinionForm
from gongkai.rules.consultation import Answer
from gongkai.rules.refusals import NotAllowed

KEY: Final = "opened_opinion"
OPEN_FOR: Final = dt.timedelta(minutes=30)
TRIES: Final = {"times": 40, "seconds": 1800}  # of one address, whatever the numbers


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("portal.opinion", **TRIES)
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for number and code, and show the letter they open; a wrong pair says nothing about which letters there are."""
    agency, at = get_object_or_404(Agency, code=code), timezone.now()
    form = LetterCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        tried = try_opinion_code(agency=agency, at=at, **form.cleaned_data)
        if tried.code:
            request.session.cycle_key()
            request.session[KEY] = {"code": tried.code.pk, "until": (at + OPEN_FOR).isoformat()}
            note_opened(code=tried.code, at=at)
            return redirect("portal:opinion", code=code)
        form.add_error(None, _refused(tried.left))
    opened = _opened(request, agency, at)
    if opened and request.method != "POST":
        return _letter(request, opened, OpinionForm())
    return render(request, "portal/opinion_enter.html", {**_frame(agency), "form": form})


@never_cache
@require_POST
@limited("portal.opinion_answer", **TRIES)
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Take the opinion; it is given once."""
    agency, at = get_object_or_404(Agency, code=code), timezone.now()
    opened = _opened(request, agency, at)
    if opened is None:
        return redirect("portal:opinion", code=code)
    form = OpinionForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            answer_online(
                code=opened, answer=Answer(given["answer"]), opinion=given["opinion"], at=at
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session.pop(KEY, None)
            messages.success(
                request,
                _("意见已经交给机关，谢谢。不能再改；要补充的，请按征求意见书上的联系方式找机关。"),
            )
            return redirect("portal:opinion", code=code)
    return _letter(request, opened, form)


def _opened(request: HttpRequest, agency: Agency, at: dt.datetime) -> OpinionCode | None:
    noted = request.session.get(KEY)
    if not noted or dt.datetime.fromisoformat(noted["until"]) < at:
        return None
    return (
        OpinionCode.objects.filter(
            pk=noted["code"],
            letter__letter__agency=agency,
            expires_on__gte=timezone.localdate(at),
        )
        .select_related("letter__letter", "letter__case__agency", "letter__case__applicant")
        .first()
    )


def _letter(request: HttpRequest, opened: OpinionCode, form: OpinionForm) -> HttpResponse:
    agency = opened.letter.case.agency
    context = {**_frame(agency), "content": content_of(opened.letter.letter), "form": form}
    return render(request, "portal/opinion_letter.html", context)


def _refused(left: int) -> str:
    if left:
        return _(
            "编号或者答复码不对，或者已经用过、过期。请对照征求意见书；还可以再试%(left)s次"
        ) % {"left": left}
    minutes = int(SHUT_FOR.total_seconds() // 60)
    return _(
        "这个编号试错的次数太多，先停%(minutes)s分钟。怎么办：过一会儿再试，或者请机关另发答复码"
    ) % {"minutes": minutes}


def _frame(agency: Agency) -> dict[str, Any]:
    return {"agency": agency, "column": "apply", "column_label": _("依申请公开")}

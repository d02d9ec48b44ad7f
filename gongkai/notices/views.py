"""Staff pages of letter forms: the list, one form filled with made-up values, its file, the settings."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.files.letter_docx import letter_docx
from gongkai.files.letter_page import letter_pdf
from gongkai.files.printing import CannotPrint
from gongkai.notices import actions
from gongkai.notices.addressees import settings_of
from gongkai.notices.forms import DayForm, LetterSettingsForm
from gongkai.notices.showing import ShownForm, form_by_key, form_lines, shown_form

MARK = "文书样式：内容为虚构的示例，不是正式文书"
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def _day(request: DeskRequest) -> tuple[DayForm, dt.date]:
    form = DayForm(request.GET if "on" in request.GET else None)
    chosen = form.cleaned_data["on"] if form.is_valid() else None
    return form, chosen or request.today


def _shown(request: DeskRequest, key: str, on: dt.date) -> ShownForm:
    agency = None if "builtin" in request.GET else request.agency
    line = form_by_key(key, on, agency)
    if line is None:
        raise Http404
    return shown_form(line, request.agency, on)


@may(Permission.VIEW_LETTER_FORMS)
@require_safe
def forms(request: DeskRequest) -> HttpResponse:
    """List every form of letter that is in force on a day."""
    form, on = _day(request)
    context = {
        "form": form,
        "on": on,
        "lines": list(form_lines(on, request.agency)),
        "may_set": Permission.SET_LETTERS in request.permissions,
    }
    return render(request, "notices/forms.html", context)


@may(Permission.VIEW_LETTER_FORMS)
@require_safe
def letter_form(request: DeskRequest, key: str, refusal: str = "") -> HttpResponse:
    """Show one form, filled with made-up values in the words of this agency."""
    form, on = _day(request)
    context = {
        "form": form,
        "on": on,
        "shown": _shown(request, key, on),
        "mark": MARK,
        "refusal": refusal,
        "may_set": Permission.SET_LETTERS in request.permissions,
    }
    return render(request, "notices/letter_form.html", context)


@may(Permission.VIEW_LETTER_FORMS)
@require_safe
def letter_file(request: DeskRequest, key: str, kind: str) -> HttpResponse:
    """Give the filled form as a file."""
    if kind not in CONTENT_TYPES:
        raise Http404
    content = _shown(request, key, _day(request)[1]).content
    try:
        data = letter_docx(content, mark=MARK) if kind == "docx" else letter_pdf(content, mark=MARK)
    except CannotPrint as problem:
        return letter_form(request, key, refusal=str(problem))
    response = HttpResponse(data, content_type=CONTENT_TYPES[kind])
    name = f"{content.title}（样式）.{kind}"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response


@may(Permission.SET_LETTERS)
def settings(request: DeskRequest) -> HttpResponse:
    """Set this agency's own words in its letters."""
    form = LetterSettingsForm(request.POST or None, instance=settings_of(request.agency))
    if form.is_valid():
        actions.change_settings(
            agency=request.agency, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("文书设置已经保存，以后出具的文书照此办理。"))
        return redirect("notices:forms")
    return render(request, "notices/settings.html", {"form": form})

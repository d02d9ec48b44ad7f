"""Writing an agency's own wording of a letter: tried with made-up values, kept from a day on, withdrawn."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.notices.models import AgencyWording
from gongkai.notices.showing import FormLine, ShownForm, form_by_key, line_of, shown_form
from gongkai.notices.wording_actions import keep_wording, withdraw_wordings
from gongkai.notices.wordings import checked
from gongkai.rules.letters.fields import FIELDS
from gongkai.rules.refusals import NotAllowed

REQUIRED = {"required": gettext_lazy("请填写这一项。")}


class WordingForm(forms.Form):
    """Title, addressee and text of a letter, with fields in braces."""

    title = forms.CharField(label=gettext_lazy("标题"), max_length=60, error_messages=REQUIRED)
    addressee = forms.CharField(label=gettext_lazy("称呼"), max_length=60, error_messages=REQUIRED)
    body = forms.CharField(
        label=gettext_lazy("正文"),
        help_text=gettext_lazy(
            "一段一行；花括号里是栏目，程序填。救济途径“{remedy}”单独一行，放在最后"
        ),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages=REQUIRED,
    )
    valid_from = forms.DateField(
        label=gettext_lazy("从哪天起用"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages=REQUIRED | {"invalid": gettext_lazy("日期不对，请写成 2026-03-02 这样。")},
    )


@may(Permission.SET_LETTERS)
def wording(request: DeskRequest, key: str) -> HttpResponse:
    """Show the wording to be changed; try it with made-up values, or keep it."""
    line = _line(request, key)
    own = _own(request, line)
    form = WordingForm(request.POST or None, initial=_initial(request, line, own))
    tried: ShownForm | None = None
    if form.is_valid():
        try:
            tried = _tried(request, line, form.cleaned_data)
            if "keep" in request.POST:
                _keep(request, line, form.cleaned_data)
                messages.success(request, _("保存好了，从这一天起的文书照本机关的样式写。"))
                return redirect("notices:letter_form", key=key)
        except NotAllowed as refusal:
            form.add_error("body", str(refusal))
    context = {
        "line": line,
        "form": form,
        "tried": tried,
        "fields": _fields(),
        "has_own": own is not None,
    }
    return render(request, "notices/wording.html", context)


@may(Permission.SET_LETTERS)
@require_POST
def withdraw(request: DeskRequest, key: str) -> HttpResponse:
    """Use the built-in wording again."""
    template = _line(request, key).template
    withdraw_wordings(
        agency=request.agency,
        kind=template.kind.value,
        ending=template.ending,
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("已经改回通用样式。"))
    return redirect("notices:letter_form", key=key)


def _line(request: DeskRequest, key: str) -> FormLine:
    """Return the built-in form, whatever the agency's own one says, so that a broken one can be mended."""
    line = form_by_key(key, request.today)
    if line is None or not line.template.paragraphs:
        raise Http404
    return line


def _own(request: DeskRequest, line: FormLine) -> AgencyWording | None:
    """Return the newest of the agency's own wordings, None where it has none."""
    return AgencyWording.objects.filter(
        agency=request.agency,
        kind=line.template.kind,
        ending=line.template.ending,
        withdrawn_at=None,
    ).last()


def _initial(request: DeskRequest, line: FormLine, own: AgencyWording | None) -> dict[str, Any]:
    """Begin with the agency's own wording where there is one."""
    return {
        "title": own.title if own else line.template.title,
        "addressee": own.addressee if own else line.template.addressee,
        "body": own.body if own else "\n".join(line.template.paragraphs),
        "valid_from": request.today,
    }


def _tried(request: DeskRequest, line: FormLine, said: dict[str, Any]) -> ShownForm:
    template = checked(AgencyWording(kind=line.template.kind, ending=line.template.ending, **said))
    return shown_form(line_of(template, is_own=True), request.agency, request.today)


def _keep(request: DeskRequest, line: FormLine, said: dict[str, Any]) -> None:
    keep_wording(
        agency=request.agency,
        kind=line.template.kind.value,
        ending=line.template.ending,
        by=request.user,
        at=timezone.now(),
        **said,
    )


def _fields() -> list[tuple[str, str]]:
    return [(f"{{{name}}}", field.label) for name, field in FIELDS.items()]

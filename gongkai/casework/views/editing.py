"""Changing the text of a draft by hand before it is signed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.casework import letters
from gongkai.casework.forms import LONGEST_TEXT
from gongkai.casework.models import CaseLetter
from gongkai.casework.views.access import find_letter
from gongkai.notices.actions import values_of
from gongkai.rules.letters.editing import basis_of, editable, must_stay, protected
from gongkai.rules.refusals import NotAllowed

LONGEST_LETTER = LONGEST_TEXT * 3


class TextForm(forms.Form):
    """The text of a letter, a paragraph on each line."""

    text = forms.CharField(
        label=gettext_lazy("正文"),
        help_text=gettext_lazy("一段一行。全部删掉，就恢复样式的文字"),
        required=False,
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 16}),
    )


@may(Permission.HANDLE_CASES)
def edit(request: DeskRequest, pk: int, letter: int) -> HttpResponse:
    """Show the text of a draft to be changed, with what stays as it is; keep it if nothing that must be said is gone."""
    found = find_letter(request, pk, letter)
    if found.letter.is_signed:
        messages.error(request, _("已经签发，内容不能再改。内容有误的，另出更正的文书。"))
        return redirect("casework:letter", pk=pk, letter=letter)
    shown = _shown(request, found)
    form = TextForm(request.POST or None, initial={"text": shown["text"]})
    if form.is_valid():
        try:
            letters.change_text(
                letter=found, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
            )
        except NotAllowed as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("改好了，签发以前还可以再改。"))
            return redirect("casework:letter", pk=pk, letter=letter)
    return render(request, "casework/edit_letter.html", shown | {"form": form})


def _shown(request: DeskRequest, found: CaseLetter) -> dict[str, Any]:
    template = letters.draft_template(found, request.today)
    if not template.paragraphs:
        raise Http404
    values = values_of(found.letter)
    return {
        "case": found.case,
        "paper": found,
        "title": template.title,
        "basis": basis_of(template),
        "text": editable(template, values),
        "kept": protected(template, values),
        "must_stay": list(must_stay(template, values)),
    }

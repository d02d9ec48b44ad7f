"""What is asked of those whose opinion is wanted."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.portal.applying.forms import PlainText
from gongkai.rules.consultation import Answer

ANSWERS: Final = (
    (Answer.AGREES.value, _("同意公开")),
    (Answer.OBJECTS.value, _("不同意公开")),
)


class LetterCodeForm(forms.Form):
    """Number of the letter and its code."""

    number = PlainText(
        _("征求意见书的文书编号"),
        _("写全称，或者只写年份和号，例如 2026-3。"),
        look={"inputmode": "text"},
    )
    code = PlainText(_("答复码"), _("12位，字母不分大小写，中间的横线可写可不写。"))


class OpinionForm(forms.Form):
    """The opinion and its reason."""

    answer = forms.ChoiceField(
        label=_("您的意见"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一项。")},
    )
    opinion = PlainText(
        _("理由"), _("不同意公开的必须写：公开会损害您的什么权益，为什么。"), rows=6, required=False
    )

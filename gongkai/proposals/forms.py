"""The forms of proposals: what the public writes, how it asks for the answer, what the officer answers."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.proposals.content import Written
from gongkai.proposals.lifecycle import Decision
from gongkai.proposals.models import LONGEST_ANSWER, LONGEST_PUBLIC_TITLE

NUMBER: Final = re.compile(r"(\d{4})\D{1,6}(\d{1,9})\D{0,4}$", re.ASCII)


class ProposalForm(forms.Form):
    """What should be published, and why; nothing about the person is asked but what they want to give."""

    title = forms.CharField(
        label=_("建议公开什么"),
        max_length=100,
        widget=forms.TextInput({"class": "input"}),
        help_text=_("写清楚是什么信息，例如“本镇2026年道路养护的招标结果”。"),
        error_messages={"required": _("请写明建议公开什么信息。")},
    )
    reason = forms.CharField(
        label=_("为什么应当公开"),
        max_length=1000,
        widget=forms.Textarea({"class": "input", "rows": 5}),
        help_text=_("例如涉及哪些人的利益、为什么需要大家知道。请不要写身份证号、电话等个人信息。"),
        error_messages={"required": _("请写明为什么应当公开。")},
    )
    application = forms.CharField(
        label=_("您申请过这项信息的，写申请编号"),
        max_length=80,
        required=False,
        widget=forms.TextInput({"class": "input"}),
    )
    contact = forms.CharField(
        label=_("联系方式"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"class": "input", "autocomplete": "off"}),
        help_text=_("机关有不清楚的，用它问您；加密保存，答复两年后删除。不填也能查答复。"),
    )

    def written(self) -> Written:
        """Return what was written."""
        return Written(**self.cleaned_data)


class FollowForm(forms.Form):
    """Number and code of a proposal."""

    number = forms.CharField(
        label=_("建议编号"),
        max_length=80,
        widget=forms.TextInput({"class": "input"}),
        help_text=_("照提交时的写，例如“青山镇建议〔2026〕3号”，或者只写“2026-3”。"),
        error_messages={"required": _("请填写建议编号。")},
    )
    code = forms.CharField(
        label=_("查询码"),
        max_length=40,
        widget=forms.TextInput({"class": "input", "autocomplete": "off"}),
        error_messages={"required": _("请填写查询码。")},
    )

    def clean_number(self) -> tuple[int, int]:
        """Return year and number."""
        found = NUMBER.search(self.cleaned_data["number"])
        if not found:
            raise forms.ValidationError(
                _("编号写得不对。怎么办：写年份和号，例如“2026-3”。"), code="number"
            )
        return int(found[1]), int(found[2])


class AnswerForm(forms.Form):
    """The answer; with a public title proposal and answer are listed for everybody."""

    decision = forms.ChoiceField(
        label=_("结果"), choices=Decision.choices, widget=forms.RadioSelect
    )
    item = forms.CharField(
        label=_("已经公开的，写索引号"),
        max_length=80,
        required=False,
        help_text=_("本机关的信息；答复里会有它的链接。"),
    )
    answer = forms.CharField(
        label=_("答复"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("采纳不采纳、为什么、什么时候在哪里能看到（第四十四条）。不要写个人信息。"),
        error_messages={"required": _("请写答复。")},
    )
    public_title = forms.CharField(
        label=_("公布时的题目"),
        max_length=LONGEST_PUBLIC_TITLE,
        required=False,
        help_text=_(
            "用您自己的话概括建议，不写人名；填了，题目和答复在公开网站列出，不填就只有建议人看得到。"
        ),
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.RadioSelect):
                field.widget.attrs["class"] = "input"

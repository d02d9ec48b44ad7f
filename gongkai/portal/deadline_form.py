"""What a visitor tells the deadline calculator, made into facts. Nothing of it is kept."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.rules.consultation import CONSULTED_LABELS, Consultation, Consulted
from gongkai.rules.correction import CorrectionRequest
from gongkai.rules.fees import FeeNotice
from gongkai.rules.receipt import CHANNEL_LABELS, NEEDS_CONFIRMATION, Arrival, Channel
from gongkai.rules.reckoning import Deferral, Facts
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.reply_time_limit import MAX_EXTENSION_WORKING_DAYS, Extension

CONSULTATIONS: Final = 3  # letters that the page has room for
SOMEBODY: Final = "政府信息公开工作机构负责人"  # the page asks for no name


def _day(label: Any, help_text: Any = "", *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": _("请填写这个日期。"),
            "invalid": _("日期不对，请写成 2026-03-02 这样。"),
        },
    )


class ConsultationForm(forms.Form):
    """One letter asking for an opinion; left empty it is none."""

    consulted = forms.ChoiceField(
        label=_("征求谁的意见"),
        choices=[("", _("没有征求")), *CONSULTED_LABELS.items()],
        required=False,
        widget=forms.Select(attrs={"class": "input"}),
    )
    sent_on = _day(_("征求意见书发出的日期"))
    delivered_on = _day(_("对方收到的日期"))
    answered_on = _day(_("对方答复的日期"), _("还没有答复的不填。"))

    def clean(self) -> dict[str, Any]:
        """Refuse a letter of which half is missing, or whose days cannot be right."""
        given = self.cleaned_data
        if bool(given.get("consulted")) != bool(given.get("sent_on")) and any(given.values()):
            raise forms.ValidationError(
                _("征求意见要写明征求谁的意见和发出的日期；没有征求的，请都空着。")
            )
        try:
            self.consultation()
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return given

    def consultation(self) -> Consultation | None:
        """Return the letter, or None."""
        given = self.cleaned_data
        if not given.get("consulted") or not given.get("sent_on"):
            return None
        return Consultation(
            Consulted(given["consulted"]),
            given["sent_on"],
            given.get("delivered_on"),
            given.get("answered_on"),
        )


class DeadlineForm(forms.Form):
    """What happened to an application, as its applicant or officer knows it."""

    channel = forms.ChoiceField(
        label=_("怎样提交的"),
        choices=list(CHANNEL_LABELS.items()),
        widget=forms.Select(attrs={"class": "input"}),
    )
    arrived_on = _day(
        _("提交的日期"), _("当面交的那天；邮寄的，机关签收或者收到的那天。"), required=True
    )
    confirmed_on = _day(
        _("双方确认的日期"),
        _("平常信函、网上、电子邮件、传真提交的，从机关和申请人确认的那天起算。"),
    )
    asked_on = _day(_("告知补正的日期"))
    correction_due_on = _day(_("要求在哪天之前补正"))
    corrected_on = _day(_("机关收到补正的日期"), _("还没有补正的不填。"))
    extension_working_days = forms.IntegerField(
        label=_("延长几个工作日"),
        required=False,
        min_value=1,
        max_value=MAX_EXTENSION_WORKING_DAYS,
        widget=forms.NumberInput(attrs={"class": "input"}),
    )
    noticed_on = _day(_("告知延期的日期"))
    fee_received_on = _day(_("收到收费通知的日期"))
    fee_paid_on = _day(_("缴费的日期"), _("还没有缴费的不填。"))
    reasons_on = _day(_("收到申请人说明理由的日期"))
    told_on = _day(_("告知延迟答复的日期"))
    deferred_until = _day(_("延迟到哪天答复"))

    # Fields that come together: if one is given, all of these are needed
    together: Final = (
        (_("补正"), ("asked_on", "correction_due_on"), ("corrected_on",)),
        (_("延期"), ("extension_working_days", "noticed_on"), ()),
        (_("收费"), ("fee_received_on",), ("fee_paid_on",)),
        (_("延迟答复"), ("reasons_on", "told_on", "deferred_until"), ()),
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.consultations = [
            ConsultationForm(data, prefix=f"c{number}") for number in range(1, CONSULTATIONS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse halves, and take over what is wrong with the letters."""
        given = self.cleaned_data
        for _label, needed, more in self.together:
            if any(given.get(name) for name in (*needed, *more)):
                for name in needed:
                    if not given.get(name) and name not in self.errors:
                        self.add_error(name, _("请把这一项也填上，或者把这一组都空着。"))
        for number, letter in enumerate(self.consultations, start=1):
            for messages in letter.errors.values():
                self.add_error(None, [f"第{number}封征求意见书：{each}" for each in messages])
        return given

    def facts(self) -> Facts:
        """Return what was told, as facts."""
        given = self.cleaned_data
        channel = Channel(given["channel"])
        letters = (letter.consultation() for letter in self.consultations)
        return Facts(
            arrival=Arrival(
                channel,
                given["arrived_on"],
                given["confirmed_on"] if channel in NEEDS_CONFIRMATION else None,
            ),
            correction=self._correction(),
            consultations=tuple(each for each in letters if each is not None),
            extension=self._extension(),
            fee=FeeNotice(given["fee_received_on"], given["fee_paid_on"])
            if given["fee_received_on"]
            else None,
            deferral=Deferral(given["reasons_on"], given["told_on"], given["deferred_until"])
            if given["deferred_until"]
            else None,
        )

    def _correction(self) -> CorrectionRequest | None:
        given = self.cleaned_data
        if not given["asked_on"]:
            return None
        return CorrectionRequest(
            given["asked_on"], given["correction_due_on"], given["corrected_on"]
        )

    def _extension(self) -> Extension | None:
        noticed_on: dt.date | None = self.cleaned_data["noticed_on"]
        if noticed_on is None:
            return None
        return Extension(
            self.cleaned_data["extension_working_days"], SOMEBODY, noticed_on, noticed_on
        )

"""What people type about letters."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.notices.models import LetterSettings

EARLIEST = dt.date(
    2019, 5, 15
)  # the Regulations of 2019 in force; forms of letters begin with them


class DayForm(forms.Form):
    """The day whose forms are to be seen."""

    on = forms.DateField(
        label=_("看哪一天适用的样式"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("日期不对，请写成 2026-03-02 这样。")},
    )

    def clean_on(self) -> Any:
        """Refuse a day before the Regulations of 2019."""
        on = self.cleaned_data["on"]
        if on and on < EARLIEST:
            raise forms.ValidationError(
                _("现行条例2019年5月15日起施行，之前没有样式，请改成这一天以后的日期。")
            )
        return on


class LetterSettingsForm(forms.ModelForm[LetterSettings]):
    """An agency's own words in its letters."""

    class Meta:
        model = LetterSettings
        fields = (
            "number_prefix",
            "reviewing_body",
            "court",
            "online_channel",
            "is_inquiry_review_first",
            "is_vertically_led",
        )
        labels = {
            "number_prefix": _("机关代字"),
            "reviewing_body": _("行政复议机关"),
            "court": _("有管辖权的法院"),
            "online_channel": _("网上申请行政复议的途径"),
            "is_inquiry_review_first": _("行政查询事项复议前置"),
            "is_vertically_led": _("本机关实行垂直领导"),
        }
        help_texts = {
            "number_prefix": _(
                "文书编号开头的几个字，例如“示青公开”。不填的，用机关简称加“公开”。"
            ),
            "reviewing_body": _("不填的，按机关的上下级关系确定；本系统里没有上级的，要填写。"),
            "court": _("不填的，写“有管辖权的人民法院”。"),
            "online_channel": _("网上送达答复时必须告知（行政复议法第二十二条）。"),
            "is_inquiry_review_first": _("没有统一规定，按当地复议机关的口径选。"),
            "is_vertically_led": _(
                "海关、金融、外汇管理、税务、国家安全等机关，向上一级主管部门申请复议。"
            ),
        }

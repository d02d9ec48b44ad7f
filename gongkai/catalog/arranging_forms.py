"""What people type about the arrangements of a catalogue and its registers."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency
from gongkai.catalog import queries
from gongkai.catalog.forms import CHOOSE, Day
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import CatalogPlan
from gongkai.rules.proactive.heads import head_in_words, heads_of
from gongkai.rules.proactive.heads_table import OUTSIDE
from gongkai.rules.proactive.index_numbers import LONGEST

EARLIEST_YEAR = 2008
LATEST_YEAR = 2100
MOST_REVIEW_DAYS = 20


class PlanForm(forms.Form):
    """Steps of the review, and index numbers."""

    steps = forms.MultipleChoiceField(
        label=_("审查步骤（按这个次序）"),
        choices=Step.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("起草送审以后要过哪几步。保密审查和签发不能少"),
        error_messages={"required": _("至少要有保密审查和签发。")},
    )
    same_person_may = forms.BooleanField(
        label=_("人手不够，允许同一人办两步"),
        required=False,
        help_text=_("一般不选：起草和审查应当是不同的人"),
    )
    review_working_days = forms.IntegerField(
        label=_("每一步几个工作日内办完"), min_value=1, max_value=MOST_REVIEW_DAYS
    )
    unit_code = forms.RegexField(
        r"^[A-Za-z0-9-]*$",
        label=_("索引号里的单位代码"),
        max_length=40,
        required=False,
        help_text=_("统一社会信用代码或者机构代码；不填就用网址里的代码"),
        error_messages={"invalid": _("单位代码只用字母、数字和连字符。")},
    )
    index_pattern = forms.CharField(
        label=_("索引号的写法"),
        max_length=LONGEST,
        help_text=_("{单位}、{年}、{月}、{年月}、{序号:5}（五位）可用；改了只影响以后的"),
    )

    @classmethod
    def of(cls, plan: CatalogPlan) -> "PlanForm":
        """Return the form with what holds now."""
        return cls(
            initial={
                "steps": list(plan.own_steps),
                "same_person_may": plan.same_person_may,
                "review_working_days": plan.review_working_days,
                "unit_code": plan.unit_code,
                "index_pattern": plan.index_pattern,
            }
        )


class ClassForm(forms.Form):
    """A class of the agency's own catalogue."""

    name = forms.CharField(
        label=_("名称"), max_length=60, error_messages={"required": _("请写类别的名称。")}
    )
    head = forms.ChoiceField(
        label=_("通常对应的条例条项"), required=False, help_text=_("起草时先填上，可以改")
    )
    position = forms.IntegerField(label=_("次序"), min_value=0, max_value=999, required=False)

    def __init__(self, *args: Any, agency: Agency, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["head"].choices = [  # type: ignore[attr-defined]
            *CHOOSE,
            (OUTSIDE, _("不属于（工作动态等）")),
            *((each.key, head_in_words(each.key)) for each in heads_of(level=agency.level, on=on)),
        ]


class OpeningForm(forms.Form):
    """How many items were public before the program was used."""

    year = forms.IntegerField(
        label=_("年度"),
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        required=False,
        help_text=_("那一年新公开的件数；不填年度，就是更早的合在一起"),
    )
    item_class = forms.ChoiceField(label=_("本机关目录"), required=False)
    count = forms.IntegerField(
        label=_("件数"), min_value=0, error_messages={"required": _("请填件数，没有的填 0。")}
    )
    in_force_count = forms.IntegerField(
        label=_("其中现行有效的规范性文件"), min_value=0, required=False, initial=0
    )
    source = forms.CharField(
        label=_("出处"),
        max_length=200,
        help_text=_("例如 2023年度报告第一部分；以后有人问，知道从哪来"),
        error_messages={"required": _("请写出处。")},
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.classes = {str(each.pk): each for each in queries.classes_of(agency)}
        self.fields["item_class"].choices = [  # type: ignore[attr-defined]
            ("", _("不分类别")),
            *((key, each.name) for key, each in self.classes.items()),
        ]


class EntryForm(forms.Form):
    """One decision for a register; no name of the person concerned is asked for."""

    number = forms.CharField(
        label=_("文书号或票据号"), max_length=80, error_messages={"required": _("请填文书号。")}
    )
    matter = forms.CharField(
        label=_("事项"),
        max_length=200,
        help_text=_("办的是什么事，不写当事人姓名"),
        error_messages={"required": _("请写办的是什么事。")},
    )
    decided_on = Day(label=_("决定（收取）日期"))
    amount = forms.DecimalField(
        label=_("金额（元）"), max_digits=14, decimal_places=2, min_value=0, required=False
    )
    is_public = forms.BooleanField(label=_("已公开"), required=False)

    def clean_decided_on(self) -> dt.date:
        """Ask for the day."""
        day: dt.date | None = self.cleaned_data["decided_on"]
        if day is None:
            raise forms.ValidationError(_("请填决定（收取）日期。"))
        return day

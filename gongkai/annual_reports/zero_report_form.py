"""The few questions about a quiet year, as a form: every answer is somebody's, none is set beforehand."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.rules.annual_report.zero_report import CHANNELS, PROBLEMS, Happened, YearFacts

YES, NO = "yes", "no"
MOST_ITEMS = 1_000_000  # more is a slip of the finger
MOST_TIMES = 1_000
LONGEST_ANSWER = 500  # characters of an answer in one's own words
LARGEST_FEE = Decimal(10_000_000)  # yuan


def _choice(label: Any, *choices: tuple[str, Any], help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        help_text=help_text,
        error_messages={"required": _("请选一项。")},
    )


def _count(label: Any, most: int, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=most,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
        error_messages={
            "required": _("请填一个数，没有的填 0。"),
            "invalid": _("请填整数，没有的填 0。"),
            "min_value": _("不能是负数，没有的填 0。"),
            "max_value": _("这个数太大，请看看是不是多打了几位。"),
        },
    )


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_ANSWER,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": _("写得太长：不超过 500 字，多的请在文字里再补。")},
    )


class ZeroReportForm(forms.Form):
    """The facts of the year, in the order of the report.

    Work assessment and public appraisal must be answered by governments (Article 50); others may
    leave them.
    """

    published = _count(
        _("今年一共公开了多少条信息"),
        MOST_ITEMS,
        _("网站、公开栏、新媒体合在一起，一条信息只算一次"),
    )
    channels = forms.MultipleChoiceField(
        label=_("在哪里公开"),
        choices=list(CHANNELS.items()),
        error_messages={"required": _("公开了信息，请选在哪里公开的。")},
        widget=forms.CheckboxSelectMultiple,
    )
    all_reviewed = _choice(
        _("每条信息公开以前都审查过、有记录吗"),
        (YES, _("每条都有记录")),
        (NO, _("有的没有留下记录")),
    )
    guide_updated = _choice(
        _("公开指南和公开目录今年改过吗"), (YES, _("更新过")), (NO, _("没有变动"))
    )
    trainings = _count(_("今年组织或者参加了几次公开业务培训"), MOST_TIMES)
    assessment = _choice(
        _("政府信息公开工作考核"),
        (Happened.YES.value, _("考核过，结果写在下面")),
        (Happened.PENDING.value, _("考核了，结果还没有出来")),
        (Happened.NO.value, _("今年没有考核")),
    )
    assessment_result = _words(_("考核的结果"), _("例如：良好；全县第 3 名"))
    appraisal = _choice(
        _("社会评议（请群众评公开工作）"),
        (Happened.YES.value, _("评过，结果写在下面")),
        (Happened.PENDING.value, _("评了，结果还在汇总")),
        (Happened.NO.value, _("今年没有评")),
    )
    appraisal_result = _words(_("评议的结果"), _("例如：收回问卷 163 份，满意率 94.5%"))
    accountability = _count(_("因公开工作被追究责任的有几人次"), MOST_TIMES)
    problems = forms.MultipleChoiceField(
        label=_("今年主要有什么问题，打算怎么改"),
        help_text=_("选真有的，可以选几个；选中的问题和改进会一起写进第五部分"),
        choices=[(key, f"{each.says}——{each.measure}") for key, each in PROBLEMS.items()],
        error_messages={
            "required": _(
                "请至少选一个问题，或者用自己的话写：报告要写存在的问题和改进（条例第五十条）。"
            )
        },
        widget=forms.CheckboxSelectMultiple,
    )
    own_problem = _words(_("别的问题，用自己的话写"))
    own_measure = _words(_("这个问题怎么改"))
    mended = _words(_("上年报告写的问题，今年改得怎样"))
    fee = _choice(_("今年收取信息处理费了吗"), (NO, _("没有收取")), (YES, _("收了，金额写在下面")))
    fee_yuan = forms.DecimalField(
        label=_("收了多少元"),
        required=False,
        min_value=Decimal("0.01"),
        max_value=LARGEST_FEE,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "autocomplete": "off"}),
        error_messages={
            "invalid": _("请填金额，例如 12.50，不写单位。"),
            "min_value": _("没有收取的，上面选“没有收取”。"),
        },
    )
    others = _choice(_("还有别的要报告吗"), (NO, _("没有其他事项")), (YES, _("有，写在下面")))
    other = _words(_("其他需要报告的事项"))

    def __init__(self, *args: Any, is_government: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("assessment", "appraisal", "accountability"):
            self.fields[name].required = is_government

    def clean(self) -> dict[str, Any]:
        """Ask for what a chosen answer needs, and refuse answers that contradict each other."""
        cleaned = super().clean() or {}
        self._needs(
            cleaned, "assessment", Happened.YES.value, "assessment_result", _("请写明考核的结果。")
        )
        self._needs(
            cleaned, "appraisal", Happened.YES.value, "appraisal_result", _("请写明评议的结果。")
        )
        self._needs(
            cleaned, "fee", YES, "fee_yuan", _("请填收了多少元；没有收取的，选“没有收取”。")
        )
        self._needs(
            cleaned, "others", YES, "other", _("请写明是什么事项；没有的，选“没有其他事项”。")
        )
        if cleaned.get("published") == 0:
            self._answer_is_empty(cleaned, "channels")
            if cleaned["channels"]:
                self.add_error("channels", _("上面填的是 0 条，这里却选了公开的地方：请改一处。"))
        self._check_problems(cleaned)
        return cleaned

    def _needs(
        self, cleaned: Mapping[str, Any], question: str, answer: str, name: str, says: Any
    ) -> None:
        if cleaned.get(question) == answer and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, says)

    def _answer_is_empty(self, cleaned: dict[str, Any], name: str) -> None:
        """Let a question go unanswered that another answer makes needless."""
        if name not in cleaned:
            self.errors.pop(name, None)
            cleaned[name] = []

    def _check_problems(self, cleaned: dict[str, Any]) -> None:
        own = cleaned.get("own_problem")
        if own:
            self._answer_is_empty(cleaned, "problems")
        if own and not cleaned.get("own_measure"):
            self.add_error("own_measure", _("写了问题，也要写怎么改。"))

    def facts(self) -> YearFacts:
        """Return the answers of a valid form; an answer to a question that was not put is left out."""
        given = self.cleaned_data
        is_charged = given["fee"] == YES
        assessment, appraisal = Happened(given["assessment"]), Happened(given["appraisal"])
        return YearFacts(
            published=given["published"],
            channels=tuple(given["channels"]),
            all_reviewed=given["all_reviewed"] == YES if given["published"] else None,
            guide_updated=given["guide_updated"] == YES,
            trainings=given["trainings"],
            assessment=assessment,
            assessment_result=given["assessment_result"] if assessment is Happened.YES else "",
            appraisal=appraisal,
            appraisal_result=given["appraisal_result"] if appraisal is Happened.YES else "",
            accountability=given["accountability"],
            problems=tuple(given["problems"]),
            own_problem=given["own_problem"],
            own_measure=given["own_measure"] if given["own_problem"] else "",
            mended=given["mended"],
            fee_yuan=given["fee_yuan"] if is_charged else Decimal(0),
            other=given["other"] if given["others"] == YES else "",
            nothing_else=given["others"] == NO,
        )

    def as_typed(self) -> dict[str, Any]:
        """Return what came back, by field, for keeping; a list where several may be chosen."""
        several = {"channels", "problems"}
        source: Any = self.data
        return {
            name: source.getlist(name) if name in several else source.get(name, "")
            for name in self.fields
            if name in source
        }

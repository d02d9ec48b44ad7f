"""What a competent department types about a season, made into days and numbers of working days."""

import contextlib
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.accounts.asked_numbers import asked_numbers
from gongkai.rules.annual_report.deadlines import OF_GROUP, DayOfYear, Group, within_the_law

GROUP_LABELS = {
    Group.DEPARTMENTS: _("部门和其他单位"),
    Group.NOT_NAMED: _("乡镇、街道、开发区"),
    Group.GOVERNMENTS: _("县级以上人民政府"),
}
COMMON_YEAR = 2025  # any year without 29 February

DAY_TYPED = re.compile(r"^(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?$")
MOST_WORKING_DAYS = 60  # reminding earlier would be before the year has ended


class SeasonForm(forms.Form):
    """The last days a competent department sets, and when its agencies are reminded."""

    remind_before = forms.CharField(
        label=_("期限前几个工作日提醒"),
        help_text=_("几个数用逗号分开，例如 15，5，1。每个单位每次提醒一回，不重复。"),
        error_messages={"required": _("请至少填一个数，例如 5。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group, label in GROUP_LABELS.items():
            self.fields[group.value] = forms.CharField(label=label, required=False)
        self.order_fields([*GROUP_LABELS, "remind_before"])

    def clean_remind_before(self) -> list[int]:
        """Return the numbers of working days."""
        typed = re.split(r"[，,、\s]+", self.cleaned_data["remind_before"].strip())
        numbers = asked_numbers(typed)
        if len(numbers) != len(typed) or not all(n <= MOST_WORKING_DAYS for n in numbers):
            raise forms.ValidationError(
                f"提醒的日子写 0 到 {MOST_WORKING_DAYS} 的数，用逗号分开，例如 15，5，1。"
            )
        return numbers

    def clean(self) -> dict[str, Any]:
        """Make days of what was typed; an empty field means the day of the law."""
        cleaned = super().clean() or {}
        days = {}
        for group in GROUP_LABELS:
            typed = cleaned.get(group.value, "").strip()
            if typed:
                try:
                    days[group] = within_the_law(day_typed(typed), OF_GROUP[group])
                except ValueError as refusal:
                    self.add_error(group.value, str(refusal))
        return {**cleaned, "days": days}


def day_typed(text: str) -> DayOfYear:
    """Return the day of the year somebody typed.

    :raises ValueError: for what is no day of every year
    """
    found = DAY_TYPED.match(text)
    if found:
        day = DayOfYear(int(found[1]), int(found[2]))
        with contextlib.suppress(ValueError):
            day.in_year(COMMON_YEAR)
            return day
    raise ValueError("日子写成 1月23日 这样。")

"""What people type about agencies, made into values of the domain."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency, AgencyLevel, Kind, Office, Village
from gongkai.rules.annual_report.deadlines import DayOfYear

MEGABYTE = 1024 * 1024
LARGEST_TABLE = 5 * MEGABYTE
ACCEPTED = ".csv,.xlsx"


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class AgencyCodeField(forms.CharField):
    """The code of an agency that is there; becomes the agency. Only ``among`` are found."""

    among = Agency.objects.none()

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        if not code:
            return None
        found = self.among.filter(code=code, abolished_on=None).first()
        if found is None:
            raise forms.ValidationError(
                f"没有代码为“{code}”的在用机关。怎么办：到机关列表里查代码。"
            )
        return found


class StepForm(forms.Form):
    """A form of one step; agencies named in it are looked for among those the person manages."""

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, AgencyCodeField):
                field.among = among


class FactsForm(StepForm):
    """What is recorded of an agency."""

    name = forms.CharField(
        label=_("名称"), max_length=120, help_text=_("全称，例如 示例县青山镇人民政府")
    )
    short_name = forms.CharField(label=_("简称"), max_length=40, required=False)
    kind = forms.ChoiceField(label=_("性质"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("层级"), choices=AgencyLevel.choices)
    named_competent_department = AgencyCodeField(
        label=_("主管部门代码"),
        required=False,
        help_text=_("空着就是上级政府或本级政府的办公室（条例第三条）"),
    )
    address = forms.CharField(label=_("地址"), max_length=200, required=False)
    postcode = forms.RegexField(
        r"^[0-9]{6}$",
        label=_("邮政编码"),
        required=False,
        error_messages={"invalid": _("邮政编码是 6 位数字。")},
    )
    telephone = forms.CharField(label=_("联系电话"), max_length=40, required=False)
    established_on = DayField(label=_("设立日期"), required=False)


class NewAgencyForm(FactsForm):
    """A new agency: its code and superior as well."""

    superior = AgencyCodeField(label=_("上级机关代码"))
    code = forms.CharField(
        label=_("代码"),
        max_length=40,
        help_text=_("公开地址，定了不能改，也不再给别的机关。用小写字母、数字，例如 qingshan"),
    )

    field_order = ("superior", "code")


class RenameForm(StepForm):
    name = forms.CharField(label=_("新名称"), max_length=120)
    short_name = forms.CharField(label=_("新简称"), max_length=40, required=False)
    from_on = DayField(label=_("从哪天起用"), help_text=_("没到的日子也可以填，到那天自动改"))


class MoveForm(StepForm):
    superior = AgencyCodeField(label=_("新的上级机关代码"))


class MergeForm(StepForm):
    into = AgencyCodeField(label=_("并入哪个机关（代码）"))
    on = DayField(label=_("从哪天起"))


class EndForm(StepForm):
    on = DayField(label=_("从哪天起"))


class ReportDayForm(StepForm):
    """The agency's own last day for the annual report; both empty: the statutory one."""

    month = forms.IntegerField(label=_("月"), min_value=1, max_value=12, required=False)
    day = forms.IntegerField(label=_("日"), min_value=1, max_value=31, required=False)

    def clean(self) -> dict[str, Any]:
        month, day = self.cleaned_data.get("month"), self.cleaned_data.get("day")
        if (month is None) != (day is None):
            raise forms.ValidationError("月和日要一起填，或者都空着。")
        own = None if month is None or day is None else DayOfYear(month, day)
        self.cleaned_data = {"day": own}
        return self.cleaned_data


class OfficeForm(forms.ModelForm[Office]):
    class Meta:
        model = Office
        fields = ("name", "kind", "is_ogi_office", "address", "telephone")


class VillageForm(forms.ModelForm[Village]):
    class Meta:
        model = Village
        fields = ("name", "kind", "division_code", "telephone")


class TableForm(forms.Form):
    """A table of agencies."""

    file = forms.FileField(
        label=_("机关表"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("请选择一个文件。"), "empty": _("这个文件是空的。")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_TABLE:
            raise forms.ValidationError("文件超过 5 MB。怎么办：分成几张表导入。")
        return file


def initial_of(agency: Agency) -> dict[str, Any]:
    """Return what stands in the form of an agency's facts now."""
    named = agency.named_competent_department
    values: dict[str, str | dt.date | None] = {
        name: getattr(agency, name) for name in FactsForm.base_fields if hasattr(agency, name)
    }
    return {**values, "named_competent_department": named.code if named else ""}

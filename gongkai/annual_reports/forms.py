"""What people type about a report, made into values of the domain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.starting import YearToReport
from gongkai.rules.annual_report.editions import FIRST_YEAR_OF_A_FORM

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 100 * MEGABYTE
LARGEST_PUBLIC_UPLOAD = 20 * MEGABYTE
PENDING_SALT = "annual_reports.pending_upload"
PENDING_SECONDS = 6 * 60 * 60  # an upload waits this long for its confirmation

EARLIEST_REPORT_YEAR = 2008  # the first year of the Regulations of 2007
LATEST_YEAR = 2100

ACCEPTED = ".docx,.pdf,.xlsx,.html,.htm,.txt"


class ReportFileForm(forms.Form):
    """A file that holds an annual report."""

    file = forms.FileField(
        label=_("年度报告文件"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("请选择一个文件。"),
            "empty": _("这个文件是空的，没有内容。"),
        },
    )

    largest = LARGEST_UPLOAD

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse a file that is too large, before it is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        size = file.size or 0
        if size > self.largest:
            raise forms.ValidationError(
                f"文件有 {size / MEGABYTE:.1f} MB，不能超过 {self.largest // MEGABYTE} MB。"
                "怎么办：去掉文件里的图片后另存，再上传。"
            )
        return file


class PublicReportFileForm(ReportFileForm):
    """The same for anyone, smaller."""

    largest = LARGEST_PUBLIC_UPLOAD


@dataclass(frozen=True, slots=True)
class PendingUpload:
    """A file that was read and waits for its confirmation; travels signed in the page."""

    address: str
    name: str
    kind: str
    agency_code: str

    def token(self) -> str:
        """Return it as text that cannot be changed on the way."""
        return signing.dumps(
            [self.address, self.name, self.kind, self.agency_code], salt=PENDING_SALT
        )

    @classmethod
    def of(cls, token: str) -> "PendingUpload":
        """Return what the token holds.

        :raises signing.BadSignature: if it was changed or is too old
        """
        return cls(*signing.loads(token, salt=PENDING_SALT, max_age=PENDING_SECONDS))


class ConfirmUploadForm(forms.Form):
    """What the person says of the file that was read: its year, and that it is this agency's."""

    token = forms.CharField(widget=forms.HiddenInput)
    year = forms.IntegerField(
        label=_("报告年度"),
        min_value=FIRST_YEAR_OF_A_FORM,
        max_value=LATEST_YEAR,
        error_messages={
            "required": _("请填写报告是哪一年的。"),
            "invalid": _("年度写四位数字，例如 2025。"),
            "min_value": _("全国统一格式从 2019 年度报告起施行，更早的报告不能送签。"),
        },
    )
    is_that_year = forms.BooleanField(
        label=_("文件里写的年度不同，但这就是上面填的那一年的报告"), required=False
    )
    is_ours = forms.BooleanField(
        label=_("文件里写的机关名称不同，但这就是本机关的报告"), required=False
    )

    def __init__(
        self, *args: Any, names_another_agency: bool, file_year: int | None, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.names_another_agency = names_another_agency
        self.file_year = file_year
        if not names_another_agency:
            del self.fields["is_ours"]

    @property
    def asks_for_year(self) -> bool:
        """Whether the page has to ask if the year is really another than the file says."""
        return "is_that_year" in self.errors or bool(self.data.get("is_that_year"))

    def clean(self) -> dict[str, Any]:
        """Ask for a word where the file speaks of another year or another agency."""
        cleaned = super().clean() or {}
        year = cleaned.get("year")
        if year and self.file_year and year != self.file_year and not cleaned["is_that_year"]:
            self.add_error(
                "is_that_year",
                f"文件里写的是 {self.file_year} 年，上面填的是 {year} 年。"
                "怎么办：填错了就改过来；确实是这一年的报告，请勾选。",
            )
        if self.names_another_agency and not cleaned.get("is_ours"):
            self.add_error(
                "is_ours", _("文件里写的是另一个机关。确实是本机关的报告，请勾选；不是，请换文件。")
            )
        return cleaned


class StartForm(forms.Form):
    """Which year's report to begin, of those that the agency has not begun."""

    year = forms.TypedChoiceField(
        label=_("起草哪一年的报告"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选择起草哪一年的报告。"),
            "invalid_choice": _(
                "这一年的报告不能在这里起草：已经起草过，或者不在可以起草的年度里。"
            ),
        },
    )

    def __init__(self, *args: Any, years: Sequence[YearToReport], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101  for the type checker
        # A year begun meanwhile stays a choice: it leads to what a colleague began
        field.choices = [(each.year, self.label_of(each)) for each in years]

    @staticmethod
    def label_of(each: YearToReport) -> str:
        """Say of a year by when its report is due, or that it was begun."""
        year = f"{each.year}年"
        due = f"{each.due_on.year}年{each.due_on.month}月{each.due_on.day}日"
        if each.begun is not None:
            return f"{year}：已经起草，接着填"
        if each.is_running:
            return f"{year}：还没有过完，可以先起草，{each.year + 1}年1月1日起送签（最迟{due}公布）"
        return f"{year}：最迟{due}公布" + ("，已经过了期限" if each.is_late else "")


class ListForm(forms.Form):
    """Which reports to list: a year, and how far on; nonsense in the address is as nothing."""

    year = forms.IntegerField(
        label=_("年度"),
        min_value=EARLIEST_REPORT_YEAR,
        max_value=LATEST_YEAR,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )
    go_to = forms.IntegerField(min_value=1, max_value=10_000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.full_clean()

    @property
    def year_asked(self) -> int | None:
        """The year asked for, if it is one."""
        return self.cleaned_data.get("year")

    @property
    def page(self) -> int:
        """The number of the page asked for, from 1."""
        return self.cleaned_data.get("go_to") or 1

    def address_of(self, page: int) -> str:
        """Return the query of another page of the same list."""
        year = {"year": self.year_asked} if self.year_asked else {}
        return "?" + urlencode({**year, "go_to": page})


class ChangesForm(forms.Form):
    """Which two versions to lay side by side, and from which event on to tell; nonsense is as nothing."""

    earlier = forms.TypedChoiceField(label=_("左边"), coerce=int, required=False, empty_value=None)
    later = forms.TypedChoiceField(label=_("右边"), coerce=int, required=False, empty_value=None)
    before = forms.IntegerField(min_value=1, required=False)

    def __init__(self, *args: Any, versions: Sequence[ReportVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {each.number: each for each in versions}
        for name in ("earlier", "later"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101  for the type checker
            field.choices = [
                (number, f"第{number}版（{each.get_state_display()}）")
                for number, each in self.versions.items()
            ]
        self.full_clean()

    def chosen(self, name: str) -> ReportVersion | None:
        """Return the version chosen in a field, if one was."""
        return self.versions.get(self.cleaned_data.get(name) or 0)

    @property
    def before_event(self) -> int | None:
        """The event before which to tell on."""
        return self.cleaned_data.get("before")


class SendBackForm(forms.Form):
    """Why a report goes back to the person who fills it in."""

    reason = forms.CharField(
        label=_("退回的原因"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": _("请写明退回的原因，填报人要知道改哪里。")},
    )


class ReopenForm(forms.Form):
    """Why an agency reopens a report that it filed."""

    reopen_reason = forms.CharField(
        label=_("重开的原因"),
        help_text=_(
            "例如：许可件数漏统计 1 件。更正版公布时，原因和两版的不同一起公开，不要写个人信息。"
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": _("请写明原因，例如哪个数统计错了。")},
    )


class TakeOverForm(forms.Form):
    """When and where a report was published before this program was used."""

    published_on = forms.DateField(
        label=_("当时的公布日期"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("请填当时的公布日期。"),
            "invalid": _("日期写成 2024-01-25 这样。"),
        },
    )
    where = forms.CharField(
        label=_("当时公布在哪里"),
        help_text=_("网址，或者公报的名称和期号"),
        max_length=300,
        error_messages={"required": _("请写明当时公布在哪里。")},
    )

"""What people type about a report, made into values of the domain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gongkai.rules.annual_report.cell_values import NotAValue, parse_value
from gongkai.rules.annual_report.form import CellId, Table
from gongkai.rules.annual_report.report import Report, Unread, Value

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 100 * MEGABYTE
LARGEST_PUBLIC_UPLOAD = 20 * MEGABYTE
PENDING_SALT = "annual_reports.pending_upload"
PENDING_SECONDS = 6 * 60 * 60  # an upload waits this long for its confirmation

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
        min_value=2019,
        max_value=2100,
        error_messages={
            "required": _("请填写报告是哪一年的。"),
            "invalid": _("年度写四位数字，例如 2025。"),
            "min_value": _("全国统一格式从 2019 年度报告起施行，更早的报告不能送签。"),
        },
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

    def clean(self) -> dict[str, Any]:
        """Ask for a word where the file speaks of another agency."""
        cleaned = super().clean() or {}
        if self.names_another_agency and not cleaned.get("is_ours"):
            self.add_error(
                "is_ours", _("文件里写的是另一个机关。确实是本机关的报告，请勾选；不是，请换文件。")
            )
        return cleaned


@dataclass(slots=True)
class Entries:
    """The cells somebody typed: values that can be used, texts as typed, and mistakes by cell."""

    values: dict[CellId, Value] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    mistakes: dict[str, str] = field(default_factory=dict)


def table_entries(data: Mapping[str, str], table: Table, report: Report) -> Entries:
    """Read the entry fields of one table, named by ``table.row.column``.

    A field left empty for a cell that is still unread says nothing; for a cell that was read it makes
    the cell blank.
    """
    entries = Entries()
    for cell in table.cells():
        where = str(cell)
        text = data.get(where)
        if text is None or (not text.strip() and cell not in report.figures):
            continue
        entries.typed[where] = text
        try:
            entries.values[cell] = parse_value(text, table.kind_of(cell))
        except NotAValue as mistake:
            entries.mistakes[where] = str(mistake)
    return entries


def settled_values(data: Mapping[str, str], report: Report) -> Entries:
    """Read what somebody chose for the cells that could not be read.

    For the n-th one ``choice-n`` is the number of a reading, or ``own`` with the values typed.
    """
    entries = Entries()
    for number, unread in enumerate(report.unread):
        choice = data.get(f"choice-{number}", "")
        if choice == "own":
            _own_values(data, report, unread, entries)
        elif choice.isdigit() and int(choice) < len(unread.readings):
            entries.values.update(zip(unread.cells, unread.readings[int(choice)], strict=True))
    return entries


def _own_values(data: Mapping[str, str], report: Report, unread: Unread, entries: Entries) -> None:
    for cell in unread.cells:
        where = str(cell)
        text = data.get(where, "")
        entries.typed[where] = text
        if not text.strip():
            entries.mistakes[where] = "请填这一格的数；纸面上是空白的填 0 前请先核对。"
            continue
        try:
            kind = report.form.kind_of(cell) if report.form else None
            if kind is not None:
                entries.values[cell] = parse_value(text, kind)
        except NotAValue as mistake:
            entries.mistakes[where] = str(mistake)


class SendBackForm(forms.Form):
    """Why a report goes back to the person who fills it in."""

    reason = forms.CharField(
        label=_("退回的原因"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": _("请写明退回的原因，填报人要知道改哪里。")},
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

"""What an officer says of an upload and of a file that the program cannot place."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency
from gongkai.annual_reports.bulk.unpacking import LARGEST_FILE, LARGEST_UPLOAD
from gongkai.files.limits import MEGABYTE
from gongkai.rules.annual_report.editions import FIRST_YEAR_OF_A_FORM

ACCEPTED = ".docx,.pdf,.xlsx,.html,.htm,.txt,.zip"


class SeveralFiles(forms.ClearableFileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if isinstance(files, MultiValueDict) else files.get(name)


class FilesField(forms.FileField):
    """Any number of files."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [each for each in data or () if each]


class FolderForm(forms.Form):
    """The files of a folder, chosen one by one, as a folder, or packed: one of the two questions is answered."""

    use_required_attribute = False

    year = forms.IntegerField(
        label=_("是哪一年的报告"),
        min_value=FIRST_YEAR_OF_A_FORM,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("请填写报告是哪一年的。"),
            "invalid": _("年度写四位数字，例如 2025。"),
            "min_value": _("全国统一格式从 2019 年度报告起施行。"),
        },
    )
    chosen = FilesField(
        label=_("选文件（可以一次选很多个，或者选一个 ZIP 压缩包）"),
        widget=SeveralFiles(attrs={"accept": ACCEPTED}),
    )
    folder = FilesField(
        label=_("或者选一个文件夹"),
        widget=SeveralFiles(attrs={"webkitdirectory": True}),
    )

    def __init__(self, *args: Any, this_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.this_year = this_year

    def clean_year(self) -> int:
        """Refuse the report of a year that is not over."""
        year: int = self.cleaned_data["year"]
        if year >= self.this_year:
            raise forms.ValidationError(
                f"{year}年还没有过完，报告要统计到12月31日（条例第五十条）。怎么办：填 {self.this_year - 1} 或更早的年度。"
            )
        return year

    def clean(self) -> dict[str, Any]:
        """Require files within the limits of one upload."""
        cleaned = super().clean() or {}
        files = self.all_files(cleaned)
        if not files:
            self.add_error("chosen", _("请选文件、文件夹或者 ZIP 压缩包。"))
        total = sum(each.size or 0 for each in files)
        if total > LARGEST_UPLOAD:
            self.add_error(
                "chosen",
                f"合计 {total / MEGABYTE:.0f} MB，一次不能超过 {LARGEST_UPLOAD // MEGABYTE} MB。怎么办：分几次上传。",
            )
        for each in files:
            if (each.size or 0) > LARGEST_FILE and not (each.name or "").lower().endswith(".zip"):
                self.add_error(
                    "chosen",
                    f"“{each.name}”超过 {LARGEST_FILE // MEGABYTE} MB。怎么办：去掉文件里的图片后另存。",
                )
        return cleaned

    @staticmethod
    def all_files(cleaned: dict[str, Any]) -> list[UploadedFile[Any]]:
        """Return what was chosen in either way."""
        return [*cleaned.get("chosen", ()), *cleaned.get("folder", ())]


class WhoseForm(forms.Form):
    """Whose report a file is: one of the nearest names, or another by its name or code."""

    agency = forms.IntegerField(required=False)
    other = forms.CharField(max_length=120, required=False)

    def chosen(self) -> Agency | None:
        """Return the agency chosen, or the one typed."""
        if not self.is_valid():
            return None
        other = self.cleaned_data["other"].strip()
        if other:
            typed = Agency.objects.filter(name=other) | Agency.objects.filter(code=other)
            found: Agency | None = typed.first()
            return found
        chosen: Agency | None = Agency.objects.filter(pk=self.cleaned_data["agency"]).first()
        return chosen

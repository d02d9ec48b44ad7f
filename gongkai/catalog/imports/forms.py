"""The sheet somebody uploads: small enough, and really a workbook."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gongkai.catalog.forms import FileForm
from gongkai.catalog.imports.packed import LARGEST_FOLDER, MOST_FILES
from gongkai.catalog.refusals import BadAttachment
from gongkai.catalog.uploading import kind_of
from gongkai.files.kinds import is_zip
from gongkai.files.limits import MEGABYTE

LARGEST_SHEET = 20 * MEGABYTE


class SheetForm(FileForm):
    """A workbook of rows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("填好的表（.xlsx）")
        self.fields["file"].widget.attrs["accept"] = ".xlsx"
        self.fields["file"].help_text = _("一次最多 50000 行、20 MB；只读第一张工作表")

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse what is too large, before it is read, and what its bytes show to be something else."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if file is None:
            return None
        size = file.size or 0
        if size > LARGEST_SHEET:
            raise forms.ValidationError(
                f"文件有 {size / MEGABYTE:.1f} MB，不能超过 {LARGEST_SHEET // MEGABYTE} MB。"
                "怎么办：分成几个文件，删去图片。"
            )
        name = file.name or ""
        try:
            kind = kind_of(file.read(), name)
        except BadAttachment as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        file.seek(0)
        if kind != "xlsx":
            raise forms.ValidationError(
                f"“{name}”不是 Excel 表（.xlsx）。怎么办：用 WPS 或 Excel 打开，另存为 .xlsx，再上传。"
            )
        return file


class FolderForm(FileForm):
    """A ZIP of saved pages and files with their table."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("压缩包（.zip）")
        self.fields["file"].widget.attrs["accept"] = ".zip"
        self.fields["file"].help_text = _(
            "最上一层放“对照表.xlsx”；不超过 %(size)d MB、%(files)d 个文件，大的分几次"
        ) % {"size": LARGEST_FOLDER // MEGABYTE, "files": MOST_FILES}

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse what is too large, before it is read, and what its bytes show to be no ZIP."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if file is None:
            return None
        size = file.size or 0
        if size > LARGEST_FOLDER:
            raise forms.ValidationError(
                f"文件有 {size / MEGABYTE:.1f} MB，不能超过 {LARGEST_FOLDER // MEGABYTE} MB。"
                "怎么办：分成几个压缩包，每个里面都放一张对照表。"
            )
        if not is_zip(file.read(8)):
            raise forms.ValidationError(
                f"“{file.name}”不是 .zip 压缩包。怎么办：把文件夹压缩成 .zip（不是 .rar、.7z），再上传。"
            )
        file.seek(0)
        return file

"""The form of “检查文件”."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gongkai.files.guard.hits import KIND_LABELS, HitKind

MEGABYTE: Final = 1024 * 1024
LARGEST: Final = 20 * MEGABYTE
ACCEPTED: Final = ".docx,.xlsx,.pdf,.ofd,.html,.htm,.txt,.csv,.jpg,.jpeg,.png,.zip"
LONGEST_WORDS: Final = 10_000  # characters
_FOUND_ANYWHERE: Final = (HitKind.HIDDEN_CONTENT, HitKind.METADATA)


class GuardForm(forms.Form):
    """A file, words that may be shown, and kinds a copy leaves as they are."""

    file = forms.FileField(
        label=_("要查的文件"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("请选择一个文件。"),
            "empty": _("这个文件是空的，没有内容。"),
        },
    )
    allowed = forms.CharField(
        label=_("可以公开的词"),
        help_text=_("一行一个，例如公开的值班手机、任职人员的姓名；这些词不提示，也不遮。"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_WORDS,
        required=False,
    )
    keep = forms.MultipleChoiceField(
        label=_("副本里不遮的种类"),
        choices=[(kind, KIND_LABELS[kind]) for kind in HitKind if kind not in _FOUND_ANYWHERE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse a file that is too large, before it is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        size = file.size or 0
        if size > LARGEST:
            raise forms.ValidationError(
                f"文件有 {size / MEGABYTE:.1f} MB，不能超过 {LARGEST // MEGABYTE} MB。"
                "怎么办：拆成几个文件，或者用命令 gongkai guard 查。"
            )
        return file

    @property
    def words(self) -> tuple[str, ...]:
        """The words that may be shown."""
        lines = self.cleaned_data.get("allowed", "").splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    @property
    def kept(self) -> tuple[HitKind, ...]:
        """The kinds a copy leaves as they are."""
        return tuple(HitKind(kind) for kind in self.cleaned_data.get("keep", ()))

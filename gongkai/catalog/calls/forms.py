"""What people type about calls for material."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency, Office
from gongkai.catalog import queries as catalog
from gongkai.catalog.calls.actions import MOST_FILES
from gongkai.catalog.calls.queries import offices_of
from gongkai.catalog.models.items import LONGEST_TITLE
from gongkai.catalog.uploading import ACCEPTED

LONGEST_TEXT = 200_000


class CallForm(forms.Form):
    """What is wanted, of whom, by when."""

    title = forms.CharField(
        label=_("征集什么"), max_length=LONGEST_TITLE, help_text=_("例如：第三季度惠民补贴发放情况")
    )
    wanted = forms.CharField(
        label=_("要求"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("写清要什么、什么时间段的、什么格式；不要报涉密的和内部的"),
    )
    item_class = forms.ChoiceField(label=_("采用后放在哪一类"), required=False)
    due_on = forms.DateField(
        label=_("最迟哪一天报"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("日期写成 2026-03-02。")},
    )
    offices = forms.MultipleChoiceField(
        label=_("请哪些办、中心报"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.classes = {str(each.pk): each for each in catalog.classes_of(agency)}
        self.office_of = {str(each.pk): each for each in offices_of(agency)}
        self.fields["item_class"].choices = [  # type: ignore[attr-defined]
            ("", _("采用时再定")),
            *((key, each.name) for key, each in self.classes.items()),
        ]
        self.fields["offices"].choices = [  # type: ignore[attr-defined]
            (key, each.name) for key, each in self.office_of.items()
        ]

    def chosen_offices(self) -> list[Office]:
        """Return the offices that were ticked."""
        return [self.office_of[key] for key in self.cleaned_data["offices"]]


class ManyFiles(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, each cleaned as one."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files that were chosen."""
        chosen = data if isinstance(data, list) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in chosen if each]


class MaterialForm(forms.Form):
    """What an office sends."""

    title = forms.CharField(
        label=_("标题"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("不填的，用征集的名称"),
    )
    text = forms.CharField(
        label=_("内容"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("可以从 Word、WPS 粘贴；有文件的可以不写"),
    )
    papers = ManyFilesField(
        label=_("文件"),
        required=False,
        widget=ManyFiles(attrs={"accept": ACCEPTED, "multiple": True}),
        help_text=_("最多 %(number)d 个；不要报涉密的") % {"number": MOST_FILES},
    )

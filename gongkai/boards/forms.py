"""Forms of the boards. Each gives the arguments of its action."""

import datetime as dt
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gongkai.accounts.models import User
from gongkai.accounts.permissions import BOARD_KEEPERS
from gongkai.accounts.queries import holders
from gongkai.agencies.models import Agency, Village, VillageKind
from gongkai.boards.actions import BoardFacts, NewSheet
from gongkai.boards.models import LONGEST_SHEET_TITLE, Board, BoardKind, PaperSize, Sheet
from gongkai.catalog.models import InformationItem
from gongkai.files.documents import Unreadable
from gongkai.files.limits import MEGABYTE
from gongkai.files.scans import read_scan
from gongkai.jobs import confined
from gongkai.rules.boards.duties import BY_KEY, DUTIES, Affairs

REQUIRED: Final = {"required": _("请填写这一项。")}
LARGEST_PHOTO: Final = 15 * MEGABYTE
LONGEST_SHEET: Final = 20_000  # characters
COMMITTEES: Final = {VillageKind.VILLAGE: "村民委员会", VillageKind.COMMUNITY: "居民委员会"}
NOT_A_PHOTO: Final = "这不是照片。怎么办：用手机拍一张，选 JPEG 或 PNG 图片。"


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages=REQUIRED | {"invalid": _("日期不对，请写成 2026-03-02 这样。")},
    )


def _line(
    label: Any, longest: int, help_text: Any = "", *, required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=help_text,
        required=required,
        error_messages=REQUIRED,
    )


class BoardForm(forms.Form):
    """What is known of a board."""

    name = _line(_("名称"), 80, _("例如：上河村公开栏"))
    village = forms.ModelChoiceField(
        Village.objects.none(),
        label=_("哪个村、社区的"),
        required=False,
        empty_label=_("本机关自己的"),
    )
    place = _line(_("位置"), 120, _("让人找得到，例如：村委会院墙外，卫生室对面"))
    kind = forms.ChoiceField(label=_("种类"), choices=BoardKind.choices)
    paper = forms.ChoiceField(
        label=_("公示页用纸"), choices=PaperSize.choices, help_text=_("栏位大、离人远的用 A3")
    )
    keeper = forms.ModelChoiceField(
        User.objects.none(),
        label=_("谁来登记上栏、取下"),
        required=False,
        empty_label=_("本机关的信息员"),
        help_text=_("他的待办里会提醒该换什么"),
    )
    keeper_name = _line(_("管理人姓名"), 40, _("写在公示页和公众页面上"))
    telephone = _line(_("联系电话"), 40, _("群众有疑问打这个电话"))
    finance_is_monthly = forms.BooleanField(
        label=_("这个村财务往来较多，财务收支每月公布一次"), required=False
    )
    set_up_on = _day(_("启用日期"))

    def __init__(self, *args: Any, agency: Agency, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages: Any = self.fields["village"]
        villages.queryset = agency.villages.filter(closed_on=None)
        keepers: Any = self.fields["keeper"]
        keepers.queryset = holders(agency, BOARD_KEEPERS, on)

    def facts(self) -> BoardFacts:
        """Return what was filled in."""
        return BoardFacts(**self.cleaned_data)


def initial_of(board: Board) -> dict[str, Any]:
    """Return what a board's form begins with."""
    return {name: getattr(board, name) for name in BoardForm.base_fields}


class ItemSheetForm(forms.Form):
    """A sheet of a published item."""

    duty = forms.ChoiceField(
        label=_("属于哪一类"),
        choices=[(each.key, each.label) for each in DUTIES if each.affairs is Affairs.GOVERNMENT],
    )
    title = _line(_("公示页标题"), LONGEST_SHEET_TITLE, _("可以比原标题短，让人一眼看明白"))
    shown_from = _day(_("公示起"))
    shown_until = _day(_("公示止"), _("没有期限的不填，到期会提醒取下"), required=False)
    unit = _line(_("公布单位"), 120)
    telephone = _line(_("联系电话"), 40)

    def sheet(self, item: InformationItem) -> NewSheet:
        """Return what was filled in."""
        return NewSheet(**self.cleaned_data, item=item)


class VillageSheetForm(forms.Form):
    """A sheet of a village's own affairs."""

    village = forms.ModelChoiceField(
        Village.objects.none(), label=_("哪个村、社区"), error_messages=REQUIRED
    )
    duty = forms.ChoiceField(
        label=_("公布什么"),
        choices=[(each.key, each.label) for each in DUTIES if each.affairs is Affairs.VILLAGE],
    )
    title = _line(_("标题"), LONGEST_SHEET_TITLE, _("例如：上河村2026年10月财务收支"))
    text = forms.CharField(
        label=_("正文"),
        max_length=LONGEST_SHEET,
        help_text=_(
            "一段一行；账目一行一笔，用空格或者“｜”隔开就排成表格。身份证号、银行卡号不能写全"
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages=REQUIRED,
    )
    checked_by = _line(_("村务监督委员会审核人"), 40, _("谁审核过，写谁的姓名；没有审核的不能公布"))
    shown_from = _day(_("公示起"))
    shown_until = _day(_("公示止"), _("没有期限的不填，到期会提醒取下"), required=False)
    telephone = _line(_("联系电话"), 40)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages: Any = self.fields["village"]
        villages.queryset = agency.villages.filter(closed_on=None)

    def sheet(self) -> NewSheet:
        """Return what was filled in; the committee of the village is the unit."""
        village: Village = self.cleaned_data["village"]
        return NewSheet(
            **self.cleaned_data, unit=f"{village.name}{COMMITTEES[VillageKind(village.kind)]}"
        )


class PhotoForm(forms.Form):
    """The day, and a photograph that shows it."""

    on = _day(_("日期"))
    photo = forms.FileField(
        label=_("照片"),
        required=False,
        help_text=_("站在栏前拍，标题看得清；程序会去掉照片里的定位"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png", "capture": "environment"}),
    )

    def clean_photo(self) -> bytes:
        """Return the photograph drawn anew, without what the camera wrote into it; nothing if there is none."""
        file: UploadedFile[bytes] | None = self.cleaned_data.get("photo")
        if not file:
            return b""
        if (file.size or 0) > LARGEST_PHOTO:
            raise forms.ValidationError(
                f"照片有 {(file.size or 0) / MEGABYTE:.1f} MB，不能超过 {LARGEST_PHOTO // MEGABYTE} MB。"
                "怎么办：在手机相机里选小一点的尺寸，或者截图后再传。"
            )
        try:
            read = confined.run_confined(read_scan, file.read(), bounds=confined.Bounds())
        except (Unreadable, confined.OutOfBounds) as refusal:
            raise forms.ValidationError(NOT_A_PHOTO) from refusal
        if read.kind == "pdf":
            raise forms.ValidationError(NOT_A_PHOTO)
        return bytes(read.preview)


class PutUpForm(PhotoForm):
    """Which sheet was put up, when, with a photograph. ``sent_as`` is what the telephone calls the deed."""

    sent_as = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    sheet = forms.ModelChoiceField(
        Sheet.objects.none(), label=_("贴的是哪一张"), empty_label=None, error_messages=REQUIRED
    )

    field_order = ("sheet", "on", "photo", "sent_as")

    def __init__(self, *args: Any, sheets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["sheet"]
        chosen.queryset = sheets
        chosen.label_from_instance = label_of

    @property
    def given_sent_as(self) -> UUID:
        """What the deed is called, for showing the form again."""
        found: UUID = self.cleaned_data["sent_as"]
        return found


def label_of(sheet: Sheet) -> str:
    """Return how a sheet is named in a list to choose from."""
    return f"{sheet.number_text}　{sheet.title}（{BY_KEY[sheet.duty].label}）"

"""What people type about items, made into values of the domain."""

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency
from gongkai.catalog import queries
from gongkai.catalog.content import AfterShowing, Ground, ItemContent, Status, Validity
from gongkai.catalog.models.items import LONGEST_TITLE
from gongkai.catalog.secrecy import QUESTIONS, Answer
from gongkai.catalog.uploading import ACCEPTED, LARGEST_FILE, READABLE
from gongkai.files.limits import MEGABYTE
from gongkai.rules.proactive.descriptions_tables import CHANNELS, GENRES, THEMES
from gongkai.rules.proactive.fields_table import FIELDS
from gongkai.rules.proactive.heads import head_in_words, heads_of
from gongkai.rules.proactive.heads_table import OUTSIDE
from gongkai.rules.proactive.time_limits import SHOWING_TIMES, TIME_LIMITS

CHOOSE = [("", _("请选择"))]
LONGEST_TEXT = 1_000_000  # characters of one page
SHORT = {"class": "short"}
NEEDED_TO_SUBMIT = ("title", "summary", "item_class", "head", "field", "formed_on", "channels")


class Day(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("日期写成 2026-03-02 这样。")},
            **kwargs,
        )


def _text(label: Any, limit: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, required=False, **kwargs)


class PageText(forms.Textarea):
    """The box of the page text; where scripts run, an editor takes its place and keeps it filled."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add where the editor's library is and which address makes a page of the text."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-editor": static("vendor/prosemirror/editor.js"),
            "data-page": reverse("catalog:page_html"),
        }
        return context


class ItemForm(forms.Form):
    """Everything of an item that is typed. Nothing is required here: a draft may be saved as it is."""

    title = _text(
        _("标题"), LONGEST_TITLE, help_text=_("写全称，公众按它来找；不写“（公示）”之类的附注")
    )
    text = _text(
        _("正文"),
        LONGEST_TEXT,
        widget=PageText(attrs={"rows": 22, "class": "page-text", "spellcheck": "false"}),
        help_text=_(
            "一行是一段。标题行前面写“# ”；落款行前面写“>> ”；表格一行一行写成 | 甲 | 乙 |，"
            "也可以从 Excel、WPS 表格直接粘贴。"
        ),
    )
    summary = _text(
        _("内容概述"),
        500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一两句话说清讲什么，公众在列表和搜索里看到（条例第十二条）"),
    )
    item_class = forms.ChoiceField(
        label=_("1　本机关目录"), required=False, help_text=_("本机关自己的分类，年报按它计数")
    )
    head = forms.ChoiceField(
        label=_("2　条例条项"),
        required=False,
        help_text=_("属于第二十条、第二十一条的哪一项；工作动态等选“不属于”"),
    )
    field = forms.ChoiceField(
        label=_("3　基层标准目录"),
        required=False,
        choices=[*CHOOSE, (OUTSIDE, _("不属于二十六个领域")), *((f.key, f.label) for f in FIELDS)],
        help_text=_("国家定的二十六个领域；选了才进那个领域的栏目"),
    )
    status = forms.ChoiceField(
        label=_("公开属性"),
        choices=Status.choices,
        help_text=_("起草时就要定。不主动公开的走完审查后留存，到评估日期再看"),
    )
    ground = forms.ChoiceField(
        label=_("不公开的理由"), required=False, choices=[*CHOOSE, *Ground.choices]
    )
    reassess_on = Day(
        label=_("评估日期"), help_text=_("到这一天重新评估能不能公开（条例第十八条）")
    )
    formed_on = Day(label=_("形成日期"), help_text=_("落款的日期；二十个工作日从这一天起算"))
    changed_on = Day(label=_("变更日期"), help_text=_("内容有变更的，填变更的日期"))
    time_limit = forms.ChoiceField(
        label=_("公开期限"),
        choices=[
            (
                each.key,
                f"{each.label}：{each.in_words}" + ("" if each.is_confirmed else "（待核对）"),
            )
            for each in TIME_LIMITS
        ],
        help_text=_("法律另有规定的，选那一项"),
    )
    document_number = _text(_("文号"), 100, help_text=_("没有的不填，例如 示政发〔2026〕3号"))
    issuer = _text(_("发文机关"), 120, help_text=_("不填就是本机关"))
    joint_agencies = _text(_("联合制作的机关"), 300, help_text=_("牵头机关负责公开（条例第十条）"))
    lead_agency = _text(_("牵头机关"), 120)
    source_unit = _text(_("来源科室、中心"), 120)
    genre = forms.ChoiceField(
        label=_("体裁"), required=False, choices=[*CHOOSE, *((each, each) for each in GENRES)]
    )
    theme = forms.ChoiceField(
        label=_("主题"), required=False, choices=[*CHOOSE, *((each, each) for each in THEMES)]
    )
    keywords = _text(_("关键词"), 200, help_text=_("用顿号隔开"))
    channels = forms.MultipleChoiceField(
        label=_("公开渠道"),
        required=False,
        choices=CHANNELS,
        widget=forms.CheckboxSelectMultiple,
    )
    effective_on = Day(label=_("施行日期"))
    valid_until = Day(label=_("有效期至"))
    validity = forms.ChoiceField(label=_("有效性"), choices=Validity.choices)
    validity_on = Day(label=_("失效、废止日期"))
    successor = _text(
        _("替代它的文件"), 140, help_text=_("索引号或者文号；别的机关的写“机关代码:索引号”")
    )
    explains = _text(
        _("它解读的文件"), 140, help_text=_("这一条是解读材料的，写被解读文件的索引号或者文号")
    )
    showing_until = Day(
        label=_("公示至"), help_text=_("公示、征求意见有期限的填；过了这一天，按下一项的选择办")
    )
    after_showing = forms.ChoiceField(
        label=_("公示期满后"),
        required=False,
        choices=[*CHOOSE, *AfterShowing.choices],
        help_text=_("填了“公示至”的必选。名单一类写着个人情况的，期满就撤下或者遮盖"),
    )
    showing_kind = forms.ChoiceField(
        label=_("公示种类"),
        required=False,
        choices=[
            ("", _("法律没有定公示期")),
            *(
                (each.key, f"{each.label}：不少于{each.days}{each.unit.value}")
                for each in SHOWING_TIMES
            ),
        ],
        help_text=_("法律定了公示期的选那一项，期限不够送审时会拦下"),
    )
    publish_at = forms.DateTimeField(
        label=_("定时发布"),
        required=False,
        help_text=_("不填，签发后马上公开；填了，签发后等到这个时间"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("时间写成 2026-03-02 09:00 这样。")},
    )

    def __init__(self, *args: Any, agency: Agency, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NEEDED_TO_SUBMIT:
            self.fields[name].needed_later = _("（送审前要填）")  # type: ignore[attr-defined]
        self.classes = {str(each.pk): each for each in queries.classes_of(agency)}
        self.fields["item_class"].choices = [  # type: ignore[attr-defined]
            *CHOOSE,
            *((key, each.name) for key, each in self.classes.items()),
        ]
        self.fields["head"].choices = [  # type: ignore[attr-defined]
            *CHOOSE,
            (OUTSIDE, _("不属于（工作动态等，不进法定主动公开内容）")),
            *((each.key, head_in_words(each.key)) for each in heads_of(level=agency.level, on=on)),
        ]

    def content(self) -> ItemContent:
        """Return what was typed as a content, its files left out."""
        typed: dict[str, Any] = {
            key: value for key, value in self.cleaned_data.items() if key != "publish_at"
        }
        chosen = self.classes.get(typed.pop("item_class"))
        typed["channels"] = tuple(typed["channels"])
        for name, value in typed.items():
            typed[name] = value.strip() if isinstance(value, str) else value
        return ItemContent(
            item_class=chosen.name if chosen else "",
            item_class_id=chosen.pk if chosen else None,
            **typed,
        )


def initial_of(content: ItemContent) -> dict[str, Any]:
    """Return a content as the form shows it."""
    names = [name for name in ItemForm.base_fields if name not in {"item_class", "publish_at"}]
    shown = {name: getattr(content, name) for name in names}
    return {**shown, "channels": list(content.channels), "item_class": content.item_class_id or ""}


class FileForm(forms.Form):
    """A file to be read, or to be published beside the text."""

    file = forms.FileField(
        label=_("文件"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("请选择一个文件。"),
            "empty": _("这个文件是空的，没有内容。"),
        },
    )

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse a file that is too large, before it is read."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        size = (file.size or 0) if file else 0
        if size > LARGEST_FILE:
            raise forms.ValidationError(
                f"文件有 {size / MEGABYTE:.1f} MB，不能超过 {LARGEST_FILE // MEGABYTE} MB。"
                "怎么办：去掉文件里的图片后另存，再上传。"
            )
        return file


class NewItemForm(FileForm):
    """How an item begins: from a file, or with its title."""

    title = forms.CharField(
        label=_("标题"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("有文件的可以不填，取文件的第一行"),
    )
    item_class = forms.ChoiceField(
        label=_("本机关目录"),
        required=False,
        help_text=_("选了以后，条例条项会先填上这一类通常对应的"),
    )
    field_order = ["file", "title", "item_class"]

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.fields["file"].label = _("写好的文件")
        self.fields["file"].help_text = _(
            "Word、PDF、Excel、网页、文本；读成网页正文，表格保留，文件作为附件"
        )
        self.fields["file"].widget.attrs["accept"] = READABLE
        self.classes = {str(each.pk): each for each in queries.classes_of(agency)}
        self.fields["item_class"].choices = [  # type: ignore[attr-defined]
            *CHOOSE,
            *((key, each.name) for key, each in self.classes.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("title", "").strip():
            self.add_error("title", _("选一个写好的文件，或者先写标题。"))
        return cleaned


class ReasonForm(forms.Form):
    """Why something is done: a return, a withdrawal, a new version, letting a finding through."""

    reason = forms.CharField(
        label=_("原因"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
        error_messages={"required": _("请写明原因。")},
    )


class OpinionForm(forms.Form):
    """An opinion on a step; the questions of a secrecy review have no answer until the person gives one."""

    opinion = forms.CharField(
        label=_("意见（退回、拿不准时必写）"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, asks_secrecy: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks_secrecy:
            for key, label in QUESTIONS:
                self.fields[key] = forms.ChoiceField(
                    label=label, choices=Answer.choices, widget=forms.RadioSelect, required=False
                )
            self.order_fields([*(key for key, _label in QUESTIONS), "opinion"])

    def questions(self) -> list[Any]:
        """Return the questions as bound fields."""
        return [self[key] for key, _label in QUESTIONS if key in self.fields]


def answers_in(data: Any) -> dict[str, str]:
    """Return the answers to the secrecy questions that came back from a page."""
    known = {key: data.get(key, "") for key, _label in QUESTIONS}
    return {key: value for key, value in known.items() if value in Answer.values}


class ListForm(forms.Form):
    """Which items to list; nonsense in the address is as nothing."""

    q = forms.CharField(label=_("标题、文号或索引号"), max_length=60, required=False)
    state = forms.CharField(required=False)
    before = forms.IntegerField(required=False, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.full_clean()

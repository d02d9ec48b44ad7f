"""What pages show of an item: its entries in words, its files with sizes, its opinions."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.catalog.content import AfterShowing, Attachment, Ground, ItemContent, Status, Validity
from gongkai.catalog.lifecycle import EventKind, Standing, Step
from gongkai.catalog.models import ItemEvent
from gongkai.files.limits import MEGABYTE
from gongkai.rules.proactive.descriptions_tables import CHANNELS
from gongkai.rules.proactive.fields_table import BY_KEY as FIELDS
from gongkai.rules.proactive.heads import head_in_words
from gongkai.rules.proactive.heads_table import OUTSIDE
from gongkai.rules.proactive.time_limits import SHOWING_BY_KEY as SHOWINGS

KILOBYTE = 1024
NOT_IN_ANY = "不属于"
CHANNEL_NAMES = dict(CHANNELS)

LABELS = {
    "title": "标题",
    "document_number": "文号",
    "issuer": "发文机关",
    "lead_agency": "牵头机关",
    "joint_agencies": "联合制作的机关",
    "source_unit": "来源科室、中心",
    "formed_on": "形成日期",
    "changed_on": "变更日期",
    "status": "公开属性",
    "ground": "不公开的理由",
    "reassess_on": "评估日期",
    "item_class": "本机关目录",
    "item_class_id": "本机关目录",
    "head": "条例条项",
    "field": "基层标准目录",
    "time_limit": "公开期限",
    "theme": "主题",
    "genre": "体裁",
    "validity": "有效性",
    "validity_on": "失效、废止日期",
    "effective_on": "施行日期",
    "valid_until": "有效期至",
    "successor": "替代它的文件",
    "keywords": "关键词",
    "summary": "内容概述",
    "channels": "公开渠道",
    "showing_until": "公示至",
    "after_showing": "公示期满后",
    "showing_kind": "公示种类",
    "explains": "它解读的文件",
    "text": "正文",
    "html": "正文",
    "attachments": "附件",
    "publish_at": "定时发布",
}


def size_in_words(size: int) -> str:
    """Return a size as people read it: 36 KB, 1.2 MB."""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f} MB"
    return f"{max(1, round(size / KILOBYTE))} KB"


@dataclass(frozen=True, slots=True)
class ShownFile:
    """An attachment of a page; ``is_opened`` says that the person has looked into it."""

    file: Attachment
    is_opened: bool = False

    @property
    def size(self) -> str:
        """Its size in words."""
        return size_in_words(self.file.size)

    @property
    def kind(self) -> str:
        """Its kind as people write it: DOCX."""
        return self.file.kind.upper()


def value_in_words(content: ItemContent, name: str) -> str:
    """Return an entry as people read it; empty where it says nothing."""
    value = getattr(content, name)
    words = {
        "status": lambda: Status(value).label if value else "",
        "ground": lambda: Ground(value).label if value else "",
        "after_showing": lambda: AfterShowing(value).label if value else "",
        "showing_kind": lambda: _showing(value),
        "validity": lambda: Validity(value).label if value else "",
        "head": lambda: NOT_IN_ANY if value == OUTSIDE else head_in_words(value),
        "field": lambda: _field(value),
        "channels": lambda: "、".join(CHANNEL_NAMES.get(each, each) for each in value),
        "attachments": lambda: "、".join(each.name for each in value),
    }
    if name in words:
        return words[name]()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value or "")


def _showing(key: str) -> str:
    return SHOWINGS[key].label if key in SHOWINGS else key


def _field(key: str) -> str:
    if key == OUTSIDE:
        return NOT_IN_ANY
    return FIELDS[key].label if key in FIELDS else key


def entries_of(content: ItemContent, names: Sequence[str]) -> list[tuple[str, str]]:
    """Return label and value of those entries that say something."""
    shown = ((LABELS[name], value_in_words(content, name)) for name in names)
    return [(label, value) for label, value in shown if value]


@dataclass(frozen=True, slots=True)
class Opinion:
    """One line of the review: the step, who took it and when, or that it is still ahead (``css``)."""

    step: str
    css: str
    name: str = ""
    says: str = ""
    at: dt.datetime | None = None
    version: int = 0
    sha256: str = ""


def opinions_of(events: Sequence[ItemEvent], now: Standing) -> Iterator[Opinion]:
    """Yield the steps of the running or last review in their order, those to come as well."""
    last = max((n for n, each in enumerate(events) if each.kind == EventKind.SUBMITTED), default=-1)
    if last < 0:
        return
    submitted = events[last]
    yield _opinion("起草送审", submitted)
    for event in events[last + 1 :]:
        if event.kind == EventKind.PASSED:
            yield _opinion(Step(event.step).label, event)
        elif event.kind == EventKind.RETURNED:
            yield _opinion("退回", event, css="soon")
    for number, step in enumerate(now.steps[now.passed :]):
        yield Opinion(Step(step).label, "run" if number == 0 else "quiet")


def _opinion(step: str, event: ItemEvent, css: str = "good") -> Opinion:
    says = event.facts.get("opinion") or event.facts.get("reason") or ""
    name = event.by.name if event.by else ""
    return Opinion(
        step, css, name, says, event.at, event.version.number, event.facts.get("sha256", "")
    )


def changed_fields(event: ItemEvent) -> str:
    """Return what an event changed, in words, each once."""
    names = event.facts.get("fields", [])
    return "、".join(dict.fromkeys(LABELS.get(each, each) for each in names))

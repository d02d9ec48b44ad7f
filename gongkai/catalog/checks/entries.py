"""Entries that are missing or contradict each other (Articles 12, 18, 20)."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.catalog.checks.material import Material
from gongkai.catalog.content import Status, Validity
from gongkai.catalog.findings import Finding, Weight
from gongkai.catalog.queries import by_reference
from gongkai.rules.citations import REGULATIONS

CATALOGUE: Final = str(REGULATIONS.article(12))
REASSESSMENT: Final = str(REGULATIONS.article(18))
_YEAR_OF_NUMBER: Final = re.compile(r"[〔\[（(]\s*((?:19|20)\d\d)\s*[〕\]）)]")

REQUIRED: Final = (
    ("title", "标题", CATALOGUE, "写上标题。"),
    ("summary", "内容概述", CATALOGUE, "用一两句话说这条信息讲什么。"),
    ("formed_on", "形成日期", CATALOGUE, "填文件落款的日期；没有落款的，填制作完成的日期。"),
    ("item_class", "本机关目录类别", CATALOGUE, "在“分类”里选一类。"),
    ("head", "条例条项", "", "在“分类”里选；工作动态等不属于第二十条、第二十一条的，选“不属于”。"),
    ("field", "基层标准目录领域", "", "在“分类”里选；不属于二十六个领域的，选“不属于”。"),
    ("channels", "公开渠道", str(REGULATIONS.article(23)), "至少选一种。"),
)


def missing_entries(material: Material) -> Iterator[Finding]:
    """Find required entries that are empty, and a draft that says nothing at all."""
    content = material.content
    for name, label, article, todo in REQUIRED:
        if not getattr(content, name):
            yield _stops(f"missing.{name}", f"“{label}”没有填", todo, article, field=name)
    if not content.html.strip() and not content.attachments:
        yield _stops(
            "missing.text", "没有正文，也没有附件", "写正文，或者从文件读入。", field="text"
        )
    if content.status == Status.WITHHELD and not content.ground:
        yield _stops(
            "missing.ground",
            "不予公开，没有选理由",
            "选属于哪一种情形。",
            REASSESSMENT,
            field="ground",
        )
    if content.status == Status.WITHHELD and not content.reassess_on:
        yield _stops(
            "missing.reassess_on",
            "不予公开，没有定评估日期",
            "定一个日期，到时重新评估能不能公开。条例没有定间隔，由本机关定。",
            REASSESSMENT,
            field="reassess_on",
        )


def contradictory_days(material: Material) -> Iterator[Finding]:
    """Find days that cannot all be right."""
    content, today = material.content, material.on
    pairs = (
        ("formed_on", "形成日期", content.formed_on, "今天", today),
        ("changed_on", "变更日期", content.changed_on, "今天", today),
        ("validity_on", "失效、废止日期", content.validity_on, "今天", today),
        ("formed_on", "形成日期", content.formed_on, "变更日期", content.changed_on),
        ("effective_on", "施行日期", content.effective_on, "有效期", content.valid_until),
        ("formed_on", "形成日期", content.formed_on, "有效期", content.valid_until),
    )
    for field, label, earlier, other, later in pairs:
        if earlier and later and earlier > later:
            yield _stops(
                f"days.{field}.{other}",
                f"{label}（{earlier}）晚于{other}（{later}）",
                "核对两个日期，改正写错的一个。",
                field=field,
            )
    if content.showing_until and content.showing_until < today:
        yield _stops(
            "days.showing_until",
            f"公示截止日期（{content.showing_until}）已经过了",
            "重新定公示期；已经公示过的，去掉截止日期。",
            field="showing_until",
        )
    yield from _validity(material)


def _validity(material: Material) -> Iterator[Finding]:
    content, today = material.content, material.on
    if content.validity != Validity.VALID and not content.validity_on:
        yield _stops(
            "validity.day",
            f"标了“{Validity(content.validity).label}”，没有填从哪一天起",
            "填失效或者废止的日期。",
            field="validity_on",
        )
    if content.validity == Validity.VALID and content.valid_until and content.valid_until < today:
        yield _stops(
            "validity.past",
            f"有效期到 {content.valid_until} 已经届满，仍然标“有效”",
            "改为“失效”，填上日期。",
            field="validity",
        )


def document_number(material: Material) -> Iterator[Finding]:
    """Find a number whose year is not that of the document: one of the two is often a slip."""
    content = material.content
    year = _YEAR_OF_NUMBER.search(content.document_number)
    if year and content.formed_on and int(year[1]) != content.formed_on.year:
        yield Finding(
            "days.document_number",
            Weight.MIND,
            f"文号是{year[1]}年的，形成日期是{content.formed_on.year}年",
            "年份不同的文号和日期，往往有一个写错。",
            "核对原件；确实跨年的，可以不改。",
            field="document_number",
        )


def references(material: Material) -> Iterator[Finding]:
    """Find links to items that are not there."""
    named = (
        ("explains", "解读的文件", material.content.explains),
        ("successor", "替代它的文件", material.content.successor),
    )
    for field, label, reference in named:
        if reference and by_reference(reference, material.agency) is None:
            yield _stops(
                f"reference.{field}",
                f"没有找到{label}“{reference}”",
                "写本机关的索引号或者文号；别的机关的，写“机关代码:索引号”。",
                field=field,
            )


def _stops(key: str, title: str, todo: str, article: str = "", *, field: str = "") -> Finding:
    return Finding(key, Weight.STOPS, title, "", todo, article, field=field)

"""Whether the item is still in time (Article 26 and the special periods), and shown long enough."""

from collections.abc import Iterator
from typing import Final

from gongkai.catalog.checks.material import Material
from gongkai.catalog.findings import Finding, Weight
from gongkai.rules.proactive.time_limits import BY_KEY, GENERAL, publish_by

NEAR_WORKING_DAYS: Final = 3  # how many days before the last one the desk warns; our choice


def publishing_day(material: Material) -> Iterator[Finding]:
    """Say when the last day is past or near. It never stops: late information is still owed."""
    content = material.content
    since = content.changed_on or content.formed_on
    if since is None or not material.is_proactive or material.has_been_public:
        return
    limit = BY_KEY.get(content.time_limit, GENERAL)
    due = publish_by(limit, since=since, calendar=material.calendar)
    told = f"{limit.label}应当在 {due.on} 前公开（{limit.in_words}）"
    doubt = "" if limit.is_confirmed else "这一期限的出处没有核对过原文，以本地规定为准。"
    if due.on < material.on:
        yield Finding(
            "time.late",
            Weight.MIND,
            f"已经超过公开期限：{told}",
            f"从 {since} 算起。{doubt}",
            "尽快送审公开；超期的原因写在送审说明里备查。",
            limit.source,
            field="time_limit",
        )
        return
    days = sum(1 for each in _working_days(material, due.on))
    if days <= NEAR_WORKING_DAYS:
        yield Finding(
            "time.near",
            Weight.MIND,
            f"公开期限快到了，还剩 {days} 个工作日：{told}",
            doubt,
            "送审时请审查人抓紧。",
            limit.source,
        )


def _working_days(material: Material, until: object) -> Iterator[object]:
    calendar = material.calendar.provisional()
    for day in calendar.working_days_after(material.on):
        if day > until:  # type: ignore[operator]
            return
        yield day

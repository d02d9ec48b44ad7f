"""Whether the item is still in time (Article 26 and the special periods), and shown long enough."""

import datetime as dt
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from gongkai.catalog.checks.material import Material
from gongkai.catalog.findings import Finding, Weight
from gongkai.rules.proactive.time_limits import (
    BY_KEY,
    GENERAL,
    SHOWING_BY_KEY,
    publish_by,
    shown_until,
)

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


def _working_days(material: Material, until: dt.date) -> Iterator[dt.date]:
    days = material.calendar.provisional().working_days_after(material.on)
    return takewhile(lambda day: day <= until, days)


def showing(material: Material) -> Iterator[Finding]:
    """Find a public showing that ends too early, or of which nobody said what becomes of it."""
    content = material.content
    until = content.showing_until
    if until is None:
        if content.showing_kind:
            yield Finding(
                "showing.until",
                Weight.STOPS,
                "选了公示种类，没有填公示到哪一天",
                "",
                "填“公示至”；不是公示的，去掉公示种类。",
                field="showing_until",
            )
        return
    if not content.after_showing:
        yield Finding(
            "showing.after",
            Weight.STOPS,
            f"公示至 {until}，没有选期满后怎么办",
            "",
            "选继续公开、遮盖或者撤下；名单一类写着个人情况的，不要选继续公开。",
            field="after_showing",
        )
    time = SHOWING_BY_KEY.get(content.showing_kind)
    if time is None or material.has_been_public:
        return
    begins = max(material.publish_on or material.on, material.on)
    earliest = shown_until(time, from_on=begins, calendar=material.calendar)
    if until < earliest:
        yield Finding(
            "showing.short",
            Weight.STOPS,
            f"{time.label}不少于{time.days}{time.unit.value}：{begins} 公开的，最早公示到 {earliest}，"
            f"现在填的是 {until}",
            "审查还要几天，公开得晚，期满也要往后推。",
            "把“公示至”改到这一天以后。",
            time.source,
            field="showing_until",
        )

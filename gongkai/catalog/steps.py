"""The one next step of an item, in words; who takes it, and by which day."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from gongkai.accounts.permissions import Permission
from gongkai.catalog.lifecycle import Standing, State, Step, Withdrawal
from gongkai.catalog.models import CatalogPlan, InformationItem
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.proactive.time_limits import BY_KEY, GENERAL, publish_by
from gongkai.rules.work_calendar import DueDay, national_calendar

PERMISSION_OF: Final = {
    Step.REVIEW: Permission.REVIEW_ITEM,
    Step.LEGAL: Permission.REVIEW_ITEM_LEGALITY,
    Step.SECRECY: Permission.REVIEW_ITEM_SECRECY,
    Step.SIGN: Permission.SIGN_ITEM,
}
ARTICLE_OF: Final = {
    Step.REVIEW: str(REGULATIONS.article(17)),
    Step.LEGAL: str(REGULATIONS.article(17)),
    Step.SECRECY: "《中华人民共和国保守国家秘密法》第三十五条",
    Step.SIGN: str(REGULATIONS.article(17)),
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next; ``css`` is its urgency, ``article`` what it rests on."""

    say: str
    detail: str = ""
    article: str = ""
    css: str = "k-r"


def next_step(item: InformationItem, now: Standing, stopping: int) -> NextStep:
    """Return the next step of an item; ``stopping`` is how many findings stop the draft."""
    if now.withdrawal is Withdrawal.ASKED:
        return NextStep("等签发人决定要不要撤下", "决定之前仍然公开。", css="k-s")
    if now.withdrawal is Withdrawal.TAKEN_DOWN:
        return NextStep("等签发人复核紧急撤下", "现在公众看不到内容。", css="k-l")
    if now.may_change:
        return _of_draft(now, stopping)
    if step := now.next_step:
        place = f"第 {now.passed + 1} 步，共 {len(now.steps)} 步。"
        return NextStep(f"等{step.label}", place, ARTICLE_OF[step], "k-s")
    if now.state is State.READY:
        at = item.current.publish_at if item.current else None
        when = f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""
        return NextStep(f"到 {when} 自动发布", "审查已经走完。", css="k-r")
    if now.state is State.KEPT:
        day = item.reassess_on
        return NextStep(
            f"{day} 前重新评估能不能公开" if day else "不主动公开，留存备查",
            "评估后可以公开的，另起一版送审。",
            str(REGULATIONS.article(18)) if day else "",
        )
    if now.state is State.WITHDRAWN:
        return NextStep("已经撤下", "网址还在，写着撤下的日期和原因。", css="k-r")
    return NextStep("已经公开", "要改的，另起一版重新送审；旧版留着。", css="k-r")


def _of_draft(now: Standing, stopping: int) -> NextStep:
    if stopping:
        return NextStep(
            f"处理 {stopping} 处问题，再送审", "下面逐条写着在哪里、怎么办。", css="k-l"
        )
    again = "改好后重新送审" if now.state is State.RETURNED else "送审"
    article = str(REGULATIONS.article(17))
    return NextStep(again, "送审后内容锁定，审查的、公开的就是这一份。", article, "k-s")


def review_due(item: InformationItem, plan: CatalogPlan) -> dt.date | None:
    """Return by when the step it waits for is to be done, by the agency's own rule."""
    if not item.waits_for or item.moved_at is None:
        return None
    since = timezone.localdate(item.moved_at)
    calendar = national_calendar().provisional()
    return calendar.add_working_days(since, plan.review_working_days)


def publish_due(item: InformationItem) -> DueDay | None:
    """Return the last day for publishing (Article 26), for what has not been public yet."""
    version = item.current
    if version is None or item.first_published_at is not None or not version.is_proactive():
        return None
    content = version.value()
    since = content.changed_on or content.formed_on
    if since is None:
        return None
    limit = BY_KEY.get(content.time_limit, GENERAL)
    return publish_by(limit, since=since, calendar=national_calendar())

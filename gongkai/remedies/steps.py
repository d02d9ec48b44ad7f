"""The steps a case has: what each is called, on which article it rests, who takes it, and whether it is allowed now."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

from gongkai.accounts.permissions import Permission
from gongkai.remedies import gates
from gongkai.remedies.lifecycle import Standing, State
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.rules.citations import LITIGATION_LAW, RECONSIDERATION_LAW, REGULATIONS
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.remedies.stages import Stage

Gate = Callable[[Standing, RemedyCase], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``gate`` refuses it where it cannot be taken, whatever is filled in."""

    key: str
    label: str
    article: Callable[[Standing], str]
    says: str
    permission: Permission
    gate: Gate


@dataclass(frozen=True, slots=True)
class Offer:
    """A step on a case today, the article for it, and why it cannot be taken, if so."""

    step: Step
    article: str
    why_not: str


def _gate(of: Callable[[Standing], None]) -> Gate:
    return lambda now, _case: of(now)


def _redo(now: Standing, case: RemedyCase) -> None:
    gates.refuse_redoing(now)
    if case.application is None:
        raise RemedyStepNotAllowed(
            f"这件没有对应的依申请公开案件（{gates.FULFIL[now.stage]}）。怎么办：办好以后用“登记已经落实”"
        )


def _answer_article(now: Standing) -> str:
    return str(gates.answer_article(now))


def _hearing_article(now: Standing) -> str:
    is_review = now.stage is Stage.RECONSIDERATION
    return str(RECONSIDERATION_LAW.article(50) if is_review else LITIGATION_LAW.article(68))


def _fulfil_article(now: Standing) -> str:
    return str(gates.FULFIL[now.stage])


def _table_four(_now: Standing) -> str:
    return str(REGULATIONS.article(50))


_HANDLE: Final = Permission.HANDLE_REMEDIES
STEPS: Final = (
    Step("answer", _("登记提交答复、答辩"), _answer_article,
         _("连同证据、依据一起交；行政复议答复书、答辩状的副本存进材料。"),
         _HANDLE, _gate(gates.refuse_answer)),
    Step("set_hearing", _("登记听证、开庭"), _hearing_article,
         _("记下日期，进待办和日历；被诉行政机关负责人应当出庭的，提前安排。"),
         _HANDLE, _gate(gates.refuse_hearing)),
    Step("decide", _("登记结果"), _table_four,
         _("照决定书、判决书、裁定书选原来的结果，年报里归哪一栏由程序定。"),
         _HANDLE, _gate(gates.refuse_decision)),
    Step("redo", _("重新办理原申请"), _fulfil_article,
         _("原申请回到在办，答复期限从收到决定、裁判之日重新起算；年报表三仍按第一次的决定计。"),
         Permission.REOPEN_CASE, _redo),
    Step("fulfil", _("登记已经落实"), _fulfil_article,
         _("不用重新办理原申请的：已经公开、更正、答复，写明做了什么。"),
         _HANDLE, _gate(gates.refuse_redoing)),
    Step("void", _("登记有误，作废"), _table_four,
         _("不再进列表和年报，经过仍然看得到。"), _HANDLE, _gate(gates.refuse_voiding)),
)  # fmt: skip
STEP_BY_KEY: Final = {step.key: step for step in STEPS}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the case waits for: in words, with the article, the step to take and how it looks."""

    say: str
    article: str
    key: str = ""
    css: str = ""


def offers(now: Standing, case: RemedyCase) -> Iterator[Offer]:
    """Yield every step, with the reason where the law or the state does not allow it."""
    for step in STEPS:
        try:
            step.gate(now, case)
        except NotAllowed as refusal:
            yield Offer(step, step.article(now), str(refusal))
        else:
            yield Offer(step, step.article(now), "")


def next_step(case: RemedyCase, now: Standing, today: dt.date) -> NextStep:
    """Return what has to be done next on a case."""
    if now.state is State.ANSWERING:
        say = _("提交行政复议答复") if now.stage is Stage.RECONSIDERATION else _("提交答辩状和证据")
        return NextStep(say, _answer_article(now), "answer", "k-s")
    if now.state is State.HEARING:
        is_ahead = case.hearing_on is not None and case.hearing_on >= today
        say = _("参加听证、开庭") if is_ahead else _("等决定、裁判，收到就登记")
        return NextStep(say, _hearing_article(now), "decide", "k-r")
    if now.state is State.FULFILLING:
        key = "redo" if case.application_id else "fulfil"
        return NextStep(_("按决定、裁判重新办理"), _fulfil_article(now), key, "k-s")
    if now.state is State.VOIDED:
        return NextStep(_("已经作废"), _table_four(now), "", "k-r")
    return NextStep(_("已经审结"), _table_four(now), "", "k-r")

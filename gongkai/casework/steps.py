"""The steps a case has: what each is called, on which article it rests, who takes it, and whether it is allowed now."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

from gongkai.accounts.permissions import Permission
from gongkai.casework import gates
from gongkai.casework.actions.recording import calendar
from gongkai.casework.lifecycle import Standing, State
from gongkai.rules.citations import FEE_MEASURES, REGULATIONS
from gongkai.rules.consultation import Consultation, Consulted
from gongkai.rules.correction import ask_for_correction
from gongkai.rules.fees import FeeNotice
from gongkai.rules.outcomes import ENDING_BY_CODE
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.reply_time_limit import Extension, charged, consulted, extended

Gate = Callable[[Standing, dt.date], None]
USUAL_CORRECTION_WORKING_DAYS: Final = 10  # suggested; Article 30 asks for a reasonable period only
_ANY_ENDING: Final = ENDING_BY_CODE["disclosed_provided"]
_ART: Final = REGULATIONS.article
TABLE_THREE: Final = (
    "国办公开办函〔2021〕30号"  # no article speaks of withdrawing; the form counts it
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``gate`` refuses it where it cannot be taken on the day, whatever is filled in."""

    key: str
    label: str
    article: str
    says: str
    permission: Permission
    gate: Gate


@dataclass(frozen=True, slots=True)
class Offer:
    """A step on a case today, and why it cannot be taken, if so."""

    step: Step
    why_not: str


def _confirm(now: Standing, _today: dt.date) -> None:
    gates.refuse_confirmation(now)


def _name_matter(now: Standing, _today: dt.date) -> None:
    gates.refuse_naming(now, "—")


def _assign(now: Standing, _today: dt.date) -> None:
    gates.refuse_assignment(now)


def _ask_correction(now: Standing, today: dt.date) -> None:
    clock = gates.clock_of_undecided(now)
    ask_for_correction(
        received_on=clock.received_on,
        asked_on=today,
        due_on=calendar().add_working_days(today, USUAL_CORRECTION_WORKING_DAYS),
        earlier=clock.correction,
        calendar=calendar(),
    )


def _receive_correction(now: Standing, _today: dt.date) -> None:
    gates.refuse_second_correction(now)


def _deem_abandoned(now: Standing, today: dt.date) -> None:
    gates.refuse_abandonment(now, today, calendar())


def _extend(now: Standing, today: dt.date) -> None:
    extended(gates.clock_of_undecided(now), Extension(1, "—", today, today), calendar())


def _consult(now: Standing, today: dt.date) -> None:
    asked = Consultation(Consulted.THIRD_PARTY, today)
    consulted(gates.clock_of_undecided(now), asked, calendar())


def _answer(now: Standing, _today: dt.date) -> None:
    open_ones = [place for place, each in enumerate(now.consultations) if each.is_open]
    gates.refuse_answer(now, open_ones[0] if open_ones else len(now.consultations))


def _notice_fee(now: Standing, today: dt.date) -> None:
    charged(gates.clock_of_undecided(now), FeeNotice(today), calendar())


def _receive_payment(now: Standing, _today: dt.date) -> None:
    gates.refuse_payment(now)


def _record_search(now: Standing, _today: dt.date) -> None:
    gates.refuse_search(now)


def _decide(now: Standing, today: dt.date) -> None:
    gates.refuse_decision(now, _ANY_ENDING, today, calendar())


def _withdraw(now: Standing, _today: dt.date) -> None:
    gates.refuse_withdrawal(now)


def _archive(now: Standing, _today: dt.date) -> None:
    gates.refuse_archiving(now)


def _reopen(now: Standing, _today: dt.date) -> None:
    gates.refuse_reopening(now, "—")


_HANDLE: Final = Permission.HANDLE_CASES
STEPS: Final = (
    Step("confirm", _("登记与申请人确认的日期"), str(_ART(31)),
         _("平常信函、网上、电子邮件、传真提交的，从双方确认之日起算答复期限。"), _HANDLE, _confirm),
    Step("name_matter", _("拟定申请事项"), str(_ART(45)),
         _("几个字说清要什么，列表里显示；网上提交的没有现成的。不要写个人姓名。"), _HANDLE, _name_matter),
    Step("assign", _("交承办人办理"), str(_ART(4)), _("交给本机关的一位承办人，期限不变。"), _HANDLE, _assign),
    Step("ask_correction", _("要求补正"), str(_ART(30)),
         _("收到申请之日起7个工作日内，一次性告知需要补正的全部内容；收到补正后重新起算。"),
         _HANDLE, _ask_correction),
    Step("receive_correction", _("登记收到的补正"), str(_ART(30)), _("答复期限从收到补正之日重新起算。"),
         _HANDLE, _receive_correction),
    Step("consult", _("征求意见"), str(_ART(32)),
         _("书面征求第三方、共同制作机关或者其他机关的意见，所需时间不计算在答复期限内。"), _HANDLE, _consult),
    Step("deliver_consultation", _("登记对方收到征求意见书的日期"), str(_ART(32)),
         _("对方的15个工作日从收到之日起算。"), _HANDLE, _answer),
    Step("receive_opinion", _("登记收到的意见"), str(_ART(32)),
         _("收到意见之日起，答复期限继续计算。"), _HANDLE, _answer),
    Step("extend", _("延长答复期限"), str(_ART(33, 2)),
         _("经政府信息公开工作机构负责人同意，在期限届满前告知申请人，最多20个工作日，只有一次。"),
         Permission.EXTEND_CASE, _extend),
    Step("notice_fee", _("登记收费通知送达"), str(FEE_MEASURES),
         _("只有数量、频次明显超过合理范围才可以收费；按件、按量只能选一种，金额由程序算。"), _HANDLE, _notice_fee),
    Step("receive_payment", _("登记缴费"), str(FEE_MEASURES), _("答复期限从缴费之日重新起算。"),
         _HANDLE, _receive_payment),
    Step("deem_abandoned", _("视为放弃申请"), f"{_ART(30)}；{FEE_MEASURES}",
         _("补正、缴费的期限届满，申请人没有正当理由仍未补正、缴费的，不再处理。"), _HANDLE, _deem_abandoned),
    Step("record_search", _("登记检索"), str(_ART(36, None, 4)),
         _("谁、在哪里、用什么词、哪天检索，结果怎样；答复“经检索没有”的，必须先登记。"), _HANDLE, _record_search),
    Step("decide", _("作出决定"), str(_ART(36)), _("选定一种结果，它就是年报里的那一行。"), _HANDLE, _decide),
    Step("withdraw", _("登记申请人撤回"), TABLE_THREE, _("申请人自愿撤回的，办结并计入“其他处理：其他”。"),
         _HANDLE, _withdraw),
    Step("archive", _("归档"), str(_ART(45)), _("办结以后归档。"), _HANDLE, _archive),
    Step("reopen", _("重新办理"), str(_ART(51)),
         _("发现决定有误的，写明理由重新办理；年报仍按第一次的决定计。复议、诉讼要求重新答复的，从“复议诉讼”那件案件办，期限才会重新起算。"),
         Permission.REOPEN_CASE, _reopen),
)  # fmt: skip
STEP_BY_KEY: Final = {step.key: step for step in STEPS}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the case waits for: in words, with the article, the step to take and how it looks."""

    say: str
    article: str
    key: str = ""
    css: str = ""

    @property
    def article_short(self) -> str:
        """The article without the name of the Regulations, for lists whose head names them."""
        return self.article.removeprefix(str(REGULATIONS))


def offers(now: Standing, today: dt.date) -> Iterator[Offer]:
    """Yield every step, with the reason where the law or the state does not allow it today."""
    for step in STEPS:
        try:
            step.gate(now, today)
        except NotAllowed as refusal:
            yield Offer(step, str(refusal))
        else:
            yield Offer(step, "")


def next_step(now: Standing, today: dt.date) -> NextStep:
    """Return what has to be done next on a case."""
    if now.state in {State.CORRECTING, State.AWAITING_PAYMENT} and _is_over(now, today):
        return NextStep(
            _("期限已过，视为放弃申请，或者登记收到的"), _OF_ABANDONING, "deem_abandoned", "k-s"
        )
    if now.state is State.AWAITING_CONFIRMATION and now.confirmed_by_applicant_on:
        return NextStep(_("申请人已经在网上确认，请本机关确认"), str(_ART(31)), "confirm", "k-s")
    if now.state is State.SERVING and now.offered_on:
        return NextStep(_("等申请人在网上领取答复"), str(_ART(36)), "", "k-s")
    return usual_next_step(now.state)


def usual_next_step(state: State) -> NextStep:
    """Return what has to be done next in a state, whatever the day."""
    return _NEXT[state]


_OF_ABANDONING: Final = STEP_BY_KEY["deem_abandoned"].article
_NEXT: Final = {
    State.AWAITING_CONFIRMATION: NextStep(_("与申请人确认"), str(_ART(31)), "confirm", "k-s"),
    State.IN_HAND: NextStep(_("作出决定并答复"), str(_ART(33)), "decide", "k-r"),
    State.CORRECTING: NextStep(_("等申请人补正"), str(_ART(30)), "receive_correction", "k-t"),
    State.CONSULTING: NextStep(_("等征求的意见"), str(_ART(32)), "receive_opinion", "k-t"),
    State.AWAITING_PAYMENT: NextStep(
        _("等申请人缴费"), str(FEE_MEASURES), "receive_payment", "k-t"
    ),
    State.SIGNING: NextStep(_("起草、签发答复"), str(_ART(33)), "", "k-s"),
    State.SERVING: NextStep(_("送达答复"), str(_ART(33)), "", "k-s"),
    State.CLOSED: NextStep(_("归档"), str(_ART(45)), "archive", "k-r"),
    State.ARCHIVED: NextStep(_("已经归档"), str(_ART(45)), "", "k-r"),
}


def _is_over(now: Standing, today: dt.date) -> bool:
    try:
        gates.refuse_abandonment(now, today, calendar())
    except NotAllowed:
        return False
    return True

"""A case in the words of its applicant: where it stands, what to do and by when, what happened so far."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.casework.lifecycle import EventKind, Standing, State
from gongkai.casework.models import CaseEvent, CaseLetter, DisclosureApplication
from gongkai.casework.presentation import working_days_between
from gongkai.rules.letters.kinds import KINDS, LetterKind
from gongkai.rules.outcomes import OUTCOME_LABELS, Reason

APPLICANT: Final = "申请人"
CHALLENGE: Final = "行政复议"  # the paragraph of a reply that says how to challenge it speaks of it

# What an applicant reads of each event; what is not here is work inside the agency
WORDS: Final = {
    EventKind.REGISTERED: gettext_noop("机关登记您的申请"),
    EventKind.APPLICANT_CONFIRMED: gettext_noop("您在网上确认"),
    EventKind.CONFIRMED: gettext_noop("双方确认，机关收到申请，从这一天起算期限"),
    EventKind.CORRECTION_ASKED: gettext_noop("机关请您补正"),
    EventKind.CORRECTED: gettext_noop("收到您的补正，期限从这一天重新起算"),
    EventKind.EXTENDED: gettext_noop("机关延长答复期限"),
    EventKind.CONSULTED: gettext_noop("机关征求别人的意见，所需时间不计算在期限内"),
    EventKind.CONSULTATION_ANSWERED: gettext_noop("机关收到意见"),
    EventKind.FEE_NOTICED: gettext_noop("机关送达收费通知"),
    EventKind.FEE_PAID: gettext_noop("收到缴费，期限从这一天重新起算"),
    EventKind.REPLY_OFFERED: gettext_noop("机关把答复放到网上供您领取"),
    EventKind.REPLY_SERVED: gettext_noop("答复送达"),
    EventKind.WITHDRAWN: gettext_noop("您撤回申请"),
    EventKind.REOPENED: gettext_noop("机关重新办理"),
    EventKind.PROPOSED: gettext_noop("您建议把得到的信息向社会公开"),
}


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a case stands: a word, why, how the box looks, and the day something is due, with the days left."""

    word: str
    says: str
    css: str = ""
    due_on: dt.date | None = None
    left: int | None = None

    @property
    def late_by(self) -> int:
        """How many working days it is past its day; zero where it is not."""
        return -self.left if self.left is not None and self.left < 0 else 0


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of what happened."""

    on: dt.date
    says: str


def stand_of(case: DisclosureApplication, now: Standing, today: dt.date) -> Stand:
    """Return where a case stands for its applicant."""
    if now.closed_on is not None:
        return _closed(now)
    if now.state is State.CORRECTING and now.correction:
        return _due(
            _("需要您补正"),
            _("机关看不清您要的是什么，请按下面的说明补充后交回。"),
            now.correction.due_on,
            today,
            "act",
        )
    if now.state is State.AWAITING_PAYMENT:
        says = _("请按收费通知书缴费；收到缴费后，答复期限重新计算。")
        return Stand(_("需要您缴费"), says, "act")
    if now.state is State.AWAITING_CONFIRMATION:
        return _unconfirmed(now)
    if now.offered_on is not None:
        says = _("答复已经做好，请在下面打开；打开就是领取，视为送达。")
        return Stand(_("请领取答复"), says, "act")
    if case.due_on is None:
        return Stand(_("正在办理"), "")
    return _due(*_in_hand(now), case.due_on, today, "")


def _unconfirmed(now: Standing) -> Stand:
    if now.confirmed_by_applicant_on:
        return Stand(
            _("等待机关与您确认"), _("您已经确认，机关也确认以后，开始计算20个工作日的答复期限。")
        )
    return Stand(
        _("等待机关与您确认"),
        _("网上提交的申请，双方确认之日才是法定的收到之日，从那一天起算答复期限。"),
        "act",
    )


def _in_hand(now: Standing) -> tuple[str, str]:
    if now.state is State.CONSULTING:
        return _("正在征求意见"), _("征求第三方或者其他机关意见的时间不计算在期限内。")
    if now.state is State.SERVING:
        return _("答复正在送达"), _("答复已经签发，按您选的途径送给您。")
    if now.extension is not None:
        return _("延期办理"), _("答复期限已经依法延长一次。")
    return _("正在办理"), ""


def _due(word: str, says: str, due_on: dt.date, today: dt.date, css: str) -> Stand:
    return Stand(word, says, css, due_on, working_days_between(today, due_on))


def _closed(now: Standing) -> Stand:
    ending = now.ending
    if ending is None:
        return Stand(_("已经办结"), "", "done")
    if ending.reason is Reason.OTHER:
        return Stand(_("已经办结"), _("您撤回了申请，或者申请并入别的案件办理。"), "done")
    label = _(OUTCOME_LABELS[ending.outcome])
    if ending.reason in {Reason.CORRECTION_LAPSED, Reason.FEE_UNPAID}:
        says = _("期限届满没有补正或者缴费，视为放弃申请。需要的，可以重新申请。")
        return Stand(_("已经办结：%(what)s") % {"what": label}, says, "done")
    says = "" if ending.label == OUTCOME_LABELS[ending.outcome] else _(ending.label)
    return Stand(_("已答复：%(what)s") % {"what": label}, says, "done")


def happenings(events: list[CaseEvent], *, is_online: bool) -> Iterator[Happening]:
    """Yield what an applicant is told of the events, in their order."""
    for event in events:
        kind = EventKind(event.kind)
        words = WORDS.get(kind)
        if kind is EventKind.REGISTERED and is_online:
            words = gettext_noop("您在网上提交申请")
        if words:
            yield Happening(event.on, _(words))


def is_for_applicant(letter: CaseLetter, now: Standing) -> bool:
    """Test whether the applicant may open a letter: signed, addressed to them, a reply only once it is served."""
    if not letter.letter.is_signed:
        return False
    kind = LetterKind(letter.letter.kind)
    if kind is LetterKind.REPLY and now.served_on is None:
        return False
    return KINDS[kind].goes_to == APPLICANT


def challenge_of(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paragraphs of a reply that say how it can be challenged, as they were signed."""
    return tuple(each for each in paragraphs if CHALLENGE in each)


def may_propose(context: dict[str, Any]) -> bool:
    """Test whether proposing for the public is of use: something was disclosed, and nothing was proposed yet."""
    now: Standing = context["now"]
    proposed = any(each.kind == EventKind.PROPOSED for each in context["events"])
    return now.closed_on is not None and now.served_on is not None and not proposed

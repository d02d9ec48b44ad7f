"""Which steps an application allows on a day: each gate lets through or refuses, with article and way out. Pure."""

import datetime as dt
from typing import Final

from gongkai.casework.lifecycle import Standing, State
from gongkai.casework.refusals import StepNotAllowed
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import ARCHIVE_PERIODS, FEE_MEASURES, REGULATIONS
from gongkai.rules.consultation import (
    CONSULTED_LABELS,
    THIRD_PARTIES,
    Consulted,
    answer_due_on,
)
from gongkai.rules.consultation import Standing as Opinion
from gongkai.rules.consultation import standing as standing_of
from gongkai.rules.correction import CORRECTION
from gongkai.rules.fees import payment_due
from gongkai.rules.grounds import Ground, refuse_unfounded_protection
from gongkai.rules.outcomes import Ending, Outcome, Reason
from gongkai.rules.receipt import BY_NETWORK_OR_FAX
from gongkai.rules.reply_time_limit import TIME_LIMIT, ReplyClock
from gongkai.rules.work_calendar import WorkCalendar

CLOSED: Final = frozenset({State.CLOSED, State.ARCHIVED})
DECIDED: Final = CLOSED | {State.SIGNING, State.SERVING}
SIGNED_FIRST: Final = REGULATIONS.article(36)
NOT_HELD: Final = REGULATIONS.article(36, None, 4)


def refuse_future(on: dt.date, today: dt.date) -> None:
    """Refuse to record what has not happened yet."""
    if on > today:
        raise StepNotAllowed(
            f"{in_words(on)}还没有到，不能登记还没有发生的事。怎么办：核对日期，今天是{in_words(today)}"
        )


def refuse_before(earlier: dt.date | None, on: dt.date) -> None:
    """Refuse a step on a day before the one it answers."""
    if earlier is not None and on < earlier:
        raise StepNotAllowed(
            f"{in_words(on)}早于前一步的日期（{in_words(earlier)}），先后不对。怎么办：核对日期后改正"
        )


def clock_of_undecided(now: Standing) -> ReplyClock:
    """Return the running clock of a case on which nothing was decided.

    :raises StepNotAllowed: before the applicant confirmed, or after the decision
    """
    if now.state in DECIDED:
        raise StepNotAllowed(
            f"这件申请已经作出决定（{in_words(now.decided_on or now.arrival.arrived_on)}），不能再走这一步"
            f"（{SIGNED_FIRST}）。怎么办：决定有误的，请工作机构负责人先“重新办理”"
        )
    clock = now.clock
    if clock is None:
        raise StepNotAllowed(
            f"还没有与申请人确认，答复期限没有起算（{BY_NETWORK_OR_FAX}）。怎么办：先联系申请人，登记确认的日期"
        )
    return clock


def refuse_confirmation(now: Standing) -> None:
    """Refuse to confirm what needs no confirmation or has it."""
    if now.received_on is not None:
        raise StepNotAllowed(
            f"收到申请之日已经确定（{in_words(now.received_on)}），不用再确认（{REGULATIONS.article(31)}）"
        )


def refuse_second_word(now: Standing) -> None:
    """Refuse the applicant's confirmation where none is awaited, or a second one."""
    refuse_confirmation(now)
    if now.confirmed_by_applicant_on is not None:
        raise StepNotAllowed(
            f"您已经在{in_words(now.confirmed_by_applicant_on)}确认过，等机关确认（{BY_NETWORK_OR_FAX}）"
        )


def refuse_naming(now: Standing, title: str) -> None:
    """Refuse to say anew what an archived case is about, or to say nothing."""
    if now.state is State.ARCHIVED:
        raise StepNotAllowed(
            f"这件申请已经归档，申请事项不再改（{REGULATIONS.article(45)}）。怎么办：确需再办的，先重新办理"
        )
    if not title.strip():
        raise StepNotAllowed(
            f"申请事项是空的（{REGULATIONS.article(45)}）。怎么办：几个字写清要什么"
        )


def refuse_second_correction(now: Standing) -> None:
    """Refuse to take in a correction nobody waits for."""
    if now.state is not State.CORRECTING:
        raise StepNotAllowed(
            f"现在没有等待补正（{CORRECTION}）。怎么办：申请人补充的材料，可以作为情况直接考虑"
        )


def refuse_early_abandonment(now: Standing, on: dt.date) -> None:
    """Refuse to deem an application abandoned while the period for the correction runs."""
    refuse_second_correction(now)
    request = now.correction
    if request and not request.is_deemed_abandoned_on(on, has_good_reason=False):
        raise StepNotAllowed(
            f"补正期限到{in_words(request.due_on)}，还没有届满，不能视为放弃申请（{CORRECTION}）。"
            f"怎么办：过了{in_words(request.due_on)}仍没有补正的，再办这一步"
        )


def refuse_early_lapse(now: Standing, on: dt.date, calendar: WorkCalendar) -> None:
    """Refuse to deem an application abandoned while the period for the payment runs."""
    refuse_payment(now)
    if now.fee and not now.fee.is_deemed_abandoned_on(on, calendar):
        last = payment_due(now.fee.received_on, calendar).on
        raise StepNotAllowed(
            f"缴费期限到{in_words(last)}，还没有届满，不能视为放弃申请（{FEE_MEASURES}）。怎么办：等期限届满"
        )


def refuse_abandonment(now: Standing, on: dt.date, calendar: WorkCalendar) -> Reason:
    """Return why an application counts as given up, and refuse where it does not yet."""
    if now.fee is not None and now.fee.paid_on is None:
        refuse_early_lapse(now, on, calendar)
        return Reason.FEE_UNPAID
    refuse_early_abandonment(now, on)
    return Reason.CORRECTION_LAPSED


def refuse_assignment(now: Standing) -> None:
    """Refuse to hand over what is closed."""
    if now.state in CLOSED:
        raise StepNotAllowed(
            f"这件申请已经办结，不用再交办（{REGULATIONS.article(45)}）。怎么办：确需再办的，先重新办理"
        )


def refuse_payment(now: Standing) -> None:
    """Refuse to take in a payment nobody waits for."""
    if now.state is not State.AWAITING_PAYMENT:
        raise StepNotAllowed(
            f"现在没有等待缴费（{FEE_MEASURES}）。怎么办：收费的，先登记收费通知送达的日期"
        )


def refuse_answer(now: Standing, place: int) -> None:
    """Refuse an answer to a consultation that is not there or was answered."""
    if not (0 <= place < len(now.consultations) and now.consultations[place].is_open):
        raise StepNotAllowed(
            f"这一份征求意见没有发出，或者意见已经登记过（{THIRD_PARTIES}）。怎么办：回到案件页核对"
        )


def refuse_decision(now: Standing, ending: Ending, on: dt.date, calendar: WorkCalendar) -> None:
    """Refuse to decide while something is awaited by law, or on a ground the answers took away.

    :raises GroundNotGiven: if every third party agrees to disclosure
    """
    clock_of_undecided(now)
    if ending.reason in {Reason.CORRECTION_LAPSED, Reason.FEE_UNPAID}:
        raise StepNotAllowed(
            f"“{ending.label}”不在这里选（{ending.source}）。怎么办：期限届满后，用“视为放弃申请”这一步"
        )
    if now.state is State.CORRECTING:
        raise StepNotAllowed(
            f"已经要求申请人补正，还在等待（{CORRECTION}）。怎么办：收到补正后先登记；逾期不补正的，按视为放弃办"
        )
    if now.state is State.AWAITING_PAYMENT:
        raise StepNotAllowed(
            f"已经送达收费通知，还在等待缴费（{FEE_MEASURES}）。怎么办：缴费后先登记；逾期的，按视为放弃办"
        )
    _refuse_while_asking(now, on, calendar)
    if ending.reason is Reason.STILL_UNCLEAR and now.correction is None:
        raise StepNotAllowed(
            f"没有要求过补正，不能以补正后仍不明确答复（{CORRECTION}）。怎么办：先要求补正，或者按现有内容答复"
        )
    if ending.reason is Reason.DOES_NOT_EXIST:
        _refuse_without_search(now)
    if ending.outcome is Outcome.WITHHELD and ending.ground is Ground.THIRD_PARTY_INTERESTS:
        opinions = tuple(
            standing_of(each, on, calendar)
            for each in now.consultations
            if each.consulted is Consulted.THIRD_PARTY
        )
        refuse_unfounded_protection(third_parties=opinions, serves_public_interest=False)


def _refuse_without_search(now: Standing) -> None:
    """Refuse to say that nothing was found where nobody searched, or the last search found something."""
    if not now.searches:
        raise StepNotAllowed(
            f"还没有登记过检索，不能答复“经检索没有”（{NOT_HELD}）。怎么办：先登记检索：谁、在哪里、用什么词、哪天、结果怎样"
        )
    last = now.searches[-1]
    if last.has_found:
        raise StepNotAllowed(
            f"{in_words(last.on)}的检索找到了信息，不能答复“经检索没有”（{NOT_HELD}）。"
            f"怎么办：按找到的信息决定；找到的不是申请的那一件的，再登记一次检索，写明没有"
        )


def refuse_search(now: Standing) -> None:
    """Refuse to put down a search on a case that was decided."""
    if now.state in DECIDED:
        raise StepNotAllowed(
            f"这件申请已经作出决定，检索要在决定以前登记（{NOT_HELD}）。怎么办：决定有误的，先重新办理"
        )


def _refuse_while_asking(now: Standing, on: dt.date, calendar: WorkCalendar) -> None:
    for each in now.consultations:
        if each.consulted is Consulted.OTHER_AGENCY:
            continue  # its opinion helps, no article makes the decision wait for it
        if standing_of(each, on, calendar) is Opinion.WAITING:
            raise StepNotAllowed(
                f"{CONSULTED_LABELS[each.consulted]}的意见还没有收到，征求意见的期限到"
                f"{in_words(answer_due_on(each, calendar))}（{THIRD_PARTIES}）。怎么办：收到意见后登记，"
                f"或者期限届满后再决定；还没有登记对方何时收到征求意见书的，请先补登"
            )


def refuse_signing(now: Standing) -> None:
    """Refuse to sign a reply before anything was decided, or twice."""
    if now.state is not State.SIGNING:
        raise StepNotAllowed(
            f"现在没有等待签发的答复（{SIGNED_FIRST}）。怎么办：先作出决定，再起草、签发答复"
        )


def refuse_offer(now: Standing) -> None:
    """Refuse to put a reply online before it was signed, or twice."""
    if now.state is not State.SERVING:
        raise StepNotAllowed(
            f"现在没有等待送达的答复（{SIGNED_FIRST}）。怎么办：先签发答复，再放到网上"
        )
    if now.offered_on is not None:
        raise StepNotAllowed(
            f"答复已经在{in_words(now.offered_on)}放到网上，等申请人领取。怎么办：一直不领取的，改用邮政寄送"
        )


def refuse_service(now: Standing, on: dt.date) -> None:
    """Refuse to serve a reply before it was signed."""
    if now.state is not State.SERVING or now.signed_on is None:
        raise StepNotAllowed(f"答复还没有签发，不能送达（{SIGNED_FIRST}）。怎么办：先签发答复")
    if on < now.signed_on:
        raise StepNotAllowed(
            f"送达的日期（{in_words(on)}）早于签发之日（{in_words(now.signed_on)}）。怎么办：核对日期"
        )


def refuse_withdrawal(now: Standing) -> None:
    """Refuse to withdraw what was answered."""
    if now.state in DECIDED:
        raise StepNotAllowed(f"这件申请已经作出决定，不能再撤回（{TIME_LIMIT}）")


def refuse_proposal(now: Standing) -> None:
    """Refuse to propose for the public what the applicant did not get."""
    got = now.ending is not None and now.ending.outcome in {
        Outcome.DISCLOSED,
        Outcome.PARTLY_DISCLOSED,
    }
    if not (now.state in CLOSED and got):
        raise StepNotAllowed(
            f"机关公开了信息以后，才能建议向社会公开（{REGULATIONS.article(44)}）。怎么办：等收到信息以后再提"
        )


def refuse_archiving(now: Standing) -> None:
    """Refuse to archive a case that is open, or twice."""
    if now.state is not State.CLOSED:
        raise StepNotAllowed(
            f"没有办结的申请不能归档，已经归档的不用再归（{REGULATIONS.article(45)}）。怎么办：先送达答复"
        )


def refuse_file(now: Standing) -> None:
    """Refuse to hand out the file of a case that is open, or of which nothing can be read any more."""
    if now.is_erased:
        raise StepNotAllowed(
            f"这件申请的保管期限已满，内容已经销毁，没有可以取出的案卷（{ARCHIVE_PERIODS}）。怎么办：只能看编号、日期和结果"
        )
    if now.state not in CLOSED:
        raise StepNotAllowed(
            f"这件申请还没有办结，案卷还不全（{REGULATIONS.article(45)}）。怎么办：送达答复以后再取"
        )


def refuse_reopening(now: Standing, reason: str) -> None:
    """Refuse to reopen what is open or no longer readable, or without saying why."""
    if now.is_erased:
        raise StepNotAllowed(
            f"这件申请的保管期限已满，内容已经销毁，不能再重新办理（{ARCHIVE_PERIODS}）。怎么办：有新的申请的，另行登记"
        )
    if now.state not in DECIDED:
        raise StepNotAllowed(f"这件申请还没有作出决定，不用重新办理（{SIGNED_FIRST}）")
    if not reason.strip():
        raise StepNotAllowed(
            f"重新办理要写明理由，留下痕迹（{REGULATIONS.article(45)}）。怎么办：写明原决定哪里不对、依据什么重新办理"
        )

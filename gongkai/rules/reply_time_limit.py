"""When a reply to a disclosure application falls due (Article 33, with 30, 34, 35 and 国办函〔2020〕109号).

Twenty working days after receipt, the day of receipt not counted; once up to twenty more. A corrected application,
and a fee that was paid, start the count afresh (for the fee: not confirmed by the text). Time spent on asking
others is left out. While something is awaited the day is provisional and assumes that the other side uses its
whole period.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import FEE_MEASURES, REGULATIONS
from gongkai.rules.consultation import (
    CONSULTED_LABELS,
    Consultation,
    answer_due_on,
    is_settled_on,
    time_not_counted,
)
from gongkai.rules.correction import CORRECTION, CorrectionRequest
from gongkai.rules.deferred_reply import DEFERRED_REPLY, DeferredReply
from gongkai.rules.fees import FeeNotAllowed, FeeNotice, payment_due
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.stopped_count import Stop, days_counted, nth_counted_day
from gongkai.rules.work_calendar import ONE_DAY, CountedDay, DueDay, WorkCalendar

REPLY_WORKING_DAYS: Final = 20
MAX_EXTENSION_WORKING_DAYS: Final = 20
TIME_LIMIT: Final = REGULATIONS.article(33, 2)


class ExtensionNotAllowed(NotAllowed):
    """Raised when an extension would go beyond what Article 33 permits."""


class ReplyNotConsulted(NotAllowed):
    """Raised when a consultation would begin after the reply fell due."""


@dataclass(frozen=True, slots=True)
class Extension:
    """More time for a reply: how many working days, who consented, and when the applicant was told."""

    working_days: int
    approved_by: str
    approved_on: dt.date
    noticed_on: dt.date


@dataclass(frozen=True, slots=True)
class ReplyClock:
    """What moves the reply deadline of one application.

    ``received_on`` is the day Article 31 fixes, not the day the record was typed in. An extension belongs to
    the count it was granted in: one granted before a fresh start went with the days of that count.
    """

    received_on: dt.date
    correction: CorrectionRequest | None = None
    fee: FeeNotice | None = None
    consultations: tuple[Consultation, ...] = ()
    extension: Extension | None = None
    deferral: DeferredReply | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The day a count runs from, itself not counted; why; and whether it is only assumed."""

    on: dt.date
    why: str = ""
    awaits: str = ""


def runs_from(clock: ReplyClock, calendar: WorkCalendar) -> Start:
    """Return the day the limit counts from; the count begins on the next day.

    While a correction or a payment is awaited it is taken to come on the last day of its period.
    """
    start = Start(clock.received_on)
    if clock.correction is not None:
        start = _latest(start, _start_after_correction(clock.correction))
    if clock.fee is not None:
        start = _latest(start, _start_after_payment(clock.fee, calendar))
    return start


def reply_due(clock: ReplyClock, calendar: WorkCalendar, *, as_of: dt.date | None = None) -> DueDay:
    """Return the last day on which a reply is in time.

    Provisional while a correction, a payment or an opinion is awaited, or where the count reaches a year
    without its notice. A consultation that nobody answered stops being provisional when its
    fifteen working days were over before ``as_of``; the day itself does not change by that.

    :raises NoHolidayNotice: if the count reaches a year whose notice is not loaded
    """
    start = runs_from(clock, calendar)
    stops = tuple(time_not_counted(each, calendar) for each in clock.consultations)
    on = nth_counted_day(start.on, _working_days_allowed(clock, start), stops, calendar)
    if clock.deferral is not None and clock.deferral.until > on:
        on = clock.deferral.until
    may_move = _awaited(clock, start, calendar, as_of)
    return DueDay(
        on,
        bool(may_move) or calendar.is_uncertain(clock.received_on, on),
        partial(_days, clock, start, stops, on, calendar),
        may_move,
    )


def extended(clock: ReplyClock, extension: Extension, calendar: WorkCalendar) -> ReplyClock:
    """Return the clock with the limit extended once (Article 33, paragraph 2).

    The head of the OGI office consents by name, and the applicant is told before the twentieth day: consent and
    notice on the day of the limit itself are too late (our reading; Article 33 says only that
    both are needed).

    :raises ExtensionNotAllowed: if already extended, by more than 20 working days, without a name, told
        before it was approved, or not told before the limit
    """
    start = runs_from(clock, calendar)
    if current_extension(clock, start):
        raise ExtensionNotAllowed(f"答复期限已延长过一次（{TIME_LIMIT}），请在已延长的期限内答复")
    if not 0 < extension.working_days <= MAX_EXTENSION_WORKING_DAYS:
        raise ExtensionNotAllowed(
            f"延长期限不得超过{MAX_EXTENSION_WORKING_DAYS}个工作日（{TIME_LIMIT}），"
            f"不能延长{extension.working_days}个，请改为1至{MAX_EXTENSION_WORKING_DAYS}个"
        )
    if not extension.approved_by.strip():
        raise ExtensionNotAllowed(
            f"延长答复期限应当经政府信息公开工作机构负责人同意（{TIME_LIMIT}），请写明同意人的姓名"
        )
    _refuse_late_notice(clock, extension, calendar)
    return replace(clock, extension=extension)


def consulted(clock: ReplyClock, consultation: Consultation, calendar: WorkCalendar) -> ReplyClock:
    """Return the clock with one more consultation.

    :raises ReplyNotConsulted: if it begins before receipt or after the reply fell due, when there is no time left to stop
    """
    due = reply_due(clock, calendar)
    if not clock.received_on <= consultation.sent_on <= due.on:
        raise ReplyNotConsulted(
            f"答复期限的最后一天是{in_words(due.on)}，{in_words(consultation.sent_on)}才征求意见，"
            f"不能再停止计算期限（{REGULATIONS.article(33, 3)}）。请尽快答复"
        )
    return replace(clock, consultations=(*clock.consultations, consultation))


def charged(clock: ReplyClock, notice: FeeNotice, calendar: WorkCalendar) -> ReplyClock:
    """Return the clock with a fee notice, which has to reach the applicant within the limit.

    :raises FeeNotAllowed: if it came after the reply fell due, or after another notice
    """
    due = reply_due(clock, calendar)
    if clock.fee is not None:
        raise FeeNotAllowed(
            f"{in_words(clock.fee.received_on)}已经送达过收费通知（{FEE_MEASURES}），"
            f"不能再次收费，请等待缴费或者缴费期满"
        )
    if not clock.received_on <= notice.received_on <= due.on:
        raise FeeNotAllowed(
            f"收费通知应当在答复期限内送达，最后一天是{in_words(due.on)}，"
            f"不能是{in_words(notice.received_on)}（{FEE_MEASURES}）。请不收费，尽快答复"
        )
    return replace(clock, fee=notice)


def extension_noticed_by(clock: ReplyClock, calendar: WorkCalendar) -> dt.date:
    """Return the last working day to tell the applicant of an extension, before the limit."""
    day = reply_due(replace(clock, extension=None), calendar).on - ONE_DAY
    while not calendar.is_working_day(day):
        day -= ONE_DAY
    return day


def _refuse_late_notice(clock: ReplyClock, extension: Extension, calendar: WorkCalendar) -> None:
    if not clock.received_on <= extension.approved_on <= extension.noticed_on:
        raise ExtensionNotAllowed(
            f"应当先经同意（{in_words(extension.approved_on)}），再告知申请人（{in_words(extension.noticed_on)}）"
            f"（{TIME_LIMIT}），请核对日期"
        )
    last = extension_noticed_by(clock, calendar)
    if extension.noticed_on >= reply_due(replace(clock, extension=None), calendar).on:
        raise ExtensionNotAllowed(
            f"延期答复应当在期限届满前告知申请人，最迟{in_words(last)}，不能在{in_words(extension.noticed_on)}告知"
            f"（{TIME_LIMIT}）。期限届满日当天请直接答复"
        )


def current_extension(clock: ReplyClock, start: Start) -> Extension | None:
    """Return the extension of the running count; one from before a fresh start is spent."""
    extension = clock.extension
    if extension is None or start.on == clock.received_on:
        return extension
    return extension if extension.approved_on > start.on else None


def _working_days_allowed(clock: ReplyClock, start: Start) -> int:
    extension = current_extension(clock, start)
    return REPLY_WORKING_DAYS + (extension.working_days if extension else 0)


def _latest(one: Start, other: Start) -> Start:
    return other if other.on >= one.on else one


def _start_after_correction(request: CorrectionRequest) -> Start:
    if request.corrected_on is not None:
        return Start(request.corrected_on, f"收到补正后的申请之日起重新计算（{CORRECTION}）")
    return Start(
        request.due_on,
        f"等待申请人补正（{CORRECTION}）",
        f"申请人尚未补正；补正期限到{in_words(request.due_on)}，按最后一天补正计算",
    )


def _start_after_payment(notice: FeeNotice, calendar: WorkCalendar) -> Start:
    if notice.paid_on is not None:
        return Start(notice.paid_on, f"缴费次日起重新计算（{FEE_MEASURES}）")
    last = payment_due(notice.received_on, calendar).on
    return Start(
        last,
        f"等待申请人缴费（{FEE_MEASURES}）",
        f"申请人尚未缴费；缴费期限到{in_words(last)}，按最后一天缴费计算",
    )


def _awaited(
    clock: ReplyClock, start: Start, calendar: WorkCalendar, as_of: dt.date | None
) -> tuple[str, ...]:
    """Return what the day still waits for, in Chinese; a reply deferred to a day waits for nothing."""
    if clock.deferral is not None:
        return ()
    opinions = tuple(
        f"{CONSULTED_LABELS[each.consulted]}意见尚未收到；最迟到{in_words(answer_due_on(each, calendar))}，"
        f"早收到的，期限相应提前"
        for each in clock.consultations
        if each.answered_on is None and not is_settled_on(each, as_of, calendar)
    )
    return (start.awaits, *opinions) if start.awaits else opinions


def _days(
    clock: ReplyClock, start: Start, stops: tuple[Stop, ...], on: dt.date, calendar: WorkCalendar
) -> Iterator[CountedDay]:
    """Yield the working: what fell before a fresh start, the count, and a deferral after it."""
    if start.on > clock.received_on:
        before = Stop(clock.received_on, start.on, start.why)
        yield from days_counted(clock.received_on, start.on, (before,), calendar)
    count_ends = nth_counted_day(start.on, _working_days_allowed(clock, start), stops, calendar)
    yield from days_counted(start.on, count_ends, stops, calendar)
    if on > count_ends:
        deferred = Stop(count_ends, on, f"延迟答复（{DEFERRED_REPLY}）")
        yield from days_counted(count_ends, on, (deferred,), calendar)

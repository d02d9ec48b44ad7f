"""From what happened to an application to its due day and the other last days on the way.

Every step goes through the rule that allows it, in the order of its days, so that facts that cannot lawfully
have happened are refused with the article.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial

from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import FEE_MEASURES, Citation, Instrument
from gongkai.rules.consultation import (
    CONSULTED_LABELS,
    JOINT_MAKERS,
    NOT_COUNTED,
    THIRD_PARTIES,
    Consultation,
    Consulted,
    answer_due_on,
)
from gongkai.rules.correction import (
    CORRECTION,
    CorrectionRequest,
    ask_for_correction,
    correction_requested_by,
)
from gongkai.rules.deferred_reply import defer_reply
from gongkai.rules.fees import FeeNotice, payment_due
from gongkai.rules.receipt import Arrival, Receipt, receipt
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.reply_time_limit import (
    TIME_LIMIT,
    Extension,
    ReplyClock,
    charged,
    consulted,
    extended,
    extension_noticed_by,
    reply_due,
)
from gongkai.rules.work_calendar import DueDay, WorkCalendar

_SOURCES = {
    Consulted.THIRD_PARTY: THIRD_PARTIES,
    Consulted.JOINT_MAKER: JOINT_MAKERS,
    Consulted.OTHER_AGENCY: NOT_COUNTED,
}


class DayOutOfReach(NotAllowed):
    """Raised for a day before the calendars we hold, or further ahead than anybody can reckon."""


@dataclass(frozen=True, slots=True)
class Deferral:
    """Days of a deferred reply: when reasons came, when the applicant was told, and to which day."""

    reasons_received_on: dt.date | None
    told_on: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class Facts:
    """What happened to one application, as somebody knows it."""

    arrival: Arrival
    correction: CorrectionRequest | None = None
    consultations: tuple[Consultation, ...] = ()
    extension: Extension | None = None
    fee: FeeNotice | None = None
    deferral: Deferral | None = None


@dataclass(frozen=True, slots=True)
class LastDay:
    """One last day on the way to the reply, in Chinese words, with its source."""

    key: str
    label: str
    on: dt.date
    source: Citation | Instrument


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The day of receipt, the due day and the last days before it; without receipt nothing runs."""

    facts: Facts
    receipt: Receipt
    clock: ReplyClock | None = None
    due: DueDay | None = None
    last_days: tuple[LastDay, ...] = ()


def reckon(facts: Facts, calendar: WorkCalendar, *, as_of: dt.date | None = None) -> Reckoning:
    """Return when a reply is due, given what happened.

    :raises NotAllowed: for a step that the law does not allow on its day
    :raises DayOutOfReach: for a day before the first calendar or later than the year after the last
    :raises NoHolidayNotice: if the count reaches a year whose notice is not loaded, unless the calendar is provisional
    """
    _refuse_days_out_of_reach(facts, calendar)
    received = receipt(facts.arrival)
    if received.on is None:
        return Reckoning(facts, received)
    clock = ReplyClock(received.on)
    for _day, step in sorted(_steps(facts, calendar), key=lambda each: each[0]):
        clock = step(clock)
    due = reply_due(clock, calendar, as_of=as_of)
    return Reckoning(facts, received, clock, due, tuple(_last_days(clock, calendar)))


def _refuse_days_out_of_reach(facts: Facts, calendar: WorkCalendar) -> None:
    first, last = min(calendar.years), max(calendar.years) + 1
    for day in _days_in(asdict(facts)):
        if not first <= day.year <= last:
            raise DayOutOfReach(
                f"本程序有{first}年至{last - 1}年的节假日安排，{in_words(day)}超出了能计算的范围，请核对年份"
            )


def _days_in(value: object) -> Iterator[dt.date]:
    if isinstance(value, dt.date):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _days_in(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _days_in(each)


Step = Callable[[ReplyClock], ReplyClock]


def _steps(facts: Facts, calendar: WorkCalendar) -> Iterator[tuple[dt.date, Step]]:
    if facts.correction is not None:
        yield facts.correction.asked_on, partial(_corrected, facts.correction, calendar)
    for each in facts.consultations:
        yield each.sent_on, partial(_consulted, each, calendar)
    if facts.extension is not None:
        yield facts.extension.noticed_on, partial(_extended, facts.extension, calendar)
    if facts.fee is not None:
        yield facts.fee.received_on, partial(_charged, facts.fee, calendar)
    if facts.deferral is not None:
        yield facts.deferral.told_on, partial(_deferred, facts.deferral, calendar)


def _corrected(request: CorrectionRequest, calendar: WorkCalendar, clock: ReplyClock) -> ReplyClock:
    ask_for_correction(
        received_on=clock.received_on,
        asked_on=request.asked_on,
        due_on=request.due_on,
        earlier=clock.correction,
        calendar=calendar,
    )
    return replace(clock, correction=request)


def _consulted(each: Consultation, calendar: WorkCalendar, clock: ReplyClock) -> ReplyClock:
    return consulted(clock, each, calendar)


def _extended(extension: Extension, calendar: WorkCalendar, clock: ReplyClock) -> ReplyClock:
    return extended(clock, extension, calendar)


def _charged(notice: FeeNotice, calendar: WorkCalendar, clock: ReplyClock) -> ReplyClock:
    return charged(clock, notice, calendar)


def _deferred(deferral: Deferral, calendar: WorkCalendar, clock: ReplyClock) -> ReplyClock:
    deferred = defer_reply(
        reasons_received_on=deferral.reasons_received_on,
        told_on=deferral.told_on,
        until=deferral.until,
        reply_due_on=reply_due(clock, calendar).on,
    )
    return replace(clock, deferral=deferred)


def _last_days(clock: ReplyClock, calendar: WorkCalendar) -> Iterator[LastDay]:
    if clock.correction is None:
        last = correction_requested_by(clock.received_on, calendar).on
        yield LastDay("correction_requested_by", "要求补正，最迟", last, CORRECTION)
    elif clock.correction.corrected_on is None:
        yield LastDay("corrected_by", "申请人补正，最迟", clock.correction.due_on, CORRECTION)
    for each in clock.consultations:
        if each.is_open:
            label = f"{CONSULTED_LABELS[each.consulted]}答复意见，最迟"
            last = answer_due_on(each, calendar)
            yield LastDay("answered_by", label, last, _SOURCES[each.consulted])
    if clock.fee is not None and clock.fee.paid_on is None:
        last = payment_due(clock.fee.received_on, calendar).on
        yield LastDay("paid_by", "申请人缴费，最迟", last, FEE_MEASURES)
    if clock.extension is None:
        last = extension_noticed_by(clock, calendar)
        yield LastDay("extension_noticed_by", "需要延期的，告知申请人最迟", last, TIME_LIMIT)

"""Where an application stands, from what happened to it. Pure: events in, standing out."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import models

from gongkai.rules.consultation import Answer, Consultation, Consulted
from gongkai.rules.correction import CorrectionRequest
from gongkai.rules.fees import FeeNotice
from gongkai.rules.outcomes import ENDING_BY_CODE, Ending, Reason
from gongkai.rules.receipt import Arrival, Channel, receipt
from gongkai.rules.reply_time_limit import Extension, ReplyClock
from gongkai.rules.retention import SUGGESTED, Retention, kept_until

# These ways of ending need no reply to be served: the case ends with the day itself
ENDS_WITHOUT_REPLY: Final = frozenset({Reason.CORRECTION_LAPSED, Reason.FEE_UNPAID, Reason.OTHER})


class EventKind(models.TextChoices):
    """What can happen to an application."""

    REGISTERED = "registered", "登记申请"
    TITLED = "titled", "拟定申请事项"
    APPLICANT_CONFIRMED = "applicant_confirmed", "申请人在网上确认"
    CONFIRMED = "confirmed", "与申请人确认"
    ASSIGNED = "assigned", "交承办人办理"
    CORRECTION_ASKED = "correction_asked", "要求补正"
    CORRECTED = "corrected", "收到补正"
    EXTENDED = "extended", "延长答复期限"
    CONSULTED = "consulted", "征求意见"
    CONSULTATION_DELIVERED = "consultation_delivered", "对方收到征求意见书"
    CONSULTATION_ANSWERED = "consultation_answered", "收到意见"
    FEE_NOTICED = "fee_noticed", "送达收费通知"
    FEE_PAID = "fee_paid", "收到缴费"
    SEARCHED = "searched", "登记检索"
    DECIDED = "decided", "作出决定"
    REPLY_SIGNED = "reply_signed", "签发答复"
    REPLY_OFFERED = "reply_offered", "放到网上供申请人领取"
    REPLY_SERVED = "reply_served", "送达答复"
    WITHDRAWN = "withdrawn", "申请人撤回"
    ARCHIVED = "archived", "归档"
    REOPENED = "reopened", "重新办理"
    PROPOSED = "proposed", "申请人建议向社会公开"
    ERASED = "erased", "保管期满，销毁个人信息"


def case_event_kinds() -> list[tuple[str, str]]:
    """Return the kinds of events; migrations name this function, so that a new kind needs none."""
    return EventKind.choices


class State(models.TextChoices):
    """Where an application stands."""

    AWAITING_CONFIRMATION = "awaiting_confirmation", "待确认"
    IN_HAND = "in_hand", "在办"
    CORRECTING = "correcting", "待补正"
    CONSULTING = "consulting", "待意见"
    AWAITING_PAYMENT = "awaiting_payment", "待缴费"
    SIGNING = "signing", "待签发"
    SERVING = "serving", "待送达"
    CLOSED = "closed", "已办结"
    ARCHIVED = "archived", "已归档"


STOPPED: Final = frozenset({State.CORRECTING, State.CONSULTING, State.AWAITING_PAYMENT})


@dataclass(frozen=True, slots=True)
class Happened:
    """One event without its row."""

    kind: str
    on: dt.date
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Search:
    """A search for what was asked for: its day, and whether something was found."""

    on: dt.date
    has_found: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that follows from the events of one application.

    ``counted_on`` and ``counted_as`` are those of the first decision: the report counts an application once, and
    a decision made anew counts in no year again. ``confirmed_by_applicant_on`` is one side of the confirmation alone: the
    application is received when the agency confirms as well. After reconsideration or a suit the limit runs afresh from
    ``anew_from``, the day the decision on it arrived; ``anew_by`` is the last day where the body or court set one.
    """

    arrival: Arrival
    confirmed_by_applicant_on: dt.date | None = None
    handler_id: int | None = None
    correction: CorrectionRequest | None = None
    consultations: tuple[Consultation, ...] = ()
    extension: Extension | None = None
    fee: FeeNotice | None = None
    searches: tuple[Search, ...] = ()
    fee_method: str = ""
    ending: Ending | None = None
    decided_on: dt.date | None = None
    signed_on: dt.date | None = None
    offered_on: dt.date | None = None
    served_on: dt.date | None = None
    is_archived: bool = False
    retention: Retention = SUGGESTED
    is_erased: bool = False
    counted_on: dt.date | None = None
    counted_as: Ending | None = None
    anew_from: dt.date | None = None
    anew_by: dt.date | None = None

    @property
    def received_on(self) -> dt.date | None:
        """The day of receipt (Article 31), None while it waits for the applicant."""
        return receipt(self.arrival).on

    @property
    def clock(self) -> ReplyClock | None:
        """What moves the reply deadline; None before receipt."""
        received_on = self.received_on
        if received_on is None:
            return None
        return ReplyClock(
            self.anew_from or received_on,
            self.correction,
            self.fee,
            self.consultations,
            self.extension,
        )

    @property
    def closed_on(self) -> dt.date | None:
        """The day the case ended: the reply was served, or there is none to serve."""
        if self.ending is not None and self.ending.reason in ENDS_WITHOUT_REPLY:
            return self.decided_on
        return self.served_on

    @property
    def kept_until(self) -> dt.date | None:
        """The last day the file of an archived case is kept; None before, and where it is kept for good."""
        if not self.is_archived or self.closed_on is None:
            return None
        return kept_until(self.closed_on, self.retention)

    @property
    def state(self) -> State:
        """The state, of which there is exactly one."""
        if self.closed_on is not None:
            return State.ARCHIVED if self.is_archived else State.CLOSED
        if self.decided_on is not None:
            return State.SIGNING if self.signed_on is None else State.SERVING
        return self._open_state()

    def _open_state(self) -> State:
        if self.received_on is None:
            return State.AWAITING_CONFIRMATION
        if self.correction is not None and self.correction.corrected_on is None:
            return State.CORRECTING
        if self.fee is not None and self.fee.paid_on is None:
            return State.AWAITING_PAYMENT
        if any(each.is_open for each in self.consultations):
            return State.CONSULTING
        return State.IN_HAND


def standing(events: Iterable[Happened]) -> Standing:
    """Return where an application stands after these events, in their order; the first registers it."""
    first, *others = events
    now = Standing(Arrival(Channel(first.facts["channel"]), first.on))
    for event in others:
        now = _EFFECTS[event.kind](now, event)
    return now


def _day(event: Happened, name: str) -> dt.date:
    return dt.date.fromisoformat(event.facts[name])


def _confirmed(now: Standing, event: Happened) -> Standing:
    return replace(now, arrival=replace(now.arrival, confirmed_on=event.on))


def _confirmed_by_applicant(now: Standing, event: Happened) -> Standing:
    return replace(now, confirmed_by_applicant_on=event.on)


def _unmoved(now: Standing, _event: Happened) -> Standing:
    """Leave everything where it is: the event is for the record."""
    return now


def _assigned(now: Standing, event: Happened) -> Standing:
    return replace(now, handler_id=event.facts["handler"])


def _correction_asked(now: Standing, event: Happened) -> Standing:
    return replace(now, correction=CorrectionRequest(event.on, _day(event, "due_on")))


def _corrected(now: Standing, event: Happened) -> Standing:
    request = now.correction
    return replace(now, correction=request and replace(request, corrected_on=event.on))


def _extended(now: Standing, event: Happened) -> Standing:
    extension = Extension(
        event.facts["working_days"],
        event.facts["approved_by"],
        event.on,
        _day(event, "noticed_on"),
    )
    return replace(now, extension=extension)


def _consulted(now: Standing, event: Happened) -> Standing:
    delivered = event.facts.get("delivered_on")
    asked = Consultation(
        Consulted(event.facts["consulted"]),
        event.on,
        dt.date.fromisoformat(delivered) if delivered else None,
    )
    return replace(now, consultations=(*now.consultations, asked))


def _consultation_delivered(now: Standing, event: Happened) -> Standing:
    return _with_consultation(now, event.facts["place"], delivered_on=event.on)


def _consultation_answered(now: Standing, event: Happened) -> Standing:
    said = event.facts["answer"]
    return _with_consultation(
        now,
        event.facts["place"],
        answered_on=event.on,
        answer=Answer(said) if said else None,
    )


def _with_consultation(now: Standing, place: int, **changes: Any) -> Standing:
    before, after = now.consultations[:place], now.consultations[place + 1 :]
    changed = replace(now.consultations[place], **changes)
    return replace(now, consultations=(*before, changed, *after))


def _fee_noticed(now: Standing, event: Happened) -> Standing:
    return replace(now, fee=FeeNotice(event.on), fee_method=event.facts["method"])


def _fee_paid(now: Standing, event: Happened) -> Standing:
    return replace(now, fee=now.fee and replace(now.fee, paid_on=event.on))


def _searched(now: Standing, event: Happened) -> Standing:
    search = Search(event.on, event.facts["has_found"])
    return replace(now, searches=(*now.searches, search))


def _decided(now: Standing, event: Happened) -> Standing:
    ending = ENDING_BY_CODE[event.facts["ending"]]
    decided = replace(now, ending=ending, decided_on=event.on)
    return _counted(decided, event.on) if ending.reason in ENDS_WITHOUT_REPLY else decided


def _signed(now: Standing, event: Happened) -> Standing:
    return _counted(replace(now, signed_on=event.on), event.on)


def _counted(now: Standing, on: dt.date) -> Standing:
    if now.counted_on is not None:
        return now
    return replace(now, counted_on=on, counted_as=now.ending)


def _offered(now: Standing, event: Happened) -> Standing:
    return replace(now, offered_on=event.on)


def _served(now: Standing, event: Happened) -> Standing:
    return replace(now, served_on=event.on)


def _archived(now: Standing, event: Happened) -> Standing:
    """Put it into the archive; one archived before the period was asked has the suggested one."""
    retention = Retention(event.facts.get("retention", SUGGESTED))
    return replace(now, is_archived=True, retention=retention)


def _erased(now: Standing, _event: Happened) -> Standing:
    return replace(now, is_erased=True)


def _reopened(now: Standing, event: Happened) -> Standing:
    """Take back the decision and all after it; what came before stands, unless the limit runs afresh."""
    again = replace(
        now,
        ending=None,
        decided_on=None,
        signed_on=None,
        offered_on=None,
        served_on=None,
        is_archived=False,
    )
    return _with_new_clock(again, event) if event.facts.get("clock_from") else again


def _with_new_clock(now: Standing, event: Happened) -> Standing:
    """What moved the limit of the first decision has nothing to do with that of the new one."""
    return replace(
        now,
        correction=None,
        consultations=(),
        extension=None,
        fee=None,
        fee_method="",
        anew_from=_day(event, "clock_from"),
        anew_by=_day(event, "due_by") if event.facts.get("due_by") else None,
    )


_EFFECTS: Final[dict[str, Callable[[Standing, Happened], Standing]]] = {
    EventKind.TITLED: _unmoved,
    EventKind.APPLICANT_CONFIRMED: _confirmed_by_applicant,
    EventKind.CONFIRMED: _confirmed,
    EventKind.ASSIGNED: _assigned,
    EventKind.CORRECTION_ASKED: _correction_asked,
    EventKind.CORRECTED: _corrected,
    EventKind.EXTENDED: _extended,
    EventKind.CONSULTED: _consulted,
    EventKind.CONSULTATION_DELIVERED: _consultation_delivered,
    EventKind.CONSULTATION_ANSWERED: _consultation_answered,
    EventKind.FEE_NOTICED: _fee_noticed,
    EventKind.FEE_PAID: _fee_paid,
    EventKind.SEARCHED: _searched,
    EventKind.DECIDED: _decided,
    EventKind.REPLY_SIGNED: _signed,
    EventKind.REPLY_OFFERED: _offered,
    EventKind.REPLY_SERVED: _served,
    EventKind.WITHDRAWN: _decided,
    EventKind.ARCHIVED: _archived,
    EventKind.REOPENED: _reopened,
    EventKind.PROPOSED: _unmoved,
    EventKind.ERASED: _erased,
}

"""Steps that move the reply deadline: correction, extension, opinions of others, fees."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import Role, User
from gongkai.accounts.queries import roles_at
from gongkai.casework import gates
from gongkai.casework.actions.recording import append, calendar, locked
from gongkai.casework.lifecycle import ENDS_WITHOUT_REPLY, EventKind
from gongkai.casework.models import DisclosureApplication
from gongkai.casework.refusals import StepNotAllowed
from gongkai.rules.consultation import THIRD_PARTIES, Answer, Consultation, Consulted
from gongkai.rules.correction import CORRECTION, ask_for_correction
from gongkai.rules.fees import (
    FeeMethod,
    FeeNotice,
    fee_by_item,
    fee_by_volume,
    refuse_second_method,
)
from gongkai.rules.outcomes import ENDING_BY_CODE, ENDINGS
from gongkai.rules.reply_time_limit import TIME_LIMIT, Extension, charged, consulted, extended

CODE_OF = {each.reason: each.code for each in ENDINGS if each.reason in ENDS_WITHOUT_REPLY}


@transaction.atomic
def ask_correction(
    *,
    case: DisclosureApplication,
    on: dt.date,
    due_on: dt.date,
    to_correct: str,
    by: User,
    at: dt.datetime,
) -> None:
    """Ask the applicant for a correction: once, within seven working days (Article 30).

    :raises NotAllowed: a second time, too late, or without saying what to correct
    """
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    clock = gates.clock_of_undecided(now)
    ask_for_correction(
        received_on=clock.received_on,
        asked_on=on,
        due_on=due_on,
        earlier=clock.correction,
        calendar=calendar(),
    )
    if not to_correct.strip():
        raise StepNotAllowed(
            f"补正要一次性告知需要补正的全部内容（{CORRECTION}），请写明需要补正什么"
        )
    append(
        case,
        kind=EventKind.CORRECTION_ASKED,
        on=on,
        by=by,
        at=at,
        words=to_correct,
        facts={"due_on": due_on.isoformat()},
    )


@transaction.atomic
def receive_correction(
    *, case: DisclosureApplication, on: dt.date, corrected: str, by: User | None, at: dt.datetime
) -> None:
    """Take in the corrected application: the time limit runs afresh from that day (Article 30)."""
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_second_correction(now)
    gates.refuse_before(now.correction.asked_on if now.correction else None, on)
    append(case, kind=EventKind.CORRECTED, on=on, by=by, at=at, words=corrected)


@transaction.atomic
def deem_abandoned(*, case: DisclosureApplication, by: User, at: dt.datetime) -> None:
    """End a case whose applicant neither corrected it nor paid within the period, without good reason."""
    case, now = locked(case)
    today = timezone.localdate(at)
    reason = gates.refuse_abandonment(now, today, calendar())
    ending = ENDING_BY_CODE[CODE_OF[reason]]
    append(case, kind=EventKind.DECIDED, on=today, by=by, at=at, facts={"ending": ending.code})


@transaction.atomic
def extend(
    *,
    case: DisclosureApplication,
    working_days: int,
    noticed_on: dt.date,
    reason: str,
    by: User,
    at: dt.datetime,
) -> None:
    """Extend the time limit once: the head of the OGI office consents, and the applicant is told before it ends.

    :raises NotAllowed: if Article 33 does not permit it, or somebody else consents
    """
    case, now = locked(case)
    today = timezone.localdate(at)
    clock = gates.clock_of_undecided(now)
    if Role.HEAD_OF_OGI_OFFICE not in roles_at(by, case.agency, today):
        raise StepNotAllowed(
            f"延长答复期限应当经政府信息公开工作机构负责人同意（{TIME_LIMIT}），{by}不是。怎么办：请负责人办这一步"
        )
    extended(clock, Extension(working_days, by.name, today, noticed_on), calendar())
    if not reason.strip():
        raise StepNotAllowed(f"延长答复期限要告知申请人理由（{TIME_LIMIT}），请写明")
    append(
        case,
        kind=EventKind.EXTENDED,
        on=today,
        by=by,
        at=at,
        words=reason,
        facts={
            "working_days": working_days,
            "approved_by": by.name,
            "noticed_on": noticed_on.isoformat(),
        },
    )


@transaction.atomic
def consult(
    *,
    case: DisclosureApplication,
    whom: Consulted,
    name: str,
    on: dt.date,
    delivered_on: dt.date | None,
    by: User,
    at: dt.datetime,
) -> None:
    """Ask a third party, joint maker or other agency for its opinion; the time is not counted (Articles 32 to 34)."""
    case, now = locked(case)
    gates.refuse_future(delivered_on or on, timezone.localdate(at))
    gates.refuse_future(on, timezone.localdate(at))
    clock = gates.clock_of_undecided(now)
    consulted(clock, Consultation(whom, on, delivered_on), calendar())
    if not name.strip():
        raise StepNotAllowed(f"要写明向谁征求意见（{THIRD_PARTIES}），请填写名称")
    append(
        case,
        kind=EventKind.CONSULTED,
        on=on,
        by=by,
        at=at,
        words=name,
        facts={
            "consulted": whom.value,
            "delivered_on": delivered_on.isoformat() if delivered_on else "",
        },
    )


@transaction.atomic
def receive_opinion(
    *,
    case: DisclosureApplication,
    place: int,
    on: dt.date,
    answer: Answer | None,
    opinion: str,
    by: User | None,
    at: dt.datetime,
) -> None:
    """Take in the answer to a consultation; no ``answer``: the letter came back undelivered; no ``by``: given online."""
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_answer(now, place)
    asked = now.consultations[place]
    Consultation(asked.consulted, asked.sent_on, asked.delivered_on, on, answer)
    append(
        case,
        kind=EventKind.CONSULTATION_ANSWERED,
        on=on,
        by=by,
        at=at,
        words=opinion,
        facts={"place": place, "answer": answer.value if answer else ""},
    )


@transaction.atomic
def deliver_consultation(
    *, case: DisclosureApplication, place: int, on: dt.date, by: User, at: dt.datetime
) -> None:
    """Record the day the other side received the letter: its fifteen working days run from then."""
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_answer(now, place)
    asked = now.consultations[place]
    Consultation(asked.consulted, asked.sent_on, on)
    append(
        case,
        kind=EventKind.CONSULTATION_DELIVERED,
        on=on,
        by=by,
        at=at,
        facts={"place": place},
    )


@transaction.atomic
def notice_fee(
    *,
    case: DisclosureApplication,
    on: dt.date,
    method: FeeMethod,
    count: int,
    by: User,
    at: dt.datetime,
) -> None:
    """Record that a fee notice reached the applicant; the rules say the sum.

    ``count`` is, by item, how many applications the applicant made in the month with this one; by volume, the pages.

    :raises NotAllowed: after the limit, a second time, by both methods, or if nothing exceeds the free number
    """
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    clock = gates.clock_of_undecided(now)
    refuse_second_method(FeeMethod(now.fee_method) if now.fee_method else None, method)
    charged(clock, FeeNotice(on), calendar())
    fee = (
        fee_by_item(before=count - 1, items=1, on=on)
        if method is FeeMethod.BY_ITEM
        else fee_by_volume(pages=count, is_already_public=False, on=on)
    )
    append(
        case,
        kind=EventKind.FEE_NOTICED,
        on=on,
        by=by,
        at=at,
        facts={"method": method.value, "count": count, "yuan": fee.yuan},
    )


@transaction.atomic
def receive_payment(*, case: DisclosureApplication, on: dt.date, by: User, at: dt.datetime) -> None:
    """Record the day the fee was paid; the time limit runs afresh from it."""
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_payment(now)
    gates.refuse_before(now.fee.received_on if now.fee else None, on)
    append(case, kind=EventKind.FEE_PAID, on=on, by=by, at=at)

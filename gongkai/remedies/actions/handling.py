"""Steps on a case: the answer, hearings, the outcome, and carrying it out."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import Role, User
from gongkai.accounts.queries import roles_at
from gongkai.casework.actions import deciding
from gongkai.remedies import gates
from gongkai.remedies.actions.recording import append, locked
from gongkai.remedies.lifecycle import EventKind
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.remedies.outcomes_table import OUTCOME_BY_CODE
from gongkai.rules.remedies.stages import STAGE_LABELS


@transaction.atomic
def answer(*, case: RemedyCase, on: dt.date, how: str, by: User, at: dt.datetime) -> None:
    """Record the day the answer went to the body or court; late ones are recorded as they are."""
    case, now = locked(case)
    gates.refuse_answer(now)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_before(now.received_on, on, "收到通知的日期")
    append(case, kind=EventKind.ANSWERED, on=on, by=by, at=at, words=how)


@transaction.atomic
def set_hearing(
    *,
    case: RemedyCase,
    on: dt.date,
    hearing_on: dt.date,
    where: str,
    by: User,
    at: dt.datetime,
) -> None:
    """Record the notice of a hearing and its day, which may lie ahead."""
    case, now = locked(case)
    gates.refuse_hearing(now)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_before(now.received_on, on, "收到案件通知的日期")
    gates.refuse_before(on, hearing_on, "收到听证、开庭通知的日期")
    facts = {"hearing_on": hearing_on.isoformat()}
    append(case, kind=EventKind.HEARING_SET, on=on, by=by, at=at, words=where, facts=facts)


@transaction.atomic
def decide(
    *,
    case: RemedyCase,
    outcome: str,
    on: dt.date,
    served_on: dt.date,
    orders_anew: bool = False,
    redo_by: dt.date | None = None,
    said: str = "",
    by: User,
    at: dt.datetime,
) -> None:
    """Record the outcome as the body or court put it; ``redo_by`` is the last day it set for deciding anew.

    :raises NotAllowed: a second time, of another stage, with days out of order, or ordering what there is nothing to order
    """
    case, now = locked(case)
    gates.refuse_decision(now)
    gates.refuse_outcome(now, OUTCOME_BY_CODE[outcome], orders_anew=orders_anew)
    gates.refuse_before(now.received_on, on, "收到通知的日期")
    gates.refuse_before(on, served_on, "决定、裁判的日期")
    gates.refuse_future(served_on, timezone.localdate(at))
    if redo_by is not None and not (orders_anew and redo_by >= served_on):
        raise RemedyStepNotAllowed(
            f"重新办理的期限{in_words(redo_by)}要在收到之日（{in_words(served_on)}）以后，"
            f"并且勾选“要求重新作出或者履行”（{gates.FULFIL[now.stage]}）。怎么办：照决定书、判决书核对"
        )
    append(
        case,
        kind=EventKind.DECIDED,
        on=on,
        by=by,
        at=at,
        words=said,
        facts={
            "outcome": outcome,
            "served_on": served_on.isoformat(),
            "orders_anew": orders_anew,
            "redo_by": redo_by.isoformat() if redo_by else "",
        },
    )


@transaction.atomic
def redo(*, case: RemedyCase, reason: str, by: User, at: dt.datetime) -> None:
    """Open the application again, in one act: its limit runs afresh from the day the outcome arrived.

    :raises NotAllowed: without an order and an application, or by somebody else than the head of the OGI office
    """
    case, now = locked(case)
    gates.refuse_redoing(now)
    today = timezone.localdate(at)
    if case.application is None:
        raise RemedyStepNotAllowed(
            f"这件没有对应的依申请公开案件（{gates.FULFIL[now.stage]}）。怎么办：办好以后用“登记已经落实”"
        )
    if Role.HEAD_OF_OGI_OFFICE not in roles_at(by, case.agency, today):
        raise RemedyStepNotAllowed(
            f"重新办理由政府信息公开工作机构负责人决定，{by}不是（{gates.FULFIL[now.stage]}）。怎么办：请负责人办这一步"
        )
    why = f"{STAGE_LABELS[now.stage]}{case.docket}：{now.outcome.label if now.outcome else ''}"
    deciding.reopen(
        case=case.application,
        reason=f"{why}。{reason}",
        clock_from=now.served_on,
        due_by=now.redo_by,
        by=by,
        at=at,
    )
    append(case, kind=EventKind.REDONE, on=today, by=by, at=at, words=reason)


@transaction.atomic
def fulfil(*, case: RemedyCase, on: dt.date, how: str, by: User, at: dt.datetime) -> None:
    """Record how what was ordered was done where no application is opened again: a correction, publication, an answer."""
    case, now = locked(case)
    gates.refuse_redoing(now)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_before(now.served_on or now.received_on, on, "收到决定、裁判的日期")
    if not how.strip():
        raise RemedyStepNotAllowed(
            f"要写明怎样落实的（{gates.FULFIL[now.stage]}）。怎么办：写明做了什么、文书的编号"
        )
    append(case, kind=EventKind.FULFILLED, on=on, by=by, at=at, words=how)

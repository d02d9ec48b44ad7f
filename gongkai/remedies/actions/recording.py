"""How a step on a case is put down: the event, what follows from it, and the audit chain."""

import datetime as dt
from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.audit.actions import record
from gongkai.casework.actions.recording import calendar
from gongkai.remedies.lifecycle import EventKind, Happened, Standing, State, standing
from gongkai.remedies.models import RemedyCase, RemedyEvent
from gongkai.remedies.parties import words_sealed
from gongkai.rules.remedies.answers import answer_due
from gongkai.rules.remedies.counting import Instance, block_of, ended
from gongkai.rules.remedies.stages import Stage
from gongkai.rules.remedies.windows import Window, appeal, suit_after_review

SUBJECT = "remedy_case"
DERIVED = (
    "state",
    "received_on",
    "due_on",
    "is_provisional",
    "hearing_on",
    "outcome",
    "decided_on",
    "served_on",
    "challenge_until",
    "block",
    "counted_result",
    "counted_on",
)


def standing_of(case: RemedyCase) -> Standing:
    """Return where a case stands, from its events."""
    return standing(Happened(each.kind, each.on, each.facts) for each in case.events.order_by("pk"))


def refresh(case: RemedyCase) -> Standing:
    """Write the columns that follow from the events; ``gongkai rebuild`` uses it as well.

    A later instance also changes what its suit counts.
    """
    now = standing_of(case)
    window = window_after(now)
    case.state = now.state
    case.received_on = now.received_on
    case.due_on, case.is_provisional = _due(now)
    case.hearing_on = max(now.hearings, default=None)
    case.outcome = now.outcome.code if now.outcome else ""
    case.decided_on = now.decided_on
    case.served_on = now.served_on
    case.challenge_until = window.until if window else None
    _count(case, now)
    case.save(update_fields=DERIVED)
    if case.suit is not None:
        refresh(case.suit)
    return now


def _due(now: Standing) -> tuple[dt.date | None, bool]:
    """Return what the agency has to do by which day: its answer, or what the body or court ordered."""
    if now.state is State.ANSWERING:
        due = answer_due(now.stage, now.procedure, now.received_on, calendar())
        return due.on, due.provisional
    return (now.redo_by, False) if now.state is State.FULFILLING else (None, False)


def window_after(now: Standing) -> Window | None:
    """Return how long the outcome may still be taken further, None where it may not or was."""
    if now.outcome is None or now.served_on is None or now.is_followed or now.is_voided:
        return None
    if now.stage is Stage.RECONSIDERATION:
        return suit_after_review(now.served_on, calendar())
    if now.outcome.is_appealable:
        return appeal(now.served_on, calendar(), is_ruling=now.outcome.is_ruling)
    return None


def _count(case: RemedyCase, now: Standing) -> None:
    """Set the block a case opens in table four, and its result once it stands."""
    is_head = case.suit_id is None and not now.is_voided
    case.block = block_of(now.stage, is_after_review=now.is_after_review) if is_head else ""
    found = ended(_instances(case, now), calendar()) if case.block else None
    case.counted_result = found.result if found else ""
    case.counted_on = found.on if found else None


def _instances(case: RemedyCase, now: Standing) -> list[Instance]:
    later = RemedyCase.objects.filter(suit=case).exclude(state=State.VOIDED).order_by("pk")
    return [_instance(now), *(_instance(standing_of(each)) for each in later)]


def _instance(now: Standing) -> Instance:
    return Instance(
        now.stage, now.outcome.code if now.outcome else "", now.decided_on, now.served_on
    )


def append(
    case: RemedyCase,
    *,
    kind: EventKind,
    on: dt.date,
    by: User,
    at: dt.datetime,
    words: str = "",
    facts: dict[str, Any] | None = None,
) -> RemedyEvent:
    """Append the event, refresh what follows from it, and put it on the audit chain without any words."""
    event = RemedyEvent.objects.create(
        case=case,
        kind=kind,
        on=on,
        at=at,
        by=by,
        facts=facts or {},
        sealed=words_sealed(case.party, words),
    )
    refresh(case)
    note(case, action=kind.value, by=by, at=at, on=on.isoformat(), **(facts or {}))
    return event


def note(case: RemedyCase, *, action: str, by: User, at: dt.datetime, **facts: Any) -> None:
    """Put a deed on the audit chain; facts are references and days, never a party's data."""
    record(
        action=f"remedies.{action}",
        subject_kind=SUBJECT,
        subject_id=str(case.pk),
        agency_code=case.agency.code,
        by=actor_on(by, case.agency, timezone.localdate(at)),
        at=at,
        docket=case.docket,
        **facts,
    )


def locked(case: RemedyCase) -> tuple[RemedyCase, Standing]:
    """Return the case anew, held until the transaction ends, and where it stands."""
    held = (
        RemedyCase.objects.select_for_update(of=("self",))
        .select_related("agency", "party", "application", "suit__party")
        .get(pk=case.pk)
    )
    return held, standing_of(held)

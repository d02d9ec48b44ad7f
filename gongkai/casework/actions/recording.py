"""How a step on an application is put down: the event, what follows from it, and the audit chain."""

import datetime as dt
from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.casework.applicants import words_sealed
from gongkai.casework.lifecycle import EventKind, Happened, Standing, standing
from gongkai.casework.models import CaseEvent, DisclosureApplication
from gongkai.rules.outcomes import row_of
from gongkai.rules.reply_time_limit import reply_due
from gongkai.rules.work_calendar import WorkCalendar, national_calendar

SUBJECT = "disclosure_application"
# Whoever holds number and query code; the chain names no applicant
APPLICANT = Actor(id="applicant", name="申请人", role="申请人", agency_code="")
# Whoever holds the letter that asked for an opinion and its code; the chain names no third party
CONSULTED = Actor(id="consulted", name="征求意见的对象", role="征求意见的对象", agency_code="")
BY_CONSULTED = frozenset({EventKind.CONSULTATION_ANSWERED.value, "opinion_opened"})
DERIVED = (
    "state",
    "handler",
    "received_on",
    "due_on",
    "is_provisional",
    "ending",
    "report_row",
    "closed_on",
    "counted_on",
    "kept_until",
)


def calendar() -> WorkCalendar:
    """Return the calendar cases are counted by: a year without its notice makes a day provisional."""
    return national_calendar().provisional()


def standing_of(case: DisclosureApplication) -> Standing:
    """Return where an application stands, from its events."""
    return standing(Happened(each.kind, each.on, each.facts) for each in case.events.order_by("pk"))


def refresh(case: DisclosureApplication, as_of: dt.date | None = None) -> Standing:
    """Write the columns that follow from the events; ``gongkai rebuild`` uses it as well."""
    now = standing_of(case)
    derive(case, now, as_of)
    case.save(update_fields=DERIVED)
    return now


def derive(case: DisclosureApplication, now: Standing, as_of: dt.date | None = None) -> None:
    """Set the columns that follow from a standing, without saving them."""
    clock = now.clock
    due = reply_due(clock, calendar(), as_of=as_of) if clock else None
    case.state = now.state
    case.handler_id = now.handler_id
    case.received_on = now.received_on
    case.due_on = min(due.on, now.anew_by or due.on) if due else None
    case.is_provisional = bool(due and due.provisional)
    case.ending = now.ending.code if now.ending else ""
    case.closed_on = now.closed_on
    case.counted_on = now.counted_on
    case.kept_until = None if now.is_erased else now.kept_until
    case.report_row = (
        row_of(now.counted_as, report_year=now.counted_on.year)
        if now.counted_as and now.counted_on
        else ""
    )


def append(
    case: DisclosureApplication,
    *,
    kind: EventKind,
    on: dt.date,
    by: User | None,
    at: dt.datetime,
    words: str = "",
    facts: dict[str, Any] | None = None,
) -> CaseEvent:
    """Append the event, refresh what follows from it, and put it on the audit chain without any words.

    ``by`` is None where the applicant did it.
    """
    event = CaseEvent.objects.create(
        case=case,
        kind=kind,
        on=on,
        at=at,
        by=by,
        facts=facts or {},
        sealed=words_sealed(case.applicant, words),
    )
    today = timezone.localdate(at)
    refresh(case, today)
    note(case, action=kind.value, by=by, at=at, on=on.isoformat(), **(facts or {}))
    return event


def note(
    case: DisclosureApplication, *, action: str, by: User | None, at: dt.datetime, **facts: Any
) -> None:
    """Put a deed of staff, or of the applicant (None), on the audit chain: references and days, never personal data."""
    record(
        action=f"casework.{action}",
        subject_kind=SUBJECT,
        subject_id=str(case.pk),
        agency_code=case.agency.code,
        by=actor_on(by, case.agency, timezone.localdate(at)) if by else _outside(action),
        at=at,
        number=case.number_text,
        **facts,
    )


def _outside(action: str) -> Actor:
    """Return who did what nobody of the staff did: an opinion comes from those who were asked, all else from the applicant."""
    return CONSULTED if action in BY_CONSULTED else APPLICANT


def locked(case: DisclosureApplication) -> tuple[DisclosureApplication, Standing]:
    """Return the case anew, held until the transaction ends, and where it stands."""
    held = (
        DisclosureApplication.objects.select_for_update(of=("self",))
        .select_related("agency", "applicant")
        .get(pk=case.pk)
    )
    return held, standing_of(held)

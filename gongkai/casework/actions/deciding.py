"""Ending a case: decide, sign and serve the reply, withdraw, archive, open again."""

import datetime as dt
import json

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.casework import gates
from gongkai.casework.actions.recording import append, calendar, locked
from gongkai.casework.letters import refuse_outdated_remedy
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseLetter, DisclosureApplication, QueryCode
from gongkai.casework.refusals import StepNotAllowed
from gongkai.notices.actions import sign_letter
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.outcomes import Decision, Outcome, Reason, ending_of
from gongkai.rules.retention import SUGGESTED, Retention
from gongkai.rules.service import ELECTRONIC, Service, served_on


@transaction.atomic
def decide(*, case: DisclosureApplication, decision: Decision, by: User, at: dt.datetime) -> None:
    """Decide on a case: exactly one line of the decision table, which is the one row of the report.

    :raises NotAllowed: without ground, reason, parts or explanation, or while something is awaited by law
    """
    case, now = locked(case)
    today = timezone.localdate(at)
    ending = ending_of(decision)
    gates.refuse_decision(now, ending, today, calendar())
    words = {
        "open_part": decision.open_part,
        "withheld_parts": "\n".join(f"{each.what}：{each.why}" for each in decision.withheld_parts),
        "explanation": decision.explanation,
    }
    append(
        case,
        kind=EventKind.DECIDED,
        on=today,
        by=by,
        at=at,
        words=json.dumps(words, ensure_ascii=False),
        facts={
            "ending": ending.code,
            "grounds": [str(part.ground or "") for part in decision.withheld_parts],
        },
    )


@transaction.atomic
def sign(*, letter: CaseLetter, by: User, at: dt.datetime) -> None:
    """Sign a letter of a case; a reply belongs to the decision that stands, and its remedy to the day.

    :raises NotAllowed: a reply without its decision, or with a remedy of another day
    """
    case, now = locked(letter.case)
    letter = _anew(letter)
    if letter.letter.kind != LetterKind.REPLY:
        sign_letter(letter=letter.letter, by=by, at=at)
        return
    gates.refuse_signing(now)
    if letter.letter.ending != case.ending:
        raise StepNotAllowed(
            f"这份答复是按另一个决定起草的（{gates.SIGNED_FIRST}）。怎么办：按现在的决定重新起草"
        )
    on = timezone.localdate(at)
    refuse_outdated_remedy(letter, on)
    signed = sign_letter(letter=letter.letter, by=by, at=at)
    append(
        case,
        kind=EventKind.REPLY_SIGNED,
        on=on,
        by=by,
        at=at,
        facts={"letter": letter.pk, "letter_number": signed.number_text},
    )


@transaction.atomic
def offer_online(*, letter: CaseLetter, by: User, at: dt.datetime) -> None:
    """Put a signed reply where the applicant picks it up with number and query code; served when that is done.

    :raises NotAllowed: before it was signed, twice, without the online remedy, or where nobody was given a code
    """
    case, now = locked(letter.case)
    letter = _anew(letter)
    gates.refuse_offer(now)
    _refuse_other_than_reply(letter)
    _refuse_without_online_remedy(letter)
    if not QueryCode.objects.filter(case=case).exists():
        raise StepNotAllowed(
            f"申请人没有查询码，不能在网上领取（{REGULATIONS.article(40)}）。怎么办：先在案件页给出查询码，"
            f"或者改用别的送达方式"
        )
    append(
        case,
        kind=EventKind.REPLY_OFFERED,
        on=timezone.localdate(at),
        by=by,
        at=at,
        facts={"letter": letter.pk},
    )


@transaction.atomic
def serve(*, letter: CaseLetter, service: Service, by: User | None, at: dt.datetime) -> None:
    """Record how the reply was served; the day that counts ends the case.

    :raises NotAllowed: by another courier, without proof, or online without the online remedy in the reply
    """
    case, now = locked(letter.case)
    letter = _anew(letter)
    on = served_on(service)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_service(now, on)
    _refuse_other_than_reply(letter)
    if service.way in ELECTRONIC:
        _refuse_without_online_remedy(letter)
    append(
        case,
        kind=EventKind.REPLY_SERVED,
        on=on,
        by=by,
        at=at,
        words=service.evidence,
        facts={"letter": letter.pk, "way": service.way.value},
    )


@transaction.atomic
def withdraw(
    *, case: DisclosureApplication, on: dt.date, how: str, by: User | None, at: dt.datetime
) -> None:
    """Record that the applicant withdrew: the case ends under “其他” with that explanation."""
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_withdrawal(now)
    gates.refuse_before(now.received_on or now.arrival.arrived_on, on)
    ending = ending_of(Decision(Outcome.OTHERWISE_CONCLUDED, reason=Reason.OTHER, explanation=how))
    append(
        case,
        kind=EventKind.WITHDRAWN,
        on=on,
        by=by,
        at=at,
        words=how,
        facts={"ending": ending.code},
    )


@transaction.atomic
def archive(
    *,
    case: DisclosureApplication,
    retention: Retention = SUGGESTED,
    by: User,
    at: dt.datetime,
) -> None:
    """Put a closed case into the archive for a period; when that is over its personal data are erased."""
    case, now = locked(case)
    gates.refuse_archiving(now)
    append(
        case,
        kind=EventKind.ARCHIVED,
        on=timezone.localdate(at),
        by=by,
        at=at,
        facts={"retention": retention.value},
    )


@transaction.atomic
def reopen(
    *,
    case: DisclosureApplication,
    reason: str,
    clock_from: dt.date | None = None,
    due_by: dt.date | None = None,
    by: User,
    at: dt.datetime,
) -> None:
    """Take back the decision and handle the case anew; the report keeps the row of the first decision.

    ``clock_from``: the limit runs afresh from that day, on which a decision on reconsideration or a judgment arrived, and at most to
    ``due_by``, where it set a day.
    """
    case, now = locked(case)
    gates.refuse_reopening(now, reason)
    facts = {
        name: day.isoformat()
        for name, day in (("clock_from", clock_from), ("due_by", due_by))
        if day is not None
    }
    append(
        case,
        kind=EventKind.REOPENED,
        on=timezone.localdate(at),
        by=by,
        at=at,
        words=reason,
        facts=facts,
    )


def _refuse_other_than_reply(letter: CaseLetter) -> None:
    if letter.letter.kind != LetterKind.REPLY or not letter.letter.is_signed:
        raise StepNotAllowed(
            f"这不是已经签发的答复，不能作为答复送达（{gates.SIGNED_FIRST}）。怎么办：选已经签发的答复"
        )
    signed = letter.case.events.filter(kind=EventKind.REPLY_SIGNED).order_by("-pk").first()
    if signed is not None and signed.facts.get("letter") not in {None, letter.pk}:
        raise StepNotAllowed(
            f"这是以前那次决定的答复，不能作为现在的答复送达（{gates.SIGNED_FIRST}）。怎么办：选最近签发的答复"
        )


def _refuse_without_online_remedy(letter: CaseLetter) -> None:
    if not letter.is_for_online:
        raise StepNotAllowed(
            "网上送达的答复，要同时写明网上申请行政复议的途径（《中华人民共和国行政复议法》第二十二条），"
            "这份答复没有写。怎么办：改用邮政寄送或者当面送达"
        )


def _anew(letter: CaseLetter) -> CaseLetter:
    """Return the letter as it is now, with its case: somebody else may have signed it meanwhile."""
    return CaseLetter.objects.select_related("letter", "case__agency", "case__applicant").get(
        pk=letter.pk
    )

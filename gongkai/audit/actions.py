"""Appending to the audit chain. Nothing else writes its tables."""

import datetime as dt
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Max

from gongkai.audit.actor import Actor
from gongkai.audit.hashing import NOTHING_BEFORE, canonical, chained, written
from gongkai.audit.models import AuditRecord, ChainHead, DailyLink, LinkedHead


@transaction.atomic
def record(
    *,
    action: str,
    subject_kind: str,
    subject_id: str,
    agency_code: str,
    by: Actor,
    at: dt.datetime,
    **facts: Any,
) -> AuditRecord:
    """Append one deed to the chain of an agency, within the caller's transaction.

    The head of the chain stays locked until that transaction ends, so that two writers never take the same
    number. Deeds of the installation as a whole have the empty agency code. Facts are values that JSON holds;
    never personal data of an applicant.

    :raises NotRecordable: if a fact is not a JSON value, or the time has no zone
    """
    facts_text = canonical(facts)
    written(at)
    head, _made = ChainHead.objects.select_for_update().get_or_create(
        agency_code=agency_code, defaults={"hash": NOTHING_BEFORE}
    )
    appended = AuditRecord(
        agency_code=agency_code,
        sequence=head.sequence + 1,
        at=at,
        actor_id=by.id,
        actor_name=by.name,
        actor_role=by.role,
        actor_agency_code=by.agency_code,
        action=action,
        subject_kind=subject_kind,
        subject_id=subject_id,
        facts_text=facts_text,
        previous_hash=head.hash,
    )
    appended.hash = appended.own_hash()
    appended.save(force_insert=True)
    ChainHead.objects.filter(agency_code=agency_code).update(
        sequence=appended.sequence, hash=appended.hash
    )
    return appended


@transaction.atomic
def link_day(*, day: dt.date, at: dt.datetime) -> DailyLink:
    """Tie together where all chains stand now, with the link before; ``day`` is the day that ended."""
    linked = dict(
        LinkedHead.objects.values("agency_code")
        .annotate(last=Max("sequence"))
        .values_list("agency_code", "last")
    )
    grown = sorted(
        (
            head
            for head in ChainHead.objects.all()
            if head.sequence > linked.get(head.agency_code, 0)
        ),
        key=attrgetter("agency_code"),  # here, not in the database: collations differ
    )
    before = DailyLink.objects.order_by("-number").first()
    number = before.number + 1 if before else 1
    previous_hash = before.hash if before else NOTHING_BEFORE
    heads = [[head.agency_code, head.sequence, head.hash] for head in grown]
    link = DailyLink(number=number, day=day, at=at, previous_hash=previous_hash)
    link.hash = chained(previous_hash, link_content(link, heads))
    link.save(force_insert=True)
    LinkedHead.objects.bulk_create(
        LinkedHead(link=link, agency_code=head.agency_code, sequence=head.sequence, hash=head.hash)
        for head in grown
    )
    return link


def link_content(link: DailyLink, heads: list[list[Any]]) -> dict[str, Any]:
    """Everything the hash of a daily link covers besides the hash before."""
    return {
        "number": link.number,
        "day": link.day.isoformat(),
        "at": written(link.at),
        "heads": heads,
    }

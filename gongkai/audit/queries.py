"""Reads of the audit chain. Whether a person may see them is decided by the floor above."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.db.models import QuerySet

from gongkai.audit.hashing import written
from gongkai.audit.models import AuditRecord, DailyLink

PAGE_SIZE: Final = 50


def history_of(*, subject_kind: str, subject_id: str) -> QuerySet[AuditRecord]:
    """Return what was done to one object, newest first."""
    found: QuerySet[AuditRecord] = AuditRecord.objects.filter(
        subject_kind=subject_kind, subject_id=subject_id
    ).order_by("-id")
    return found


def records_of_agency(
    agency_code: str, *, before: int | None = None, size: int = PAGE_SIZE
) -> list[AuditRecord]:
    """Return a page of an agency's records, newest first; ``before`` is the last sequence of the page before."""
    chain = AuditRecord.objects.filter(agency_code=agency_code)
    if before is not None:
        chain = chain.filter(sequence__lt=before)
    return list(chain.order_by("-sequence")[:size])


def exported(agency_codes: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield records, chain by chain, then the daily links, with everything a stranger needs to check them."""
    chain = AuditRecord.objects.order_by("agency_code", "sequence")
    if agency_codes is not None:
        chain = chain.filter(agency_code__in=list(agency_codes))
    for each in chain.iterator():
        yield {
            "kind": "record",
            **each.content(),
            "previous_hash": each.previous_hash,
            "hash": each.hash,
        }
    for link in DailyLink.objects.order_by("number").prefetch_related("heads").iterator(500):
        yield {
            "kind": "link",
            "number": link.number,
            "day": link.day.isoformat(),
            "at": written(link.at),
            "heads": sorted(
                [each.agency_code, each.sequence, each.hash] for each in link.heads.all()
            ),
            "previous_hash": link.previous_hash,
            "hash": link.hash,
        }

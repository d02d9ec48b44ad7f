"""The history of one object as a page reads it: sentences, newest first, a page at a time."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gongkai.audit.models import AuditRecord
from gongkai.audit.queries import history_of
from gongkai.desk.sentences import sentence_of

PAGE_SIZE: Final = 50  # entries on one page


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed in words. ``who`` names the person and the role they acted in."""

    at: dt.datetime
    sentence: str
    who: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of the history; ``before`` leads to older entries, if there are any."""

    entries: tuple[Entry, ...]
    before: int | None


def history_page(
    *, kind: str, subject_id: str, agency_code: str, before: int | None
) -> HistoryPage:
    """Return what was done to an object in the name of one agency, newest first.

    What other agencies did to it stands in their own chain and is not shown here.
    """
    records = history_of(subject_kind=kind, subject_id=subject_id).filter(agency_code=agency_code)
    if before is not None:
        records = records.filter(id__lt=before)
    found = list(records[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    return HistoryPage(entries(shown), shown[-1].pk if len(found) > PAGE_SIZE else None)


def entries(records: Iterable[AuditRecord]) -> tuple[Entry, ...]:
    """Tell records in sentences."""
    return tuple(
        Entry(
            at=record.at,
            sentence=sentence_of(record.action, record.facts),
            who=f"{record.actor_name}（{record.actor_role}）"
            if record.actor_role
            else record.actor_name,
        )
        for record in records
    )

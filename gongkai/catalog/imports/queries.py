"""Reads: the imports of an agency that a person may see, and the rows that were left out."""

from collections.abc import Iterator
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency
from gongkai.catalog.imports.passing import TOGETHER
from gongkai.catalog.lifecycle import State, Step
from gongkai.catalog.models import (
    ImportedItem,
    ImportFault,
    ImportJob,
    ImportKind,
    InformationItem,
    OldAddress,
)
from gongkai.catalog.steps import PERMISSION_OF

JOBS_SHOWN: Final = 20
FAULTS_SHOWN: Final = 100
IMPORTS_NAMED: Final = 10
REVIEWING: Final = frozenset(PERMISSION_OF[step] for step in TOGETHER)
WHOSE: Final = {
    ImportKind.ITEMS: frozenset({Permission.EDIT_ITEM}),
    ImportKind.FOLDER: frozenset({Permission.EDIT_ITEM}),
    ImportKind.REVIEW: frozenset({Permission.EDIT_ITEM}),
    ImportKind.PASS: REVIEWING,
    ImportKind.PUBLISH: frozenset({Permission.SIGN_ITEM}),
}
TAKEN_TOGETHER: Final = frozenset({ImportKind.PASS, ImportKind.PUBLISH})
REGISTERS: Final = frozenset({Permission.KEEP_REGISTERS})


def jobs_seen(request: DeskRequest) -> QuerySet[ImportJob]:
    """Return the imports of the agency this person works for, of the kinds that are this person's work."""
    kinds = [each for each in ImportKind if WHOSE.get(each, REGISTERS) & request.permissions]
    return (
        ImportJob.objects.seen_by(request.user, request.today, request.held_roles)
        .filter(agency=request.agency, kind__in=kinds)
        .select_related("agency", "created_by", "source")
        .order_by("-pk")
    )


def faults_of(job: ImportJob, after: int = 0) -> tuple[list[ImportFault], int | None]:
    """Return a page of what was left out, and the key after which the next page begins."""
    found = list(job.faults.filter(pk__gt=after).order_by("pk")[: FAULTS_SHOWN + 1])
    shown = found[:FAULTS_SHOWN]
    return shown, shown[-1].pk if len(found) > FAULTS_SHOWN else None


def drafts_of(job: ImportJob, faults: list[ImportFault]) -> dict[int, int]:
    """Return the items that were not sent or passed by their row, so that each can be opened and mended."""
    if job.kind in TAKEN_TOGETHER:
        return {each.row: each.row for each in faults}
    rows = [each.row for each in faults]
    imported = ImportedItem.objects.filter(job=job.source_id, row__in=rows)
    return dict(imported.values_list("row", "item")) if job.source_id and rows else {}


def waiting_for(agency: Agency, step: Step | None) -> QuerySet[InformationItem]:
    """Return the items of an agency that wait for a step, or with none for their publication, oldest first."""
    items = InformationItem.objects.filter(agency=agency).order_by("pk")
    if step is not None:
        return items.filter(state=State.REVIEWING, waits_for=step)
    return items.filter(state=State.READY, current__published_at=None)


def imports_waiting(agency: Agency, step: Step | None) -> list[ImportJob]:
    """Return the newest imports of which some item waits for a step."""
    waiting = waiting_for(agency, step).filter(imported__job=OuterRef("pk"))
    jobs = ImportJob.objects.filter(Exists(waiting), agency=agency)
    return list(jobs.order_by("-pk")[:IMPORTS_NAMED])


def addresses_of(agency: Agency) -> Iterator[OldAddress]:
    """Yield the old addresses of an agency whose items have a public address."""
    numbered = OldAddress.objects.filter(agency=agency).exclude(item__index_number="")
    yield from numbered.select_related("item__agency").order_by("pk").iterator(chunk_size=500)

"""Reads: the imports of an agency that a person may see, and the rows that were left out."""

from typing import Final

from django.db.models import QuerySet

from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.models import ImportFault, ImportJob, ImportKind

JOBS_SHOWN: Final = 20
FAULTS_SHOWN: Final = 100
OF_ITEMS: Final = (ImportKind.ITEMS, ImportKind.REVIEW)


def jobs_seen(request: DeskRequest) -> QuerySet[ImportJob]:
    """Return the imports of the agency this person works for, of the kinds that are this person's work."""
    kinds = [
        each
        for each in ImportKind
        if (Permission.EDIT_ITEM if each in OF_ITEMS else Permission.KEEP_REGISTERS)
        in request.permissions
    ]
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

"""Reads: the bulk jobs of an office, and how far each has come."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import BulkItem, BulkJob, Outcome
from gongkai.annual_reports.models.bulk import GOOD, TO_DECIDE

SHOWN_JOBS = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items of a job have come to what."""

    counts: dict[Outcome, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def settled(self) -> int:
        return self.total - self.waiting

    @property
    def waiting(self) -> int:
        return self.counts.get(Outcome.WAITING, 0)

    @property
    def good(self) -> int:
        return sum(self.counts.get(each, 0) for each in (*GOOD, Outcome.TO_SETTLE))

    @property
    def to_decide(self) -> int:
        return sum(self.counts.get(each, 0) for each in TO_DECIDE)

    @property
    def refused(self) -> int:
        return self.settled - self.good - self.to_decide

    @property
    def by_outcome(self) -> list[tuple[Outcome, int]]:
        """What has come out so far, in the order of the outcomes."""
        return [
            (each, self.counts[each])
            for each in Outcome
            if self.counts.get(each) and each is not Outcome.WAITING
        ]


def jobs_seen(request: DeskRequest) -> QuerySet[BulkJob]:
    """Return the jobs of the office this person works for."""
    return (
        BulkJob.objects.seen_by(request.user, request.today, request.held_roles)
        .filter(office=request.agency)
        .select_related("office", "created_by")
        .order_by("-pk")
    )


def items_seen(request: DeskRequest) -> QuerySet[BulkItem]:
    """Return the items of these jobs."""
    return BulkItem.objects.filter(job__in=jobs_seen(request)).select_related("job__office")


def progress_of(job: BulkJob) -> Progress:
    """Return how far a job has come."""
    rows = job.items.order_by().values_list("outcome").annotate(number=Count("pk"))
    return Progress({Outcome(outcome): number for outcome, number in rows})


def items_shown(job: BulkJob, outcome: Outcome | None) -> QuerySet[Any]:
    """Return the items of a job that are settled, those to be decided first."""
    items = job.items.exclude(outcome=Outcome.WAITING).select_related(
        "version__report__agency", "report"
    )
    items = items.defer("version__content")
    return items.filter(outcome=outcome) if outcome else items


def near_agencies(items: list[BulkItem]) -> dict[int, Agency]:
    """Return the agencies offered for choice, by their key; one query for the whole page."""
    keys = {pk for each in items for pk in each.facts.get("near", ())}
    return {each.pk: each for each in Agency.objects.filter(pk__in=keys)}

"""Carrying out a bulk job: one item after the other, each in a transaction of its own.

A worker may die at any moment. What it had finished stays; the item it was at is begun again by whoever takes
the job over, and a step that was carried out is never carried out twice: its outcome is written in the same
transaction as its effect.
"""

import datetime as dt
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from gongkai.annual_reports.models import BulkItem, BulkJob, Outcome
from gongkai.storage import keep

logger = logging.getLogger(__name__)

GIVEN_UP_AFTER: Final = dt.timedelta(minutes=2)  # a worker silent for so long has died
FINISHING_TAKES: Final = dt.timedelta(minutes=30)  # at the most: thousands of reports are packed
MOST_TRIES: Final = 3

Clock = Callable[[], dt.datetime]

BREAKS_OFF: Final = (
    "读这个文件时程序中断了 3 次，已跳过。怎么办：用 WPS 或 Word 打开，另存为新的 .docx 再上传。"
)
OUR_FAULT: Final = "办这一项时程序出错，没有改动任何内容。怎么办：告诉管理员，日志里有原因。"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an item."""

    outcome: Outcome
    says: str = ""
    version_id: int | None = None
    facts: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """How a kind of job is done.

    ``prepare`` does the slow part of an item outside any transaction; ``carry_out`` does what it has to in
    the database, given what was prepared. ``finish`` makes the product once all items are done.
    """

    prepare: Callable[[BulkItem], Any]
    carry_out: Callable[[BulkItem, Any, dt.datetime], Result]
    finish: Callable[[BulkJob], tuple[str, bytes] | None] = lambda _job: None


def taken(job_id: int, at: dt.datetime) -> str | None:
    """Take a job for a new runner; None where it is done or a living worker has it."""
    runner = str(uuid.uuid4())
    open_jobs = BulkJob.objects.filter(pk=job_id, finished_at=None)
    free = open_jobs.filter(runner="") | open_jobs.filter(beat_at__lte=at - GIVEN_UP_AFTER)
    return runner if free.update(runner=runner, beat_at=at) else None


def run(job_id: int, work: Work, clock: Clock) -> bool:
    """Do the job, or what is left of it; return whether this worker brought it to its end."""
    runner = taken(job_id, clock())
    if runner is None:
        return False
    mine = BulkJob.objects.filter(pk=job_id, runner=runner, finished_at=None)
    while (item := _next(job_id)) is not None:
        if not mine.update(beat_at=clock()):
            return False  # another took it for dead
        _do(item, work, clock)
    if not mine.update(beat_at=clock() + FINISHING_TAKES):  # no sign of life while it is packed
        return False
    return _finish(job_id, runner, work, clock)


def _next(job_id: int) -> BulkItem | None:
    return (
        BulkItem.objects.filter(job=job_id, outcome=Outcome.WAITING)
        .select_related("job__office", "job__created_by", "report__agency", "report__current")
        .order_by("position")
        .first()
    )


def _do(item: BulkItem, work: Work, clock: Clock) -> None:
    BulkItem.objects.filter(pk=item.pk).update(tries=F("tries") + 1)
    if item.tries >= MOST_TRIES:
        settle(item, Result(Outcome.BROKEN, BREAKS_OFF), clock())
        return
    try:
        prepared = work.prepare(item)
        with transaction.atomic():
            if not still_waiting(item):
                return
            at = clock()
            settle(item, work.carry_out(item, prepared, at), at)
    except Exception:
        logger.exception("item %s of bulk job %s failed", item.pk, item.job_id)
        settle(item, Result(Outcome.REFUSED, OUR_FAULT), clock())


def still_waiting(item: BulkItem) -> bool:
    """Hold the item until the transaction ends and test whether nobody has done it."""
    now = BulkItem.objects.select_for_update().filter(pk=item.pk).values_list("outcome", flat=True)
    return list(now) == [Outcome.WAITING]


def settle(item: BulkItem, result: Result, at: dt.datetime) -> None:
    """Write what came of the item."""
    item.outcome = result.outcome
    item.says = result.says
    item.settled_at = at
    if result.version_id is not None:
        item.version_id = result.version_id
    if result.facts is not None:
        item.facts = result.facts
    item.save(update_fields=["outcome", "says", "settled_at", "version", "facts"])


def _finish(job_id: int, runner: str, work: Work, clock: Clock) -> bool:
    job = BulkJob.objects.select_related("office", "created_by").get(pk=job_id)
    job.failure = ""
    try:
        product = work.finish(job)
    except Exception:
        logger.exception("bulk job %s could not be finished", job_id)
        product, job.failure = None, OUR_FAULT
    if product is not None:
        _keep(job, *product)
    job.finished_at = clock()
    fields = ["product_address", "product_name", "product_size", "failure", "finished_at"]
    values = {each: getattr(job, each) for each in fields}
    return bool(BulkJob.objects.filter(pk=job_id, runner=runner).update(**values))


def _keep(job: BulkJob, name: str, data: bytes) -> None:
    job.product_address = keep(data)
    job.product_name = name
    job.product_size = len(data)

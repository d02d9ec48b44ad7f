"""Carrying out an import: rows in small portions, each portion in a transaction of its own with the progress it makes.

A worker may die at any moment. What it had finished stays; whoever takes the job over reads the sheet again and
goes on after the last row that was written. A portion in which something of ours fails is gone through row by row,
so that one row holds up no other.
"""

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from gongkai.catalog.models import ImportFault, ImportJob
from gongkai.catalog.register_sheets import BadRow, NotASheet
from gongkai.storage import KeptFileDamaged, KeptFileMissing

logger = logging.getLogger(__name__)

GIVEN_UP_AFTER: Final = dt.timedelta(minutes=3)  # a worker silent for so long has died
MOST_TRIES: Final = 3
LONGEST_COLUMN: Final = 40

OUR_FAULT: Final = "办这一行时程序出错，没有改动任何内容。怎么办：告诉管理员，日志里有原因"
BREAKS_OFF: Final = (
    "办这个文件时程序中断了 3 次，已停下；前面办好的都在。"
    "怎么办：把文件分成几个小一些的，再导入；已经进去的行不会重复。"
)
FILE_GONE: Final = "上传的文件在存储里找不到，或者已经损坏。怎么办：再上传一次。"
NOT_READ: Final = "读这个文件时程序出错。怎么办：告诉管理员，日志里有原因。"

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Row:
    """A good row: its number in the sheet and what it says."""

    number: int
    value: Any


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet holds, in the order of its rows."""

    rows: Sequence[Row]
    bad: Sequence[BadRow] = ()


@dataclass(slots=True)
class Taken:
    """What came of a portion."""

    added: int = 0
    known: int = 0
    bad: list[BadRow] = field(default_factory=list)


def as_they_are(_job: ImportJob, rows: Sequence[Row], _at: dt.datetime) -> Sequence[Row]:
    """Return the rows; nothing needs looking at beforehand."""
    return rows


@dataclass(frozen=True, slots=True)
class Work:
    """How a kind of job is done: reading and ``look`` outside any transaction, then so many rows at a time inside one.

    ``look`` does for a portion what takes long and writes nothing.
    """

    read: Callable[[ImportJob], Reading]
    take: Callable[[ImportJob, Sequence[Row], dt.datetime], Taken]
    portion: int
    look: Callable[[ImportJob, Sequence[Row], dt.datetime], Sequence[Row]] = as_they_are


class _TakenOver(Exception):
    """Another worker has the job."""


def run(job_id: int, work: Work, clock: Clock) -> bool:
    """Do the job, or what is left of it; return whether this worker brought it to its end."""
    runner = _claimed(job_id, clock())
    if runner is None:
        return False
    job = ImportJob.objects.select_related("agency", "created_by", "source").get(pk=job_id)
    try:
        failure = BREAKS_OFF if job.tries > MOST_TRIES else _go_through(job, work, clock)
    except _TakenOver:
        return False
    mine = ImportJob.objects.filter(pk=job_id, runner=runner, finished_at=None)
    return bool(mine.update(finished_at=clock(), failure=failure))


def _claimed(job_id: int, at: dt.datetime) -> str | None:
    """Take a job for a new runner; None where it is done or a living worker has it."""
    runner = str(uuid.uuid4())
    open_jobs = ImportJob.objects.filter(pk=job_id, finished_at=None)
    free = open_jobs.filter(runner="") | open_jobs.filter(beat_at__lte=at - GIVEN_UP_AFTER)
    taken = free.update(runner=runner, beat_at=at, tries=F("tries") + 1)
    return runner if taken else None


def _go_through(job: ImportJob, work: Work, clock: Clock) -> str:
    """Read and take in everything; return why it could not be read, empty where it was."""
    try:
        reading = work.read(job)
    except NotASheet as refusal:
        return str(refusal)
    except (KeptFileMissing, KeptFileDamaged):
        return FILE_GONE
    except Exception:
        logger.exception("the sheet of import %s could not be read", job.pk)
        return NOT_READ
    if job.total is None:
        _note_reading(job, reading, clock)
    rows = [each for each in reading.rows if each.number > job.last_row]
    for start in range(0, len(rows), work.portion):
        _take(job, work, rows[start : start + work.portion], clock)
    return ""


@transaction.atomic
def _note_reading(job: ImportJob, reading: Reading, clock: Clock) -> None:
    _keep_faults(job, reading.bad)
    _move(job, clock, total=len(reading.rows), bad_rows=_rows_in(reading.bad))


def _take(job: ImportJob, work: Work, rows: Sequence[Row], clock: Clock) -> None:
    try:
        _take_together(job, work, work.look(job, rows, clock()), clock)
    except _TakenOver:
        raise
    except Exception:
        logger.exception("rows from %s of import %s failed", rows[0].number, job.pk)
        if len(rows) > 1:
            for each in rows:
                _take(job, work, [each], clock)
        else:
            _note(job, rows, Taken(bad=[BadRow(rows[0].number, "", OUR_FAULT)]), clock)


@transaction.atomic
def _take_together(job: ImportJob, work: Work, rows: Sequence[Row], clock: Clock) -> None:
    _note(job, rows, work.take(job, rows, clock()), clock)


@transaction.atomic
def _note(job: ImportJob, rows: Sequence[Row], taken: Taken, clock: Clock) -> None:
    _keep_faults(job, taken.bad)
    _move(
        job,
        clock,
        tries=0,
        done=F("done") + len(rows),
        last_row=rows[-1].number,
        added=F("added") + taken.added,
        known=F("known") + taken.known,
        bad_rows=F("bad_rows") + _rows_in(taken.bad),
    )


def _move(job: ImportJob, clock: Clock, **columns: Any) -> None:
    mine = ImportJob.objects.filter(pk=job.pk, runner=job.runner, finished_at=None)
    if not mine.update(beat_at=clock(), **columns):
        raise _TakenOver


def _keep_faults(job: ImportJob, bad: Sequence[BadRow]) -> None:
    ImportFault.objects.bulk_create(
        (
            ImportFault(job=job, row=each.row, column=each.column[:LONGEST_COLUMN], why=each.why)
            for each in bad
        ),
        batch_size=500,
    )


def _rows_in(bad: Sequence[BadRow]) -> int:
    return len({each.row for each in bad})

"""Beginning a bulk job, and deciding by hand what the program may not decide."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.annual_reports.bulk import taking_in
from gongkai.annual_reports.bulk.area import name_book
from gongkai.annual_reports.bulk.running import Result, settle
from gongkai.annual_reports.bulk.tasks import run_bulk_job
from gongkai.annual_reports.bulk.unpacking import Received
from gongkai.annual_reports.models import AnnualReport, BulkItem, BulkJob, BulkKind, Outcome
from gongkai.annual_reports.models.bulk import TO_DECIDE
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.audit.actions import record
from gongkai.storage import digest, keep

SUBJECT: Final = "bulk_job"
DECISIONS: Final = {
    Outcome.NO_YEAR: taking_in.YEAR_IS_RIGHT,
    Outcome.OTHER_ON_FILE: taking_in.REPLACE,
    Outcome.OWN_PEOPLE: taking_in.ON_BEHALF,
}
DECISIONS_IN_WORDS: Final = {
    Outcome.NO_YEAR: "就是这一年的",
    Outcome.OTHER_ON_FILE: "换成这一份",
    Outcome.OWN_PEOPLE: "仍由我们代为读入",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a folder, kept in the store."""

    name: str
    address: str
    size: int
    refusal: str


def begin_intake(
    *, office: Agency, year: int, files: Iterable[Received], by: User, at: dt.datetime
) -> BulkJob:
    """Keep the files of a folder and have them read in the background.

    :raises ReportRefusal: if there is no file in it
    """
    kept = [_kept(each) for each in files]  # before the transaction: writing them takes its time
    if not kept:
        raise ReportRefusal(
            "里面没有文件。怎么办：选年度报告的文件、文件夹，或者装着它们的 ZIP 压缩包。"
        )
    with transaction.atomic():
        job = _job(BulkKind.INTAKE, office, year, by=by, at=at)
        BulkItem.objects.bulk_create(
            _item_of_file(job, number, each, at) for number, each in enumerate(kept, start=1)
        )
        _record_begun(job, len(kept), by, at)
        _enqueue(job)
    return job


def _kept(file: Received) -> Kept:
    address = digest(file.data) if file.refusal else keep(file.data)
    return Kept(file.name, address, len(file.data), file.refusal)


def _item_of_file(job: BulkJob, position: int, file: Kept, at: dt.datetime) -> BulkItem:
    item = BulkItem(
        job=job,
        position=position,
        name=file.name or f"（没有文件名 {position}）",
        size=file.size,
        address=file.address,
    )
    if file.refusal:
        item.outcome, item.says, item.settled_at = Outcome.BROKEN, file.refusal, at
    return item


@transaction.atomic
def begin(
    *,
    kind: BulkKind,
    office: Agency,
    year: int,
    reports: Iterable[AnnualReport],
    by: User,
    at: dt.datetime,
    facts: Mapping[str, Any] | None = None,
) -> BulkJob:
    """Have something done to many reports in the background.

    :raises ReportRefusal: if no report was chosen
    """
    job = _job(kind, office, year, by=by, at=at, facts=facts)
    items = [
        BulkItem(job=job, position=number, name=each.agency.name, report=each)
        for number, each in enumerate(reports, start=1)
    ]
    if not items:
        raise ReportRefusal("没有可以办的报告。怎么办：先在表里勾选，或者换一个筛选条件。")
    BulkItem.objects.bulk_create(items)
    _record_begun(job, len(items), by, at)
    _enqueue(job)
    return job


def _job(
    kind: BulkKind,
    office: Agency,
    year: int,
    *,
    by: User,
    at: dt.datetime,
    facts: Mapping[str, Any] | None = None,
) -> BulkJob:
    return BulkJob.objects.create(
        kind=kind,
        office=office,
        year=year,
        facts=dict(facts or {}),
        created_at=at,
        created_by=by,
        beat_at=at,
    )


def _record_begun(job: BulkJob, number: int, by: User, at: dt.datetime) -> None:
    record(
        action=f"annual_reports.bulk_{job.kind}",
        subject_kind=SUBJECT,
        subject_id=str(job.pk),
        agency_code=job.office.code,
        by=actor_on(by, job.office, timezone.localdate(at)),
        at=at,
        year=job.year,
        number=number,
    )


def _enqueue(job: BulkJob) -> None:
    pk = job.pk
    transaction.on_commit(lambda: run_bulk_job.enqueue(pk))


@transaction.atomic
def decide(
    *,
    item: BulkItem,
    by: User,
    at: dt.datetime,
    agency: Agency | None = None,
) -> None:
    """Let an item be read again with what a person decided: whose report it is, or that it may go on.

    What is then taken in is that person's deed, whoever began the job.

    :raises ReportRefusal: if there is nothing to decide, or the agency is not of the office's area
    """
    item = _held(item)
    if item.outcome not in TO_DECIDE:
        raise ReportRefusal("这个文件已经处理过了。怎么办：看一看它现在的结果。")
    if item.outcome == Outcome.UNKNOWN_AGENCY:
        known = {each.pk for each in name_book(item.job.office, item.job.year).agencies}
        if agency is None or agency.pk not in known:
            raise ReportRefusal("没有选机关，或者选的机关不归本级管。怎么办：从名单里选一个。")
        item.facts[taking_in.AGENCY] = agency.pk
        _record_decided(item, agency.name, by, at)
    else:
        outcome = Outcome(item.outcome)
        item.facts[DECISIONS[outcome]] = True
        _record_decided(item, DECISIONS_IN_WORDS[outcome], by, at)
    item.facts[taking_in.DECIDED_BY] = by.pk
    item.outcome, item.says, item.settled_at, item.tries = Outcome.WAITING, "", None, 0
    item.save(update_fields=["facts", "outcome", "says", "settled_at", "tries"])
    BulkJob.objects.filter(pk=item.job_id).update(finished_at=None, runner="", beat_at=at)
    _enqueue(item.job)


@transaction.atomic
def set_aside(*, item: BulkItem, by: User, at: dt.datetime) -> None:
    """Decide that a file is not taken in.

    :raises ReportRefusal: if there is nothing to decide
    """
    item = _held(item)
    if item.outcome not in TO_DECIDE:
        raise ReportRefusal("这个文件已经处理过了。怎么办：看一看它现在的结果。")
    _record_decided(item, Outcome.SET_ASIDE.label, by, at)
    settle(item, Result(Outcome.SET_ASIDE, f"{by.name}决定不收。原来的结果：{item.says}"), at)


def _record_decided(item: BulkItem, what: str, by: User, at: dt.datetime) -> None:
    record(
        action="annual_reports.bulk_decided",
        subject_kind=SUBJECT,
        subject_id=str(item.job_id),
        agency_code=item.job.office.code,
        by=actor_on(by, item.job.office, timezone.localdate(at)),
        at=at,
        file=item.name,
        sha256=item.address,
        what=what,
    )


def _held(item: BulkItem) -> BulkItem:
    return (
        BulkItem.objects.select_for_update(of=("self",))
        .select_related("job__office")
        .get(pk=item.pk)
    )

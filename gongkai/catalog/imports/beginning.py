"""Beginning an import: the sheet is kept, the work is queued."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.catalog.imports.passing import TOGETHER, Chosen
from gongkai.catalog.imports.tasks import run_import
from gongkai.catalog.lifecycle import State
from gongkai.catalog.models import ImportedItem, ImportJob, ImportKind
from gongkai.catalog.refusals import ItemRefusal
from gongkai.storage import keep

SUBJECT = "import"
LONGEST_NAME = 200


def begin_import(
    *, agency: Agency, kind: ImportKind, name: str, data: bytes, by: User, at: dt.datetime
) -> ImportJob:
    """Keep a sheet and have its rows taken in in the background."""
    address = keep(data)  # before the transaction: writing it takes its time
    return _begin(ImportJob(agency=agency, kind=kind, file_name=name, address=address), by, at)


def begin_review(*, source: ImportJob, by: User, at: dt.datetime) -> ImportJob:
    """Have the drafts of an import sent for review in the background, each with its checks.

    :raises ItemRefusal: if none of them is a draft any more
    """
    if not has_drafts(source):
        raise ItemRefusal("这一次导入的草稿都已经送审了。怎么办：在信息发布里看它们等哪一步。")
    return _begin(
        ImportJob(
            agency=source.agency, kind=ImportKind.REVIEW, source=source, file_name=source.file_name
        ),
        by,
        at,
    )


def begin_passing(*, agency: Agency, chosen: Chosen, by: User, at: dt.datetime) -> ImportJob:
    """Have chosen items passed on one step, or published, in the background.

    :raises ItemRefusal: if none is chosen, or the step is one that is taken item by item
    """
    if not chosen.items:
        raise ItemRefusal("没有选一条。怎么办：在要办的前面打勾。")
    if chosen.step is not None and chosen.step not in TOGETHER:
        raise ItemRefusal(
            "保密审查要逐件、逐项进行，不能成批（保守国家秘密法实施条例第四十二条）。"
            "怎么办：从待办里一件一件打开。"
        )
    kind = ImportKind.PASS if chosen.step else ImportKind.PUBLISH
    what = f"{chosen.step.label}：{chosen.opinion}" if chosen.step else kind.label
    address = keep(chosen.as_bytes())
    return _begin(ImportJob(agency=agency, kind=kind, file_name=what, address=address), by, at)


def has_drafts(job: ImportJob) -> bool:
    """Test whether some item of an import could be sent for review."""
    drafts = ImportedItem.objects.filter(job=job, item__state__in=[State.DRAFT, State.RETURNED])
    return drafts.exists()


@transaction.atomic
def _begin(job: ImportJob, by: User, at: dt.datetime) -> ImportJob:
    job.file_name = job.file_name[:LONGEST_NAME]
    job.created_at = job.beat_at = at
    job.created_by = by
    job.save()
    record(
        action="catalog.import_begun",
        subject_kind=SUBJECT,
        subject_id=str(job.pk),
        agency_code=job.agency.code,
        by=actor_on(by, job.agency, timezone.localdate(at)),
        at=at,
        kind=str(job.kind),
        kind_name=ImportKind(job.kind).label,
        file=job.file_name,
        sha256=job.address,
    )
    transaction.on_commit(lambda: run_import.enqueue(job.pk))
    return job

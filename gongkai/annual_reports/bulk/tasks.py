"""What the background worker does, and what the clock does where a worker died."""

import datetime as dt
from typing import Final

from django.utils import timezone
from django_tasks import task

from gongkai.annual_reports.bulk import archiving, binding, checking, publishing, taking_in
from gongkai.annual_reports.bulk.running import GIVEN_UP_AFTER, Work, run
from gongkai.annual_reports.models import BulkJob, BulkKind

WORKS: Final = {
    BulkKind.INTAKE: Work(taking_in.prepare, taking_in.carry_out),
    BulkKind.CHECK: Work(checking.prepare, checking.carry_out, checking.finish),
    BulkKind.PUBLISH: Work(publishing.prepare, publishing.carry_out),
    BulkKind.BOOKLET: Work(binding.prepare, binding.carry_out, binding.finish),
    BulkKind.ARCHIVE: Work(archiving.prepare, archiving.carry_out, archiving.finish),
}


@task()
def run_bulk_job(job_id: int) -> bool:
    """Do a bulk job, or what is left of it."""
    kind = BulkKind(BulkJob.objects.values_list("kind", flat=True).get(pk=job_id))
    return run(job_id, WORKS[kind], timezone.now)


def continue_bulk_jobs(at: dt.datetime) -> int:
    """Queue again the jobs whose worker died; return how many."""
    silent = BulkJob.objects.filter(finished_at=None, beat_at__lte=at - GIVEN_UP_AFTER)
    found = list(silent.values_list("pk", flat=True))
    for pk in found:
        BulkJob.objects.filter(pk=pk, finished_at=None).update(runner="", beat_at=at)
        run_bulk_job.enqueue(pk)
    return len(found)

"""What the background worker does, and what the clock does where a worker died."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from gongkai.catalog.imports.running import GIVEN_UP_AFTER, run
from gongkai.catalog.imports.works import WORKS
from gongkai.catalog.models import ImportJob, ImportKind


@task()
def run_import(job_id: int) -> bool:
    """Do an import, or what is left of it."""
    kind = ImportKind(ImportJob.objects.values_list("kind", flat=True).get(pk=job_id))
    return run(job_id, WORKS[kind], timezone.now)


def continue_imports(at: dt.datetime) -> int:
    """Queue again the imports whose worker died; return how many."""
    silent = ImportJob.objects.filter(finished_at=None, beat_at__lte=at - GIVEN_UP_AFTER)
    found = list(silent.values_list("pk", flat=True))
    for pk in found:
        ImportJob.objects.filter(pk=pk, finished_at=None).update(runner="", beat_at=at)
        run_import.enqueue(pk)
    return len(found)

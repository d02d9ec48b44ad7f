"""What the installation does for itself every night: a backup, and forgetting finished tasks."""

import datetime as dt
from typing import Final

from django.conf import settings
from django_tasks_db.models import DBTaskResult

from gongkai.jobs import clock
from gongkai.jobs.backups.retention import back_up_daily

BACKUP_TIME: Final = dt.time(2, 30)
FORGETTING_TIME: Final = dt.time(3, 30)
RESULTS_KEPT: Final = dt.timedelta(days=30)


def register() -> None:
    """Have it done by the clock."""
    clock.register("jobs.backup", BACKUP_TIME, back_up_installation)
    clock.register("jobs.forget_finished_tasks", FORGETTING_TIME, forget_finished_tasks)


def back_up_installation(at: dt.datetime) -> None:
    """Back up into the folder of the settings; keys only where they give a passphrase."""
    if settings.BACKUPS_KEPT:
        back_up_daily(
            at,
            folder=settings.BACKUP_FOLDER,
            keys_folder=settings.DATA / "keys",
            passphrase=settings.BACKUP_PASSPHRASE or None,
            newest=settings.BACKUPS_KEPT,
        )


def forget_finished_tasks(at: dt.datetime) -> int:
    """Delete the records of tasks that ended over 30 days ago and return how many."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=at - RESULTS_KEPT)
    return int(old.delete()[0])

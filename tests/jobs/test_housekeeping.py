import datetime as dt

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.jobs import housekeeping
from gongkai.jobs.backups.retention import outdated
from gongkai.jobs.clock import LOCAL, works

NIGHT = dt.datetime(2026, 3, 2, 2, 30, tzinfo=LOCAL)


def name(day):
    return f"gongkai-{day:%Y%m%d}-023000.tar.gz"


def test_the_newest_backups_and_the_last_of_each_month_are_kept():
    days = [dt.date(2026, 1, 29) + dt.timedelta(days=each) for each in range(33)]  # to 2 March

    gone = set(outdated(map(name, days), newest=3))

    kept = sorted({name(each) for each in days} - gone)
    assert kept == [
        name(dt.date(2026, 1, 31)),
        name(dt.date(2026, 2, 28)),
        name(dt.date(2026, 3, 1)),
        name(dt.date(2026, 3, 2)),
    ]


def test_only_twelve_months_are_kept():
    months = [dt.date(2025, month, 28) for month in range(1, 13)] + [dt.date(2026, 1, 28)]

    assert outdated(map(name, months), newest=1) == [name(dt.date(2025, 1, 28))]


def test_other_files_are_never_removed():
    assert outdated(["notes.txt", "gongkai-manual.tar.gz"], newest=0, months=0) == []


@pytest.mark.django_db(transaction=True)
def test_the_nightly_backup_keeps_as_many_as_the_settings_say(settings, tmp_path):
    settings.BACKUP_FOLDER, settings.DATA, settings.BACKUPS_KEPT = tmp_path / "b", tmp_path, 2
    settings.MEDIA_ROOT = tmp_path / "files"
    for days in range(4):
        housekeeping.back_up_installation(NIGHT + dt.timedelta(days=days))

    assert sorted(each.name for each in (tmp_path / "b").iterdir()) == [
        name(dt.date(2026, 3, 4)),
        name(dt.date(2026, 3, 5)),
    ]


def test_no_backup_is_made_where_the_settings_say_none(settings, tmp_path):
    settings.BACKUP_FOLDER, settings.BACKUPS_KEPT = tmp_path / "b", 0

    housekeeping.back_up_installation(NIGHT)

    assert not (tmp_path / "b").exists()


@pytest.mark.django_db
def test_finished_tasks_are_forgotten_after_thirty_days():
    for finished_at in (None, NIGHT - dt.timedelta(days=30), NIGHT - dt.timedelta(days=31)):
        DBTaskResult.objects.create(
            status="SUCCESSFUL" if finished_at else "READY",
            finished_at=finished_at,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="x",
            backend_name="default",
            run_after=NIGHT,
        )

    assert housekeeping.forget_finished_tasks(NIGHT) == 1


def test_backup_and_forgetting_run_every_night():
    nightly = {work.name: work.every for work in works()}

    assert nightly["jobs.backup"] == dt.time(2, 30)
    assert nightly["jobs.forget_finished_tasks"] == dt.time(3, 30)

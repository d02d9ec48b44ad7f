"""A server that is killed while it takes in a sheet: no row is lost, none comes in twice, each has its audit record."""

import random
import time

import pytest

from tests.installations_fixtures import installation, installation_template  # noqa: F401  own processes

ROWS = 600
BEGIN = f"""
import datetime as dt
from io import BytesIO
from openpyxl import Workbook
from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.catalog.imports.beginning import begin_import
from gongkai.catalog.models import ImportKind
agency = Agency.objects.add_root(
    create_kwargs={{"code": "qingshan", "name": "青山镇", "kind": "government", "level": "township"}}
)
lin = User.objects.create(username="lin", name="林信息")
book = Workbook()
book.active.append(["标题", "形成日期"])
for number in range({ROWS}):
    book.active.append([f"第{{number}}号安排", "2026-02-25"])
out = BytesIO()
book.save(out)
at = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
begin_import(agency=agency, kind=ImportKind.ITEMS, name="信息.xlsx", data=out.getvalue(), by=lin, at=at)
"""
WORK = """
import datetime as dt
from gongkai.catalog.imports import running, works
from gongkai.catalog.models import ImportJob, ImportKind
job = ImportJob.objects.get()
at = job.beat_at + running.GIVEN_UP_AFTER
running.MOST_TRIES = 1000  # a loaded machine may be killed before the first row, time and again
print("begun", flush=True)
running.run(job.pk, works.WORKS[ImportKind.ITEMS], lambda: at)
"""
OUTCOME = """
from gongkai.audit.models import AuditRecord
from gongkai.catalog.models import ImportedItem, ImportJob, InformationItem, ItemEvent
job = ImportJob.objects.get()
print(job.done, job.added, job.known, job.bad_rows, bool(job.finished_at))
print(InformationItem.objects.count(), ImportedItem.objects.count(), ItemEvent.objects.count())
print(AuditRecord.objects.filter(action="catalog.created").count(), bool(job.failure))
"""


def killed_at(installed, moments):
    """Let a worker begin and kill it, once for each moment, in seconds after it began."""
    for moment in moments:
        with installed.started("shell", "-v", "0", "-c", WORK) as process:
            process.stdout.readline()
            time.sleep(moment)
            process.kill()


@pytest.mark.parametrize("kills", [2, pytest.param(10, marks=pytest.mark.long)])
def test_every_row_is_in_once_after_any_number_of_kills(installation, kills):  # noqa: F811
    chance = random.Random(kills)  # noqa: S311  no secret
    installation.shell(BEGIN)

    killed_at(installation, [chance.uniform(0.3, 1.2) for _ in range(kills)])
    installation.shell(WORK)

    assert installation.shell(OUTCOME).splitlines() == [
        f"{ROWS} {ROWS} 0 0 True",
        f"{ROWS} {ROWS} {ROWS}",
        f"{ROWS} False",
    ]

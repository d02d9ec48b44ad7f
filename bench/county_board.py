"""What the board of a large area costs against that of a small one: queries, and time.

``python -m bench.county_board [count]``. One database holds a province of 3,000 agencies and a county of 300, nine in
ten with a report and its figures. The board of both is asked for in turn, so that both meet the same machine.
With GONGKAI_TEST_DATABASE set to a PostgreSQL address it runs there.
"""

import datetime as dt
import os
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings.test")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from gongkai.accounts.models import Appointment, Role, User  # noqa: E402
from gongkai.agencies.models import Agency  # noqa: E402
from gongkai.annual_reports.actions.figures import store_figures  # noqa: E402
from gongkai.annual_reports.content import stored  # noqa: E402
from gongkai.annual_reports.models import AnnualReport, Figures2021, ReportVersion  # noqa: E402
from gongkai.practice import reports as samples  # noqa: E402

LARGE, SMALL = 3000, 300
ROUNDS: Final = 40
WARM_UP: Final = 5
MOST_QUERIES: Final = 8
AIM: Final = 1.5  # times the small area
AT: Final = dt.datetime(2026, 1, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
BOARD: Final = "/desk/reports/board/?year=2025"
PER_COUNTY: Final = 30
REPORTING: Final = 10  # all but every tenth have a report


def an_area(code: str, number: int, person: User) -> None:
    """Make a tree of counties with their bureaus, and its officer."""
    Agency.objects.add_root(
        create_kwargs={
            "code": code,
            "name": f"{code}人民政府",
            "kind": "government",
            "level": "province",
        }
    )
    top = Agency.objects.get(code=code)
    Appointment.objects.create(
        user=person, agency=top, role=Role.COUNTY_OFFICER, from_on=dt.date(2020, 1, 1)
    )
    Agency.objects.bulk_create(_below(top, number))
    Agency.objects.filter(pk=top.pk).update(numchild=number // PER_COUNTY)
    _report(Agency.objects.filter(path__startswith=top.path, depth=3), person)


def _below(top: Agency, number: int) -> Iterator[Agency]:
    for county in range(number // PER_COUNTY):
        path = top._get_path(top.path, 2, county + 1)  # noqa: SLF001
        name = f"第{county}县人民政府"
        yield Agency(
            path=path, depth=2, numchild=PER_COUNTY - 1, code=f"{top.code}-{county}", name=name,
            kind="government", level="county",
        )  # fmt: skip
        for bureau in range(PER_COUNTY - 1):
            yield Agency(
                path=top._get_path(path, 3, bureau + 1),  # noqa: SLF001
                depth=3,
                code=f"{top.code}-{county}-{bureau}",
                name=f"第{county}县第{bureau}局",
                kind="department",
                level="county",
            )


def _report(agencies: "django.db.models.QuerySet[Agency]", person: User) -> None:
    content = stored(samples.sample_report("某局", 2025, samples.BUREAU_LAST_YEAR))
    reporting = [each for number, each in enumerate(agencies) if number % REPORTING]
    reports = AnnualReport.objects.bulk_create(
        AnnualReport(agency=each, year=2025) for each in reporting
    )
    versions = ReportVersion.objects.bulk_create(
        ReportVersion(
            report=each, number=1, content=content, created_at=AT, created_by=person, edition="2021"
        )
        for each in reports
    )
    for report, version in zip(reports, versions, strict=True):
        report.current = version
    AnnualReport.objects.bulk_update(reports, ["current"], batch_size=500)
    first = versions[0]
    store_figures(first, first.value())
    row = Figures2021.objects.filter(version=first).values().get()
    del row["version_id"]
    Figures2021.objects.bulk_create(
        [Figures2021(version=each, **row) for each in versions[1:]], batch_size=100
    )


def asked(client: Client) -> float:
    """Return the seconds one board takes."""
    before = time.perf_counter()
    answer = client.get(BOARD)
    taken = time.perf_counter() - before
    assert answer.status_code == 200, answer.status_code
    assert answer.content.count(b"<tr>") > 100, "the board is not full"
    return taken


def measure(rounds: int) -> int:
    """Print queries and times of both; return how many aims were missed."""
    clients = {}
    for code, number in (("da", LARGE), ("xiao", SMALL)):
        person = User.objects.create_user(code, name=code)
        an_area(code, number, person)
        clients[code] = Client()
        clients[code].force_login(person)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as a database in use has done by itself
    clients["da"].get(BOARD)  # the first writes its time into the session
    with CaptureQueriesContext(connection) as queries:
        clients["da"].get(BOARD)
        number_of_queries = len(queries)
    times: dict[str, list[float]] = {code: [] for code in clients}
    for number in range(WARM_UP + rounds):
        for code in sorted(clients, reverse=bool(number % 2)):
            times[code].append(asked(clients[code]))
    large, small = (statistics.median(times[code][WARM_UP:]) for code in ("da", "xiao"))
    print(
        f"{connection.vendor}: {number_of_queries} queries at {LARGE} agencies (at most {MOST_QUERIES})"
    )
    print(
        f"{LARGE} agencies {large * 1000:.0f} ms, {SMALL} agencies {small * 1000:.0f} ms: "
        f"{large / small:.2f} times (aim: {AIM})"
    )
    return (number_of_queries > MOST_QUERIES) + (large / small > AIM)


def main() -> int:
    """Measure in a database of its own."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        django.conf.settings.PRACTICE = True  # the officers of this run have no second factor
        return int(measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS) > 0)
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    raise SystemExit(main())

"""Fills a province with filed reports and measures its roll-up; see ``bench.roll_up_sums``."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import AnnualReport, Figures2021, ReportVersion
from gongkai.annual_reports.models.figures import column_name
from gongkai.annual_reports.roll_up.cover import Cover
from gongkai.annual_reports.roll_up.sums import totals
from gongkai.annual_reports.roll_up.units import overview
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import Edition

ROUNDS: Final = 9
AIM: Final = 2.0
YEAR: Final = 2025
CITIES: Final = 20
COUNTIES: Final = 20  # in each city; the rest are departments of counties
DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TABLE: Final = "annual_reports_figures2021"
COLUMNS: Final = tuple(column_name(cell) for cell in FORM_2021.cells())
CONTENT: Final = {"tables": {"text": "年" * 4000}}  # as long as a real report


def step(number: int) -> str:
    """Return one step of a path."""
    digits = ""
    while number:
        number, last = divmod(number, len(DIGITS))
        digits = DIGITS[last] + digits
    return digits.rjust(Agency.steplen, "0")


def tree(count: int) -> Iterator[Agency]:
    """Yield a province of so many agencies, level by level within each branch."""
    each_county = max(1, (count - 1 - CITIES * (COUNTIES + 1)) // (CITIES * COUNTIES))
    yield an_agency(step(1), 1, "government", "province")
    for city in range(1, CITIES + 1):
        path = step(1) + step(city)
        yield an_agency(path, 2, "government", "city")
        for county in range(1, COUNTIES + 1):
            beneath = path + step(county)
            yield an_agency(beneath, 3, "government", "county")
            for number in range(1, each_county + 1):
                yield an_agency(beneath + step(number), 4, "department", "county")


def an_agency(path: str, depth: int, kind: str, level: str) -> Agency:
    """Return an agency at a place of the tree."""
    code = f"a{path.lower()}"
    return Agency(path=path, depth=depth, code=code, name=f"某机关{path}", kind=kind, level=level)


@transaction.atomic
def fill(count: int) -> Agency:
    """Store so many filed reports with random figures, and the bare table beside them."""
    dice = random.Random(3)  # noqa: S311  # sample data
    by = User.objects.create_user("bench", name="某人")
    now = timezone.now()
    Agency.objects.bulk_create(tree(count), batch_size=5000)
    agencies = list(Agency.objects.values_list("pk", flat=True))
    AnnualReport.objects.bulk_create(
        (AnnualReport(agency_id=pk, year=YEAR) for pk in agencies), batch_size=5000
    )
    reports = list(AnnualReport.objects.values_list("pk", flat=True))
    ReportVersion.objects.bulk_create(
        (
            ReportVersion(
                report_id=pk,
                number=1,
                content=CONTENT,
                created_at=now,
                created_by=by,
                state="published",
                published_at=now,
                content_hash="0" * 64,
                edition="2021",
            )
            for pk in reports
        ),
        batch_size=500,
    )
    versions = list(ReportVersion.objects.values_list("pk", "report_id"))
    with connection.cursor() as cursor:
        link = "UPDATE annual_reports_annualreport SET filed_id = %s, filed_at = %s WHERE id = %s"
        cursor.executemany(link, [(pk, now, report) for pk, report in versions])
        insert_figures(cursor, versions, dice)
        cursor.execute("CREATE TABLE plain AS SELECT " + ", ".join(COLUMNS) + " FROM " + TABLE)  # noqa: S608
        analyse = "ANALYZE"
        cursor.execute(analyse)
    return Agency.objects.get(depth=1)


def insert_figures(cursor: Any, versions: list[tuple[int, int]], dice: random.Random) -> None:
    """Write the figures as ``refresh`` would."""
    blank = {**Figures2021.BLANK}
    joint = [name for name in blank if name.startswith("joint_")]
    names = ["version_id", "report_id", "edition", "is_whole", "is_balanced", *COLUMNS, *joint]
    marks = ", ".join(["%s"] * len(names))
    insert = f"INSERT INTO {TABLE} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    cursor.executemany(
        insert,
        [
            (pk, report, "2021", True, True, *dice.choices(range(500), k=len(COLUMNS)), *[0] * 6)
            for pk, report in versions
        ],
    )


def plain_sum() -> tuple[int, ...]:
    """Add the bare table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"SUM({name})" for name in COLUMNS) + " FROM plain")  # noqa: S608
        return tuple(int(each) for each in cursor.fetchone())


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def measure(count: int) -> int:
    """Fill, measure, print, and return whether the aim was missed."""
    call_command("migrate", verbosity=0, interactive=False)
    province = fill(count)
    cover = Cover(province, YEAR)
    ours = totals(cover, Edition.FORMAL_2021)
    amount = COLUMNS.index("p_administrative_fee_amount_wan_yuan")
    bare = plain_sum()
    assert ours.reports == AnnualReport.objects.count()
    same = [int(each) for each in ours.figures.values()]
    assert [*same[:amount], *same[amount + 1 :]] == [*bare[:amount], *bare[amount + 1 :]]
    times: dict[str, list[float]] = {"ours": [], "plain": [], "overview": []}
    for _ in range(ROUNDS):
        times["plain"].append(seconds(plain_sum))
        times["ours"].append(seconds(lambda: totals(cover, Edition.FORMAL_2021)))
        times["overview"].append(seconds(lambda: overview(cover)))
    medians = {name: statistics.median(each) for name, each in times.items()}
    ratio = medians["ours"] / medians["plain"]
    print(
        f"{connection.vendor}: {ours.reports} reports, all {len(COLUMNS)} cells: ratio {ratio:.2f} "
        f"({medians['ours'] * 1000:.0f} ms to {medians['plain'] * 1000:.0f} ms); "
        f"overview by branch {medians['overview'] * 1000:.0f} ms"
    )
    return int(ratio > AIM)

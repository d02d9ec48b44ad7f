"""What the lists of the desk cost: at most eight queries each, however many rows and kinds of work there are."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.accounts import inbox
from gongkai.accounts.models import Appointment, Role, User
from gongkai.agencies.models import Agency
from gongkai.annual_reports.content import stored
from gongkai.annual_reports.lifecycle import Filing
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.audit.actions import record
from gongkai.catalog.actions import drafting
from gongkai.catalog.content import ItemContent
from gongkai.practice import reports as samples
from tests.factories import a_county, a_person, an_agency

AT = dt.datetime(2026, 1, 20, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
MOST_QUERIES = 8
MOST_OF_THE_INBOX = 13  # it asks once for each kind of work; the head of the office has most
HISTORY = "/desk/history/annual_report/1/"
LISTS = (
    "/desk/",
    "/desk/reports/",
    "/desk/reports/board/?year=2025",
    "/desk/roll-up/shili/2025/",
    "/desk/items/",
    "/desk/items/register/",
    "/desk/letters/",
    "/desk/remedies/",
    "/desk/remedies/lessons/",
    "/desk/people/",
    "/desk/agencies/",
    "/desk/search/?q=局",
    HISTORY,
)

ASKING_WHAT_WAITS = {"/desk/", "/desk/search/?q=局"}


@pytest.fixture
def ma(client, db, settings):
    """Ma holds every role at the government of the county; the second factor is tested with sign-in."""
    settings.PRACTICE = True
    county = a_county()
    person = a_person("ma", "马主任", *(("shili", role) for role in Role))
    with time_machine.travel(AT, tick=False):
        add_work(county, person, 1)
        client.force_login(person)
        client.get("/desk/keys/")  # the first page of a session writes it
        yield client


@pytest.fixture
def more_work(ma):
    """Make many times the work of before."""

    def add():
        county, person = Agency.objects.get(code="shili"), User.objects.get(username="ma")
        for number in range(2, 8):
            add_work(county, person, number)

    return add


def add_work(county, person, number):
    """Make an agency with a report that waits for acceptance, an own report, an item, a person, a record."""
    bureau = an_agency(f"ju-{number}", f"示例县第{number}局", above=county)
    a_person(f"p{number}", f"职员{number}", (f"ju-{number}", Role.CLERK))
    filed = a_report(
        bureau, 2025, person, filing=Filing.SUBMITTED, submitted_at=AT, content_hash="0" * 64
    )
    AnnualReport.objects.filter(pk=filed.pk).update(filed=filed.current, filed_at=AT)
    a_report(county, 2026 - number, person)
    content = ItemContent(title=f"第{number}份通知", text="通知", formed_on=AT.date())
    drafting.begin_item(agency=county, content=content, by=person, at=AT)
    record(
        by=person.as_actor(county), action="annual_report.uploaded", subject_kind="annual_report",
        subject_id="1", agency_code="shili", at=AT,
    )  # fmt: skip


def a_report(agency, year, person, **facts):
    content = stored(samples.sample_report(agency.name, 2025, samples.QUIET))
    report = AnnualReport.objects.create(agency=agency, year=year)
    version = ReportVersion.objects.create(
        report=report, number=1, content=content, created_at=AT, created_by=person, edition="2021", **facts
    )  # fmt: skip
    report.current = version
    report.save()
    return report


def queries_of(client, page):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def costs(client):
    """Return how often each list asks the database."""
    return {page: queries_of(client, page) for page in LISTS}


def test_no_list_asks_more_than_eight_times_at_many_rows(ma, more_work):
    more_work()

    lists = set(LISTS) - ASKING_WHAT_WAITS
    assert {page: n for page, n in costs(ma).items() if page in lists and n > MOST_QUERIES} == {}


@pytest.mark.parametrize("role", Role)
def test_the_inbox_of_no_role_asks_more_than_once_for_each_kind_of_work(ma, more_work, role):
    more_work()
    Appointment.objects.exclude(role=role).delete()

    assert queries_of(ma, "/desk/") <= MOST_OF_THE_INBOX


def test_the_inbox_of_somebody_with_every_role_asks_once_for_each_kind_of_work(ma, more_work):
    more_work()

    assert queries_of(ma, "/desk/") <= MOST_QUERIES + len(inbox._SOURCES)


def test_a_list_asks_as_often_at_many_rows_as_at_few(ma, more_work):
    few = costs(ma)
    more_work()

    assert costs(ma) == few


def test_another_kind_of_work_changes_the_inbox_alone(ma, monkeypatch):
    before = costs(ma)

    monkeypatch.setattr(inbox, "_SOURCES", [*inbox._SOURCES, asks_and_finds_nothing])
    after = costs(ma)

    more = {page for page in LISTS if after[page] != before[page]}
    assert more == ASKING_WHAT_WAITS
    assert after["/desk/"] == before["/desk/"] + 1


def asks_and_finds_nothing(request):
    """A kind of work with nothing waiting."""
    return list(AnnualReport.objects.filter(year=1))

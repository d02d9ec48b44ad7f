"""The numbers of applications that the public sees: kept by the clock, on a page and as open data."""

import csv
import datetime as dt
import io
import json

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import PublicNumbers
from gongkai.annual_reports.public_numbers.keeping import keep_numbers
from gongkai.open_data.numbers import FIELDS
from tests.annual_reports.computing.conftest import an_application  # noqa: F401
from tests.annual_reports.conftest import CHINA, text_of

NIGHT = dt.datetime(2026, 4, 1, 4, 30, tzinfo=CHINA)


@pytest.fixture
def a_busy_year(an_application):  # noqa: F811
    for _each in range(4):
        an_application("2025-03-03", "2025-03-20")
    an_application("2025-03-03", "2025-04-03", ending="not_processed_repeated")
    an_application("2026-02-02")


def test_the_clock_keeps_the_last_year_and_the_months_of_this_one_that_ended(a_busy_year):
    keep_numbers(NIGHT)

    kept = {each.year: each.until_month for each in PublicNumbers.objects.all()}
    assert kept == {2025: 12, 2026: 3}


def test_in_january_only_the_last_year_is_there(a_busy_year):
    keep_numbers(dt.datetime(2026, 1, 20, 4, 30, tzinfo=CHINA))

    assert [each.year for each in PublicNumbers.objects.all()] == [2025]


def test_keeping_again_changes_nothing(a_busy_year):
    keep_numbers(NIGHT)
    before = list(PublicNumbers.objects.values("agency", "year", "numbers"))

    keep_numbers(NIGHT)

    assert list(PublicNumbers.objects.values("agency", "year", "numbers")) == before


def test_what_was_decided_after_the_month_is_open_in_it(an_application):  # noqa: F811
    an_application("2026-03-20", "2026-04-02")

    keep_numbers(dt.datetime(2026, 4, 15, 4, 30, tzinfo=CHINA))

    [kept] = PublicNumbers.objects.filter(year=2026)
    assert kept.numbers["months"][-1] == {"month": 3, "received": 1, "concluded": 0, "open": 1}


def test_the_page_shows_months_results_and_days(a_busy_year, client):
    keep_numbers(NIGHT)

    page = text_of(client.get("/qingshan/numbers/"))

    assert "到4月底办结的 5 件" in page
    assert "半数在 17 天以内，九成在 31 天以内" in page
    assert "延长过答复期限的占 0.0%" in page
    assert "办结不足 5 件，不列办理结果和天数。" in page


def test_an_agency_without_applications_says_so(county, client):
    assert "还没有可以列出的数" in text_of(client.get("/lvshui/numbers/"))


def test_the_open_data_have_a_row_for_each_month_by_their_schema(a_busy_year, client):
    keep_numbers(NIGHT)

    answer = client.get("/data/applications/2025.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    whole = json.loads(client.get("/data/applications/2025.json").content)
    schema = json.loads(client.get("/data/applications/table-schema.json").content)

    assert len(rows) == len(whole["months"]) == 12
    assert list(rows[0]) == [each["name"] for each in schema["fields"]]
    assert list(whole["months"][0]) == [each.name for each in FIELDS]
    assert (rows[3]["concluded_so_far"], rows[3]["not_processed_so_far"]) == ("5", "1")
    assert rows[2]["concluded_so_far"] == ""
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_index_leads_to_the_files(a_busy_year, client):
    keep_numbers(NIGHT)

    index = json.loads(client.get("/data/applications/index.json").content)

    assert [each["year"] for each in index["years"]] == [2026, 2025]
    assert index["years"][0]["csv"].endswith("/data/applications/2026.csv")


@pytest.mark.parametrize("address", ["2019.csv", "2025.xml", "99999999999999999999.json"])
def test_what_is_not_there_is_not_found(a_busy_year, client, address):
    keep_numbers(NIGHT)

    assert client.get(f"/data/applications/{address}").status_code == 404


def test_the_page_costs_at_most_eight_queries(a_busy_year, client, django_assert_max_num_queries):
    keep_numbers(NIGHT)
    client.get("/qingshan/numbers/")

    with django_assert_max_num_queries(8):
        client.get("/qingshan/numbers/")
    assert Agency.objects.filter(public_numbers__isnull=False).exists()

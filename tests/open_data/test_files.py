"""The files of open data: every published cell once, with its label and unit, and nothing that was not published."""

import csv
import io
import json
from decimal import Decimal

import pytest

from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.open_data import fields
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import Edition
from tests.annual_reports.conftest import (  # noqa: F401  the practice county and its people
    QINGSHAN,
    county,
    draft,
    lin,
    person,
    published,
    qingshan,
    sent,
    signed,
    upload,
)

CSV = "/data/annual-reports/2025.csv"
JSON = "/data/annual-reports/2025.json"


def body(client, address, **more):
    return b"".join(client.get(address, more).streaming_content).decode("utf-8-sig")


def lines(client, **more):
    return list(csv.DictReader(io.StringIO(body(client, CSV, **more))))


def objects(client, **more):
    return json.loads(body(client, JSON, **more))


class TestLong:
    def test_every_cell_of_the_report_is_a_line(self, client, published):  # noqa: F811
        found = {(row["table"], row["row"], row["column"]): row["value"] for row in lines(client)}

        figures = published.value().figures
        assert len(found) == len(figures) == len(list(FORM_2021.cells()))
        assert {cell: Decimal(found[tuple(cell)]) for cell in figures} == dict(figures)

    def test_a_line_says_whose_figure_it_is_and_what_it_counts(self, client, published):  # noqa: F811
        row = next(row for row in lines(client) if row["row"] == "disclosed")

        assert list(row) == [field.name for field in fields.LONG_FIELDS]
        assert (row["agency_code"], row["level"], row["kind"]) == (
            "qingshan",
            "township",
            "government",
        )
        assert (row["label"], row["unit"], row["value"]) == (
            "三、本年度办理结果 （一）予以公开 · 自然人",
            "件",
            "6",
        )
        assert row["sha256"] == published.content_hash

    def test_json_holds_the_same(self, client, published):  # noqa: F811
        data = objects(client)

        assert data["schema"] == fields.SCHEMA
        assert [str(row["value"]) for row in data["cells"]] == [
            row["value"] for row in lines(client)
        ]


class TestWide:
    def test_a_report_is_a_line_with_a_column_for_each_cell(self, client, published):  # noqa: F811
        [row] = lines(client, layout="wide")

        assert row["agency_name"] == QINGSHAN
        assert row["applications.disclosed.natural_person"] == "6"
        assert len(row) == len(fields.ABOUT_REPORT) + len(list(FORM_2021.cells()))

    def test_json_gives_a_report_an_object(self, client, published):  # noqa: F811
        [report] = objects(client, layout="wide")["reports"]

        assert report["figures"]["applications.newly_received.total"] == 12
        assert report["figures"]["proactive.administrative_fee.amount_wan_yuan"] == "0"


class TestWhatIsGiven:
    def test_a_draft_is_not_in_it(self, client, draft):  # noqa: F811
        assert lines(client) == []
        assert objects(client)["cells"] == []

    def test_content_that_is_no_longer_what_was_signed_stays_inside(self, client, published):  # noqa: F811
        content = published.content
        content["tables"]["applications"]["disclosed"]["natural_person"] = 7
        ReportVersion.objects.filter(pk=published.pk).update(content=content)

        assert lines(client) == []

    @pytest.mark.parametrize(
        ("asked", "number"),
        [
            ({"level": "township"}, 1),
            ({"level": "county"}, 0),
            ({"kind": "government"}, 1),
            ({"kind": "department"}, 0),
            ({"scope": "own"}, 1),
            ({"scope": "area"}, 0),
            ({"area": "shili"}, 1),
            ({"area": "qingshan"}, 1),
            ({"area": "lvshui"}, 0),
        ],
    )
    def test_a_filter_leaves_what_it_says(self, client, published, asked, number):  # noqa: F811
        assert len(lines(client, layout="wide", **asked)) == number

    def test_another_year_has_its_own_file(self, client, published):  # noqa: F811
        answer = client.get("/data/annual-reports/2024.csv", {"layout": "wide"})

        assert len(b"".join(answer.streaming_content).splitlines()) == 1

    @pytest.mark.parametrize(
        ("asked", "says"),
        [
            ({"level": "village"}, "没有“village”这个层级"),
            ({"layout": "round"}, "可以写：long、wide"),
            ({"area": "nowhere"}, "没有代码是“nowhere”的机关"),
        ],
    )
    def test_a_filter_that_there_is_not_is_refused(self, client, county, asked, says):  # noqa: F811
        answer = client.get(CSV, asked)

        assert answer.status_code == 400
        assert says in answer.content.decode()

    def test_an_unknown_format_is_not_found(self, client, county):  # noqa: F811
        assert client.get("/data/annual-reports/2025.xml").status_code == 404


class TestFetchingAgain:
    def test_what_did_not_change_is_not_sent_again(self, client, published):  # noqa: F811
        etag = client.get(CSV).headers["ETag"]

        assert client.get(CSV, headers={"if-none-match": etag}).status_code == 304

    def test_a_changed_name_is_sent_again(self, client, published):  # noqa: F811
        etag = client.get(CSV).headers["ETag"]
        agency = AnnualReport.objects.get().agency
        agency.name = "示例县青山街道办事处"
        agency.save()

        assert client.get(CSV, headers={"if-none-match": etag}).status_code == 200

    def test_each_choice_has_its_own_mark(self, client, published):  # noqa: F811
        answers = [
            client.get(address, asked)
            for address in (CSV, JSON)
            for asked in ({}, {"layout": "wide"}, {"area": "shili"})
        ]

        assert len({answer.headers["ETag"] for answer in answers}) == 6


def test_a_file_costs_few_queries(client, published, django_assert_max_num_queries):  # noqa: F811
    with django_assert_max_num_queries(5):
        lines(client, layout="wide", area="shili")


@pytest.mark.parametrize("edition", list(Edition))
def test_every_cell_has_its_own_column_in_a_wide_file(edition):
    names = [field.name for field in fields.wide_fields((edition,))]

    assert len(set(names)) == len(names)


def test_two_years_stand_apart(client, published, upload):  # noqa: F811
    upload(samples.sample_report(QINGSHAN, 2024, samples.TOWN_LAST_YEAR), year=2024)

    assert {row["year"] for row in lines(client)} == {"2025"}

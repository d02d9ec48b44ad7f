"""The page that explains the open data, the list of files for programs, and the schemas."""

import json

import pytest

from tests.annual_reports.conftest import (  # noqa: F401  the practice county and its people
    county,
    draft,
    lin,
    person,
    published,
    qingshan,
    sent,
    signed,
    text_of,
    upload,
)
from tests.html_checks import faults

PAGE = "/data/annual-reports/"


class TestPage:
    def test_leads_to_the_files_of_each_year(self, client, published):  # noqa: F811
        answer = client.get(PAGE)

        assert 'href="/data/annual-reports/2025.csv"' in answer.content.decode()
        assert faults(answer.content) == []

    def test_says_so_when_there_is_nothing_yet(self, client, draft):  # noqa: F811
        assert "还没有公布的年度报告" in text_of(client.get(PAGE))

    def test_says_what_may_be_done_with_the_data(self, client, settings, published):  # noqa: F811
        settings.DATA_LICENCE = "示例许可"

        assert "示例许可" in text_of(client.get(PAGE))

    def test_costs_few_queries(self, client, published, django_assert_max_num_queries):  # noqa: F811
        with django_assert_max_num_queries(4):
            client.get(PAGE)

    def test_the_foot_of_every_page_leads_to_it(self, client, county):  # noqa: F811
        assert f'href="{PAGE}"' in client.get("/").content.decode()


class TestChoosing:
    def test_leads_to_the_file(self, client, county):  # noqa: F811
        asked = {"year": "2025", "format": "json", "level": "", "area": "shili", "layout": "wide"}

        answer = client.get(f"{PAGE}choose/", asked)

        assert answer.headers["Location"] == f"{PAGE}2025.json?area=shili&layout=wide"

    @pytest.mark.parametrize("asked", [{"year": "x"}, {"year": "2025", "format": "exe"}, {}])
    def test_nonsense_is_not_found(self, client, county, asked):  # noqa: F811
        assert client.get(f"{PAGE}choose/", asked).status_code == 404


class TestForPrograms:
    def test_the_index_names_every_year_with_its_files(self, client, published):  # noqa: F811
        data = client.get(f"{PAGE}index.json").json()

        assert [each["year"] for each in data["years"]] == [2025]
        assert data["years"][0]["csv"] == "http://testserver/data/annual-reports/2025.csv"

    def test_the_schema_describes_the_rows_of_both_layouts(self, client, published):  # noqa: F811
        schema = client.get(f"{PAGE}schema.json").json()
        long, wide = (
            json.loads(b"".join(client.get(f"{PAGE}2025.json", asked).streaming_content))
            for asked in ({}, {"layout": "wide"})
        )

        cell = schema["properties"]["cells"]["items"]
        report = schema["properties"]["reports"]["items"]
        assert set(cell["required"]) == set(long["cells"][0])
        assert set(report["required"]) == set(wide["reports"][0])
        assert set(wide["reports"][0]["figures"]) <= set(
            report["properties"]["figures"]["properties"]
        )

    def test_the_table_schema_has_statutory_labels_and_units(self, client, county):  # noqa: F811
        columns = client.get(f"{PAGE}table-schema.json", {"year": "2025"}).json()["fields"]

        last = columns[-1]
        assert last["name"] == "remedies.litigation_after_reconsideration.total"
        assert (last["title"], last["description"]) == ("行政诉讼 复议后起诉 总计", "单位：件")

    @pytest.mark.parametrize("year", ["x", "2018"])
    def test_there_is_no_schema_for_a_year_without_a_form(self, client, county, year):  # noqa: F811
        assert client.get(f"{PAGE}table-schema.json", {"year": year}).status_code == 404

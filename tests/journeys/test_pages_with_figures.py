"""Pages full of figures, in a real browser: the report with its years, the comparison, the open data."""

import datetime as dt

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from tests.annual_reports.conftest import (  # noqa: F401  the practice county and its people
    AT,
    county,
    lin,
    person,
    qingshan,
    upload,
)
from tests.annual_reports.test_comparison import a_report
from tests.journeys.test_accessible_pages import LOOKS, faults_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.one_engine,
    pytest.mark.django_db(transaction=True),
]

PUBLISHED = (
    ("qingshan", 2024, 20),
    ("qingshan", 2025, 45),
    ("lvshui", 2025, 12),
    ("baiyun", 2025, 0),
)


@pytest.fixture
def reports(county, upload, lin):  # noqa: F811
    """Published reports of three townships, one of them with two years."""
    for code, year, disclosed in PUBLISHED:
        agency = Agency.objects.get(code=code)
        version = upload(a_report(agency.name, disclosed, year=year), year=year, agency=agency)
        actions.take_over(
            version=version, published_on=dt.date(2026, 1, 20), where="县政府网站", by=lin, at=AT
        )


@pytest.mark.parametrize(
    "address", ["/qingshan/reports/2025", "/shili/reports/compare/2025", "/data/annual-reports/"]
)
def test_a_page_with_figures_breaks_no_rule(visitor, reports, address):
    assert faults_in(visitor, address, LOOKS) == []


def test_a_reader_goes_from_the_foot_of_the_page_to_a_file(visitor, reports):
    visitor.goto("/")
    visitor.get_by_role("link", name="开放数据").click()
    visitor.get_by_label("排法").select_option("wide")
    visitor.get_by_label("地区（机关代码）").fill("qingshan")

    with visitor.expect_download() as arriving:
        visitor.get_by_role("button", name="下载").click()

    lines = arriving.value.path().read_text("utf-8-sig").splitlines()
    assert arriving.value.suggested_filename == "annual-reports-2025-qingshan-wide.csv"
    assert [line.split(",")[0] for line in lines] == ["agency_code", "qingshan"]

"""Where the report on a whole area stands on the public site."""

import pytest
from django.urls import reverse

from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import State
from gongkai.annual_reports.models import AnnualReport, Scope
from gongkai.annual_reports.roll_up.actions import compile_area
from tests.annual_reports.conftest import text_of
from tests.annual_reports.roll_up.adder import added_by_hand, as_fractions, exported
from tests.annual_reports.roll_up.conftest import AT, YEAR
from tests.annual_reports.roll_up.test_sums import CHILDREN


@pytest.fixture
def public_area(whole_tree, people):
    """示例县's area report, public."""
    version = compile_area(government=whole_tree["xian"], year=YEAR, by=people["ma"], at=AT)
    actions.take_over(version=version, published_on=AT.date(), where="网站", by=people["ma"], at=AT)
    return version


def test_it_stands_beside_the_own_one(client, public_area):
    own, area = client.get("/xian/reports/2025"), client.get("/xian/reports/2025/area")

    assert (own.context["report"].scope, area.context["report"].scope) == ("own", "area")


def test_its_data_say_that_it_is_the_area_and_add_up(client, public_area, whole_tree):
    data = exported(client, whole_tree, YEAR)

    assert data["xian", "area"]["scope"] == "area"
    figures = as_fractions(public_area.value().figures)
    assert figures == added_by_hand(data, CHILDREN, "xian")
    assert added_by_hand(data, CHILDREN, "shi") == added_by_hand(
        {key: each for key, each in data.items() if key[1] == "own"}, CHILDREN, "shi"
    )


@pytest.mark.parametrize("end", ["", ".json", ".csv", ".txt", "/versions/1", "/versions/1.json"])
def test_every_address_of_a_report_is_there_for_the_area(client, public_area, end):
    assert client.get(f"/xian/reports/2025/area{end}").status_code == 200


def test_the_plain_address_leads_to_it_where_it_is_the_only_one(client, public_area):
    AnnualReport.objects.filter(agency__code="xian", scope=Scope.OWN).update(published=None)

    answer = client.get("/xian/reports/2025")

    assert (answer.status_code, answer.url) == (302, "/xian/reports/2025/area")


def test_nothing_public_is_not_found(client, tree):
    assert client.get("/xian/reports/2025").status_code == 404
    assert client.get("/xian/reports/2025/area").status_code == 404


def test_the_archive_tells_the_two_apart(client, public_area):
    assert "2025年政府信息公开工作年度报告（本地区）" in text_of(client.get("/xian/reports/"))


def test_a_draft_of_it_is_not_public(client, whole_tree, people):
    version = compile_area(government=whole_tree["xian"], year=YEAR, by=people["ma"], at=AT)

    assert version.state == State.DRAFT
    assert client.get("/xian/reports/2025/area").status_code == 404


def test_staff_see_the_area_beside_earlier_areas_and_not_beside_own_reports(
    client_of, public_area, file
):
    file(public_area.report.agency, YEAR - 1)
    page = reverse("annual_reports:compare", args=[public_area.report_id])

    history = client_of("ma", "xian").get(page).context["history"]

    assert [each.year for each in history.years] == [YEAR]

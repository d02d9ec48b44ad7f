"""A report that was corrected: every version stays public, and the reader sees what changed."""

import pytest
from django.urls import reverse

from gongkai.annual_reports import actions
from gongkai.annual_reports.models import ReportVersion
from gongkai.portal import report_history
from tests.annual_reports.conftest import (  # noqa: F401  the practice county and its people
    LATER,
    LICENSES,
    above,
    answered,
    corrected,
    county,
    draft,
    he,
    lin,
    person,
    published,
    published_anew,
    qingshan,
    returned,
    sent,
    signed,
    text_of,
    upload,
)
from tests.html_checks import faults

CURRENT = "/qingshan/reports/2025"


def of_version(number, name="report_version"):
    keys = {"code": "qingshan", "year": 2025, "number": number}
    return reverse(f"portal:{name}", kwargs=keys)


@pytest.fixture
def both_public(corrected, lin, person):  # noqa: F811
    actions.change_cells(
        version=corrected, seen_revision=0, values={LICENSES: 16}, by=lin, at=LATER
    )
    answered(corrected.report, lin)
    published_anew(corrected, lin, person)
    return corrected


def test_a_report_never_corrected_says_nothing_of_versions(client, published):  # noqa: F811
    assert "版不同的地方" not in text_of(client.get(CURRENT))


def test_a_correction_in_the_making_is_not_public(client, corrected):  # noqa: F811
    assert "更正版" not in text_of(client.get(CURRENT))
    assert client.get(of_version(2)).status_code == 404


def test_the_address_of_the_report_leads_to_the_corrected_version(client, both_public):
    answer = client.get(CURRENT)

    page = text_of(answer)
    assert "这是更正版（第 2 版）" in page
    assert "和第 1 版不同的地方：1 处" in page
    assert [(each.before, each.after) for each in answer.context["changes"]] == [("15", "16")]
    assert faults(answer.content) == []


def test_the_reason_of_a_reopening_stands_beside_the_version(client, published, lin, person):  # noqa: F811
    again = actions.reopen(version=published, reason="许可漏统计一件", by=lin, at=LATER)
    published_anew(again, lin, person)

    newest, first = client.get(CURRENT).context["versions"]

    assert (newest[1], first[1]) == ("许可漏统计一件", "")
    assert "更正原因：许可漏统计一件" in text_of(client.get(of_version(1)))


def test_a_reason_is_not_public_before_the_correction(client, published, lin):  # noqa: F811
    actions.reopen(version=published, reason="许可漏统计一件", by=lin, at=LATER)

    assert "许可漏统计一件" not in text_of(client.get(CURRENT))


def test_the_version_before_stays_at_its_address_and_names_the_correction(client, both_public):
    answer = client.get(of_version(1))

    page = text_of(answer)
    assert "这是第 1 版，已经更正" in page
    assert "2026年1月23日公布了第 2 版" in page
    assert faults(answer.content) == []


def test_each_version_is_open_data_of_its_own(client, both_public):
    numbers = [
        client.get(of_version(number, "report_version_json")).json()["tables"]["proactive"][
            "administrative_license"
        ]["decision_count"]
        for number in (1, 2)
    ]

    assert numbers == [15, 16]


@pytest.mark.parametrize("number", [0, 3])
def test_a_version_that_never_was_is_not_found(client, both_public, number):
    assert client.get(of_version(number)).status_code == 404


def test_a_version_changed_behind_the_scenes_leaves_by_no_address(client, both_public):
    ReportVersion.objects.filter(number=1).update(content={"sections": {}})

    old, current = client.get(of_version(1)), client.get(CURRENT)

    assert (old.status_code, current.status_code) == (503, 503)
    assert "没有把它放出来" in old.content.decode()


def test_costs_few_queries(client, both_public, django_assert_num_queries):
    report_history.forget()

    with django_assert_num_queries(7):
        client.get(CURRENT)

    with django_assert_num_queries(5):  # the course of the years is kept
        client.get(CURRENT)

"""Reports beside each other: the years of one agency, and agencies of the same kind and level."""

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.annual_reports.comparison.charts import BASE_LINE, TALLEST, bars, outcomes_of
from gongkai.annual_reports.models import ReportVersion
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.report import Report
from tests.annual_reports.conftest import AT, QINGSHAN, address, text_of
from tests.factories import an_agency
from tests.html_checks import faults

TOWNS = ("qingshan", "lvshui", "baiyun")
COMPARED = "/shili/reports/compare/2025"


def a_report(name, disclosed, *, withheld=0, year=2025):
    facts = replace(
        samples.QUIET,
        outcomes={
            ("disclosed", "natural_person"): disclosed,
            ("withheld_process_information", "natural_person"): withheld,
        },
    )
    return samples.sample_report(name, year, facts)


@pytest.fixture
def publish(upload, lin):
    """Take a report over as published before."""

    def published(code, disclosed, *, withheld=0, year=2025):
        agency = Agency.objects.get(code=code)
        report = a_report(agency.name, disclosed, withheld=withheld, year=year)
        version = upload(report, year=year, agency=agency)
        actions.take_over(
            version=version, published_on=dt.date(2026, 1, 20), where="县政府网站", by=lin, at=AT
        )
        return version

    return published


@pytest.fixture
def five_towns(publish, county):
    """Five townships with published reports of 2025; 青山镇 has many more applications."""
    for code, name in (("heishui", "示例县黑水乡人民政府"), ("hongshi", "示例县红石乡人民政府")):
        above = Agency.objects.get(code="shili")
        an_agency(code, name, above=above, kind="government", level="township")
    for code, disclosed, withheld in (
        ("qingshan", 40, 0),
        ("lvshui", 6, 6),
        ("baiyun", 12, 0),
        ("heishui", 10, 1),
        ("hongshi", 11, 0),
    ):
        publish(code, disclosed, withheld=withheld)


class TestYearsOfAReport:
    def test_stand_below_the_report_with_charts_and_their_tables(self, client, publish):
        publish("qingshan", 20, year=2024)
        publish("qingshan", 31)

        answer = client.get("/qingshan/reports/2025")

        page = text_of(answer)
        assert "新收申请31件，比上年的20件多11件（+55.0%）。" in page
        assert answer.content.decode().count('role="img"') == 3
        assert faults(answer.content) == []

    def test_a_later_year_is_not_shown_on_an_earlier_report(self, client, publish):
        publish("qingshan", 20, year=2024)
        publish("qingshan", 31)

        page = text_of(client.get("/qingshan/reports/2024"))

        assert "31" not in page.partition("历年对照")[2].partition("其他年度的报告")[0]

    def test_a_draft_of_last_year_is_not_compared(self, client, publish, upload):
        upload(a_report(QINGSHAN, 10, year=2024), year=2024)
        publish("qingshan", 31)

        assert "比上年的" not in text_of(client.get("/qingshan/reports/2025"))

    def test_few_are_not_interpreted(self, client, publish):
        publish("qingshan", 9)

        page = text_of(client.get("/qingshan/reports/2025"))

        assert "办结9件，不足10件，不比较占比。" in page

    def test_are_remembered_until_another_year_is_published(self, client, publish):
        publish("qingshan", 31)
        client.get("/qingshan/reports/2025")
        publish("qingshan", 20, year=2024)

        assert "比上年的20件" in text_of(client.get("/qingshan/reports/2025"))


class TestAgenciesBesideEachOther:
    def test_what_stands_out_is_said_with_its_numbers(self, client, five_towns):
        answer = client.get(COMPARED)

        page = text_of(answer)
        assert "青山镇：新收申请40件；同级同类的4个机关，中位数11.5件。" in page
        assert (
            "绿水镇：公开（含部分公开）占办结50.0%（12件中6件），比同级同类4个机关的中位数100.0%低50.0个百分点。"
            in page
        )
        assert faults(answer.content) == []

    def test_each_number_leads_to_the_report_behind_it(self, client, five_towns):
        page = client.get(COMPARED).content.decode()

        assert all(f'href="/{code}/reports/2025"' in page for code in TOWNS)

    def test_the_page_can_be_cited(self, client, five_towns):
        page = text_of(client.get(COMPARED))

        assert "5份报告，数据截至2026年1月20日" in page
        assert f"http://testserver{COMPARED}" in page

    def test_a_correction_changes_the_mark_of_the_page(self, client, publish, five_towns):
        before = text_of(client.get(COMPARED)).partition("校验码")[2][:18]
        Agency.objects.filter(code="hongshi").update(name="示例县红石镇人民政府")
        after_renaming = text_of(client.get(COMPARED)).partition("校验码")[2][:18]
        version = ReportVersion.objects.get(report__agency__code="hongshi")
        version.report.published = None
        version.report.save()

        after = text_of(client.get(COMPARED)).partition("校验码")[2][:18]

        assert before == after_renaming
        assert after != before

    def test_content_that_is_no_longer_what_was_signed_is_left_out(self, client, five_towns):
        version = ReportVersion.objects.get(report__agency__code="hongshi")
        version.content["sections"]["一"] = "改过的文字"
        ReportVersion.objects.filter(pk=version.pk).update(content=version.content)

        assert "红石乡" not in text_of(client.get(COMPARED))

    def test_the_address_without_a_year_leads_to_the_newest(self, client, five_towns):
        assert client.get("/shili/reports/compare/").headers["Location"] == COMPARED

    def test_a_township_is_led_to_the_page_of_its_county(self, client, five_towns):
        assert client.get("/qingshan/reports/compare/").headers["Location"] == COMPARED

    def test_without_reports_the_page_says_so(self, client, county):
        answer = client.get("/shili/reports/compare/")

        assert "还没有可以对照的报告" in text_of(answer)
        assert faults(answer.content) == []

    def test_a_year_without_reports_is_not_found(self, client, five_towns):
        assert client.get("/shili/reports/compare/2024").status_code == 404

    def test_costs_few_queries(self, client, five_towns, django_assert_max_num_queries):
        with django_assert_max_num_queries(3):
            client.get(COMPARED)


class TestStaff:
    def test_sees_what_stands_out_before_signing(self, client_of, publish, upload, five_towns):
        publish("qingshan", 12, year=2024)
        version = ReportVersion.objects.get(report__agency__code="qingshan", report__year=2025)

        answer = client_of("lin").get(address("compare", version))

        page = text_of(answer)
        assert "新收申请40件，比上年的12件多28件（+233.3%）。" in page
        assert "同级同类的4个机关，中位数11.5件。" in page

    def test_another_township_does_not_find_it(self, client_of, draft):
        assert client_of("wang").get(address("compare", draft)).status_code == 404

    def test_the_report_leads_there(self, client_of, draft):
        page = client_of("lin").get(address("report", draft)).content.decode()

        assert address("compare", draft) in page

    def test_an_earlier_report_has_nothing_to_compare(self, client_of, upload):
        version = upload(Report(agency=QINGSHAN, year=2015, sections={"一": "概述"}), year=2015)

        page = text_of(client_of("lin").get(address("compare", version)))

        assert "早期格式的报告没有三张表" in page


class TestCharts:
    def test_the_tallest_bar_fills_the_height_and_stands_on_the_line(self):
        small, tall, unread = bars([("2023", 5), ("2024", 10), ("2025", None)])

        assert (tall.height, tall.top) == (TALLEST, BASE_LINE - TALLEST)
        assert small.height == TALLEST / 2
        assert unread.height == 0

    def test_all_zeros_have_no_bars(self):
        assert [bar.height for bar in bars([("2024", 0), ("2025", 0)])] == [0, 0]

    def test_a_long_history_shows_its_last_ten_years_within_the_frame(self):
        found = bars((str(year), year) for year in range(2008, 2026))

        assert [bar.label for bar in found] == [str(year) for year in range(2016, 2026)]
        assert all(bar.left >= 10 and bar.left + bar.width <= 330 for bar in found)

    def test_shares_of_few_outcomes_are_not_computed(self):
        few, many = outcomes_of(a_report(QINGSHAN, 9)), outcomes_of(a_report(QINGSHAN, 30))

        assert (few.has_shares, many.has_shares) == (False, True)
        assert few.slices[0].number == 9

    def test_nothing_concluded_has_no_chart(self):
        assert outcomes_of(a_report(QINGSHAN, 0)).slices == ()

"""A report on its whole way, in a browser: from the clerk's file to the page of the public."""

import json

import pytest
from playwright.sync_api import expect

from gongkai.annual_reports.models import ReportVersion
from gongkai.files.annual_report_writer import write_report
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.report_json import report_from_json
from tests.annual_reports.conftest import (  # noqa: F401  the practice county and its people
    QINGSHAN,
    county,
    draft,
    lin,
    person,
    qingshan,
    upload,
)
from tests.annual_reports.run_together import DOCUMENTS, text_with_unread_cells
from tests.journeys.test_accessible_pages import LOOKS, PHONE, broken_rules, faults_in, width_needed

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("county"),
]

OUT = "c-applications-carried_over_out-natural_person"


@pytest.fixture
def sign_in(browser, live_server, settings):
    """Sign somebody in by name and password, as they would, in a browser of their own."""
    opened = []

    def signed_in(username):
        context = browser.new_context(base_url=live_server.url, locale="zh-CN")
        context.set_default_timeout(15_000)
        opened.append(context)
        page = context.new_page()
        page.goto("/desk/")
        page.locator("input[name=login]").fill(username)
        page.locator("input[name=password]").fill(settings.PRACTICE_PASSWORD)
        page.locator("main button").first.click()
        page.wait_for_url("**/desk/")
        return page

    yield signed_in
    for context in opened:
        context.close()


def choose(page, name, data):
    """Choose a file on the page that is open, and have it read."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="读出来").click()


def test_a_report_goes_from_the_clerks_file_to_the_public(sign_in, visitor):
    slipped = samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR))
    clerk = sign_in("lin")
    clerk.get_by_role("navigation").get_by_role("link", name="年度报告").first.click()
    clerk.get_by_role("link", name="从文件读入一份报告").click()
    choose(clerk, "2025年报告.docx", write_report(slipped, "docx"))
    clerk.get_by_role("button", name="存为草稿").click()

    expect(clerk.locator("#findings")).to_contain_text("总计（2）不等于自然人与五类法人")
    mend_the_slip(clerk)
    clerk.get_by_role("button", name="送两方负责人签批").click()
    report = clerk.url
    for username, side in (("qian", "以分管负责人签批"), ("zhao", "工作机构负责人签批")):
        signer = sign_in(username)
        signer.get_by_role("link", name=f"{QINGSHAN}2025年").first.click()
        signer.get_by_role("button", name=side).click()
    clerk.goto(report)
    clerk.get_by_role("button", name="公布").click()

    data = downloaded_by_the_public(visitor)
    assert report_from_json(data) == ReportVersion.objects.get().value()
    assert data["tables"]["applications"]["carried_over_out"]["natural_person"] == 1


def mend_the_slip(clerk):
    """Go to the table that does not add up, put the figure right, save, and go back."""
    clerk.get_by_role("link", name="改这张表").nth(1).click()
    expect(clerk.locator(f"#{OUT}")).to_have_value("2")
    clerk.locator(f"#{OUT}").fill("1")
    clerk.get_by_role("button", name="保存并核对").click()
    expect(clerk.locator("#findings")).to_have_count(0)
    clerk.get_by_role("link", name="回到报告").click()


def downloaded_by_the_public(visitor):
    """Find the report from the home page as anybody would, and download its data."""
    visitor.goto("/")
    visitor.locator("input[type=search]").first.fill("青山镇")
    visitor.get_by_role("button", name="搜索").first.click()
    visitor.get_by_role("link", name=QINGSHAN).first.click()
    visitor.get_by_role("link", name="政府信息公开年报").first.click()
    visitor.get_by_role("link", name=f"{QINGSHAN}2025年").first.click()
    data = visitor.locator("#main").get_by_role("link", name="开放数据")
    address = data.get_attribute("href")
    return json.loads(visitor.request.get(address).text())


def test_figures_that_run_together_are_settled_by_the_clerk(sign_in):
    clerk = sign_in("lin")
    clerk.goto("/desk/reports/upload/")
    choose(clerk, "2025年报告.txt", text_with_unread_cells(QINGSHAN).encode())
    expect(clerk.locator("main")).to_contain_text("3 格要请您对照原件定")
    clerk.get_by_role("button", name="存为草稿").click()
    clerk.get_by_role("link", name="去核对").click()

    expect(clerk.locator(".source")).to_contain_text("规范性文件123115")
    clerk.locator("label", has_text="本年制发件数：12，").filter(has_text="：3，").first.click()
    clerk.get_by_role("button", name="保存选好的").click()

    clerk.wait_for_url("**/desk/reports/*/")
    figures = ReportVersion.objects.get().value().figures
    documents = {
        cell.column: number for cell, number in figures.items() if cell.row == "normative_document"
    }
    assert documents == DOCUMENTS


def test_anybody_checks_a_report_without_an_account(visitor):
    visitor.set_viewport_size({"width": PHONE, "height": 800})
    slipped = samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR))
    visitor.goto("/check/")

    choose(visitor, "报告.docx", write_report(slipped, "docx"))

    expect(visitor.locator(".findings")).to_contain_text("自然人：第一项加第二项之和（11）")
    assert broken_rules(visitor) == []
    assert width_needed(visitor) <= PHONE
    visitor.locator(".findings a").first.click()
    assert "#c-applications" in visitor.url


STAFF_PAGES = (
    "",
    "settle/",
    "tables/proactive/",
    "tables/applications/",
    "tables/remedies/",
    "text/1/",
)


@pytest.mark.one_engine
@pytest.mark.parametrize("page_of_report", STAFF_PAGES)
def test_a_page_of_a_report_breaks_no_rule(signed_in, lin, upload, page_of_report):  # noqa: F811
    report = samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR))
    version = upload(report)

    address = f"/desk/reports/{version.report_id}/{page_of_report}"
    assert faults_in(signed_in(lin), address, LOOKS) == []


@pytest.mark.one_engine
@pytest.mark.parametrize("address", ["/desk/reports/", "/desk/reports/upload/"])
def test_the_list_and_the_upload_break_no_rule(signed_in, lin, draft, address):  # noqa: F811
    assert faults_in(signed_in(lin), address, LOOKS) == []

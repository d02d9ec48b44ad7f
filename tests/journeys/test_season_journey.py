# ruff: noqa: F811  # fixtures are imported, then asked for by name
"""A whole season in a browser: entered, returned, accepted, rolled up, overtaken by a late correction, both public.

Lin fills in at 青山镇, Zhao and Qian sign there; He reviews for the county's office; Cao compiles for the county,
Tao and Yan sign there. 绿水镇 has filed before.
"""

import pytest
from django.test import Client
from playwright.sync_api import expect

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.files.annual_report_writer import write_report
from gongkai.practice import county as places
from gongkai.practice import filling, people
from gongkai.practice import reports as samples
from tests.annual_reports.conftest import (  # noqa: F401  the practice county and its people
    AT,
    LICENSES,
    QINGSHAN,
    county,
    lin,
    person,
    qingshan,
    upload,
)
from tests.journeys.test_report_journey import choose, mend_the_slip

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

YEAR = 2025
REMARK = "许可 15 件，审批系统里是 16 件，请核对"
ANSWER = "补上了 12 月 31 日办结的一件"
REASON = "漏计一件简易程序的许可"
TOWN_SIGNS = (("qian", "以分管负责人签批"), ("zhao", "工作机构负责人签批"))
COUNTY_SIGNS = (("yan", "以分管负责人签批"), ("tao", "工作机构负责人签批"))
AREA = f"/desk/roll-up/shili/{YEAR}/"
CELL = "#c-proactive-administrative_license-decision_count"


@pytest.fixture
def offices(county, upload):
    """The county with its government staffed, and a neighbour whose report was public before."""
    filling.make_people(each for each in people.MORE if each.username in {"cao", "yan", "tao"})
    neighbour = Agency.objects.get(code="lvshui")
    report = samples.sample_report(neighbour.name, YEAR, samples.TOWN_THIS_YEAR)
    wang = User.objects.get(username="wang")
    version = upload(report, agency=neighbour, by=wang)
    actions.take_over(version=version, published_on=AT.date(), where="网站", by=wang, at=AT)


@pytest.fixture
def at_work(browser, live_server, offices):
    """Give the page of somebody's own browser; it stays open through the season."""
    pages = {}

    def page_of(username):
        if username not in pages:
            context = browser.new_context(base_url=live_server.url, locale="zh-CN")
            context.set_default_timeout(30_000)
            client = Client()
            client.force_login(User.objects.get(username=username))
            # He serves several; the others stay where they are
            client.post("/desk/people/agency/", {"agency": places.OFFICE})
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            pages[username] = context.new_page()
        return pages[username]

    yield page_of
    for page in pages.values():
        page.context.close()


def press(page, name):
    page.locator("main").get_by_role("button", name=name).first.click()


def from_the_inbox(page, title):
    """Open what waits, by its title in the inbox."""
    page.goto("/desk/")
    page.locator("main").get_by_role("link", name=title).first.click()


def signed_and_published(at_work, clerk, address, signers):
    """Have the clerk send the version, both sides sign it, and the clerk publish it."""
    clerk.goto(address)
    press(clerk, "送两方负责人签批")
    for username, side in signers:
        signer = at_work(username)
        from_the_inbox(signer, f"{YEAR}年")
        press(signer, side)
        expect(signer.get_by_role("button", name=side)).to_have_count(0)
    clerk.goto(address)
    press(clerk, "公布")
    expect(clerk.get_by_role("link", name="看公开页")).to_be_visible()


def enter_with_a_slip_and_mend_it(clerk):
    """Read a file in that does not add up, be refused with the cell named, and put it right; return the address."""
    slipped = samples.with_slip(samples.sample_report(QINGSHAN, YEAR, samples.TOWN_THIS_YEAR))
    clerk.goto("/desk/reports/upload/")
    choose(clerk, "2025年报告.docx", write_report(slipped, "docx"))
    press(clerk, "存为草稿")
    expect(clerk.locator("#findings")).to_contain_text("总计（2）不等于自然人与五类法人")
    expect(clerk.get_by_role("button", name="送两方负责人签批")).to_have_count(0)
    mend_the_slip(clerk)
    return clerk.url


def return_with_a_remark(officer):
    """Find the report in the inbox, press the cell, write why, and return it."""
    from_the_inbox(officer, f"{QINGSHAN}{YEAR}年")
    officer.locator(f'button[name=add][value="{LICENSES}"]').click()
    officer.get_by_label("意见 1 ·").fill(REMARK)
    press(officer, "按这些意见退回")
    expect(officer.locator("#remarks")).to_contain_text(REMARK)


def write_licences(clerk, report, number):
    """Write the number of licences granted on the grid."""
    clerk.goto(f"{report}tables/proactive/")
    clerk.locator(CELL).fill(number)
    press(clerk, "保存并核对")
    expect(clerk.locator(CELL)).to_have_value(number)


def answer_and_correct(clerk, report):
    """Read the remark, begin the corrected version, mend the cell at which it stands, and answer."""
    from_the_inbox(clerk, f"{YEAR}年")
    expect(clerk.locator("#remarks")).to_contain_text(REMARK)
    press(clerk, "另起更正版")
    clerk.goto(f"{report}tables/proactive/")
    expect(clerk.locator("#remarks")).to_contain_text(REMARK)
    expect(clerk.locator(f"td:has({CELL}) .rm")).to_have_text("意见1")
    write_licences(clerk, report, "16")
    clerk.goto(report)
    clerk.get_by_label("答复意见 1").fill(ANSWER)
    press(clerk, "保存答复")
    expect(clerk.locator("#remarks")).to_contain_text(ANSWER)


def accept(officer):
    """Look at the corrected version and at the answer, and accept it."""
    from_the_inbox(officer, f"{QINGSHAN}{YEAR}年")
    expect(officer.locator("#changes")).to_contain_text("16")
    expect(officer.locator("main")).to_contain_text(ANSWER)
    press(officer, "接受，计入汇总")
    expect(officer.locator("main")).to_contain_text("接受")


def compile_the_area(compiler):
    """Add up the county, compile its report, write the texts; return its address."""
    compiler.goto(AREA)
    expect(compiler.locator("h1")).to_contain_text("计入 2 家")
    compiler.get_by_role("link", name="汇编本地区报告").click()
    press(compiler, "汇编本地区报告")
    compiler.get_by_role("link", name="打开本地区报告").click()
    address = compiler.url
    for part in "156":
        compiler.goto(f"{address}text/{part}/")
        compiler.locator("main textarea").first.fill(
            "全县公开工作照常进行。没有收取信息处理费。工作考核、社会评议按安排进行，没有责任追究。"
        )
        press(compiler, "保存")
        expect(compiler.locator("main")).to_contain_text("已保存")
    return address


def correct_late(at_work, clerk, report):
    """Reopen the accepted report with a reason, change the cell, and publish the third version."""
    clerk.goto(report)
    clerk.get_by_text("发现有错，要更正").click()
    clerk.get_by_label("原因").fill(REASON)
    press(clerk, "重开，另起更正版")
    write_licences(clerk, report, "17")
    signed_and_published(at_work, clerk, report, TOWN_SIGNS)


def take_the_correction_over(at_work, compiler, address):
    """See at the county what changed below, and publish a corrected report of the county."""
    compiler.goto("/desk/")
    compiler.locator('main a[href$="/changes/"]').first.click()
    expect(compiler.locator("main")).to_contain_text("第 2 版 → 第 3 版")
    expect(compiler.locator("main table").first).to_contain_text("17")
    press(compiler, "另起更正版，用现在的数")
    signed_and_published(at_work, compiler, address, COUNTY_SIGNS)


def test_a_season_from_the_first_slip_to_two_public_versions_of_the_county(at_work, visitor):
    clerk, officer, compiler = at_work("lin"), at_work("he"), at_work("cao")

    report = enter_with_a_slip_and_mend_it(clerk)
    signed_and_published(at_work, clerk, report, TOWN_SIGNS)
    return_with_a_remark(officer)
    answer_and_correct(clerk, report)
    signed_and_published(at_work, clerk, report, TOWN_SIGNS)
    accept(officer)
    area = compile_the_area(compiler)
    signed_and_published(at_work, compiler, area, COUNTY_SIGNS)
    correct_late(at_work, clerk, report)
    take_the_correction_over(at_work, compiler, area)

    visitor.goto(f"/shili/reports/{YEAR}/area")
    expect(visitor.locator("main")).to_contain_text("这是更正版（第 2 版）")
    visitor.get_by_role("link", name="第 1 版").first.click()
    expect(visitor.locator("main")).to_contain_text("这是第 1 版，已经更正")
    visitor.goto(f"/qingshan/reports/{YEAR}")
    expect(visitor.locator("main")).to_contain_text("这是更正版（第 3 版）")
    expect(visitor.locator("main")).to_contain_text(REASON)

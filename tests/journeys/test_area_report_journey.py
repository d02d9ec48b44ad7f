# ruff: noqa: F811  # fixtures are imported, then asked for by name
"""A county's area report in a browser: compiled, published, overtaken by a late correction, corrected, both public."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from gongkai.annual_reports.models import ReportVersion, Scope
from tests.annual_reports.roll_up.conftest import (  # noqa: F401  the tree, its people and their reports
    YEAR,
    correct,
    draft,
    people,
    publish,
    tree,
    whole_tree,
)
from tests.annual_reports.roll_up.test_compiling import one_more
from tests.journeys.test_accessible_pages import PHONE, WIDE, broken_rules, width_needed

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

AREA = f"/desk/roll-up/xian/{YEAR}/"
PUBLIC = f"/xian/reports/{YEAR}/area"
TEXT = "全县公开工作照常进行。没有收取信息处理费。工作考核、社会评议按安排进行，没有责任追究。"


@pytest.fixture
def desk(browser, live_server, settings):
    """Open the desk as somebody, in a browser of their own, working for 示例县."""
    settings.PRACTICE = True  # the second factor is tested with sign-in
    opened = []

    def page_of(user):
        context = browser.new_context(base_url=live_server.url, locale="zh-CN")
        context.set_default_timeout(30_000)
        opened.append(context)
        client = Client()  # one each, since signing somebody else in ends a session
        client.force_login(user)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    yield page_of
    for context in opened:
        context.close()


def sign_and_publish(desk, people, address):
    """Have both sides sign, and the clerk publish."""
    for username, side in (("tang", "以分管负责人签批"), ("hu", "工作机构负责人签批")):
        signer = desk(people[username])
        signer.goto(address)
        signer.get_by_role("button", name=side).click()
        expect(signer.get_by_role("button", name=side)).to_have_count(0)
    clerk = desk(people["ma"])
    clerk.goto(address)
    clerk.get_by_role("button", name="公布").first.click()
    expect(clerk.get_by_role("link", name="看公开页")).to_be_visible()


def write_texts(page, address):
    for part in ("1", "5", "6"):
        page.goto(f"{address}text/{part}/")
        page.locator("main textarea").first.fill(TEXT)
        page.get_by_role("button", name="保存").first.click()
        expect(page.locator("main")).to_contain_text("全县公开工作照常进行")


def test_a_late_correction_below_is_seen_and_corrected_above(
    desk, visitor, whole_tree, people, correct
):
    clerk = desk(people["ma"])
    clerk.goto("/desk/")
    clerk.get_by_role("navigation").get_by_role("link", name="年度报告汇总").first.click()
    clerk.goto(AREA)
    expect(clerk.locator("h1")).to_contain_text("5 家，计入 5 家")
    clerk.get_by_role("link", name="汇编本地区报告").click()
    clerk.get_by_role("button", name="汇编本地区报告").click()
    clerk.get_by_role("link", name="打开本地区报告").click()
    address = clerk.url
    write_texts(clerk, address)
    clerk.goto(address)
    clerk.get_by_role("button", name="送两方负责人签批").click()
    sign_and_publish(desk, people, address)

    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]))

    clerk.goto("/desk/")
    clerk.locator('a[href$="/xian/2025/changes/"]').first.click()
    expect(clerk.locator("main")).to_contain_text("示例县教育局")
    expect(clerk.locator("main")).to_contain_text("第 1 版 → 第 2 版")
    clerk.get_by_role("button", name="另起更正版，用现在的数").click()
    clerk.goto(address)
    clerk.get_by_role("button", name="送两方负责人签批").click()
    sign_and_publish(desk, people, address)
    first, second = ReportVersion.objects.filter(report__scope=Scope.AREA).order_by("number")
    visitor.goto(PUBLIC)
    expect(visitor.locator("main")).to_contain_text("这是更正版（第 2 版）")
    visitor.get_by_role("link", name="第 1 版").first.click()
    expect(visitor.locator("main")).to_contain_text("这是第 1 版，已经更正")
    assert first.value().sections == second.value().sections
    assert first.value().figures != second.value().figures


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_pages_of_a_roll_up_break_no_rule(desk, whole_tree, people, width):
    page = desk(people["he"])
    page.set_viewport_size({"width": width, "height": 900})

    faults = []
    for each in ("", "tables/", "missing/", "changes/", "cells/applications.newly_received.total/"):
        page.goto(AREA + each)
        faults += broken_rules(page)
        faults += [each] if width_needed(page) > max(width, PHONE) else []

    assert faults == []

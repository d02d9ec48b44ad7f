# ruff: noqa: F811  # fixtures are imported, then asked for by name
"""A township's year in a browser: entered once, the report falls out of it, published; a record is put right, and so is the report.

Lin enters and reports, Qian and Zhao sign.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from gongkai.annual_reports.computing.noticing import look_at_records
from gongkai.annual_reports.models import AnnualReport
from tests.annual_reports.computing.conftest import (  # noqa: F401  records of 青山镇
    LICENSES,
    an_application,
    applied,
)
from tests.annual_reports.conftest import county, lin, person, qingshan  # noqa: F401

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

REGISTER = reverse("catalog:entries", kwargs={"kind": "administrative_license"})
PROBLEM = "有的信息公开晚了。下一步，由办公室每月核对一次公开期限。"
PATIENCE = 60_000


@pytest.fixture
def at_work(browser, live_server, county, person):
    """Give the page of somebody's own browser; it stays open through the year."""
    pages = {}

    def page_of(username):
        if username not in pages:
            client = Client()
            client.force_login(person(username))
            cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
            context = browser.new_context(base_url=live_server.url, locale="zh-CN")
            context.set_default_timeout(PATIENCE)
            context.add_cookies([{**cookie, "url": live_server.url}])
            pages[username] = context.new_page()
        return pages[username]

    yield page_of
    for page in pages.values():
        page.context.close()


def register_licences(page, *numbers):
    for number in numbers:
        page.goto(REGISTER)
        page.fill("[name=number]", number)
        page.fill("[name=matter]", "建筑施工许可")
        page.fill("[name=decided_on]", "2025-05-06")
        page.get_by_role("button", name="登记", exact=True).click()
        expect(page.get_by_role("rowheader", name=number)).to_be_visible()


def open_every_figure(page, report):
    """Follow each computed figure that is not 0, and return those whose list is not as long."""
    page.goto(report)
    cells = page.locator("td:not(.z) a.rec")
    found = [(each.get_attribute("href"), each.inner_text()) for each in cells.all()]
    wrong = []
    for address, text in found:
        page.goto(address)
        number = int(re.match(r"\d+", text).group())
        if page.locator("[data-record]").count() != number:
            wrong.append((address, number))
    assert found
    return wrong


def fill_what_only_people_know(page, report):
    page.goto(f"{report}text/5/")
    page.fill("#text", PROBLEM)
    page.get_by_role("button", name="保存并核对").last.click()


def press(page, name):
    """Press a button and wait until the page that follows has none of the name."""
    button = page.get_by_role("button", name=name)
    button.click()
    expect(button).to_have_count(0, timeout=PATIENCE)


def sign_and_publish(at_work, report):
    at_work("lin").goto(report)
    press(at_work("lin"), "送两方负责人签批")
    for username in ("qian", "zhao"):
        at_work(username).goto(report)
        press(at_work(username), re.compile("^以.*签批$"))
    at_work("lin").goto(report)
    press(at_work("lin"), re.compile("^公布"))


def test_a_year_becomes_a_report_and_a_record_put_right_becomes_a_correction(
    at_work, an_application
):
    an_application("2025-03-03", "2025-03-20")
    an_application("2025-12-25")
    page = at_work("lin")
    register_licences(page, "青许〔2025〕1号", "青许〔2025〕2号")

    page.goto("/desk/reports/start/")
    page.get_by_role("button", name="起草，由记录取数").click()
    expect(page.get_by_text("200 格由记录算出")).to_be_visible()
    report = AnnualReport.objects.get()
    address = report.get_absolute_url()
    assert open_every_figure(page, address) == []
    fill_what_only_people_know(page, address)
    sign_and_publish(at_work, address)

    page.goto(REGISTER)
    row = page.get_by_role("row", name="青许〔2025〕2号")
    row.get_by_text("登记错了").click()
    row.locator("[name=reason]").fill("重复登记")
    row.get_by_role("button", name="注销").click()
    look_at_records(timezone.now())
    page.goto("/desk/")
    page.get_by_role("link", name=re.compile("2025年政府信息公开工作年度报告")).first.click()
    expect(page.locator("#records-changed")).to_contain_text("行政许可")

    page.fill("[name=reopen_reason]", "一件许可重复登记，多计一件")
    page.get_by_role("button", name="重开，另起更正版").click()
    page.get_by_role("button", name="重新由记录取数").click()
    expect(page.locator("#taken")).to_contain_text("行政许可")
    sign_and_publish(at_work, address)

    report.refresh_from_db()
    versions = {each.number: each.value().figures for each in report.versions.all()}
    assert (versions[1][LICENSES], versions[2][LICENSES]) == (2, 1)
    assert versions[2][applied("carried_over_out")] == 1
    assert report.published.number == 2

"""Writing a report in a browser: a zero report by a counted script of clicks, and the grid as a spreadsheet."""

import time

import pytest
from playwright.sync_api import expect

from gongkai.annual_reports import actions
from gongkai.annual_reports.models import ReportVersion
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.balances import BALANCES
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editing import with_figures
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Level
from gongkai.rules.annual_report.totals import with_totals
from tests.annual_reports.conftest import (  # noqa: F401  the practice county and its people
    AT,
    QINGSHAN,
    county,
    draft,
    lin,
    person,
    qingshan,
    upload,
)
from tests.journeys.test_accessible_pages import PHONE, WIDE, broken_rules, width_needed
from tests.journeys.test_report_journey import sign_in  # noqa: F401

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("county"),
]

# What a person needs for it, by the keystroke-level model (Card, Moran, Newell 1980), in seconds
POINT_AND_CLICK = 1.1 + 0.2
KEY = 0.28
THINK = 1.35
ONE_MINUTE = 60

RECORDED = (  # (what is pressed, or the field and what is typed)
    ("link", "年度报告"),
    ("link", "起草一份报告"),
    ("radio", "2025年：最迟"),
    ("button", "起草，做零报告"),
    ("button", "没有发生：全部填 0"),
    ("type", "#id_published", "87"),
    ("label", "政府网站"),
    ("label", "公开栏"),
    ("label", "每条都有记录"),
    ("label", "没有变动"),
    ("type", "#id_trainings", "2"),
    ("label", "考核了，结果还没有出来"),
    ("label", "今年没有评"),
    ("type", "#id_accountability", "0"),
    ("label", "有的信息没有在形成或者变更之日起"),
    ("label", "没有收取"),
    ("label", "没有其他事项"),
    ("button", "写成文字"),
)


def press(page, kind, what, typed=""):
    """Do one step of the recorded script."""
    finders = {
        "link": lambda: page.locator("main, nav").get_by_role("link", name=what).first.click(),
        "button": lambda: page.get_by_role("button", name=what).first.click(),
        "radio": lambda: page.locator("label", has_text=what).first.click(),
        "label": lambda: page.locator("#questions label", has_text=what).first.click(),
        "type": lambda: page.locator(what).fill(typed),
    }
    finders[kind]()


def human_seconds(script):
    """Estimate what a person needs: each press or field pointed at, each answer thought about, each key."""
    keys = sum(len(step[2]) for step in script if step[0] == "type")
    thought = sum(1 for step in script if step[0] in {"label", "type", "radio"})
    return len(script) * POINT_AND_CLICK + thought * THINK + keys * KEY


def test_a_zero_report_takes_less_than_a_minute(sign_in):  # noqa: F811
    clerk = sign_in("lin")
    began = time.monotonic()

    for step in RECORDED:
        press(clerk, *step)
    expect(clerk.locator("main")).to_contain_text("核对完了，没有发现问题")

    waited = time.monotonic() - began
    assert len(RECORDED) <= 20
    assert human_seconds(RECORDED) + min(waited, 10) < ONE_MINUTE
    version = ReportVersion.objects.get()
    assert (version.error_count, version.warning_count, version.notice_count) == (0, 0, 0)
    assert version.unfilled == []
    expect(clerk.get_by_role("button", name="送两方负责人签批")).to_be_visible()


GRID = "/desk/reports/{}/tables/applications/"


def field_of(row, column="natural_person"):
    return f"#c-applications-{row}-{column}"


@pytest.fixture
def grid(signed_in, lin, draft):  # noqa: F811
    """Lin's page of the table of applications, ready to add up."""
    page = signed_in(lin)
    page.set_viewport_size({"width": WIDE, "height": 1000})
    page.goto(GRID.format(draft.report_id))
    expect(page.locator("#grid[data-ready]")).to_have_count(1)
    return page


def paste(page, text):
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def test_the_grid_adds_up_and_marks_as_one_types(grid):
    grid.locator(field_of("disclosed")).fill("9")

    expect(grid.locator(field_of("disclosed", "total"))).to_have_value("9")
    expect(grid.locator(field_of("concluded"))).to_have_value("13")
    expect(grid.locator(field_of("concluded") + "-why")).to_have_text("多 3")
    expect(grid.locator("[data-grid-line]")).to_contain_text("自然人：第三项加第四项之和 14")
    expect(grid.locator("tfoot")).to_contain_text("多 3")


def test_keys_move_find_the_problem_and_tell_the_origin(grid):
    grid.locator(field_of("newly_received")).focus()
    grid.keyboard.press("Enter")
    expect(grid.locator(field_of("carried_over_in"))).to_be_focused()
    grid.keyboard.press("ArrowRight")
    expect(grid.locator(field_of("carried_over_in", "commercial_enterprise"))).to_be_focused()
    grid.keyboard.press("ArrowUp")
    grid.keyboard.type("7")
    grid.keyboard.press("F8")
    expect(grid.locator(field_of("concluded", "commercial_enterprise"))).to_be_focused()
    grid.keyboard.press("F2")
    expect(grid.locator("[data-grid-line]")).to_contain_text("由各格合计")


def test_a_block_is_pasted_and_undone_in_one_step(grid):
    grid.locator(field_of("newly_received")).focus()
    paste(grid, "一、本年新收\t20\t4\r\n二、上年结转\t2\t1\r\n")
    expect(grid.locator(field_of("carried_over_in", "commercial_enterprise"))).to_have_value("1")
    expect(grid.locator("[data-grid-line]")).to_contain_text("已贴入 4 格")

    grid.locator(field_of("newly_received")).focus()
    grid.keyboard.press("Control+z")
    expect(grid.locator(field_of("newly_received"))).to_have_value("10")
    expect(grid.locator(field_of("carried_over_in", "commercial_enterprise"))).to_have_value("0")


def test_a_draft_is_saved_by_itself(grid, draft):  # noqa: F811
    grid.locator(field_of("disclosed")).fill("8")

    expect(grid.locator("[data-keep-line]")).to_contain_text("自动存为草稿", timeout=15_000)
    draft.refresh_from_db()
    assert draft.value().figures[CellId("applications", "disclosed", "natural_person")] == 8


def test_what_a_lost_session_did_not_save_comes_back(grid, context, lin, client):  # noqa: F811
    cookies = context.cookies()
    context.clear_cookies(name="sessionid")
    grid.locator(field_of("disclosed")).fill("8")
    expect(grid.locator("[data-keep-line]")).to_contain_text("登录过期", timeout=15_000)

    context.add_cookies(cookies)
    grid.reload()
    expect(grid.locator("[data-keep-line]")).to_contain_text("4 处已经填回来")
    expect(grid.locator(field_of("disclosed"))).to_have_value("8")


def test_the_browser_finds_what_the_server_finds(grid, draft):  # noqa: F811
    typed = {
        CellId("applications", "newly_received", "natural_person"): 13,
        CellId("applications", "withheld_state_secret", "commercial_enterprise"): 4,
        CellId("applications", "carried_over_out", "research_institution"): 2,
        CellId("applications", "concluded", "legal_services_organization"): 5,
        CellId("applications", "otherwise_other", "total"): 9,
    }
    for cell, value in typed.items():
        grid.locator(f"#c-{str(cell).replace('.', '-')}").fill(str(value))

    report = draft.value()
    report = with_figures(report, with_totals(report, typed))
    found = {
        each.where
        for each in check_report(report, level="township", kind="government")
        if each.level is Level.ERROR and each.where.startswith("applications")
    }
    marked = grid.locator("td.bad input").evaluate_all("(all) => all.map((each) => each.name)")
    assert set(marked) == found
    assert found
    assert len(BALANCES[Edition.FORMAL_2021]) > len(found)


PAGES = ("zero/", "tables/proactive/", "tables/applications/", "tables/remedies/", "text/1/")


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("page_of_report", ["", *PAGES])
def test_a_page_of_a_report_just_begun_breaks_no_rule(
    signed_in,
    lin,  # noqa: F811
    qingshan,  # noqa: F811
    page_of_report,
    width,
):
    version = actions.start(agency=qingshan, year=2025, by=lin, at=AT)
    page = signed_in(lin)
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(f"/desk/reports/{version.report_id}/{page_of_report}")

    assert broken_rules(page) == []
    assert width_needed(page) <= PHONE


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_page_that_begins_a_report_breaks_no_rule(signed_in, lin, upload, width):  # noqa: F811
    upload(samples.sample_report(QINGSHAN, 2024, samples.QUIET), year=2024)
    page = signed_in(lin)
    page.set_viewport_size({"width": width, "height": 900})

    page.goto("/desk/reports/start/")

    assert broken_rules(page) == []
    assert width_needed(page) <= PHONE

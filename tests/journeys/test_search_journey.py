"""Somebody searches in a browser without scripts: a word that stands in an attachment alone, a township, an old number; then it is withdrawn."""

import pytest
from playwright.sync_api import expect

from gongkai.catalog.actions import drafting, withdrawing
from gongkai.search import indexing
from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and an item of theirs
    AT,
    a_content,
    a_draft,
    business,
    cast,
    later,
    publish,
    qingshan,
)
from tests.factories import an_agency

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "青山镇2026年春季义务植树活动安排"


@pytest.fixture
def item(a_draft, publish, cast):  # noqa: F811
    """An item whose attachment alone says 油茶, its text 繁城镇."""
    an_agency("fancheng", "繁城镇人民政府", kind="government", level="township")
    draft = a_draft(document_number="青政发〔2026〕7号", text="与繁城镇共同组织。")
    drafting.attach(
        item=draft,
        data="领取油茶苗的各村名单".encode(),
        name="名单.txt",
        kind="txt",
        by=cast["lin"],
        at=AT,
    )
    published = publish(draft)
    indexing.index_due()
    return published


@pytest.fixture
def reader(browser, live_server):
    """A page of somebody whose browser runs no scripts."""
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def ask(reader, words):
    reader.locator("#q").fill(words)
    reader.locator("form.search button").click()


def test_an_item_is_found_by_its_attachment_by_a_township_and_by_its_number(item, reader, cast):  # noqa: F811
    reader.goto("/")
    ask(reader, "油茶")
    expect(reader.locator(".hits")).to_contain_text("在附件“名单.txt”（TXT）中找到")
    expect(reader.locator(".hits mark")).to_have_text("油茶")

    ask(reader, "繁城镇")
    expect(reader.locator(".hits h2")).to_have_text(TITLE)
    ask(reader, "青政发[２０２６]7号")
    expect(reader.locator("h1")).to_have_text("找到1条，显示第1–1条")

    reader.get_by_role("link", name="最相关在前").click()
    reader.get_by_role("link", name=TITLE).click()
    expect(reader.locator("h1").last).to_have_text(TITLE)

    withdrawing.take_down(item=item, reason="名单有误", by=cast["zhao"], at=later())
    ask(reader, "油茶")
    expect(reader.locator("h1")).to_have_text("没有找到“油茶”")

"""A reader follows a search in a browser: suggestion, letter to confirm, letter with what was published, withdrawn, ended."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gongkai.search import indexing
from gongkai.subscriptions.by_the_clock import make_and_send
from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and what they publish
    a_content,
    a_draft,
    business,
    cast,
    publish,
    qingshan,
)
from tests.subscriptions.test_letters import withdraw

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LATER = dt.timedelta(hours=2)


def link_in(letter, what):
    return re.search(rf"http://\S+/feeds/{what}/\S+/", letter.body)[0]


@pytest.fixture
def site(live_server, settings):
    settings.SENDS_MAIL = True
    settings.SITE_URL = live_server.url


@pytest.fixture
def public(publish, a_draft):  # noqa: F811
    def made(title):
        item = publish(a_draft(title=title))
        indexing.index_due()
        return item

    return made


def follow(visitor):
    """Search with the help of a suggestion, and ask for letters."""
    visitor.set_default_timeout(30_000)
    visitor.goto("/")
    visitor.locator("#q").press_sequentially("义务植")
    expect(visitor.locator("#q-suggestions option")).to_have_count(1, timeout=30_000)
    visitor.locator("#q").fill("义务植树")
    visitor.get_by_role("button", name="搜索").click()
    visitor.get_by_role("link", name="订阅：以后有这样的信息").click()
    visitor.get_by_label("电子邮箱").fill("du.zhe@example.cn")
    visitor.get_by_label("有新的就发").check()
    visitor.get_by_role("button", name="发确认信").click()
    expect(visitor.locator("h1")).to_have_text("请到邮箱里确认")


def test_a_search_is_followed_until_it_is_ended(site, visitor, public, mailoutbox, cast):  # noqa: F811
    public("青山镇义务植树活动安排")
    follow(visitor)
    make_and_send(timezone.now())
    visitor.goto(link_in(mailoutbox[0], "confirm"))
    visitor.get_by_role("button", name="确认订阅").click()
    expect(visitor.locator("h1")).to_have_text("订阅开始了")

    item = public("青山镇义务植树补植安排")
    make_and_send(timezone.now() + LATER)
    assert "补植安排" in mailoutbox[1].body
    assert "活动安排" not in mailoutbox[1].body
    feed = visitor.request.get("/feeds/search.atom?q=义务植树")
    assert "补植安排" in feed.text()

    withdraw(item, cast, timezone.now())
    visitor.goto(re.search(r"http://\S+/qingshan/items/\S+", mailoutbox[1].body)[0])
    expect(visitor.locator("body")).to_contain_text("已撤下")
    assert "补植安排" not in visitor.request.get("/feeds/search.atom?q=义务植树").text()

    visitor.goto(link_in(mailoutbox[1], "end"))
    visitor.get_by_role("button", name="退订，并删除我的邮箱").click()
    expect(visitor.locator("h1")).to_have_text("已经退订")

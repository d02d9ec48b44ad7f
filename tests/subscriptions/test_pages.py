"""The public pages of following: asked for, confirmed and ended by links in letters; feeds of every column and search."""

import re
from xml.etree import ElementTree as ET

import pytest
import time_machine

from gongkai.subscriptions.by_the_clock import make_and_send
from gongkai.subscriptions.models import Subscription
from gongkai.subscriptions.tokens import CONFIRM, token_for
from tests.catalog.conftest import AT, later
from tests.portal.applying.conftest import worked_out
from tests.subscriptions.conftest import ADDRESS
from tests.subscriptions.test_letters import withdraw

ATOM = "{http://www.w3.org/2005/Atom}"
FORM = {"address": ADDRESS, "frequency": "soon"}


def entries(client, address):
    feed = ET.fromstring(client.get(address).content)  # noqa: S314  # made by us
    return [each.find(f"{ATOM}title").text for each in feed.iter(f"{ATOM}entry")]


def ask(client, page, **changes):
    """Open the form, let the browser work, and send it."""
    return client.post(
        page, {**FORM, **changes, "work": worked_out(client.get(page).content.decode())}
    )


def link_in(letter, what):
    return re.search(rf"https://gk\.example\.cn(/feeds/{what}/\S+)", letter.body)[1]


def test_a_search_is_followed_confirmed_and_ended_by_links_in_letters(client, cast, mailoutbox):
    with time_machine.travel(AT, tick=False):
        asked = ask(client, "/feeds/?q=植树&agency=shili")
    make_and_send(AT)
    confirming, ending = (link_in(mailoutbox[0], "confirm"), Subscription.objects.get())

    assert "“植树”，示例县人民政府" in asked.content.decode()
    assert "确认订阅" in client.get(confirming).content.decode()
    assert Subscription.objects.get().confirmed_at is None  # looking at the page begins nothing
    begun = client.post(confirming)
    assert "订阅开始了" in begun.content.decode()
    ends_at = re.search(r"/feeds/end/[^\"]+/", begun.content.decode())[0]
    assert "退订" in client.get(ends_at).content.decode()
    assert client.post(ends_at).status_code == 200
    assert not Subscription.objects.filter(pk=ending.pk).exists()
    assert client.post(ends_at).status_code == 200


def test_a_link_that_came_too_late_says_so(client, following):
    found = following()
    address = f"/feeds/confirm/{token_for(found.pk, CONFIRM)}/"
    found.delete()

    response = client.post(address)

    assert response.status_code == 410
    assert "确认信过期了" in response.content.decode()


@pytest.mark.parametrize("address", ["/feeds/confirm/1:made-up/", "/feeds/end/1:made-up/"])
def test_a_link_we_did_not_make_is_not_found(client, db, address):
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_the_answer_does_not_tell_whether_an_address_follows_something(client, following):
    following({"q": "植树"})

    known = ask(client, "/feeds/?q=植树").content.decode()
    unknown = ask(client, "/feeds/?q=植树", address="other@example.cn").content.decode()

    assert "请到邮箱里确认" in known
    assert known == unknown


def test_without_mail_the_page_says_so_and_offers_the_feed(client, db, settings):
    settings.SENDS_MAIL = False

    text = client.get("/feeds/?q=植树").content.decode()

    assert "本站没有开通邮件" in text
    assert "/feeds/search.atom?q=%E6%A4%8D%E6%A0%91" in text
    assert 'type="email"' not in text


def test_without_the_work_of_a_browser_and_without_a_picture_nothing_is_sent(client, cast):
    told = client.post("/feeds/?q=植树", FORM).content.decode()

    assert "请照图填写字符" in told
    assert not Subscription.objects.exists()


def test_a_wrong_address_is_named_and_kept_in_the_form(client, cast):
    text = client.post("/feeds/?q=植树", {**FORM, "address": "不是邮箱"}).content.decode()

    assert "邮箱写得不对" in text
    assert 'value="不是邮箱"' in text


def test_the_search_page_and_the_column_lead_to_following_them(client, public):
    public(at=AT)

    assert 'href="/feeds/?q=%E6%A4%8D%E6%A0%91"' in client.get("/search/?q=植树").content.decode()
    column = client.get("/qingshan/content/?head=20-11").content.decode()
    assert 'href="/feeds/?own=qingshan&amp;head=20-11"' in column
    assert 'href="/qingshan/items.atom?head=20-11"' in column


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/items.atom", 1),
        ("/qingshan/items.atom", 1),
        ("/lvshui/items.atom", 0),
        ("/qingshan/items.atom?head=20-11", 1),
        ("/qingshan/items.atom?head=20-1", 0),
        ("/feeds/search.atom", 1),
        ("/feeds/search.atom?q=植树&own=qingshan", 1),
        ("/feeds/search.atom?q=缴费", 0),
        ("/feeds/search.atom?q=植树&kind=report", 1),
    ],
)
def test_there_is_a_feed_of_every_column_and_search(client, public, address, number):
    public(at=AT)

    assert len(entries(client, address)) == number


def test_what_is_withdrawn_leaves_every_feed(client, public, cast):
    item = public(at=AT)
    withdraw(item, cast, later())

    assert entries(client, "/items.atom") == []
    assert entries(client, "/qingshan/items.atom?head=20-11") == []
    assert entries(client, "/feeds/search.atom?q=植树") == []


def test_a_feed_of_reports_stands_beside_them(client, cast):
    assert entries(client, "/qingshan/reports.atom") == []
    assert 'href="/qingshan/reports.atom"' in client.get("/qingshan/reports/").content.decode()

"""Pages that say what went wrong: in words that help, well formed, and shown even when all else failed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied, server_error

from tests.html_checks import faults

EVERY_PAGE = (
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "405.html",
    "429.html",
    "500.html",
)


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_the_page_needs_nothing_to_be_shown_and_says_what_to_do(name):
    page = render_to_string(name)

    assert faults(page.encode()) == []
    assert "怎么办：" in page


def test_a_fault_of_ours_asks_the_database_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/desk/"))

    assert "页面暂时打不开" in response.content.decode()


def test_a_refusal_is_told_in_its_own_words():
    reason = PermissionDenied("只有信息公开工作机构负责人可以签发")

    response = permission_denied(RequestFactory().get("/desk/"), reason)

    assert "只有信息公开工作机构负责人可以签发" in response.content.decode()


def test_a_form_that_was_open_too_long_says_what_to_do(lin):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/desk/account/login/", {"login": "lin", "password": "x"})

    assert response.status_code == 403
    assert "这一页放得太久了" in response.content.decode()


def test_staff_who_lose_their_way_are_led_to_the_inbox(client, lin):
    client.force_login(lin)

    text = client.get("/desk/nowhere/").content.decode()

    assert "不归您单位办" in text
    assert 'href="/desk/"' in text


def test_an_address_that_only_takes_a_press_leads_back_to_its_page(client, lin):
    client.force_login(lin)

    response = client.get("/desk/items/7/pass/")

    text = response.content.decode()
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert "这个地址不能直接打开" in text
    assert 'href="/desk/items/7/"' in text
    assert faults(response.content) == []


def test_a_script_that_presses_wrongly_gets_no_page(client, lin):
    client.force_login(lin)

    assert client.put("/desk/items/7/pass/").content == b""

"""Parts of the frame that are filled in once: never shown where something else belongs."""

import pytest
from django.template import engines
from django.test import RequestFactory

from gongkai.portal import kept_parts


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept_parts, "_kept", {})


def filled_in(name):
    template = engines["django"].from_string(
        "{% load portal_parts %}{% kept 'components/site_search.html' query %}"
    )
    return template.render({"query": name}, RequestFactory().get("/"))


def test_the_same_facts_are_filled_in_once():
    first = filled_in("青山")

    assert filled_in("青山") == first
    assert len(kept_parts._kept) == 1


def test_other_facts_are_never_mixed_up():
    assert 'value="青山"' in filled_in("青山")
    assert 'value="绿水"' in filled_in("绿水")


def test_what_is_kept_is_still_escaped():
    assert "<script>" not in filled_in("<script>")


def test_it_begins_anew_when_full(monkeypatch):
    monkeypatch.setattr(kept_parts, "MOST", 2)

    for name in "一二三":
        filled_in(name)

    assert len(kept_parts._kept) == 1


def test_each_reader_gets_the_page_in_the_own_language_and_look(client, shili):
    chinese = client.get("/qingshan/guide/").content.decode()
    client.cookies["django_language"] = "en"
    client.cookies["reading"] = "theme-dark"
    english = client.get("/qingshan/guide/").content.decode()

    assert "工作人员登录" in chinese
    assert "工作人员登录" not in english
    assert '<button name="theme" value="dark" aria-pressed="true">' in english


def test_a_new_address_of_an_agency_shows_at_once(client, shili):
    client.get("/shili/")

    type(shili).objects.filter(pk=shili.pk).update(address="示例县新街9号")

    assert "示例县新街9号" in client.get("/shili/").content.decode()

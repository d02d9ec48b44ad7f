"""The reading aid in a browser: with and without scripts."""

import pytest

pytestmark = [
    pytest.mark.journey,
    pytest.mark.one_engine,
    pytest.mark.django_db(transaction=True),
]


def test_large_type_is_larger_and_stays_on_the_next_page(visitor):
    visitor.goto("/accessibility/")
    before = size_of_type(visitor)

    visitor.get_by_text("阅读辅助", exact=True).click()
    visitor.get_by_role("button", name="特大字").click()
    visitor.goto("/map/")

    assert size_of_type(visitor) == pytest.approx(before * 1.5)


def size_of_type(page):
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


def test_the_reading_aid_works_without_scripts(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/accessibility/")

    page.locator("details.aid summary").click()
    page.get_by_role("button", name="深色").click()

    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()


def test_a_page_kept_as_a_plain_file_still_gets_the_choice(visitor, live_server):
    plain = "<!doctype html><html lang=zh-CN><title>x</title><script src=/static/gongkai/reading.js></script>"
    visitor.route("**/kept.html", lambda route: route.fulfill(body=plain, content_type="text/html"))
    visitor.goto("/accessibility/")
    visitor.get_by_text("阅读辅助", exact=True).click()
    visitor.get_by_role("button", name="高对比").click()

    visitor.goto("/kept.html")

    assert visitor.locator("html").get_attribute("data-theme") == "contrast"


def test_the_first_press_of_tab_offers_to_skip_to_the_content(visitor):
    visitor.goto("/accessibility/")

    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")

    assert visitor.evaluate("document.activeElement.id") == "main"

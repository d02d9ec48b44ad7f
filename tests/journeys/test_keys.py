"""The keys of the desk: an addition that can be switched off."""

import pytest

from tests.desk.conftest import lin, qingshan  # noqa: F401

pytestmark = [
    pytest.mark.journey,
    pytest.mark.one_engine,
    pytest.mark.django_db(transaction=True),
]


def focused(page):
    return page.evaluate("document.activeElement.id")


def test_the_slash_goes_to_the_search_field(signed_in, lin):  # noqa: F811
    page = signed_in(lin)
    page.goto("/desk/keys/")

    page.keyboard.press("/")

    assert focused(page) == "find"


def test_letters_in_a_field_are_letters(signed_in, lin):  # noqa: F811
    page = signed_in(lin)
    page.goto("/desk/keys/")
    page.locator("#find").focus()

    page.keyboard.type("g/t?j")

    assert page.locator("#find").input_value() == "g/t?j"
    assert page.url.endswith("/desk/keys/")


def test_g_then_t_goes_back_to_the_inbox(signed_in, lin):  # noqa: F811
    page = signed_in(lin)
    page.goto("/desk/keys/")

    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/desk/")

    assert page.locator("main h1").count() == 1


def test_single_letters_can_be_switched_off(signed_in, lin):  # noqa: F811
    page = signed_in(lin)
    page.goto("/desk/keys/")
    page.get_by_role("button", name="关闭单字母按键").click()
    page.goto("/desk/help/")

    page.keyboard.press("/")

    assert focused(page) != "find"


def test_j_and_k_move_through_a_list(signed_in, lin):  # noqa: F811
    page = signed_in(lin)
    page.goto("/desk/help/")
    links = page.locator("[data-row] a")

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")

    assert links.first.evaluate("link => link === document.activeElement")

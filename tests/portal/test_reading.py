"""The reading aid: what the reader chose stands on every page, kept in a cookie that holds nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.portal.reading import ALLOWED, STANDARD, Reading, reading_from


def press(client, **pressed):
    return client.post("/reading-aid/", {"next": "/accessibility/", **pressed})


def test_a_pressed_button_shows_on_the_next_page(client, db):
    answer = press(client, size="large")

    assert answer.url == "/accessibility/"
    assert 'data-size="large"' in client.get("/accessibility/").content.decode()


def test_a_second_choice_keeps_the_first(client, db):
    press(client, size="larger")
    press(client, theme="contrast")

    text = client.get("/accessibility/").content.decode()

    assert 'data-size="larger"' in text
    assert 'data-theme="contrast"' in text


def test_standard_takes_a_choice_back(client, db):
    press(client, spacing="wide")
    press(client, spacing=STANDARD)

    assert "data-spacing" not in client.get("/accessibility/").content.decode()


def test_the_pressed_button_is_marked_for_readers(client, db):
    press(client, pointer="large")

    text = client.get("/accessibility/").content.decode()

    assert '<button name="pointer" value="large" aria-pressed="true">' in text


def test_the_choice_needs_no_token_and_changes_nothing_else(db):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)

    assert press(strict, size="large").cookies.keys() == {"reading"}


@pytest.mark.parametrize(
    "page", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1", ""]
)
def test_it_leads_nowhere_but_to_our_own_pages(client, page):
    answer = client.post("/reading-aid/", {"next": page, "size": "large"})

    assert answer.url == "/"


def test_it_answers_a_press_only(client):
    assert client.get("/reading-aid/").status_code == 405


@given(st.text())
def test_whatever_the_cookie_holds_only_known_choices_come_out(cookie):
    reading = reading_from(cookie)

    assert all(getattr(reading, name) in {"", *values} for name, values in ALLOWED.items())


@given(
    st.fixed_dictionaries(
        {name: st.sampled_from(["", *sorted(values)]) for name, values in ALLOWED.items()}
    )
)
def test_a_choice_survives_its_cookie(choices):
    reading = Reading(**choices)

    assert reading_from(reading.as_cookie()) == reading

"""Every text on screen has its English; the catalogue compiles and keeps the places for values."""

import re
from io import BytesIO

import pytest
from babel.messages.mofile import read_mo, write_mo

from tests.repository.catalogue import english, messages_in

PLACE = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


@pytest.fixture(scope="module")
def texts():
    return messages_in()


def test_texts_are_found_in_templates_and_in_code(texts):
    assert "政府信息公开指南" in texts
    assert "跳到正文" in texts


def test_every_text_has_an_english_one(texts):
    translated = {message.id for message in english() if message.string}

    missing = {text: place for text, place in texts.items() if text not in translated}
    assert missing == {}, "run python -m tests.repository.catalogue and write the missing texts"


def test_the_catalogue_keeps_no_text_that_is_gone(texts):
    assert {message.id for message in english() if message.id} - texts.keys() == set()


def test_an_english_text_names_the_same_values():
    wrong = [
        message.id
        for message in english()
        if message.id and sorted(PLACE.findall(message.id)) != sorted(PLACE.findall(message.string))
    ]

    assert wrong == []


def test_the_catalogue_compiles():
    compiled = BytesIO()

    write_mo(compiled, english())

    compiled.seek(0)
    assert read_mo(compiled).get("首页").string == "Home"

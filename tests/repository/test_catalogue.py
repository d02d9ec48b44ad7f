"""Every text on screen has its English; the catalogue compiles and keeps the places for values."""

import re
from io import BytesIO

import pytest
from babel.messages.mofile import read_mo, write_mo

from tests.repository.catalogue import PACKAGE, english, messages_in

SHOWN_AS_STORED = re.compile(r"get_\w+_display(?!\|translated)")
IN_A_PILL = re.compile(r"\{% status_pill [^%]*%\}")  # which translates
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


def test_the_label_of_a_choice_is_shown_in_the_language_of_the_page():
    templates = {file: IN_A_PILL.sub("", file.read_text()) for file in PACKAGE.rglob("*.html")}

    wrong = [file.name for file, text in templates.items() if SHOWN_AS_STORED.search(text)]
    assert wrong == []


def test_labels_of_choices_and_words_of_state_are_found(texts):
    assert {"信息公开工作机构负责人", "上级退回", "待贴"} <= texts.keys()

"""Changing the text of a draft by hand, with what must stay protected."""

import datetime as dt

import pytest

from gongkai.rules.letters.composing import compose
from gongkai.rules.letters.editing import (
    TEXT,
    TextNotAllowed,
    composed,
    editable,
    must_stay,
    protected,
)
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.letters.templates import known_templates, template_for

ON = dt.date(2026, 3, 5)
REPLY = template_for(LetterKind.REPLY, ON, "withheld_third_party_interests")
TEMPLATES = [each for each in known_templates() if each.is_in_force_on(ON)]
WITH_TEXT = [each for each in TEMPLATES if each.paragraphs]
FORMS = [each for each in TEMPLATES if not each.paragraphs]


def named(template):
    return template.ending or str(template.kind)


def test_the_text_and_what_is_protected_make_the_letter():
    assert (*editable(REPLY, SAMPLES).splitlines(), *protected(REPLY, SAMPLES)) == compose(
        REPLY, SAMPLES
    ).paragraphs


def test_the_remedy_cannot_be_changed():
    changed = SAMPLES | {TEXT: editable(REPLY, SAMPLES)}

    assert SAMPLES["remedy"] not in editable(REPLY, SAMPLES)
    assert composed(REPLY, changed).paragraphs[-1] == SAMPLES["remedy"]


def test_a_sentence_that_was_added_stands_in_the_letter():
    text = editable(REPLY, SAMPLES) + "\n您可以到本机关查阅协议的总价。"

    assert "您可以到本机关查阅协议的总价。" in composed(REPLY, SAMPLES | {TEXT: text}).paragraphs


def test_title_number_addressee_and_day_are_those_of_the_template():
    changed = composed(REPLY, SAMPLES | {TEXT: editable(REPLY, SAMPLES) + "\n又一段"})
    plain = compose(REPLY, SAMPLES)

    assert (changed.title, changed.number, changed.addressee, changed.signed_on) == (
        plain.title,
        plain.number,
        plain.addressee,
        plain.signed_on,
    )


def test_a_legal_basis_that_was_struck_out_is_refused_with_the_article():
    text = editable(REPLY, SAMPLES).replace(SAMPLES["article"], "有关规定")

    with pytest.raises(TextNotAllowed, match=r"第十五条.*依据的条款“《中华"):
        composed(REPLY, SAMPLES | {TEXT: text})


def test_everything_that_is_missing_is_named_at_once():
    with pytest.raises(TextNotAllowed, match=r"申请登记编号.*认定的事实.*理由.*“不予公开”"):
        composed(REPLY, SAMPLES | {TEXT: "本机关不同意。"})


@pytest.mark.parametrize("template", WITH_TEXT, ids=named)
def test_every_letter_refuses_a_text_that_says_nothing(template):
    with pytest.raises(TextNotAllowed, match="改掉了必须写明的内容"):
        composed(template, SAMPLES | {TEXT: "无。"})


@pytest.mark.parametrize("template", WITH_TEXT, ids=named)
def test_every_letter_takes_its_own_text_unchanged(template):
    text = editable(template, SAMPLES)

    assert composed(template, SAMPLES | {TEXT: text}) == compose(template, SAMPLES)


@pytest.mark.parametrize("template", WITH_TEXT, ids=named)
def test_what_must_stay_stands_in_every_text(template):
    text = editable(template, SAMPLES)

    assert [words for _label, words in must_stay(template, SAMPLES) if words not in text] == []


@pytest.mark.parametrize("template", FORMS, ids=named)
def test_a_form_has_no_text_to_change(template):
    with pytest.raises(TextNotAllowed, match="是表格"):
        composed(template, SAMPLES | {TEXT: "改一改"})

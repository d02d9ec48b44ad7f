"""Every letter says what it must, by kind and by ending, with the values it was given."""

import datetime as dt
import re

import pytest

from gongkai.rules.letters.composing import LetterNotComplete, compose
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.letters.mandatory import mandatory
from gongkai.rules.letters.samples import sample_values
from gongkai.rules.letters.templates import known_templates, template_for
from gongkai.rules.outcomes import ENDING_BY_CODE
from gongkai.rules.remedy_paragraphs import Addressees

ON = dt.date(2026, 7, 6)
AGENCY = "示例县青山镇人民政府"
TEMPLATES = known_templates()


def values_for(template):
    values = sample_values(template, agency=AGENCY, addressees=Addressees("示例县人民政府"), on=ON)
    return values | {"number": "青山镇公开答〔2026〕3号", "signed_on": "2026年7月6日"}


def text_of(letter):
    rows = [f"{label} {value}" for label, value in letter.rows]
    return "\n".join((letter.title, letter.addressee, *letter.paragraphs, *rows))


def name_of(template):
    return template.ending or template.kind


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_it_says_what_it_must(template):
    values = values_for(template)
    must = mandatory(template.kind, template.ending)

    text = text_of(compose(template, values))

    assert [name for name in must.fields if values[name] not in text] == []
    assert [words for words in must.words if words not in text] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_no_field_is_left_open(template):
    text = text_of(compose(template, values_for(template)))

    assert re.findall(r"[{}]", text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_its_title_begins_with_the_agency(template):
    letter = compose(template, values_for(template))

    assert letter.title == f"{AGENCY}{template.title}"
    assert (letter.number, letter.signed_on) == ("青山镇公开答〔2026〕3号", "2026年7月6日")


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_without_something_it_must_say_there_is_no_letter(template):
    missing = sorted(mandatory(template.kind, template.ending).fields)[0]

    with pytest.raises(LetterNotComplete, match="还没有填写"):
        compose(template, values_for(template) | {missing: " "})


@pytest.mark.parametrize("template", [each for each in TEMPLATES if each.ending], ids=name_of)
def test_an_answer_names_its_article_and_its_remedy(template):
    text = text_of(compose(template, values_for(template)))
    source = ENDING_BY_CODE[template.ending].source

    assert str(source or "") in text
    assert "60日内" in text


@pytest.mark.parametrize("template", [each for each in TEMPLATES if not each.ending], ids=name_of)
def test_a_letter_that_answers_nothing_has_no_remedy(template):
    text = text_of(compose(template, values_for(template)))

    assert "行政复议" not in text
    assert "行政诉讼" not in text


def test_a_value_of_several_lines_makes_several_paragraphs():
    template = template_for(LetterKind.CORRECTION_REQUEST, ON)
    values = values_for(template) | {"to_correct": "一、年份\n二、文号"}

    letter = compose(template, values)

    assert "二、文号。" in letter.paragraphs


def test_samples_are_made_up():
    assert "示例" in SAMPLES["agency"]
    assert "示例" in SAMPLES["applicant"]

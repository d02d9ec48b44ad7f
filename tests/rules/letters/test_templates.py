"""Templates of letters: loaded, checked, chosen by day."""

import datetime as dt

import pytest

from gongkai.rules.letters.fields import FIELDS, SAMPLES
from gongkai.rules.letters.kinds import KINDS, LetterKind
from gongkai.rules.letters.mandatory import OF_ENDING, OF_KIND
from gongkai.rules.letters.templates import (
    BadTemplate,
    NoTemplate,
    known_templates,
    template_for,
    templates_in,
)
from gongkai.rules.outcomes import ENDINGS

ON = dt.date(2026, 3, 2)
ASSISTANCE = '''kind = "assistance_request"
title = "协办函"
valid_from = 2019-05-15
addressee = "{assisting_agency}"
body = """
办理申请（{case_number}），请协助：{asked_matter}。
请在{answer_by}前答复。联系方式：{contact}。
"""
'''


def test_there_is_a_form_for_every_kind_and_every_ending():
    found = {(template.kind, template.ending) for template in known_templates()}

    assert found == {(kind, "") for kind in LetterKind if kind is not LetterKind.REPLY} | {
        (LetterKind.REPLY, ending.code) for ending in ENDINGS
    }


def test_every_kind_and_ending_has_its_rules():
    assert set(KINDS) == set(OF_KIND) == set(LetterKind)
    assert set(OF_ENDING) == {ending.code for ending in ENDINGS}


def test_every_field_is_used_by_some_letter():
    used = set().union(*(template.fields for template in known_templates()))

    assert used | {"agency", "number", "signed_on"} == set(FIELDS) == set(SAMPLES)


def test_numbers_of_two_kinds_cannot_be_mistaken():
    words = [rule.number_word for rule in KINDS.values()]

    assert len(set(words)) == len(words)


def test_a_sound_template_is_taken():
    [template] = templates_in(ASSISTANCE)

    assert template.fields == {
        "assisting_agency",
        "case_number",
        "asked_matter",
        "answer_by",
        "contact",
    }


@pytest.mark.parametrize(
    ("wrong", "right", "line", "says"),
    [
        ("{asked_matter}", "{asked_mater}", 6, "第6行：不认识的栏目“{asked_mater}”"),
        ("{answer_by}", "{answer_by", 7, "第7行：花括号不成对"),
        ("{answer_by}", "{Answer}", 7, "第7行：花括号不成对，或者里面不是栏目"),
        ("联系方式：{contact}。", "", None, "“协办函”缺少必须写明的内容：本机关联系方式"),
        ('title = "协办函"\n', "", None, "缺少或者写错了“title”一项"),
        ("assistance_request", "help", None, "缺少或者写错了"),
        ("2019-05-15", "2019-15-05", None, "文书样式的写法有误"),
        ("请协助", "{remedy}请协助", None, "不是答复，不写救济途径"),
    ],
)
def test_a_broken_template_is_refused_with_the_line(wrong, right, line, says):
    with pytest.raises(BadTemplate) as refusal:
        templates_in(ASSISTANCE.replace(wrong, right))

    assert says in str(refusal.value)
    assert refusal.value.line == line


def test_a_template_without_the_words_the_law_asks_for_is_refused():
    text = """kind = "deferral_notice"
title = "延迟答复告知书"
valid_from = 2019-05-15
addressee = "{applicant}"
body = "{case_number}，{deferral_reason}，{deferred_until}前答复"
"""

    with pytest.raises(BadTemplate, match="“延迟答复告知书”必须写有“第三十五条”"):
        templates_in(text)


def test_a_reply_for_an_ending_that_there_is_not_is_refused():
    text = """kind = "reply"
title = "告知书"
valid_from = 2019-05-15
[findings]
granted = "予以公开"
"""

    with pytest.raises(BadTemplate, match="granted"):
        templates_in(text)


def test_the_form_in_force_on_the_day_is_taken():
    assert template_for(LetterKind.FEE_NOTICE, dt.date(2021, 1, 1)).title.endswith("收费通知书")


def test_before_a_form_was_in_force_there_is_none():
    with pytest.raises(NoTemplate, match="2020-12-31没有可以使用的文书样式：fee_notice"):
        template_for(LetterKind.FEE_NOTICE, dt.date(2020, 12, 31))


def test_a_form_that_has_ended_is_not_used():
    [template] = templates_in(ASSISTANCE.replace("title", "valid_until = 2020-12-31\ntitle"))

    assert template.is_in_force_on(dt.date(2020, 12, 31))
    assert not template.is_in_force_on(dt.date(2021, 1, 1))

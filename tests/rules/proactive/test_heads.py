"""Heads of proactive disclosure by level (Articles 20, 21)."""

import datetime as dt

import pytest

from gongkai.rules.proactive.heads import head_in_words, heads_of
from gongkai.rules.proactive.heads_table import HEADS, OUTSIDE

DAY = dt.date(2026, 3, 2)


def keys(level, on=DAY):
    return [each.key for each in heads_of(level=level, on=on)]


def test_a_township_has_the_fifteen_heads_and_its_own_eight():
    found = keys("township")

    assert len(found) == 15 + 8
    assert found[0] == "20-1"
    assert found[-1] == "21-t-social_assistance"


def test_a_county_has_the_fifteen_heads_and_its_own_seven():
    assert len(keys("county")) == 15 + 7


def test_a_province_has_the_fifteen_heads_alone():
    assert len(keys("province")) == 15


def test_before_the_regulations_of_2019_there_are_none():
    assert keys("township", dt.date(2019, 5, 14)) == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("20-7", "财政预算、决算信息（第二十条第（七）项）"),
        ("21-t-irrigation", "农田水利工程建设运营（第二十一条）"),
        ("unknown", "unknown"),
    ],
)
def test_a_head_is_named_with_its_article(key, words):
    assert head_in_words(key) == words


def test_no_head_has_the_key_of_what_lies_outside():
    assert OUTSIDE not in {each.key for each in HEADS}

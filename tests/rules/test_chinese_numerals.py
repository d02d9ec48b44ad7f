"""Numbers are written as in the numbering of articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.chinese_numerals import in_chinese


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (7, "七"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (33, "三十三"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (207, "二百零七"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_number_in_chinese_numerals(number, written):
    assert in_chinese(number) == written


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_two_numbers_are_never_written_alike(one, other):
    assert (in_chinese(one) == in_chinese(other)) is (one == other)


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_that_no_article_has_are_refused(number):
    with pytest.raises(ValueError, match="is not from 0 to 9999"):
        in_chinese(number)

import pytest

from gongkai.accounts.asked_numbers import asked_number, asked_numbers


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("0", 0), ("007", 7), ("9" * 18, 10**18 - 1)]
)
def test_a_number_is_read(text, number):
    assert asked_number(text) == number


@pytest.mark.parametrize("text", [None, "", "-1", "七", "٧", "1.5", " 7", "9" * 19, "9" * 5000])
def test_what_no_row_can_have_is_as_if_not_given(text):
    assert asked_number(text) is None


def test_only_the_numbers_of_many_are_taken():
    assert asked_numbers(["3", "x", "9" * 5000, "4"]) == [3, 4]

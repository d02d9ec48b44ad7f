from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.annual_report.cell_values import NotAValue, parse_value, print_value
from gongkai.rules.annual_report.form import ValueKind

COUNT, CHANGE, AMOUNT = ValueKind.COUNT, ValueKind.CHANGE, ValueKind.AMOUNT


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("12", COUNT, 12),
        (" 1,234 ", COUNT, 1234),
        ("１２", COUNT, 12),  # full-width digits of a Chinese keyboard
        ("-3", CHANGE, -3),
        ("＋4", CHANGE, 4),
        ("25.1", AMOUNT, Decimal("25.1")),
        ("5949.088667", AMOUNT, Decimal("5949.088667")),
    ],
)
def test_what_people_type_becomes_a_value(typed, kind, value):
    assert parse_value(typed, kind) == value


@pytest.mark.parametrize("typed", ["", "  ", "　"])
def test_nothing_typed_is_a_blank_and_not_a_zero(typed):
    assert parse_value(typed, COUNT) is None


@pytest.mark.parametrize("typed", ["/", "-", "—", "无"])
def test_a_mark_for_nothing_is_refused_with_the_word_to_fill_in_zero(typed):
    with pytest.raises(NotAValue, match="没有的填 0"):
        parse_value(typed, COUNT)


@pytest.mark.parametrize("typed", ["-3", "1.5", "十二", "12件"])
def test_a_count_is_a_whole_number_from_zero(typed):
    with pytest.raises(NotAValue, match="填 0、1、2 这样的整数"):
        parse_value(typed, COUNT)


def test_a_change_is_a_whole_number():
    with pytest.raises(NotAValue, match="减少的写负数"):
        parse_value("三", CHANGE)


def test_an_amount_with_its_unit_is_refused_with_an_example_in_wan_yuan():
    with pytest.raises(NotAValue, match=r"251000 元填 25\.1"):
        parse_value("251000元", AMOUNT)


def test_an_amount_finer_than_a_fen_is_refused():
    with pytest.raises(NotAValue, match="6 位"):
        parse_value("0.1234567", AMOUNT)


def test_a_number_of_pasted_length_is_refused():
    with pytest.raises(NotAValue, match="太长"):
        parse_value("1" * 30, COUNT)


@pytest.mark.parametrize(
    ("typed", "kind", "limit"),
    [
        ("1000000000", COUNT, "件数最多 9 位"),
        ("-1000000000", CHANGE, "件数最多 9 位"),
        ("1000000000000", AMOUNT, "金额最多 12 位整数"),
    ],
)
def test_a_figure_no_agency_can_have_is_refused_with_the_limit(typed, kind, limit):
    with pytest.raises(NotAValue, match=limit):
        parse_value(typed, kind)


def test_the_largest_figures_are_taken():
    assert parse_value("999999999", COUNT) == 999_999_999
    assert parse_value("999999999999.999999", AMOUNT) == Decimal("999999999999.999999")


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, ""), (0, "0"), (12, "12"), (Decimal("0.000"), "0"), (Decimal("1E+3"), "1000")],
)
def test_a_value_is_printed_in_plain_digits(value, printed):
    assert print_value(value) == printed


@given(st.integers(0, 10**9 - 1))
def test_a_printed_count_is_read_back(value):
    assert parse_value(print_value(value), COUNT) == value


@given(st.decimals(0, 10**7, places=6))
def test_a_printed_amount_is_read_back(value):
    assert parse_value(print_value(value), AMOUNT) == value

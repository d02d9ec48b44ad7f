"""The processing fee, reckoned by hand (国办函〔2020〕109号)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.fees import (
    Band,
    ChargedBand,
    FeeMethod,
    FeeNotAllowed,
    FeeNotice,
    fee_by_item,
    fee_by_volume,
    items_in_month,
    payment_due,
    refuse_second_method,
    schedule_on,
)
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar()
ON = dt.date(2026, 3, 2)


def day(text):
    return dt.date.fromisoformat(text)


def by_volume(pages, *, is_already_public=False, on=ON):
    return fee_by_volume(pages=pages, is_already_public=is_already_public, on=on)


@pytest.mark.parametrize(
    ("before", "items", "yuan"),
    [
        (0, 35, 20 * 100 + 5 * 200),
        (10, 1, 100),
        (9, 2, 100),
        (30, 1, 200),
        (40, 1, 300),
        (29, 22, 100 + 10 * 200 + 10 * 300 + 400),
    ],
)
def test_items_of_a_month_are_charged_band_by_band(before, items, yuan):
    assert fee_by_item(before=before, items=items, on=ON).yuan == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(31, 10), (100, 700), (101, 720), (200, 2700), (250, 70 * 10 + 100 * 20 + 50 * 40)],
)
def test_pages_are_charged_band_by_band(pages, yuan):
    assert by_volume(pages).yuan == yuan


def test_a_fee_shows_its_reckoning():
    assert by_volume(40).lines == (
        ChargedBand(Band(1, 30, 0), 30),
        ChargedBand(Band(31, 100, 10), 10),
    )


def test_nothing_is_charged_within_the_free_number():
    with pytest.raises(FeeNotAllowed, match="本自然月累计10件，没有超出免费的数量"):
        fee_by_item(before=9, items=1, on=ON)
    with pytest.raises(FeeNotAllowed, match="共30页，没有超出"):
        by_volume(30)


def test_what_is_public_already_is_not_charged_by_volume():
    with pytest.raises(FeeNotAllowed, match="不适用按量计收"):
        by_volume(100, is_already_public=True)


def test_before_2021_there_was_no_fee():
    with pytest.raises(FeeNotAllowed, match="2020年12月31日还没有信息处理费的收费标准"):
        by_volume(100, on=day("2020-12-31"))


def test_from_the_first_day_of_2021_there_is():
    assert str(schedule_on(day("2021-01-01")).source) == "国办函〔2020〕109号"


def test_one_application_is_never_charged_by_both_methods():
    with pytest.raises(FeeNotAllowed, match="已经选了按件计收，不能再按量计收"):
        refuse_second_method(FeeMethod.BY_ITEM, FeeMethod.BY_VOLUME)


@pytest.mark.parametrize("earlier", [None, FeeMethod.BY_VOLUME])
def test_the_same_method_may_be_chosen_again(earlier):
    refuse_second_method(earlier, FeeMethod.BY_VOLUME)


def test_items_are_counted_in_the_calendar_month():
    received = [day(each) for each in ("2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03")]

    assert items_in_month([*received, day("2025-03-01")], on=ON) == 2


@pytest.mark.parametrize(
    ("received", "last"), [("2026-03-16", "2026-04-14"), ("2026-02-10", "2026-03-16")]
)
def test_a_fee_is_paid_within_twenty_working_days_from_the_day_after(received, last):
    assert payment_due(day(received), CALENDAR).on == day(last)


@pytest.mark.parametrize(
    ("paid", "on", "abandoned"),
    [
        (None, "2026-04-14", False),
        (None, "2026-04-15", True),
        ("2026-03-20", "2026-04-15", False),
    ],
)
def test_not_paid_in_time_an_application_is_given_up(paid, on, abandoned):
    notice = FeeNotice(day("2026-03-16"), paid and day(paid))

    assert notice.is_deemed_abandoned_on(day(on), CALENDAR) is abandoned


@given(st.integers(0, 120), st.integers(1, 60), st.integers(1, 60))
def test_charging_twice_in_a_month_comes_to_the_same_as_charging_once(before, first, second):
    before += 10  # past what is free

    apart = [
        fee_by_item(before=before, items=first, on=ON).yuan,
        fee_by_item(before=before + first, items=second, on=ON).yuan,
    ]

    assert sum(apart) == fee_by_item(before=before, items=first + second, on=ON).yuan


@given(st.integers(31, 2000))
def test_a_page_more_never_costs_less(pages):
    assert by_volume(pages + 1).yuan > by_volume(pages).yuan

import datetime as dt

import pytest

from gongkai.rules.boards.duties import (
    BY_KEY,
    DUTIES,
    Affairs,
    Rhythm,
    basis_of,
    duties_for,
    rhythm_of,
)


def test_a_board_of_the_town_has_nothing_of_village_affairs():
    assert {each.affairs for each in duties_for(of_village=False)} == {Affairs.GOVERNMENT}


def test_a_board_of_a_village_has_both():
    assert duties_for(of_village=True) == DUTIES


@pytest.mark.parametrize(
    ("key", "is_monthly", "rhythm"),
    [
        ("finance", True, Rhythm.MONTHLY),
        ("finance", False, Rhythm.QUARTERLY),
        ("relief", True, Rhythm.QUARTERLY),
        ("important", True, Rhythm.AT_ONCE),
    ],
)
def test_only_finance_comes_round_each_month_where_there_is_much_of_it(key, is_monthly, rhythm):
    assert rhythm_of(BY_KEY[key], finance_is_monthly=is_monthly) is rhythm


@pytest.mark.parametrize(
    ("key", "on", "basis"),
    [
        ("policy", "2026-11-25", "《中华人民共和国政府信息公开条例》第二十五条"),
        ("finance", "2025-12-31", "《中华人民共和国村民委员会组织法》第三十条"),
        # Amended from 2026; the number of the article is not confirmed and is not said
        ("finance", "2026-01-01", "《中华人民共和国村民委员会组织法》"),
    ],
)
def test_each_duty_rests_on_the_law_of_the_day(key, on, basis):
    assert basis_of(BY_KEY[key], dt.date.fromisoformat(on)) == basis

"""When a column is no longer fresh, and from how many on an inspection fails a site."""

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.rules.proactive.upkeep import (
    NoPeriod,
    fresh_until,
    is_stale,
    period_for,
    thresholds_reached,
)
from gongkai.rules.proactive.upkeep_profile import PERIODS, RULE_BY_KEY, THRESHOLDS, Upkeep

ON = dt.date(2026, 3, 2)
BY_KEY = {each.key: each for each in PERIODS}


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("工作动态", "outside", "news"),
        ("青山要闻", "20-15", "news"),  # by its name, whatever its head
        ("镇里文件", "20-1", "documents"),  # by its head
        ("通知公告", "outside", "documents"),  # the document's period goes before that of news
        ("办事统计", "20-4", "statistics"),
        ("留言公开", "outside", "messages"),
        ("机构职能", "20-2", "other"),
    ],
)
def test_a_column_has_the_period_of_its_kind(name, head, kind):
    assert period_for(name=name, head=head, on=ON).key == kind


def test_before_the_measures_there_is_no_period():
    with pytest.raises(NoPeriod, match="2019-03-31"):
        period_for(name="工作动态", head="outside", on=dt.date(2019, 3, 31))


def test_from_the_first_day_of_the_measures_there_is_one():
    assert period_for(name="工作动态", head="outside", on=dt.date(2019, 4, 1)).in_words == "2周"


@pytest.mark.parametrize(
    ("kind", "last", "until"),
    [
        ("news", "2026-02-16", "2026-03-02"),
        ("documents", "2025-09-02", "2026-03-02"),
        ("documents", "2025-08-31", "2026-02-28"),  # February has no 31st
        ("documents", "2023-08-31", "2024-02-29"),  # a leap year
        ("statistics", "2025-11-30", "2026-02-28"),
        ("messages", "2025-12-31", "2026-02-28"),
        ("other", "2025-03-02", "2026-03-02"),
        ("other", "2024-02-29", "2025-02-28"),
    ],
)
def test_a_column_is_fresh_until_a_day(kind, last, until):
    assert fresh_until(BY_KEY[kind], dt.date.fromisoformat(last)) == dt.date.fromisoformat(until)


def test_on_the_last_day_it_is_fresh_and_on_the_next_it_is_not():
    news, last = BY_KEY["news"], dt.date(2026, 2, 16)

    assert not is_stale(news, last_on=last, on=dt.date(2026, 3, 2))
    assert is_stale(news, last_on=last, on=dt.date(2026, 3, 3))


@pytest.mark.parametrize(
    ("counts", "reached"),
    [
        ({"leading": 4, "remaining": 9, "empty": 4}, []),
        ({"leading": 5}, ["leading"]),
        ({"remaining": 10, "empty": 6}, ["remaining", "empty"]),
        ({}, []),
    ],
)
def test_an_inspection_fails_a_site_from_so_many_columns_on(counts, reached):
    found = thresholds_reached(counts, on=ON)

    assert [each.threshold.key for each in found] == reached


def test_a_threshold_says_by_how_many_it_is_reached():
    [reached] = thresholds_reached({"empty": 6}, on=ON)

    assert (reached.count, reached.threshold.at) == (6, 5)


def test_no_threshold_is_reached_before_the_measures():
    assert thresholds_reached({"empty": 6}, on=dt.date(2019, 3, 31)) == ()


def test_every_period_and_threshold_says_where_it_stands():
    assert all(each.source for each in (*PERIODS, *THRESHOLDS))
    assert [each.key for each in PERIODS if not each.is_confirmed] == ["other"]


def test_everything_watched_says_what_it_rests_on_and_what_to_do():
    assert set(RULE_BY_KEY) == set(Upkeep)
    assert all(each.source and each.todo for each in RULE_BY_KEY.values())


def test_a_period_that_has_ended_holds_to_its_last_day():
    ended = replace(BY_KEY["news"], in_force_until=dt.date(2026, 3, 2))
    closed = replace(THRESHOLDS[0], in_force_until=dt.date(2026, 3, 2))

    assert (ended.is_in_force_on(ON), ended.is_in_force_on(dt.date(2026, 3, 3))) == (True, False)
    assert (closed.is_in_force_on(ON), closed.is_in_force_on(dt.date(2026, 3, 3))) == (True, False)

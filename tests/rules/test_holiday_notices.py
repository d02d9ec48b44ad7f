"""Notices are read as they were issued, and one that cannot be right is refused."""

import datetime as dt

import pytest

from gongkai.rules.holiday_notices import BadHolidayNotice, known_notices, notice_from_toml

NOTICE = """
year = 2027
title = "示例通知"
number = ""
issued_on = 2026-11-20

[[holidays]]
name = "元旦"
first = 2027-01-01
last = 2027-01-03
make_up_days = [2027-01-09]
"""


def test_a_notice_gives_its_days_off_with_both_ends():
    [new_year] = notice_from_toml(NOTICE).holidays

    assert new_year.days() == (
        dt.date(2027, 1, 1),
        dt.date(2027, 1, 2),
        dt.date(2027, 1, 3),
    )


def test_a_notice_without_number_is_cited_by_title():
    assert str(notice_from_toml(NOTICE)) == "《示例通知》"


@pytest.mark.parametrize("notice", known_notices(), ids=str)
def test_every_known_notice_has_its_number(notice):
    assert notice.number.startswith("国办发明电〔")


def test_two_years_have_a_second_notice():
    years = [notice.year for notice in known_notices()]

    assert sorted({year for year in years if years.count(year) > 1}) == [2019, 2020]


@pytest.mark.parametrize(
    ("wrong", "instead", "says"),
    [
        ("last = 2027-01-03", "last = 2026-12-31", "起止日期有误"),
        ("last = 2027-01-03", "last = 2027-03-01", "起止日期有误"),
        ("[2027-01-09]", "[2027-01-08]", "2027-01-08不是周六或周日"),
        ("[2027-01-09]", "[2028-01-08]", "2028-01-08不在2027年"),
        ('number = ""\n', "", "缺少“number”一项"),
        ("first = 2027-01-01\n", "", "缺少“first”一项"),
        ("first = 2027-01-01", "first = 1", "写法有误"),
        ("year = 2027", "year = ", "写法有误"),
        ("first = 2027-01-01", 'first = "元旦"', "写法有误"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(wrong, instead, says):
    with pytest.raises(BadHolidayNotice, match=says):
        notice_from_toml(NOTICE.replace(wrong, instead))

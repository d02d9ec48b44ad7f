"""By when a report is due (Article 49)."""

import datetime as dt

import pytest

from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.annual_report.deadlines import (
    DayOfYear,
    LaterThanTheLaw,
    calendar_days_late,
    last_working_day_until,
    report_deadline,
    report_due_on,
    working_days_until,
)
from gongkai.rules.work_calendar import national_calendar


@pytest.mark.parametrize(
    ("kind", "level", "due"),
    [
        (AgencyKind.DEPARTMENT, AgencyLevel.COUNTY, "2024-01-31"),
        (AgencyKind.DEPARTMENT, AgencyLevel.PROVINCE, "2024-01-31"),
        (AgencyKind.AUTHORIZED_ORGANIZATION, AgencyLevel.CITY, "2024-01-31"),
        (AgencyKind.PUBLIC_INSTITUTION, AgencyLevel.COUNTY, "2024-01-31"),
        (AgencyKind.GOVERNMENT, AgencyLevel.COUNTY, "2024-03-31"),
        (AgencyKind.GOVERNMENT, AgencyLevel.CITY, "2024-03-31"),
        (AgencyKind.GOVERNMENT, AgencyLevel.TOWNSHIP, "2024-01-31"),
        (AgencyKind.STREET_OFFICE, AgencyLevel.COUNTY, "2024-01-31"),
        (AgencyKind.ZONE, AgencyLevel.CITY, "2024-01-31"),
    ],
)
def test_the_report_of_2023_is_due_in_the_year_after(kind, level, due):
    assert report_due_on(kind, level, report_year=2023) == dt.date.fromisoformat(due)


def test_an_earlier_day_of_ones_own_is_kept():
    due = report_due_on(
        AgencyKind.GOVERNMENT, AgencyLevel.COUNTY, report_year=2023, own=DayOfYear(2, 20)
    )

    assert due == dt.date(2024, 2, 20)


def test_a_county_may_give_its_townships_until_the_day_of_governments():
    due = report_due_on(
        AgencyKind.GOVERNMENT, AgencyLevel.TOWNSHIP, report_year=2023, own=DayOfYear(3, 31)
    )

    assert due == dt.date(2024, 3, 31)


@pytest.mark.parametrize(
    ("kind", "level", "own", "says"),
    [
        (AgencyKind.DEPARTMENT, AgencyLevel.COUNTY, DayOfYear(2, 1), "最迟为1月31日.*第一款"),
        (AgencyKind.GOVERNMENT, AgencyLevel.COUNTY, DayOfYear(4, 1), "最迟为3月31日.*第二款"),
        (AgencyKind.STREET_OFFICE, AgencyLevel.COUNTY, DayOfYear(4, 1), "最迟为3月31日"),
    ],
)
def test_a_day_later_than_the_law_is_refused(kind, level, own, says):
    with pytest.raises(LaterThanTheLaw, match=says):
        report_due_on(kind, level, report_year=2023, own=own)


def test_the_deadline_names_its_article():
    deadline = report_deadline(AgencyKind.DEPARTMENT, AgencyLevel.COUNTY)

    assert str(deadline.source) == "《中华人民共和国政府信息公开条例》第四十九条第一款"


def test_of_two_days_set_the_earlier_counts():
    due = report_due_on(
        AgencyKind.GOVERNMENT,
        AgencyLevel.TOWNSHIP,
        report_year=2025,
        own=DayOfYear(2, 20),
        above=DayOfYear(1, 23),
    )

    assert due == dt.date(2026, 1, 23)


@pytest.mark.parametrize(
    ("filed", "today", "late"),
    [
        ("2026-01-31", "2026-03-01", 0),  # on the last day; what follows is somebody else's time
        ("2026-02-02", "2026-03-01", 2),
        (None, "2026-01-31", 0),
        (None, "2026-02-03", 3),
    ],
)
def test_late_is_counted_by_the_agencys_own_day(filed, today, late):
    filed_on = dt.date.fromisoformat(filed) if filed else None

    found = calendar_days_late(dt.date(2026, 1, 31), filed_on, dt.date.fromisoformat(today))

    assert found == late


def test_the_last_working_day_before_a_saturday_is_friday():
    last = last_working_day_until(dt.date(2026, 1, 31), national_calendar())

    assert last == dt.date(2026, 1, 30)


def test_working_days_left_leave_out_the_weekend_and_count_the_last_day():
    assert working_days_until(dt.date(2026, 1, 22), dt.date(2026, 1, 28), national_calendar()) == 4
    assert working_days_until(dt.date(2026, 1, 28), dt.date(2026, 1, 28), national_calendar()) == 0

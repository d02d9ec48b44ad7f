"""The inbox: what waits, in five groups by the working days that are left, the most urgent first."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.accounts.inbox import WaitingTask
from gongkai.desk.inbox import Group, sorted_into_groups, working_days
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar().provisional()
# Wednesday before Spring Festival 2026; Saturday the 14th is worked, the 15th to the 23rd are free
TODAY = dt.date(2026, 2, 11)


def day(text):
    return dt.date.fromisoformat(text)


def task(due_on, title="年度报告", number=""):
    return WaitingTask(
        kind="年报",
        title=title,
        number=number,
        next_step="改平自然人列，再报送",
        article="第四十九条",
        url="/desk/",
        due_on=due_on,
        provisional=False,
        agency_name="青山镇人民政府",
    )


def sorted_on(today, *tasks):
    return sorted_into_groups(tasks, today=today, is_working_day=CALENDAR.is_working_day)


@pytest.mark.parametrize(
    ("due", "group", "days"),
    [
        ("2026-02-10", Group.LATE, 1),
        ("2026-02-11", Group.TODAY, 0),
        ("2026-02-12", Group.SOON, 1),
        ("2026-02-14", Group.SOON, 3),  # a Saturday that is worked
        ("2026-02-24", Group.LATER, 4),  # the first working day after the festival
    ],
)
def test_a_task_stands_in_the_group_of_its_working_days(due, group, days):
    inbox = sorted_on(TODAY, task(day(due)))

    [(shown, [job])] = inbox.groups
    assert (shown, job.days) == (group, days)


def test_a_task_without_a_day_stands_last():
    inbox = sorted_on(TODAY, task(None, "考试"), task(day("2026-12-01"), "报告"))

    assert [group for group, _jobs in inbox.groups] == [Group.LATER, Group.UNDATED]


def test_the_first_job_is_the_one_longest_late():
    inbox = sorted_on(
        TODAY, task(day("2026-02-09"), "乙"), task(day("2026-02-06"), "甲"), task(TODAY, "丙")
    )

    assert inbox.first.task.title == "甲"
    assert (inbox.total, inbox.late, inbox.today) == (3, 2, 1)


def test_an_empty_inbox_has_no_groups_and_no_first_job():
    inbox = sorted_on(TODAY)

    assert inbox.groups == ()
    assert inbox.first is None


def test_the_sheet_of_days_begins_on_monday_and_marks_what_is_special():
    cells = {cell.on: cell for cell in sorted_on(TODAY, task(TODAY), task(TODAY)).days}

    assert min(cells) == day("2026-02-09")
    assert len(cells) == 4 * 7
    assert (cells[TODAY].number, cells[TODAY].is_today) == (2, True)
    assert cells[day("2026-02-10")].is_past
    assert cells[day("2026-02-14")].is_made_up
    assert not cells[day("2026-02-16")].is_working


days = st.dates(min_value=day("2025-01-01"), max_value=day("2026-12-31"))


@given(st.lists(st.none() | days, max_size=20), days)
def test_nothing_that_waits_is_lost_or_shown_twice(due_days, today):
    inbox = sorted_on(today, *(task(due, str(at)) for at, due in enumerate(due_days)))

    titles = [job.task.title for _group, jobs in inbox.groups for job in jobs]
    assert sorted(titles) == sorted(str(at) for at in range(len(due_days)))


@given(days, days, days)
def test_working_days_add_up_over_a_day_between(one, two, three):
    first, between, last = sorted([one, two, three])

    assert working_days(first, last, CALENDAR.is_working_day) == working_days(
        first, between, CALENDAR.is_working_day
    ) + working_days(between, last, CALENDAR.is_working_day)

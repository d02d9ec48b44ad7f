"""What waits for me, put into the five groups of the inbox by the days that are left."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.accounts.inbox import WaitingTask, waiting
from gongkai.accounts.requests import DeskRequest

SOON_WORKING_DAYS: Final = 3  # how far ahead the desk warns; our choice, not the law's
CALENDAR_WEEKS: Final = 4  # weeks shown in the sheet of due days
WEEK: Final = dt.timedelta(days=7)
WEEKEND: Final = (5, 6)
ONE_DAY: Final = dt.timedelta(days=1)

IsWorkingDay = Callable[[dt.date], bool]


class Group(StrEnum):
    """A group of the inbox, in the order shown."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Job:
    """One row of the inbox. ``days`` are working days left, or past the day when the group is late."""

    task: WaitingTask
    group: Group
    days: int


@dataclass(frozen=True, slots=True)
class DaySheetCell:
    """One day of the sheet of due days."""

    on: dt.date
    number: int
    is_today: bool
    is_past: bool
    is_working: bool
    is_made_up: bool  # a weekend day worked in exchange for a holiday


@dataclass(frozen=True, slots=True)
class Inbox:
    """All that waits: groups that have rows, in order, and the sheet of due days."""

    groups: tuple[tuple[Group, tuple[Job, ...]], ...]
    days: tuple[DaySheetCell, ...]

    @property
    def total(self) -> int:
        return sum(len(jobs) for _group, jobs in self.groups)

    @property
    def late(self) -> int:
        return self.number_in(Group.LATE)

    @property
    def today(self) -> int:
        return self.number_in(Group.TODAY)

    @property
    def first(self) -> Job | None:
        """The most urgent job."""
        return self.groups[0][1][0] if self.groups else None

    def number_in(self, group: Group) -> int:
        """Return how many jobs are in the group."""
        return sum(len(jobs) for each, jobs in self.groups if each is group)


def sorted_into_groups(
    tasks: Iterable[WaitingTask], *, today: dt.date, is_working_day: IsWorkingDay
) -> Inbox:
    """Return the inbox of a day, most urgent first; on one day in the order of numbers."""
    jobs = [job_of(task, today=today, is_working_day=is_working_day) for task in tasks]
    jobs.sort(key=lambda job: (job.task.due_on or dt.date.max, job.task.number, job.task.title))
    groups = ((group, tuple(job for job in jobs if job.group is group)) for group in Group)
    return Inbox(
        tuple((group, members) for group, members in groups if members),
        day_sheet(jobs, today=today, is_working_day=is_working_day),
    )


def job_of(task: WaitingTask, *, today: dt.date, is_working_day: IsWorkingDay) -> Job:
    """Return the task with the days that are left, or that have passed since its day."""
    if task.due_on is None:
        return Job(task, Group.UNDATED, 0)
    if task.due_on < today:
        return Job(task, Group.LATE, working_days(task.due_on, today, is_working_day))
    days = working_days(today, task.due_on, is_working_day)
    if task.due_on == today:
        return Job(task, Group.TODAY, 0)
    return Job(task, Group.SOON if days <= SOON_WORKING_DAYS else Group.LATER, days)


def working_days(after: dt.date, until: dt.date, is_working_day: IsWorkingDay) -> int:
    """Count the working days after one day up to another, the last one included."""
    days = (after + ONE_DAY * step for step in range(1, (until - after).days + 1))
    return sum(1 for day in days if is_working_day(day))


def day_sheet(
    jobs: Sequence[Job], *, today: dt.date, is_working_day: IsWorkingDay
) -> tuple[DaySheetCell, ...]:
    """Return four weeks from the Monday of this one, each day with the number of jobs due."""
    monday = today - ONE_DAY * today.weekday()
    sheet = (monday + ONE_DAY * step for step in range(CALENDAR_WEEKS * WEEK.days))
    return tuple(
        DaySheetCell(
            on=day,
            number=sum(1 for job in jobs if job.task.due_on == day),
            is_today=day == today,
            is_past=day < today,
            is_working=is_working_day(day),
            is_made_up=day.weekday() in WEEKEND and is_working_day(day),
        )
        for day in sheet
    )


def waiting_number(request: DeskRequest) -> int:
    """Return how many things wait, for the menu."""
    return len(list(waiting(request)))


def late_number(request: DeskRequest) -> int:
    """Return how many of them are past their day, for the menu."""
    days = (task.due_on for task in waiting(request))
    return sum(1 for day in days if day is not None and day < request.today)

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from gongkai.jobs import clock
from gongkai.jobs.clock import LOCAL, Work, claimed, run_due
from gongkai.jobs.models import ClockEntry

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
EVENING = dt.datetime(2026, 2, 16, 22, 0, tzinfo=LOCAL)  # the eve of Spring Festival


@pytest.fixture(autouse=True)
def works(monkeypatch):
    """An empty clock; what tests register goes with it."""
    registered = {}
    monkeypatch.setattr(clock, "_WORKS", registered)
    return registered


@pytest.fixture
def ran():
    """When the work named reminders ran; it is registered every hour."""
    times = []
    clock.register("reminders", HOUR, times.append)
    return times


def test_a_work_that_never_ran_is_due(ran):
    run_due(EVENING)

    assert ran == [EVENING]


def test_a_work_runs_again_when_its_time_has_passed(ran):
    for minutes in (0, 30, 59, 60, 61):
        run_due(EVENING + dt.timedelta(minutes=minutes))

    assert ran == [EVENING, EVENING + HOUR]


def test_a_work_missed_for_days_is_caught_up_once(ran):
    run_due(EVENING)
    back = EVENING + dt.timedelta(days=8)

    run_due(back)
    run_due(back + dt.timedelta(minutes=1))

    assert ran == [EVENING, back]


@pytest.mark.parametrize(
    ("last_run", "at", "due"),
    [
        ("2026-02-16T02:31", "2026-02-17T02:29", False),
        ("2026-02-16T02:31", "2026-02-17T02:30", True),
        ("2026-02-16T02:29", "2026-02-16T23:00", True),
        ("2026-02-17T02:30", "2026-02-17T23:00", False),
    ],
)
def test_a_daily_work_is_due_once_its_time_of_day_has_come(last_run, at, due):
    work = Work("backup", dt.time(2, 30), print)
    last_run, at = (
        dt.datetime.fromisoformat(each).replace(tzinfo=LOCAL) for each in (last_run, at)
    )

    assert work.due_since(last_run, at) is due


def test_the_time_of_day_is_that_of_china():
    work = Work("backup", dt.time(2, 30), print)
    last_run = dt.datetime(2026, 2, 16, 18, 0, tzinfo=dt.UTC)  # 02:00 on the 17th in Shanghai

    assert work.due_since(last_run, last_run + dt.timedelta(minutes=30))


def test_a_failing_work_is_noted_and_holds_up_no_other(ran):
    clock.register("broken", HOUR, lambda _at: 1 / 0)
    clock.register("after", HOUR, ran.append)

    entries = {each.name: each for each in run_due(EVENING)}

    assert "ZeroDivisionError" in entries["broken"].failure
    assert len(ran) == 2
    assert entries["after"].succeeded_at == EVENING


def test_a_failed_work_is_tried_again_after_a_while():
    attempts = []

    def work(at):
        attempts.append(at)
        return 1 / (0 if len(attempts) == 1 else 1)

    clock.register("backup", dt.time(2, 30), work)
    for minutes in (0, 14, 15, 30):
        run_due(EVENING + dt.timedelta(minutes=minutes))

    assert attempts == [EVENING, EVENING + dt.timedelta(minutes=15)]
    assert ClockEntry.objects.get().failure == ""


def test_two_runners_never_take_the_same_work(ran):
    work = Work("reminders", HOUR, print)

    first, second = claimed(work, EVENING), claimed(work, EVENING)

    assert first is not None
    assert second is None


def test_whoever_reads_the_row_late_does_not_get_the_work(monkeypatch):
    work = Work("reminders", HOUR, print)
    ClockEntry.objects.create(name="reminders", run_count=5)
    stale = ClockEntry(name="reminders", run_count=4)
    monkeypatch.setattr(ClockEntry.objects, "get_or_create", lambda **_values: (stale, False))

    assert claimed(work, EVENING) is None


def test_a_work_still_running_is_not_started_again(ran):
    ClockEntry.objects.create(name="reminders", running_since=EVENING - HOUR)

    assert run_due(EVENING) == []


def test_a_work_whose_runner_died_is_taken_over(ran):
    ClockEntry.objects.create(name="reminders", running_since=EVENING - 6 * HOUR)

    run_due(EVENING)

    assert ran == [EVENING]


class TestCommand:
    def test_it_runs_what_is_due(self, ran, capsys):
        call_command("tick")

        assert capsys.readouterr().out == "reminders：完成\n"

    def test_it_runs_one_work_now(self, ran):
        clock.register("other", HOUR, ran.append)
        call_command("tick")

        call_command("tick", "--now", "other")

        assert len(ran) == 3

    def test_a_failure_makes_it_fail(self, capsys):
        clock.register("broken", HOUR, lambda _at: 1 / 0)

        with pytest.raises(CommandError, match="ZeroDivisionError"):
            call_command("tick")

        assert capsys.readouterr().out == "broken：失败\n"

    def test_an_unknown_work_is_refused(self):
        with pytest.raises(CommandError, match="没有叫 nothing 的定时事项"):
            call_command("tick", "--now", "nothing")

    def test_it_lists_all_works(self, ran, capsys):
        call_command("tick", "--list")

        assert capsys.readouterr().out == "reminders　1:00:00\n"
        assert str(ClockEntry(name="reminders")) == "reminders"

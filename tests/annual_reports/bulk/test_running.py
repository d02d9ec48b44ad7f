"""A worker may die at any moment: what it had done stays, what it was at is begun again, nothing is done twice."""

import datetime as dt

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.annual_reports.bulk import running, taking_in, tasks
from gongkai.annual_reports.models import AnnualReport, BulkJob, Outcome, ReportEvent
from tests.annual_reports.bulk.conftest import AT, BAIYUN, MINZHENG, PINGAN, a_file

LATER = AT + running.GIVEN_UP_AFTER
FOLDER = (MINZHENG, BAIYUN, PINGAN)


class Killed(BaseException):
    """The worker is gone: nothing after it runs."""


@pytest.fixture
def job(begun):
    return begun(*(a_file(each) for each in FOLDER))


@pytest.fixture
def dying(monkeypatch):
    """Let the worker die at a file, before or after what it did was written."""

    def die(at_file, step):
        real = getattr(taking_in, step)

        def until(item, *more):
            result = real(item, *more)
            if item.position == at_file:
                raise Killed
            return result

        return running.Work(
            *(
                until if each == step else getattr(taking_in, each)
                for each in ("prepare", "carry_out")
            )
        )

    return die


def run(job, work=tasks.WORKS["intake"], at=AT):
    return running.run(job.pk, work, lambda: at)


def outcomes(job):
    return [
        Outcome(each) for each in job.items.order_by("position").values_list("outcome", flat=True)
    ]


@pytest.mark.parametrize("step", ["prepare", "carry_out"])
def test_another_worker_goes_on_without_loss_or_doubles(job, dying, step):
    with pytest.raises(Killed):
        run(job, dying(2, step))
    assert outcomes(job) == [Outcome.TAKEN_IN, Outcome.WAITING, Outcome.WAITING]

    assert run(job, at=LATER)

    assert outcomes(job) == [Outcome.TAKEN_IN] * 3
    assert (AnnualReport.objects.count(), ReportEvent.objects.count()) == (3, 3)


def test_a_job_is_left_to_the_worker_that_has_it(job, dying):
    with pytest.raises(Killed):
        run(job, dying(1, "prepare"))

    assert not run(job, at=AT + dt.timedelta(seconds=30))

    assert outcomes(job) == [Outcome.WAITING] * 3


def test_a_finished_job_is_not_done_again(job):
    run(job)

    assert not run(job, at=LATER)


def test_a_worker_taken_for_dead_stops(job):
    def overtaken(item):
        BulkJob.objects.update(runner="another")
        return taking_in.prepare(item)

    assert not run(job, running.Work(overtaken, taking_in.carry_out))

    assert outcomes(job) == [Outcome.TAKEN_IN, Outcome.WAITING, Outcome.WAITING]


def test_an_item_another_worker_has_done_is_left_as_it_is(job):
    def done_meanwhile(item):
        running.settle(item, running.Result(Outcome.SET_ASIDE), AT)
        return taking_in.prepare(item)

    run(job, running.Work(done_meanwhile, taking_in.carry_out))

    assert outcomes(job) == [Outcome.SET_ASIDE] * 3


def test_a_file_that_brings_its_worker_down_is_given_up(job, dying):
    job.items.filter(position=1).update(tries=running.MOST_TRIES - 1)
    with pytest.raises(Killed):
        run(job, dying(1, "prepare"))

    run(job, at=AT + running.MOST_TRIES * running.GIVEN_UP_AFTER)

    assert outcomes(job) == [Outcome.BROKEN, Outcome.TAKEN_IN, Outcome.TAKEN_IN]
    assert "另存为" in job.items.get(position=1).says


def test_a_fault_of_ours_holds_up_no_other_file(job, caplog):
    def faulty(item, *more):
        if item.position == 1:
            raise ZeroDivisionError
        return taking_in.carry_out(item, *more)

    run(job, running.Work(taking_in.prepare, faulty))

    assert outcomes(job) == [Outcome.REFUSED, Outcome.TAKEN_IN, Outcome.TAKEN_IN]
    assert "failed" in caplog.text


class TestProduct:
    def test_is_kept_with_its_name(self, job):
        run(job, running.Work(*works(), lambda _job: ("a.csv", b"1234")))

        job.refresh_from_db()
        assert (job.product_name, job.product_size) == ("a.csv", 4)

    def test_that_cannot_be_made_is_said(self, job, caplog):
        def impossible(_job):
            raise ZeroDivisionError

        run(job, running.Work(*works(), impossible))

        job.refresh_from_db()
        assert "程序出错" in job.failure
        assert job.finished_at


def works():
    return taking_in.prepare, taking_in.carry_out


class TestTheClock:
    def test_a_job_whose_worker_died_is_queued_again(self, job, dying):
        with pytest.raises(Killed):
            run(job, dying(1, "prepare"))

        assert tasks.continue_bulk_jobs(LATER) == 1

        assert DBTaskResult.objects.count() == 1
        assert run(job, at=LATER)

    def test_a_job_whose_product_is_being_made_is_left_alone(self, job):
        asked = []

        def slow(_job):
            asked.append(tasks.continue_bulk_jobs(LATER))

        run(job, running.Work(*works(), slow))

        assert asked == [0]

    def test_a_worker_taken_for_dead_makes_no_product(self, job):
        def overtaken(item, *more):
            BulkJob.objects.filter(items=item, items__position=len(FOLDER)).update(runner="another")
            return taking_in.carry_out(item, *more)

        made = []
        run(job, running.Work(taking_in.prepare, overtaken, made.append))

        assert made == []

    def test_a_job_under_way_is_left_alone(self, job):
        assert tasks.continue_bulk_jobs(AT + dt.timedelta(minutes=1)) == 0

    def test_a_finished_job_is_left_alone(self, job):
        run(job)

        assert tasks.continue_bulk_jobs(LATER) == 0

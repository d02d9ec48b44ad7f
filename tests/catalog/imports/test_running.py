"""Good rows come in once, whatever happens to the worker; bad ones are named; the gate stays shut."""

import datetime as dt

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.catalog.imports import running, tasks, works
from gongkai.catalog.imports.beginning import begin_review
from gongkai.catalog.models import (
    ImportedItem,
    ImportJob,
    ImportKind,
    InformationItem,
    RegisterEntry,
)
from gongkai.catalog.refusals import ItemRefusal
from tests.catalog.conftest import AT
from tests.catalog.imports.conftest import HEAD, TREES, WATER, counts, named, with_cell, work_off

LATER = AT + running.GIVEN_UP_AFTER
REGISTER_HEAD = ("文书号", "事项", "日期")
LICENSES = tuple(
    (f"示青许〔2026〕{number}号", "林木采伐许可", "2026-02-03") for number in (1, 2, 3)
)


class Killed(BaseException):
    """The worker is gone: nothing after it runs."""


def test_good_rows_become_drafts_and_bad_ones_are_named(taken_in):
    job = taken_in(HEAD, TREES, with_cell(WATER, 2, "二月"))

    assert counts(job) == (1, 0, 1)
    assert named(job) == [(3, "形成日期")]
    assert [each.state for each in InformationItem.objects.all()] == ["draft"]


def test_the_same_sheet_again_changes_nothing(taken_in):
    taken_in(HEAD, TREES, WATER)

    assert counts(taken_in(HEAD, TREES, WATER)) == (0, 2, 0)
    assert InformationItem.objects.count() == 2


def test_the_mended_sheet_brings_in_only_what_was_missing(taken_in):
    taken_in(HEAD, TREES, with_cell(WATER, 2, "二月"))

    assert counts(taken_in(HEAD, TREES, WATER)) == (1, 1, 0)


def test_a_row_that_says_something_else_than_before_is_named_and_changes_nothing(taken_in):
    taken_in(HEAD, TREES)

    job = taken_in(HEAD, with_cell(TREES, 5, "别的概述"))

    assert counts(job) == (0, 0, 1)
    assert "没有改动" in job.faults.get().why


def test_a_sheet_that_cannot_be_read_says_why(taken_in):
    job = taken_in(("名称",), ("植树",))

    assert "没有找到列名" in job.failure
    assert job.finished_at


def test_a_sheet_gone_from_the_store_says_so(begun):
    job = begun(HEAD, TREES)
    ImportJob.objects.update(address="0" * 64)

    assert "再上传一次" in work_off(job).failure


def test_a_fault_of_ours_in_reading_is_said(begun, monkeypatch, caplog):
    monkeypatch.setattr(works, "fetch", lambda _address: 1 / 0)

    assert "程序出错" in work_off(begun(HEAD, TREES)).failure
    assert "could not be read" in caplog.text


class TestRegisters:
    @pytest.fixture
    def registered(self, taken_in):
        return lambda *rows: taken_in(REGISTER_HEAD, *rows, kind=ImportKind.LICENSE)

    def test_entries_come_in_once(self, registered):
        registered(*LICENSES)

        assert counts(registered(*LICENSES)) == (0, 3, 0)
        assert RegisterEntry.objects.count() == 3

    def test_an_entry_that_says_something_else_is_named(self, registered):
        registered(*LICENSES)

        job = registered(LICENSES[0], with_cell(LICENSES[1], 2, "2026-02-04"))

        assert counts(job) == (0, 1, 1)
        assert named(job) == [(3, "文书号")]


class TestSendingForReview:
    @pytest.fixture
    def sent(self, taken_in, cast):
        """The drafts of a sheet sent for review by Lin."""

        def send(*rows):
            source = taken_in(HEAD, *rows)
            return source, work_off(begin_review(source=source, by=cast["lin"], at=AT))

        return send

    @pytest.fixture
    def complete(self, business):
        business.head = "20-11"
        business.save()

    @pytest.mark.usefixtures("complete")
    def test_each_draft_passes_the_checks_or_is_named_with_what_is_missing(self, sent):
        _source, job = sent(TREES, with_cell(WATER, 5, ""))

        assert counts(job) == (0, 0, 2)
        assert "还不能送审" in job.faults.first().why
        assert named(job) == [(2, ""), (3, "")]

    @pytest.mark.usefixtures("complete")
    def test_a_draft_without_fault_waits_for_its_reviewer_and_is_not_public(self, taken_in, cast):
        head, row = (*HEAD, "基层标准目录"), (*TREES, "不属于二十六个领域")
        source = taken_in(head, row)

        job = work_off(begin_review(source=source, by=cast["lin"], at=AT))

        assert counts(job) == (1, 0, 0)
        item = InformationItem.objects.get()
        assert (item.waits_for, item.is_public) == ("review", False)
        with pytest.raises(ItemRefusal, match="都已经送审"):
            begin_review(source=source, by=cast["lin"], at=AT)

    def test_what_was_sent_meanwhile_is_left_alone(self, sent, cast):
        source, _job = sent(TREES)
        again = begin_review(source=source, by=cast["lin"], at=AT)
        InformationItem.objects.update(state="reviewing")

        assert counts(work_off(again)) == (0, 1, 0)

    def test_a_refusal_that_lists_no_findings_is_repeated(self, taken_in, cast, monkeypatch):
        def refuse(**_what):
            raise ItemRefusal("现在不行。")

        monkeypatch.setattr(works.reviewing, "submit", refuse)
        job = work_off(begin_review(source=taken_in(HEAD, TREES), by=cast["lin"], at=AT))

        assert "现在不行" in job.faults.get().why


class TestTheWorker:
    @pytest.fixture
    def job(self, begun):
        return begun(HEAD, *(with_cell(TREES, 0, f"第{number}号安排") for number in range(1, 6)))

    @pytest.fixture
    def work(self):
        """Take in two rows at a time, and let something happen before the portion with this row."""

        def made(at_row=0, happens=lambda _job: None):
            whole = works.WORKS[ImportKind.ITEMS]

            def take(job, rows, at):
                taken = whole.take(job, rows, at)
                [happens(job) for each in rows if each.number == at_row]
                return taken

            return running.Work(whole.read, take, portion=2)

        return made

    def test_another_goes_on_without_loss_or_doubles(self, job, work):
        with pytest.raises(Killed):
            running.run(job.pk, work(4, die), lambda: AT)
        assert ImportedItem.objects.count() == 2

        assert running.run(job.pk, work(), lambda: LATER)

        job.refresh_from_db()
        assert (counts(job), job.done, job.total) == ((5, 0, 0), 5, 5)
        assert InformationItem.objects.count() == 5

    def test_leaves_a_job_that_another_has(self, job, work):
        with pytest.raises(Killed):
            running.run(job.pk, work(2, die), lambda: AT)

        assert not running.run(job.pk, work(), lambda: AT + dt.timedelta(seconds=30))

    def test_does_no_job_twice(self, job, work):
        running.run(job.pk, work(), lambda: AT)

        assert not running.run(job.pk, work(), lambda: LATER)

    def test_taken_for_dead_stops_and_takes_nothing_with_it(self, job, work):
        def overtake(job):
            ImportJob.objects.filter(pk=job.pk).update(runner="another")

        assert not running.run(job.pk, work(4, overtake), lambda: AT)

        assert ImportedItem.objects.count() == 2

    def test_gives_up_a_sheet_that_brings_it_down(self, job, work):
        ImportJob.objects.update(tries=running.MOST_TRIES)

        running.run(job.pk, work(), lambda: AT)

        job.refresh_from_db()
        assert "中断了 3 次" in job.failure

    def test_names_a_row_that_fails_by_our_fault_and_takes_in_the_others(self, job, work, caplog):
        running.run(job.pk, work(4, lambda _job: 1 / 0), lambda: AT)

        job.refresh_from_db()
        assert (counts(job), named(job)) == ((4, 0, 1), [(4, "")])
        assert "failed" in caplog.text


def die(_job):
    raise Killed


def test_the_task_brings_a_job_to_its_end(begun):
    job = begun(HEAD, TREES)

    assert tasks.run_import.call(job.pk)

    assert ImportedItem.objects.get().job == job


class TestTheClock:
    def test_queues_again_what_a_dead_worker_left(self, begun):
        job = begun(HEAD, TREES)

        assert tasks.continue_imports(AT + dt.timedelta(minutes=1)) == 0
        assert tasks.continue_imports(LATER) == 1
        assert [each.args_kwargs["args"] for each in DBTaskResult.objects.all()] == [[job.pk]]

"""Many items passed by one press: Sun reviews, Qian signs; each item has its own record, what is not clean is held back."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.audit.models import AuditRecord
from gongkai.catalog.actions import drafting, reviewing
from gongkai.catalog.checks import running as checks
from gongkai.catalog.findings import Finding, Weight
from gongkai.catalog.imports.beginning import begin_passing
from gongkai.catalog.imports.passing import Chosen
from gongkai.catalog.lifecycle import EventKind, State, Step
from gongkai.catalog.models import ImportJob, ImportKind, InformationItem, ItemEvent
from gongkai.catalog.refusals import ItemRefusal
from tests.catalog.conftest import AT, fresh, later, pass_one
from tests.catalog.imports.conftest import HEAD, TREES, WATER, work_off

PAGE = "/desk/items/together/"


@pytest.fixture
def submitted(a_draft, cast):
    """A draft of Lin's that waits for its review."""

    def made(**changes):
        item = a_draft(**changes)
        reviewing.submit(item=item, by=cast["lin"], at=AT)
        return fresh(item)

    return made


@pytest.fixture
def passed_by(cast, qingshan):
    """Somebody passes these on a step, by one press."""

    def press(username, step, *items, opinion=""):
        pairs = tuple((each.pk, each.current.content_address) for each in items)
        job = begin_passing(
            agency=qingshan, chosen=Chosen(step, opinion, pairs), by=cast[username], at=AT
        )
        return work_off(job)

    return press


def whys(job):
    return [each.why for each in job.faults.order_by("pk")]


def ready(item, cast, publish_at):
    """Take an item through its review; it waits for its time."""
    item = fresh(item)
    drafting.save_draft(
        item=item,
        content=item.current.value(),
        seen_revision=item.current.revision,
        publish_at=publish_at,
        by=cast["lin"],
        at=AT,
    )
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    pass_one(item, Step.REVIEW, cast["sun"])
    pass_one(item, Step.SECRECY, cast["bao"])
    pass_one(item, Step.SIGN, cast["qian"])
    return fresh(item)


def test_each_item_has_its_own_opinion_hash_and_record(submitted, passed_by):
    one, other = submitted(), submitted(title="青山镇防汛值班安排")

    job = passed_by("sun", Step.REVIEW, one, other, opinion="内容无误")

    events = ItemEvent.objects.filter(kind=EventKind.PASSED).order_by("item")
    assert [(each.facts["opinion"], each.facts["sha256"]) for each in events] == [
        ("内容无误", one.current.content_address),
        ("内容无误", other.current.content_address),
    ]
    assert AuditRecord.objects.filter(action="catalog.passed").count() == 2
    assert (job.added, job.bad_rows) == (2, 0)
    assert fresh(other).waits_for == Step.SECRECY


def test_an_item_with_findings_is_held_back_and_said(submitted, passed_by, monkeypatch):
    clean, doubtful = submitted(), submitted(title="青山镇防汛值班安排")
    found = Finding("k", Weight.STOPS, "正文 1 处手机号", "公开前要去掉。", "删去。")
    only = lambda material: [found] if material.item_id == doubtful.pk else []  # noqa: E731
    monkeypatch.setattr(checks.findings_of, "__defaults__", ((("个人信息", only),),))

    job = passed_by("sun", Step.REVIEW, clean, doubtful)

    assert (job.added, job.bad_rows) == (1, 1)
    assert "“青山镇防汛值班安排”：检查还有 1 处：正文 1 处手机号" in whys(job)[0]
    assert fresh(doubtful).waits_for == Step.REVIEW


def test_nobody_passes_by_a_press_what_they_wrote(submitted, passed_by, cast):
    item = submitted()
    pass_one(item, Step.REVIEW, cast["sun"])
    pass_one(item, Step.SECRECY, cast["qian"])

    job = passed_by("qian", Step.SIGN, fresh(item))

    assert "本单位规定各步不同人" in whys(job)[0]
    assert fresh(item).state == State.REVIEWING


def test_bytes_that_are_not_those_of_the_page_are_held_back(submitted, cast, qingshan):
    item = submitted()
    chosen = Chosen(Step.REVIEW, "", ((item.pk, "0" * 64),))

    job = work_off(begin_passing(agency=qingshan, chosen=chosen, by=cast["sun"], at=AT))

    assert "不是您看到的那一份" in whys(job)[0]


def test_an_item_of_another_agency_is_not_found(submitted, cast, qingshan):
    chosen = Chosen(Step.REVIEW, "", ((submitted().pk + 1, "0" * 64),))

    job = work_off(begin_passing(agency=qingshan, chosen=chosen, by=cast["sun"], at=AT))

    assert "找不到了" in whys(job)[0]


def test_a_secrecy_review_is_not_made_by_the_batch(submitted, cast, qingshan):
    item = submitted()
    chosen = Chosen(Step.SECRECY, "", ((item.pk, item.current.content_address),))

    with pytest.raises(ItemRefusal, match="保密审查要逐件"):
        begin_passing(agency=qingshan, chosen=chosen, by=cast["bao"], at=AT)


def test_signing_many_publishes_them_with_numbers_one_after_another(submitted, passed_by, cast):
    items = [submitted(), submitted(title="青山镇防汛值班安排")]
    passed_by("sun", Step.REVIEW, *items)
    pass_one(items[0], Step.SECRECY, cast["bao"])
    pass_one(items[1], Step.SECRECY, cast["bao"])

    passed_by("qian", Step.SIGN, *map(fresh, items))

    numbers = [fresh(each).index_number[-5:] for each in items]
    assert numbers == ["00001", "00002"]


def test_what_waits_for_its_time_is_published_together(a_draft, passed_by, cast):
    item = ready(a_draft(), cast, later(days=3))

    job = passed_by("qian", None, item)

    assert (job.kind, job.added) == (ImportKind.PUBLISH, 1)
    assert fresh(item).is_public


def test_the_same_press_taken_up_again_changes_nothing(submitted, passed_by):
    item = submitted()
    job = passed_by("sun", Step.REVIEW, item)
    ImportJob.objects.filter(pk=job.pk).update(runner="", finished_at=None)

    again = work_off(job)

    assert again.added == 1
    assert ItemEvent.objects.filter(kind=EventKind.PASSED).count() == 1


class TestThePage:
    def test_offers_what_waits_for_me_unticked(self, client, submitted, cast):
        item = submitted()
        client.force_login(cast["sun"])

        page = client.get(PAGE).content.decode()

        assert f'value="{item.pk}:{item.current.content_address}"' in page
        assert "checked" not in page

    def test_starts_the_work_and_leads_to_its_page(self, client, submitted, cast):
        item = submitted()
        client.force_login(cast["sun"])

        answer = client.post(
            PAGE, {"step": "review", "item": f"{item.pk}:{item.current.content_address}"}
        )

        assert answer["Location"] == ImportJob.objects.get().get_absolute_url()
        assert client.get(answer["Location"]).status_code == 200

    def test_says_so_when_nothing_was_ticked(self, client, submitted, cast):
        submitted()
        client.force_login(cast["sun"])

        answer = client.post(PAGE, {"step": "review", "opinion": "可以"})

        assert answer.status_code == 422
        assert "没有选一条" in answer.content.decode()
        assert "可以" in answer.content.decode()

    def test_passes_all_of_one_import(self, client, taken_in, submitted, cast):
        other = submitted()
        job = taken_in(HEAD, TREES, WATER)
        InformationItem.objects.filter(imported__job=job).update(
            state=State.REVIEWING, waits_for=Step.REVIEW
        )
        client.force_login(cast["sun"])

        client.post(PAGE, {"step": "review", "import": job.pk, "all": "1"})

        begun = work_off(ImportJob.objects.get(kind=ImportKind.PASS))
        assert begun.total == 2
        assert fresh(other).waits_for == Step.REVIEW

    def test_is_not_for_the_secrecy_reviewer(self, client, cast):
        client.force_login(cast["bao"])

        assert client.get(PAGE).status_code == 403

    def test_costs_the_same_with_many_waiting(self, client, submitted, cast, qingshan):
        item = submitted()
        InformationItem.objects.bulk_create(
            InformationItem(
                agency=qingshan,
                current=item.current,
                state=State.REVIEWING,
                waits_for=Step.REVIEW,
                moved_at=AT + dt.timedelta(seconds=each),
            )
            for each in range(120)
        )
        client.force_login(cast["sun"])
        client.get(PAGE)

        with CaptureQueriesContext(connection) as asked:
            page = client.get(PAGE).content.decode()

        assert len(asked) <= 8
        assert "&amp;after=" in page

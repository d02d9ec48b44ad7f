"""An item on its way: drafted, reviewed step by step on the exact bytes, public, changed, withdrawn (Article 17)."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.audit.models import AuditRecord
from gongkai.catalog import gate
from gongkai.catalog.actions import drafting, publishing, reviewing, withdrawing
from gongkai.catalog.lifecycle import EventKind, State, Step
from gongkai.catalog.models import CatalogPlan, InformationItem, ItemEvent, ItemVersion
from gongkai.catalog.refusals import (
    ChangedMeanwhile,
    ContentChanged,
    ItemRefusal,
    NotAnswered,
    NotEditable,
    NotReady,
    NotYourStep,
    ReasonMissing,
    SamePerson,
)
from tests.catalog.conftest import ALL_CLEAR, AT, fresh, kinds_of, later, pass_one


def test_an_item_is_public_after_three_people_have_passed_it(a_draft, publish):
    item = publish(a_draft())

    assert item.is_public
    assert item.index_number == "qingshan/2026-00001"
    assert item.title == "青山镇2026年春季义务植树活动安排"
    assert kinds_of(item) == ["created", "submitted", "passed", "passed", "passed", "published"]


def test_a_draft_leaves_no_trace_in_what_the_public_sees(a_draft):
    item = fresh(a_draft())

    assert (item.title, item.document_number, item.index_number) == ("", "", "")


def test_index_numbers_have_no_gap_though_a_draft_comes_to_nothing(a_draft, publish):
    first, _abandoned, second = a_draft(), a_draft(), a_draft(title="第二件信息的标题")

    numbers = [publish(each).index_number for each in (first, second)]

    assert numbers == ["qingshan/2026-00001", "qingshan/2026-00002"]


def test_serials_begin_anew_with_the_year(a_draft, publish):
    publish(a_draft())

    next_year = AT.replace(year=2027)
    item = publish(a_draft(title="又一年的安排", at=next_year), at=next_year)

    assert item.index_number == "qingshan/2027-00001"


def test_a_draft_without_summary_is_not_submitted_and_the_refusal_says_so(a_draft, cast):
    item = a_draft(summary="")

    with pytest.raises(NotReady) as refused:
        reviewing.submit(item=item, by=cast["lin"], at=AT)

    assert [each.key for each in refused.value.findings] == ["missing.summary"]
    assert fresh(item).state == State.DRAFT


def test_the_text_cannot_change_once_it_is_submitted(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)

    with pytest.raises(NotEditable):
        drafting.save_draft(
            item=item,
            content=replace(item.current.value(), title="改了"),
            seen_revision=1,
            by=cast["lin"],
            at=AT,
        )


def test_steps_are_taken_in_their_order(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)

    with pytest.raises(NotYourStep, match="等审核"):
        pass_one(item, Step.SIGN, cast["qian"])


def test_who_drafted_does_not_review(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)

    with pytest.raises(SamePerson):
        pass_one(item, Step.REVIEW, cast["lin"])


def test_nobody_takes_two_steps(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    pass_one(item, Step.REVIEW, cast["sun"])

    with pytest.raises(SamePerson):
        pass_one(item, Step.SECRECY, cast["sun"])


def test_an_agency_of_three_people_may_allow_two_steps_to_one(a_draft, cast, qingshan):
    CatalogPlan.objects.create(agency=qingshan, same_person_may=True)
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)

    pass_one(item, Step.REVIEW, cast["lin"])

    assert fresh(item).waits_for == Step.SECRECY


def test_a_reviewer_may_pass_the_same_step_again_after_a_return(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    pass_one(item, Step.REVIEW, cast["sun"])
    reviewing.send_back(item=item, step=Step.SECRECY, reason="删去第二段", by=cast["bao"], at=AT)
    reviewing.submit(item=item, by=cast["lin"], at=AT)

    pass_one(item, Step.REVIEW, cast["sun"])

    assert fresh(item).waits_for == Step.SECRECY


def test_steps_are_those_of_the_agency(a_draft, cast, qingshan):
    steps = [Step.REVIEW, Step.LEGAL, Step.SECRECY, Step.SIGN]
    CatalogPlan.objects.create(agency=qingshan, steps=[each.value for each in steps])
    item = a_draft()

    reviewing.submit(item=item, by=cast["lin"], at=AT)
    pass_one(item, Step.REVIEW, cast["sun"])

    assert fresh(item).waits_for == Step.LEGAL


def test_a_hash_that_was_not_on_screen_is_not_passed(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)

    with pytest.raises(ContentChanged):
        reviewing.pass_step(item=item, step=Step.REVIEW, seen_hash="0" * 64, by=cast["sun"], at=AT)


def test_bytes_changed_behind_the_program_are_not_passed(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    content = {**fresh(item).current.content, "title": "偷偷改了"}
    ItemVersion.objects.filter(item=item).update(content=content)

    with pytest.raises(ContentChanged):
        pass_one(item, Step.REVIEW, cast["sun"])


@pytest.mark.parametrize("answer", ["", "yes", "unsure"])
def test_a_secrecy_review_with_a_question_not_answered_no_does_not_pass(a_draft, cast, answer):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    pass_one(item, Step.REVIEW, cast["sun"])

    with pytest.raises(NotAnswered, match="1 项"):
        pass_one(item, Step.SECRECY, cast["bao"], answers={**ALL_CLEAR, "work_secret": answer})


def test_a_secrecy_review_has_opened_every_attachment(a_draft, cast):
    item = a_draft()
    drafting.attach(
        item=item, data="安排表".encode(), name="表.txt", kind="txt", by=cast["lin"], at=AT
    )
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    pass_one(item, Step.REVIEW, cast["sun"])

    with pytest.raises(NotAnswered, match="1 个附件没有打开看"):
        reviewing.pass_step(
            item=item,
            step=Step.SECRECY,
            seen_hash=fresh(item).current.content_address,
            answers=ALL_CLEAR,
            by=cast["bao"],
            at=AT,
        )


def test_a_return_needs_a_reason(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)

    with pytest.raises(ReasonMissing):
        reviewing.send_back(item=item, step=Step.REVIEW, reason=" ", by=cast["sun"], at=AT)


def test_an_item_waits_for_its_time_and_the_clock_publishes_it(a_draft, publish, cast):
    item = a_draft()
    drafting.save_draft(
        item=item,
        content=item.current.value(),
        seen_revision=1,
        publish_at=later(days=1),
        by=cast["lin"],
        at=AT,
    )
    waiting = publish(item)
    early = publishing.publish_due(later(hours=1))
    due = publishing.publish_due(later(days=1))

    assert (waiting.state, early, due) == (State.READY, 0, 1)
    assert fresh(item).is_public
    assert ItemEvent.objects.get(item=item, kind=EventKind.PUBLISHED).by is None


def test_what_is_withheld_is_kept_until_it_is_assessed_anew(a_draft, publish):
    day = dt.date(2027, 3, 1)
    item = publish(a_draft(status="withheld", ground="internal_affairs", reassess_on=day))

    assert (item.state, item.is_public, item.reassess_on) == (State.KEPT, False, day)
    assert item.index_number == ""


class TestANewVersion:
    def test_the_public_version_stays_until_the_new_one_is_signed(self, published, cast, publish):
        version = drafting.begin_version(item=published, why="改时间", by=cast["lin"], at=AT)
        drafting.save_draft(
            item=published,
            content=replace(version.value(), title="植树活动改期"),
            seen_revision=1,
            by=cast["lin"],
            at=AT,
        )
        while_drafted = gate.released(fresh(published)).title
        after = publish(published, at=later())

        assert while_drafted == "青山镇2026年春季义务植树活动安排"
        assert gate.released(after).title == "植树活动改期"
        assert after.index_number == "qingshan/2026-00001"

    def test_an_earlier_version_can_still_be_read(self, published, cast, publish):
        drafting.begin_version(item=published, why="改时间", by=cast["lin"], at=AT)
        after = publish(published, at=later())

        earlier = after.versions.get(number=1)

        assert gate.released(after, earlier).title == "青山镇2026年春季义务植树活动安排"

    def test_it_says_why(self, published, cast):
        with pytest.raises(ReasonMissing):
            drafting.begin_version(item=published, why="", by=cast["lin"], at=AT)

    def test_two_are_not_in_work_at_once(self, published, cast):
        drafting.begin_version(item=published, why="改时间", by=cast["lin"], at=AT)

        with pytest.raises(ItemRefusal, match="已经有一版在办"):
            drafting.begin_version(item=fresh(published), why="再改", by=cast["lin"], at=AT)


class TestTheGate:
    def test_a_draft_does_not_pass(self, a_draft):
        with pytest.raises(gate.NotReleased):
            gate.released(fresh(a_draft()))

    def test_a_version_in_review_does_not_pass(self, published, cast):
        version = drafting.begin_version(item=published, why="改时间", by=cast["lin"], at=AT)

        with pytest.raises(gate.NotReleased):
            gate.released(fresh(published), version)

    def test_content_changed_in_the_database_is_not_what_leaves(self, published):
        content = {**published.published.content, "title": "偷偷改了"}
        ItemVersion.objects.filter(pk=published.published_id).update(content=content)

        assert gate.released(fresh(published)).title == "青山镇2026年春季义务植树活动安排"

    def test_a_file_the_reviewed_content_does_not_name_does_not_pass(self, published):
        with pytest.raises(gate.NotReleased):
            gate.attachment(published, "0" * 64)


class TestWithdrawal:
    def test_it_is_asked_for_and_decided_by_the_signer(self, published, cast):
        withdrawing.ask_withdrawal(item=published, reason="内容有误", by=cast["lin"], at=AT)
        asked = fresh(published)
        withdrawing.decide_withdrawal(
            item=published,
            agrees=True,
            reason="内容有误，更正后重新公开",
            by=cast["qian"],
            at=later(),
        )

        assert asked.is_public
        item = fresh(published)
        assert (item.state, item.is_public) == (State.WITHDRAWN, False)
        assert item.withdrawn_why == "内容有误，更正后重新公开"

    def test_who_asked_does_not_decide(self, published, cast):
        withdrawing.ask_withdrawal(item=published, reason="内容有误", by=cast["qian"], at=AT)

        with pytest.raises(SamePerson):
            withdrawing.decide_withdrawal(
                item=published, agrees=True, reason="同意", by=cast["qian"], at=AT
            )

    def test_the_head_takes_it_down_at_once_and_the_signer_may_restore_it(self, published, cast):
        withdrawing.take_down(item=published, reason="名单里有身份证号", by=cast["zhao"], at=AT)
        down = fresh(published)
        withdrawing.decide_withdrawal(
            item=published, agrees=False, reason="核实没有", by=cast["qian"], at=later()
        )

        assert (down.is_public, fresh(published).is_public) == (False, True)

    def test_nothing_of_a_withdrawn_item_passes_the_gate(self, published, cast):
        withdrawing.take_down(item=published, reason="名单里有身份证号", by=cast["zhao"], at=AT)
        item = fresh(published)

        with pytest.raises(gate.NotReleased):
            gate.released(item, item.versions.get(number=1))

    def test_a_withdrawn_item_comes_back_as_a_new_version_with_its_number(
        self, published, cast, publish
    ):
        withdrawing.ask_withdrawal(item=published, reason="内容有误", by=cast["lin"], at=AT)
        withdrawing.decide_withdrawal(
            item=published, agrees=True, reason="更正", by=cast["qian"], at=AT
        )
        drafting.begin_version(item=published, why="更正", by=cast["lin"], at=AT)

        item = publish(published, at=later())

        assert (item.is_public, item.index_number) == (True, "qingshan/2026-00001")


def test_somebody_elses_save_is_not_overwritten(a_draft, cast):
    item = a_draft()
    content = item.current.value()
    drafting.save_draft(
        item=item, content=replace(content, title="林改的"), seen_revision=1, by=cast["lin"], at=AT
    )

    with pytest.raises(ChangedMeanwhile) as clash:
        drafting.save_draft(
            item=item,
            content=replace(content, title="赵改的"),
            seen_revision=1,
            by=cast["zhao"],
            at=AT,
        )

    assert (clash.value.theirs.title, clash.value.fields) == ("林改的", ("title",))


def test_every_step_is_on_the_audit_chain(published, qingshan):
    actions = AuditRecord.objects.filter(agency_code="qingshan").order_by("sequence")

    assert [each.action for each in actions] == [
        "catalog.created",
        "catalog.submitted",
        "catalog.passed",
        "catalog.passed",
        "catalog.passed",
        "catalog.published",
    ]


def test_publishing_takes_at_most_twenty_five_queries(a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    pass_one(item, Step.REVIEW, cast["sun"])
    pass_one(item, Step.SECRECY, cast["bao"])
    seen = fresh(item).current.content_address

    with CaptureQueriesContext(connection) as captured:
        reviewing.pass_step(item=item, step=Step.SIGN, seen_hash=seen, by=cast["qian"], at=AT)

    asked = [each["sql"] for each in captured if "SAVEPOINT" not in each["sql"]]
    assert len(asked) <= 25
    assert InformationItem.objects.filter(is_public=True).count() == 1

"""What must not happen: tampered rows, damaged files, numbers given twice, work begun in the wrong moment."""

import pytest
from django.core.files.storage import default_storage

from gongkai.catalog import gate, offers
from gongkai.catalog.actions import arranging, drafting, publishing, reviewing, withdrawing
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import InformationItem, ItemVersion, Tally
from gongkai.catalog.queries import plan_of
from gongkai.catalog.refusals import ItemRefusal
from gongkai.storage import KeptFileDamaged, KeptFileMissing, keep, place
from tests.catalog.conftest import AT, fresh, later, pass_one


def damage(address):
    with default_storage.open(place(address), "wb") as opened:
        opened.write(b"{}")


def test_a_version_pointed_at_other_bytes_does_not_leave(published):
    other = keep(b'{"title": "x"}')
    ItemVersion.objects.filter(pk=published.published_id).update(content_address=other)

    with pytest.raises(gate.NotReleased):
        gate.released(fresh(published))


def test_a_file_damaged_after_it_was_read_is_noticed(published):
    gate.released(published)

    damage(published.published.content_address)

    with pytest.raises(KeptFileDamaged):
        gate.released(published)


def test_lists_show_the_reviewed_title_though_the_row_was_changed(published, cast):
    content = {**published.published.content, "title": "偷偷改了"}
    ItemVersion.objects.filter(pk=published.published_id).update(content=content)

    withdrawing.ask_withdrawal(item=published, reason="有误", by=cast["lin"], at=AT)

    assert fresh(published).title == "青山镇2026年春季义务植树活动安排"


def test_an_item_whose_bytes_are_lost_can_be_taken_down_and_stays_counted(published, cast):
    default_storage.delete(place(published.published.content_address))

    withdrawing.take_down(item=published, reason="打不开", by=cast["zhao"], at=AT)

    after = fresh(published)
    assert (after.is_public, after.title) == (False, "青山镇2026年春季义务植树活动安排")
    assert Tally.objects.get(measure="gone", axis="channel", key="board").count == 1
    with pytest.raises((gate.NotReleased, KeptFileMissing)):
        gate.released(after)


def test_no_new_version_is_begun_while_a_withdrawal_is_open(published, cast):
    withdrawing.ask_withdrawal(item=published, reason="有误", by=cast["lin"], at=AT)

    with pytest.raises(ItemRefusal, match="正等签发人决定"):
        drafting.begin_version(item=fresh(published), why="改", by=cast["lin"], at=AT)


def test_a_new_version_is_not_published_over_an_open_withdrawal(published, cast):
    drafting.begin_version(item=published, why="改时间", by=cast["lin"], at=AT)
    reviewing.submit(item=published, by=cast["lin"], at=AT)
    pass_one(published, Step.REVIEW, cast["sun"])
    pass_one(published, Step.SECRECY, cast["bao"])
    withdrawing.take_down(item=published, reason="名单里有身份证号", by=cast["zhao"], at=AT)

    with pytest.raises(ItemRefusal, match="先决定撤不撤下"):
        pass_one(published, Step.SIGN, cast["qian"])


def test_an_item_begun_from_a_file_has_it_from_the_first_moment(qingshan, cast, a_content):
    file = drafting.NewFile("通知.txt", "txt", "通知".encode())

    item = drafting.begin_item(
        agency=qingshan, content=a_content(), files=[file], by=cast["lin"], at=AT
    )

    assert [each.name for each in item.current.value().attachments] == ["通知.txt"]
    assert item.events.count() == 1


def test_a_number_given_under_an_earlier_pattern_is_not_given_again(
    published, cast, qingshan, a_draft, publish
):
    change_pattern(qingshan, cast, "{单位}/{年}-{序号:5}", unit_code="qingshan")
    InformationItem.objects.filter(pk=published.pk).update(index_number="qingshan/2026-00002")

    item = publish(a_draft(title="第二件信息的标题"), at=later())

    assert item.index_number == "qingshan/2026-00003"


def change_pattern(agency, cast, pattern, *, unit_code):
    plan = plan_of(agency)
    arranging.change_plan(
        agency=agency,
        steps=tuple(Step(each) for each in plan.own_steps),
        same_person_may=False,
        review_working_days=5,
        unit_code=unit_code,
        index_pattern=pattern,
        by=cast["zhao"],
        at=AT,
    )


def test_more_used_numbers_than_are_asked_for_at_once_are_passed_over(qingshan, published):
    copies = [
        InformationItem(agency=qingshan, index_number=f"qingshan/2026-{serial:05}")
        for serial in range(2, publishing.TRIED_AT_ONCE + 5)
    ]
    InformationItem.objects.bulk_create(copies)

    number = publishing.next_index_number(qingshan, AT.date())

    assert number == f"qingshan/2026-{publishing.TRIED_AT_ONCE + 5:05}"


def test_rebuilding_gives_the_counters_and_columns_there_were(published):
    before = list(Tally.objects.order_by("axis", "key").values_list("axis", "key", "count"))
    Tally.objects.update(count=7)
    InformationItem.objects.update(title="错", is_masked=True)

    offers.rebuild()

    after = list(Tally.objects.order_by("axis", "key").values_list("axis", "key", "count"))
    assert after == before
    assert fresh(published).title == "青山镇2026年春季义务植树活动安排"


def test_an_explanation_finds_what_it_explains_when_that_is_published_later(a_draft, publish, cast):
    early = a_draft(title="图解管理办法的内容", explains="青政规〔2026〕1号")
    finding = reviewing.still_stopping(early.current, early, AT.date())[0]
    reviewing.let_through(
        item=early, fingerprint=finding.fingerprint, reason="同日公开", by=cast["sun"], at=AT
    )
    early = publish(early)

    explained = publish(
        a_draft(title="农村人居环境管理办法", document_number="青政规〔2026〕1号"), at=later()
    )

    assert fresh(early).explains_id == explained.pk

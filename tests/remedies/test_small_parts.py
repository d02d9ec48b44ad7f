"""What small parts say: the next step of each state, the stages that may follow, names, pages of keys."""

import pytest

from gongkai.remedies.actions import handling, intake, lessons
from gongkai.remedies.actions.recording import standing_of
from gongkai.remedies.models import RemedyCase, RemedyEvent
from gongkai.remedies.offers import rebuild
from gongkai.remedies.queries import lessons_for_report, page_of, tabs
from gongkai.remedies.sentences import SENTENCES
from gongkai.remedies.steps import next_step
from gongkai.remedies.views.cases import stages_after
from gongkai.rules.remedies.stages import Stage
from tests.casework.conftest import at, day

TODAY = day("2026-05-18")
FIRST, SECOND, RETRIAL = Stage.FIRST_INSTANCE, Stage.SECOND_INSTANCE, Stage.RETRIAL


def said(case):
    return next_step(case, standing_of(case), TODAY).say


def following(case):
    return stages_after(standing_of(case))


class TestNextStep:
    def test_a_suit_asks_for_the_answer_with_its_evidence(self, challenge):
        assert said(challenge(stage=FIRST)) == "提交答辩状和证据"

    def test_a_hearing_ahead_is_attended(self, review, act):
        act(handling.answer, review, "2026-03-20", on=day("2026-03-20"), how="")
        assert said(review) == "等决定、裁判，收到就登记"
        facts = {"on": day("2026-03-24"), "hearing_on": TODAY, "where": "听证室"}
        act(handling.set_hearing, review, "2026-03-24", **facts)

        assert said(review) == "参加听证、开庭"

    @pytest.mark.parametrize(
        ("orders", "says"), [(True, "按决定、裁判重新办理"), (False, "已经审结")]
    )
    def test_what_was_ordered_is_carried_out(self, review, end, orders, says):
        assert said(end(review, "review_revoked", "2026-04-20", orders_anew=orders)) == says

    def test_what_was_entered_by_mistake_waits_for_nothing(self, review, act):
        act(intake.void, review, "2026-03-13", reason="登记重复")

        assert (said(review), following(review)) == ("已经作废", [])


class TestWhatMayFollow:
    def test_reconsideration_is_followed_by_a_suit_once(self, review, challenge):
        before = following(review)
        challenge(stage=FIRST, previous=review, received_on=day("2026-06-15"))

        assert (before, following(review)) == ([FIRST], [])

    def test_a_judgment_may_be_appealed_or_tried_again(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06")
        before = following(suit)
        appeal = challenge(stage=SECOND, previous=suit, received_on=day("2026-05-15"))

        assert (before, following(suit), following(appeal)) == ([SECOND, RETRIAL], [RETRIAL], [])

    def test_a_suit_sent_back_begins_again(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06")
        appeal = challenge(stage=SECOND, previous=suit, received_on=day("2026-05-15"))

        assert following(end(appeal, "second_sent_back", "2026-07-01")) == [FIRST]

    def test_nothing_follows_a_retrial(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_withdrawn", "2026-05-06")
        retrial = challenge(stage=RETRIAL, previous=suit, received_on=day("2026-05-15"))

        assert following(end(retrial, "retrial_rejected", "2026-07-01")) == []


def test_a_key_that_is_no_day_shows_the_first_page(review):
    found, more = page_of(RemedyCase.objects.all(), tabs(TODAY)["all"], "nothing.1")

    assert (found, more) == ([review], "")


def test_part_five_finds_the_problems_of_its_year(agency, cast):
    of = agency("qingshan")
    for year, text in ((2025, "去年的"), (2026, "今年的")):
        lessons.note_lesson(agency=of, year=year, text=text, by=cast["lin"], at=at("2026-05-18"))

    assert [each.text for each in lessons_for_report(of, 2026)] == ["今年的"]


def test_rows_say_what_they_are(review, cast):
    lesson = lessons.note_lesson(
        agency=review.agency, year=2026, text="检索不全", by=cast["lin"], at=at("2026-05-18")
    )
    event = RemedyEvent.objects.get()

    assert [str(each) for each in (review, review.party, event, lesson)] == [
        "示政复〔2026〕9号",
        f"当事人{review.party.pk}",
        "2026-03-12 登记案件",
        "2026年 检索不全",
    ]


def test_every_deed_has_its_sentence(review, act):
    act(intake.void, review, "2026-03-13", reason="登记重复")

    assert {f"remedies.{each.kind}" for each in RemedyEvent.objects.all()} <= set(SENTENCES)


def test_rebuilding_counts_later_instances_with_their_suit(challenge, end):
    suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06")
    appeal = challenge(stage=SECOND, previous=suit, received_on=day("2026-05-15"))
    end(appeal, "second_claims_rejected", "2026-07-01")
    RemedyCase.objects.update(counted_result="", counted_on=None)

    rebuild()

    suit.refresh_from_db()
    assert (suit.counted_result, str(suit.counted_on)) == ("upheld", "2026-07-01")

"""What is done to a case of reconsideration or litigation, and what is refused."""

import pytest

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions import deciding
from gongkai.casework.actions.recording import standing_of as standing_of_application
from gongkai.casework.presentation import sheet_of
from gongkai.remedies.actions import handling, intake, lessons
from gongkai.remedies.actions.recording import standing_of
from gongkai.remedies.challenges import warning_of, windows_of
from gongkai.remedies.models import Lesson, Party, RemedyCase, RemedyEvent
from gongkai.remedies.parties import data_of
from gongkai.remedies.queries import chain_of
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.rules.grounds import Ground
from gongkai.rules.outcomes import Decision, Outcome
from gongkai.rules.remedies.answers import NoSuchPeriod
from gongkai.rules.remedies.stages import Procedure, Stage
from gongkai.rules.service import Service, ServiceWay
from tests.casework.conftest import at, day
from tests.remedies.conftest import PARTY

FIRST = Stage.FIRST_INSTANCE
SECOND = Stage.SECOND_INSTANCE
WITHHELD = Decision(Outcome.WITHHELD, ground=Ground.PROCESS_INFORMATION)


class TestRegistering:
    def test_the_answer_is_due_from_the_day_the_notice_arrived(self, review):
        assert (review.state, str(review.due_on)) == ("answering", "2026-03-26")

    def test_the_simplified_procedure_shortens_it(self, challenge):
        case = challenge(procedure=Procedure.SIMPLIFIED)

        assert str(case.due_on) == "2026-03-19"

    def test_a_procedure_the_stage_does_not_know_is_refused(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06")

        with pytest.raises(NoSuchPeriod, match="普通程序"):
            challenge(
                stage=SECOND,
                procedure=Procedure.SIMPLIFIED,
                received_on=day("2026-05-20"),
                previous=suit,
            )

    def test_the_party_is_kept_encrypted(self, review):
        kept = bytes(Party.objects.get().sealed)

        assert PARTY.name.encode() not in kept
        assert data_of(review.party) == PARTY

    def test_no_name_stands_on_the_audit_chain(self, review):
        said = "".join(AuditRecord.objects.values_list("facts_text", flat=True))

        assert PARTY.name not in said

    def test_a_day_that_has_not_come_is_refused(self, challenge):
        with pytest.raises(RemedyStepNotAllowed, match="还没有到"):
            challenge(on="2026-03-11")

    def test_what_identifies_the_case_is_asked_for(self, challenge):
        with pytest.raises(RemedyStepNotAllowed, match="案号"):
            challenge(docket=" ")

    def test_an_appeal_needs_its_first_instance(self, challenge):
        with pytest.raises(RemedyStepNotAllowed, match="先登记一审"):
            challenge(stage=SECOND)

    def test_an_appeal_does_not_follow_reconsideration(self, challenge, review):
        with pytest.raises(RemedyStepNotAllowed, match="不会是行政诉讼二审"):
            challenge(stage=SECOND, previous=review, received_on=day("2026-05-06"))

    def test_an_appeal_waits_for_the_judgment(self, challenge):
        suit = challenge(stage=FIRST)

        with pytest.raises(RemedyStepNotAllowed, match="还没有结果"):
            challenge(stage=SECOND, previous=suit, received_on=day("2026-05-06"))

    def test_overdue_reconsideration_may_be_taken_to_court(self, challenge, review):
        suit = challenge(stage=FIRST, previous=review, received_on=day("2026-06-15"))

        assert (suit.application, suit.block) == (
            review.application,
            "litigation_after_reconsideration",
        )

    def test_a_stage_comes_after_the_one_before_in_time_too(self, challenge, review):
        with pytest.raises(RemedyStepNotAllowed, match="先后不对"):
            challenge(stage=FIRST, previous=review, received_on=day("2026-03-02"))

    def test_a_stage_is_not_followed_twice(self, challenge, review):
        challenge(stage=FIRST, previous=review, received_on=day("2026-06-15"))

        with pytest.raises(RemedyStepNotAllowed, match="已经登记过"):
            challenge(stage=FIRST, previous=review, received_on=day("2026-06-16"))


class TestAnswering:
    def test_an_answer_ends_the_clock(self, review, act):
        act(handling.answer, review, "2026-03-20", on=day("2026-03-20"), how="当面交")

        assert (review.state, review.due_on) == ("hearing", None)

    def test_it_is_not_answered_twice(self, review, act):
        act(handling.answer, review, "2026-03-20", on=day("2026-03-20"), how="")

        with pytest.raises(RemedyStepNotAllowed, match="2026年3月20日已经提交过"):
            act(handling.answer, review, "2026-03-23", on=day("2026-03-23"), how="")

    def test_nobody_waits_for_an_answer_to_our_own_appeal(self, challenge, end, act):
        suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06")
        appeal = challenge(stage=SECOND, previous=suit, received_on=day("2026-05-15"), is_ours=True)

        assert (appeal.state, appeal.due_on) == ("hearing", None)
        with pytest.raises(RemedyStepNotAllowed, match="本机关提起的"):
            act(handling.answer, appeal, "2026-05-18", on=day("2026-05-18"), how="")

    def test_our_own_appeal_after_its_time_is_refused(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06")

        # Fifteen days after 6 May end on the 21st
        with pytest.raises(RemedyStepNotAllowed, match="上诉期限到2026年5月21日"):
            challenge(stage=SECOND, previous=suit, received_on=day("2026-05-22"), is_ours=True)


class TestHearings:
    def test_the_next_hearing_is_shown(self, review, act):
        for hearing in ("2026-04-02", "2026-04-16"):
            act(
                handling.set_hearing,
                review,
                "2026-03-24",
                on=day("2026-03-24"),
                hearing_on=day(hearing),
                where="听证室",
            )

        assert str(review.hearing_on) == "2026-04-16"

    def test_a_hearing_before_its_notice_is_refused(self, review, act):
        with pytest.raises(RemedyStepNotAllowed, match="先后不对"):
            act(
                handling.set_hearing,
                review,
                "2026-03-24",
                on=day("2026-03-24"),
                hearing_on=day("2026-03-23"),
                where="",
            )


class TestOutcomes:
    def test_an_outcome_of_another_stage_is_refused(self, review, end):
        with pytest.raises(RemedyStepNotAllowed, match="是行政诉讼一审的结果"):
            end(review, "first_revoked", "2026-04-20")

    def test_an_outcome_that_orders_nothing_cannot_order(self, review, end):
        with pytest.raises(RemedyStepNotAllowed, match="去掉这个勾"):
            end(review, "review_upheld", "2026-04-20", orders_anew=True)

    def test_a_day_for_deciding_anew_needs_the_order(self, review, end):
        with pytest.raises(RemedyStepNotAllowed, match="重新办理的期限2026年5月6日"):
            end(review, "review_revoked", "2026-04-20", redo_by=day("2026-05-06"))

    def test_a_second_outcome_is_refused(self, review, end):
        end(review, "review_upheld", "2026-04-20")

        with pytest.raises(RemedyStepNotAllowed, match="已经有结果：维持"):
            end(review, "review_revoked", "2026-04-21")

    def test_a_decision_on_reconsideration_may_be_taken_further_for_fifteen_days(self, review, end):
        end(review, "review_upheld", "2026-04-20", served="2026-04-22")

        assert str(review.challenge_until) == "2026-05-07"

    def test_an_appeal_stops_the_order_from_being_due(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06", orders_anew=True)
        assert suit.state == "fulfilling"
        challenge(stage=SECOND, previous=suit, received_on=day("2026-05-20"))

        suit.refresh_from_db()

        assert (suit.state, suit.challenge_until, suit.counted_on) == ("ended", None, None)

    def test_a_suit_sent_back_goes_on_below(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06")
        appeal = challenge(stage=SECOND, previous=suit, received_on=day("2026-05-20"))
        end(appeal, "second_sent_back", "2026-07-01")
        anew = challenge(stage=FIRST, previous=appeal, received_on=day("2026-07-20"))
        end(anew, "first_withdrawn", "2026-08-03")

        suit.refresh_from_db()

        assert (anew.block, suit.counted_result, str(suit.counted_on)) == (
            "",
            "other_result",
            "2026-08-03",
        )
        assert chain_of(anew, RemedyCase.objects.all()) == [suit, appeal, anew]

    def test_a_suit_that_was_not_sent_back_has_no_second_first_instance(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_revoked", "2026-05-06")
        appeal = challenge(stage=SECOND, previous=suit, received_on=day("2026-05-20"))
        end(appeal, "second_appeal_rejected", "2026-07-01")

        with pytest.raises(RemedyStepNotAllowed, match="驳回上诉"):
            challenge(stage=FIRST, previous=appeal, received_on=day("2026-07-20"))

    def test_a_withdrawn_suit_cannot_be_appealed(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_withdrawn", "2026-05-06")

        with pytest.raises(RemedyStepNotAllowed, match="不能上诉"):
            challenge(stage=SECOND, previous=suit, received_on=day("2026-05-20"))

    def test_a_retrial_leaves_the_suit_as_it_was_counted(self, challenge, end):
        suit = end(challenge(stage=FIRST), "first_claims_rejected", "2026-05-06")
        before = (suit.counted_result, suit.counted_on)
        retrial = challenge(stage=Stage.RETRIAL, previous=suit, received_on=day("2026-08-03"))
        end(retrial, "retrial_changed", "2026-10-12")

        suit.refresh_from_db()

        assert (suit.counted_result, suit.counted_on) == before
        assert retrial.block == ""


class TestCarryingOut:
    @pytest.fixture
    def ordered(self, review, end):
        """Reconsideration that revoked the reply on 20 April; the decision arrived on the 22nd."""
        return end(review, "review_revoked", "2026-04-20", "2026-04-22", orders_anew=True)

    def test_the_application_runs_afresh_from_the_day_the_decision_arrived(self, ordered, act):
        act(handling.redo, ordered, "2026-04-23", by="zhao", reason="补充附件")

        application = ordered.application
        application.refresh_from_db()
        # Twenty working days after 22 April: 23, 24; 27 to 30; 6 to 9 (9 made up), 11 to 15, 18 to 22 May
        assert (application.state, str(application.due_on)) == ("in_hand", "2026-05-22")
        assert (ordered.state, str(application.received_on)) == ("ended", "2026-03-02")

    def test_the_day_that_was_set_goes_before_the_limit(self, review, end, act):
        end(
            review,
            "review_revoked",
            "2026-04-20",
            "2026-04-22",
            orders_anew=True,
            redo_by=day("2026-05-08"),
        )
        act(handling.redo, review, "2026-04-23", by="zhao", reason="补充附件")

        review.application.refresh_from_db()

        assert str(review.application.due_on) == "2026-05-08"

    def test_the_sheet_says_from_where_it_counts(self, ordered, act):
        act(handling.redo, ordered, "2026-04-23", by="zhao", reason="补充附件")

        sheet = sheet_of(standing_of_application(ordered.application), day("2026-04-23"))

        assert "2026年4月22日收到要求重新答复的复议决定" in sheet.received

    def test_only_the_head_of_the_office_opens_it_again(self, ordered, act):
        with pytest.raises(RemedyStepNotAllowed, match="请负责人办这一步"):
            act(handling.redo, ordered, "2026-04-23", reason="补充附件")

    def test_it_is_carried_out_once(self, ordered, act):
        act(handling.redo, ordered, "2026-04-23", by="zhao", reason="补充附件")

        with pytest.raises(RemedyStepNotAllowed, match="已经办过"):
            act(handling.redo, ordered, "2026-04-24", by="zhao", reason="补充附件")

    def test_what_was_not_ordered_is_not_carried_out(self, review, act):
        with pytest.raises(RemedyStepNotAllowed, match="没有要落实的决定"):
            act(handling.fulfil, review, "2026-04-23", on=day("2026-04-23"), how="公开")

    def test_without_an_application_it_is_said_how_it_was_done(self, challenge, end, act):
        case = end(challenge(), "review_ordered_to_act", "2026-04-20", orders_anew=True)
        with pytest.raises(RemedyStepNotAllowed, match="登记已经落实"):
            act(handling.redo, case, "2026-04-23", by="zhao", reason="公开")

        act(handling.fulfil, case, "2026-04-23", on=day("2026-04-23"), how="已经公开")

        assert case.state == "ended"

    def test_it_says_what_was_done(self, ordered, act):
        with pytest.raises(RemedyStepNotAllowed, match="怎样落实"):
            act(handling.fulfil, ordered, "2026-04-23", on=day("2026-04-23"), how=" ")


class TestVoiding:
    def test_a_stage_that_was_followed_stays(self, challenge, review, act):
        challenge(stage=FIRST, previous=review, received_on=day("2026-06-15"))

        with pytest.raises(RemedyStepNotAllowed, match="先作废后面的"):
            act(intake.void, review, "2026-06-16", reason="错了")

    def test_voiding_the_later_one_opens_the_earlier_one_again(self, challenge, review, act):
        suit = challenge(stage=FIRST, previous=review, received_on=day("2026-06-15"))

        act(intake.void, suit, "2026-06-16", reason="登记重复")

        assert not standing_of(review).is_followed
        assert suit.state == "voided"

    def test_it_says_why(self, review, act):
        with pytest.raises(RemedyStepNotAllowed, match="写明哪里登记错了"):
            act(intake.void, review, "2026-03-13", reason=" ")

    def test_nothing_is_done_on_it_any_more(self, review, act):
        act(intake.void, review, "2026-03-13", reason="登记重复")

        with pytest.raises(RemedyStepNotAllowed, match="已经作废"):
            act(handling.answer, review, "2026-03-16", on=day("2026-03-16"), how="")

    def test_nothing_follows_it(self, review, act, challenge):
        act(intake.void, review, "2026-03-13", reason="登记重复")

        with pytest.raises(RemedyStepNotAllowed, match="已经作废"):
            challenge(stage=FIRST, previous=review, received_on=day("2026-06-15"))


class TestChallenges:
    def test_a_reply_by_post_shows_the_earliest_last_days(self, answered):
        found = windows_of(answered.case)

        assert [(each.key, str(each.until)) for each in found] == [
            ("reconsideration", "2026-05-06"),
            ("suit", "2026-09-07"),
        ]
        assert all(each.is_earliest for each in found)

    def test_nothing_stands_open_before_the_reply_was_served(self, case):
        assert windows_of(case) == ()

    def test_against_withholding_reconsideration_comes_first(self, withheld):
        assert [each.key for each in windows_of(withheld)] == ["reconsideration"]
        assert "应当先申请行政复议" in warning_of(withheld, is_direct_suit=True).says

    def test_after_reconsideration_nothing_is_to_be_objected(self, withheld):
        assert warning_of(withheld, is_direct_suit=False) is None

    def test_what_was_disclosed_may_be_sued_directly(self, answered):
        assert warning_of(answered.case, is_direct_suit=True) is None

    def test_a_suit_about_no_application_has_no_warning(self):
        assert warning_of(None, is_direct_suit=True) is None

    @pytest.fixture
    def withheld(self, case, step, reply, cast):
        """A reply that withholds, handed over on 6 March."""
        step(deciding.decide, case, "2026-03-05", decision=WITHHELD)
        letter = reply(case, typed={"fact": "示例", "reason": "示例"})
        deciding.sign(letter=letter, by=cast["qian"], at=at("2026-03-05"))
        handed = Service(ServiceWay.IN_PERSON, signed_on=day("2026-03-06"))
        deciding.serve(letter=letter, service=handed, by=cast["lin"], at=at("2026-03-06"))
        case.refresh_from_db()
        return case


class TestLessons:
    def test_a_lesson_is_noted_and_closed(self, review, cast):
        lesson = lessons.note_lesson(
            agency=review.agency,
            year=2026,
            text="检索不全",
            remedy=review,
            by=cast["lin"],
            at=at("2026-04-23"),
        )

        lessons.close_lesson(
            lesson=lesson,
            mended="建立检索台账",
            on=day("2026-05-06"),
            by=cast["lin"],
            at=at("2026-05-06"),
        )

        assert Lesson.objects.get().mended == "建立检索台账"
        with pytest.raises(RemedyStepNotAllowed, match="已经登记改好"):
            lessons.close_lesson(
                lesson=lesson,
                mended="又改",
                on=day("2026-05-07"),
                by=cast["lin"],
                at=at("2026-05-07"),
            )

    @pytest.mark.parametrize(
        ("mended", "on", "says"),
        [(" ", "2026-05-06", "怎样改的"), ("改了", "2026-05-07", "还没有到")],
    )
    def test_a_lesson_is_not_closed_without_saying_how_or_ahead(
        self, agency, cast, mended, on, says
    ):
        by, noted = cast["lin"], at("2026-05-06")
        lesson = lessons.note_lesson(
            agency=agency("qingshan"), year=2026, text="检索不全", by=by, at=noted
        )

        with pytest.raises(RemedyStepNotAllowed, match=says):
            lessons.close_lesson(lesson=lesson, mended=mended, on=day(on), by=by, at=noted)

    def test_an_empty_lesson_is_refused(self, agency, cast):
        with pytest.raises(RemedyStepNotAllowed, match="什么问题"):
            lessons.note_lesson(
                agency=agency("qingshan"), year=2026, text=" ", by=cast["lin"], at=at("2026-05-06")
            )


def test_a_refused_step_leaves_nothing_behind(review, act):
    before = RemedyEvent.objects.count()

    with pytest.raises(RemedyStepNotAllowed):
        act(handling.answer, review, "2026-03-20", on=day("2026-03-11"), how="")

    assert RemedyEvent.objects.count() == before

"""Steps that move the reply deadline, and what the law refuses. Days are counted on the calendar of 2026."""

import pytest

from gongkai.casework.actions import clocking, deciding, intake
from gongkai.casework.models import CaseEvent
from gongkai.rules.consultation import Answer, ConsultationNotPossible, Consulted
from gongkai.rules.correction import CorrectionNotAllowed
from gongkai.rules.fees import FeeMethod, FeeNotAllowed
from gongkai.rules.receipt import Channel
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.reply_time_limit import ExtensionNotAllowed
from tests.casework.conftest import PROVIDED, day

THIRD_PARTY = {
    "whom": Consulted.THIRD_PARTY,
    "name": "示例环境工程有限公司",
    "on": day("2026-03-04"),
    "delivered_on": day("2026-03-04"),
}
EXTENSION = {"working_days": 10, "noticed_on": day("2026-03-20"), "reason": "档案存放在三处"}


def correction(on, due_on="2026-03-25", to_correct="写明年份"):
    return {"on": day(on), "due_on": day(due_on), "to_correct": to_correct}


class TestCorrection:
    def test_while_it_is_awaited_the_day_is_provisional(self, corrected_by_23_march):
        case = corrected_by_23_march

        assert (case.state, case.is_provisional) == ("correcting", True)

    def test_the_count_begins_anew_with_the_corrected_application(
        self, corrected_by_23_march, step
    ):
        case = corrected_by_23_march

        step(
            clocking.receive_correction,
            case,
            "2026-03-16",
            on=day("2026-03-16"),
            corrected="2024年",
        )

        # 17 to 20, 23 to 27, 30 to 3 April; 4 to 6 April are Qingming; 7 to 10, 13 and 14 April
        assert (case.state, case.due_on, case.is_provisional) == (
            "in_hand",
            day("2026-04-14"),
            False,
        )

    def test_a_second_request_is_refused(self, corrected_by_23_march, step):
        case = corrected_by_23_march

        with pytest.raises(CorrectionNotAllowed, match="第三十条"):
            step(clocking.ask_correction, case, "2026-03-06", **correction("2026-03-06"))

    def test_after_the_seventh_working_day_it_is_refused(self, case, step):
        with pytest.raises(CorrectionNotAllowed, match="最后一天是2026年3月11日"):
            step(clocking.ask_correction, case, "2026-03-12", **correction("2026-03-12"))

    def test_it_has_to_say_what_to_correct(self, case, step):
        with pytest.raises(NotAllowed, match="写明需要补正什么"):
            step(
                clocking.ask_correction,
                case,
                "2026-03-05",
                **correction("2026-03-05", to_correct=" "),
            )

    def test_nobody_waits_for_one_that_was_not_asked(self, case, step):
        with pytest.raises(NotAllowed, match="没有等待补正"):
            step(
                clocking.receive_correction,
                case,
                "2026-03-16",
                on=day("2026-03-16"),
                corrected="",
            )

    def test_one_before_the_request_is_refused(self, corrected_by_23_march, step):
        with pytest.raises(NotAllowed, match="先后不对"):
            step(
                clocking.receive_correction,
                corrected_by_23_march,
                "2026-03-16",
                on=day("2026-03-04"),
                corrected="",
            )

    def test_it_is_not_deemed_abandoned_on_the_last_day(self, corrected_by_23_march, step):
        with pytest.raises(NotAllowed, match="补正期限到2026年3月23日"):
            step(clocking.deem_abandoned, corrected_by_23_march, "2026-03-23")

    def test_after_the_last_day_the_case_ends_in_its_row(self, corrected_by_23_march, step):
        case = corrected_by_23_march

        step(clocking.deem_abandoned, case, "2026-03-24")

        assert (case.state, case.report_row, case.closed_on) == (
            "closed",
            "otherwise_correction_lapsed",
            day("2026-03-24"),
        )

    def test_before_the_applicant_confirmed_there_is_nothing_to_correct(self, register, step):
        case = register(channel=Channel.ONLINE)

        with pytest.raises(NotAllowed, match="还没有与申请人确认"):
            step(clocking.ask_correction, case, "2026-03-05", **correction("2026-03-05"))


class TestExtension:
    def test_the_head_of_the_office_extends_by_name(self, case, step):
        step(clocking.extend, case, "2026-03-20", by="zhao", **EXTENSION)

        # ten working days after 30 March: 31 March to 3 April, 7 to 10, 13 and 14 April
        assert case.due_on == day("2026-04-14")
        assert CaseEvent.objects.get(kind="extended").facts["approved_by"] == "赵主任"

    def test_nobody_else_extends(self, case, step):
        with pytest.raises(NotAllowed, match="林文员不是"):
            step(clocking.extend, case, "2026-03-20", **EXTENSION)

    def test_it_happens_once(self, case, step):
        step(clocking.extend, case, "2026-03-20", by="zhao", **EXTENSION)

        with pytest.raises(ExtensionNotAllowed, match="已延长过一次"):
            step(clocking.extend, case, "2026-03-20", by="zhao", **EXTENSION)

    def test_a_refused_extension_leaves_no_trace(self, case, step):
        with pytest.raises(ExtensionNotAllowed, match="不能延长21个"):
            step(clocking.extend, case, "2026-03-20", by="zhao", **EXTENSION | {"working_days": 21})

        case.refresh_from_db()
        assert (case.due_on, case.events.count()) == (day("2026-03-30"), 1)

    def test_the_applicant_is_told_why(self, case, step):
        with pytest.raises(NotAllowed, match="理由"):
            step(clocking.extend, case, "2026-03-20", by="zhao", **EXTENSION | {"reason": ""})


class TestConsultation:
    def test_the_time_for_it_is_not_counted_and_the_day_is_provisional(self, case, step):
        step(clocking.consult, case, "2026-03-04", **THIRD_PARTY)

        assert (case.state, case.is_provisional) == ("consulting", True)

    def test_an_early_answer_brings_the_day_forward(self, case, step):
        step(clocking.consult, case, "2026-03-04", **THIRD_PARTY)

        step(
            clocking.receive_opinion,
            case,
            "2026-03-10",
            place=0,
            on=day("2026-03-10"),
            answer=Answer.OBJECTS,
            opinion="涉及报价",
        )

        # 4 to 10 March, five working days, are not counted: 30 March and five more
        assert (case.state, case.due_on, case.is_provisional) == (
            "in_hand",
            day("2026-04-07"),
            False,
        )

    def test_the_day_the_other_side_received_the_letter_is_added_later(self, case, step):
        step(clocking.consult, case, "2026-03-04", **THIRD_PARTY | {"delivered_on": None})
        before = case.due_on

        step(clocking.deliver_consultation, case, "2026-03-06", place=0, on=day("2026-03-06"))

        assert case.due_on > before

    def test_an_answer_nobody_asked_for_is_refused(self, case, step):
        with pytest.raises(NotAllowed, match="没有发出"):
            step(
                clocking.receive_opinion,
                case,
                "2026-03-10",
                place=0,
                on=day("2026-03-10"),
                answer=Answer.AGREES,
                opinion="",
            )

    def test_an_answer_before_the_question_is_refused(self, case, step):
        step(clocking.consult, case, "2026-03-04", **THIRD_PARTY)

        with pytest.raises(ConsultationNotPossible, match="早于发出之日"):
            step(
                clocking.receive_opinion,
                case,
                "2026-03-10",
                place=0,
                on=day("2026-03-03"),
                answer=None,
                opinion="",
            )

    def test_it_says_who_is_asked(self, case, step):
        with pytest.raises(NotAllowed, match="写明向谁征求意见"):
            step(clocking.consult, case, "2026-03-04", **THIRD_PARTY | {"name": ""})


class TestFee:
    NOTICE = {"on": day("2026-03-10"), "method": FeeMethod.BY_VOLUME, "count": 200}

    def test_the_sum_is_that_of_the_bands(self, case, step):
        step(clocking.notice_fee, case, "2026-03-10", **self.NOTICE)

        # 30 pages free, 70 at 10 yuan, 100 at 20 yuan
        assert CaseEvent.objects.get(kind="fee_noticed").facts["yuan"] == 70 * 10 + 100 * 20
        assert (case.state, case.is_provisional) == ("awaiting_payment", True)

    def test_both_methods_are_refused(self, case, step):
        step(clocking.notice_fee, case, "2026-03-10", **self.NOTICE)

        with pytest.raises(FeeNotAllowed, match="只能用一种方式"):
            step(
                clocking.notice_fee,
                case,
                "2026-03-11",
                on=day("2026-03-11"),
                method=FeeMethod.BY_ITEM,
                count=40,
            )

    def test_a_first_application_of_the_month_costs_nothing(self, case, step):
        with pytest.raises(FeeNotAllowed, match="没有超出免费的数量"):
            step(
                clocking.notice_fee,
                case,
                "2026-03-10",
                on=day("2026-03-10"),
                method=FeeMethod.BY_ITEM,
                count=1,
            )

    def test_payment_begins_the_count_anew(self, case, step):
        step(clocking.notice_fee, case, "2026-03-10", **self.NOTICE)

        step(clocking.receive_payment, case, "2026-03-16", on=day("2026-03-16"))

        assert (case.state, case.due_on) == ("in_hand", day("2026-04-14"))

    def test_a_payment_nobody_asked_for_is_refused(self, case, step):
        with pytest.raises(NotAllowed, match="没有等待缴费"):
            step(clocking.receive_payment, case, "2026-03-16", on=day("2026-03-16"))

    def test_it_is_not_deemed_abandoned_on_the_last_day(self, case, step):
        step(clocking.notice_fee, case, "2026-03-10", **self.NOTICE)

        # 20 working days after 10 March: 11 to 13, 16 to 20, 23 to 27, 30 March to 3 April, 7 and 8 April
        with pytest.raises(NotAllowed, match="缴费期限到2026年4月8日"):
            step(clocking.deem_abandoned, case, "2026-04-08")

    def test_after_the_last_day_the_case_ends_in_its_row(self, case, step):
        step(clocking.notice_fee, case, "2026-03-10", **self.NOTICE)

        step(clocking.deem_abandoned, case, "2026-04-09")

        assert case.report_row == "otherwise_fee_unpaid"


def test_nothing_moves_the_deadline_once_it_was_decided(case, step):
    step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

    with pytest.raises(NotAllowed, match="已经作出决定（2026年3月5日）"):
        step(clocking.consult, case, "2026-03-06", **THIRD_PARTY)


def test_two_people_who_confirm_at_once_confirm_once(register, step):
    case = register(channel=Channel.ONLINE)
    step(intake.confirm, case, "2026-03-04", on=day("2026-03-04"))

    with pytest.raises(NotAllowed, match="不用再确认"):
        step(intake.confirm, case, "2026-03-05", on=day("2026-03-05"))

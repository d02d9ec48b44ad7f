"""Ending a case: the decision and its one row, the reply, its service, and what is refused."""

import datetime as dt

import pytest

from gongkai.casework.actions import clocking, deciding
from gongkai.casework.letters import draft, typed_fields
from gongkai.casework.models import CaseLetter
from gongkai.notices.content import content_of
from gongkai.notices.models import LetterSettings
from gongkai.rules.consultation import Answer, Consulted
from gongkai.rules.grounds import Ground, GroundNotGiven
from gongkai.rules.letters.composing import LetterNotComplete
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.letters.templates import template_for
from gongkai.rules.outcomes import (
    ENDINGS,
    Decision,
    DecisionNotAllowed,
    Outcome,
    Reason,
    WithheldPart,
)
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.remedy_paragraphs import RemedyNotComplete
from gongkai.rules.service import Carrier, Service, ServiceNotAllowed, ServiceWay
from tests.casework.conftest import DATA, PROVIDED, SENT_BY_POST, at, day

FOR_THIRD_PARTY = Decision(Outcome.WITHHELD, ground=Ground.THIRD_PARTY_INTERESTS)
STATE_SECRET = Decision(Outcome.WITHHELD, ground=Ground.STATE_SECRET)
PARTLY = Decision(
    Outcome.PARTLY_DISCLOSED,
    open_part="协议正文",
    withheld_parts=(WithheldPart("附件二", "商业秘密", Ground.THIRD_PARTY_INTERESTS),),
)
CHOSEN_HERE = [
    each
    for each in ENDINGS
    if each.reason
    not in {
        Reason.CORRECTION_LAPSED,
        Reason.FEE_UNPAID,
        Reason.STILL_UNCLEAR,
        Reason.DOES_NOT_EXIST,
    }
]


def decision_for(ending):
    """Say everything that may have to be said for a line of the decision table."""
    parts = ending.outcome is Outcome.PARTLY_DISCLOSED
    return Decision(
        ending.outcome,
        ground=ending.ground,
        reason=ending.reason,
        open_part=PARTLY.open_part if parts else "",
        withheld_parts=PARTLY.withheld_parts if parts else (),
        explanation="并案办理",
    )


@pytest.fixture
def asked(case, step):
    """A case on which a third party was asked on 4 March; it has until the 25th."""

    def asked_with():
        step(
            clocking.consult,
            case,
            "2026-03-04",
            whom=Consulted.THIRD_PARTY,
            name="示例环境工程有限公司",
            on=day("2026-03-04"),
            delivered_on=day("2026-03-04"),
        )
        return case

    return asked_with


def opinion(answer):
    return {"place": 0, "on": day("2026-03-10"), "answer": answer, "opinion": "意见"}


class TestDeciding:
    @pytest.mark.parametrize("ending", CHOSEN_HERE, ids=lambda each: each.code)
    def test_every_decision_is_one_line_of_the_table(self, case, step, ending):
        step(deciding.decide, case, "2026-03-05", decision=decision_for(ending))

        assert case.ending == ending.code

    def test_withholding_needs_a_ground(self, case, step):
        with pytest.raises(DecisionNotAllowed, match="必须有且只有一项不予公开的理由"):
            step(deciding.decide, case, "2026-03-05", decision=Decision(Outcome.WITHHELD))

    def test_disclosing_in_part_needs_both_parts(self, case, step):
        with pytest.raises(DecisionNotAllowed, match="把两部分都写上"):
            step(deciding.decide, case, "2026-03-05", decision=Decision(Outcome.PARTLY_DISCLOSED))

    def test_a_second_decision_is_refused(self, case, step):
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

        with pytest.raises(NotAllowed, match="已经作出决定"):
            step(deciding.decide, case, "2026-03-05", decision=STATE_SECRET)

    def test_what_lapses_is_not_chosen_by_hand(self, case, step):
        lapsed = Decision(Outcome.OTHERWISE_CONCLUDED, reason=Reason.CORRECTION_LAPSED)

        with pytest.raises(NotAllowed, match="视为放弃申请"):
            step(deciding.decide, case, "2026-03-05", decision=lapsed)

    def test_still_unclear_needs_a_correction_that_was_asked(self, case, step):
        unclear = Decision(Outcome.UNAVAILABLE, reason=Reason.STILL_UNCLEAR)

        with pytest.raises(NotAllowed, match="没有要求过补正"):
            step(deciding.decide, case, "2026-03-05", decision=unclear)

    def test_a_correction_that_is_awaited_holds_the_decision(self, corrected_by_23_march, step):
        with pytest.raises(NotAllowed, match="第三十条"):
            step(deciding.decide, corrected_by_23_march, "2026-03-06", decision=PROVIDED)

    def test_still_unclear_after_the_correction_is_an_answer(self, corrected_by_23_march, step):
        case = corrected_by_23_march
        step(clocking.receive_correction, case, "2026-03-16", on=day("2026-03-16"), corrected="")

        unclear = Decision(Outcome.UNAVAILABLE, reason=Reason.STILL_UNCLEAR)
        step(deciding.decide, case, "2026-03-17", decision=unclear)

        assert case.ending == "unavailable_still_unclear"

    def test_a_payment_that_is_awaited_holds_the_decision(self, case, step):
        step(
            clocking.notice_fee,
            case,
            "2026-03-10",
            on=day("2026-03-10"),
            method=clocking.FeeMethod.BY_VOLUME,
            count=200,
        )

        with pytest.raises(NotAllowed, match="等待缴费"):
            step(deciding.decide, case, "2026-03-11", decision=PROVIDED)


class TestThirdParty:
    def test_while_it_may_answer_nothing_is_decided(self, asked, step):
        with pytest.raises(NotAllowed, match="期限到2026年3月25日"):
            step(deciding.decide, asked(), "2026-03-25", decision=PROVIDED)

    def test_when_it_was_silent_the_agency_decides(self, asked, step):
        case = asked()

        step(deciding.decide, case, "2026-03-26", decision=PROVIDED)

        assert case.state == "signing"

    def test_one_that_agrees_is_no_ground_to_withhold(self, asked, step):
        case = asked()
        step(clocking.receive_opinion, case, "2026-03-10", **opinion(Answer.AGREES))

        with pytest.raises(GroundNotGiven, match="都同意公开"):
            step(deciding.decide, case, "2026-03-11", decision=FOR_THIRD_PARTY)

    def test_one_that_objects_is_a_ground(self, asked, step):
        case = asked()
        step(clocking.receive_opinion, case, "2026-03-10", **opinion(Answer.OBJECTS))

        step(deciding.decide, case, "2026-03-11", decision=FOR_THIRD_PARTY)

        assert case.ending == "withheld_third_party_interests"

    def test_another_agency_that_is_asked_does_not_hold_the_decision(self, case, step):
        step(
            clocking.consult,
            case,
            "2026-03-04",
            whom=Consulted.OTHER_AGENCY,
            name="示例县生态环境局",
            on=day("2026-03-04"),
            delivered_on=day("2026-03-04"),
        )

        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

        assert case.state == "signing"


class TestReply:
    def test_it_says_what_the_case_says(self, answered):
        content = content_of(answered.letter.letter)

        text = "".join(content.paragraphs)
        assert content.addressee.startswith(DATA.name)
        assert answered.case.number_text in text
        assert "第三十六条" in text

    def test_its_remedy_is_that_of_the_rules_whatever_is_typed(self, case, step, reply, cast):
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

        letter = reply(case, typed={"remedy": "不能复议", "article": "第一条"})
        deciding.sign(letter=letter, by=cast["qian"], at=at("2026-03-05"))

        letter.letter.refresh_from_db()
        text = "".join(content_of(letter.letter).paragraphs)
        assert "向示例县人民政府申请行政复议" in text
        assert "不能复议" not in text

    def test_withheld_under_article_14_goes_to_reconsideration_first(self, case, step, reply, cast):
        step(deciding.decide, case, "2026-03-05", decision=STATE_SECRET)
        letter = reply(case, typed={"fact": "已定密", "reason": "仍在保密期限内"})

        deciding.sign(letter=letter, by=cast["qian"], at=at("2026-03-05"))

        letter.letter.refresh_from_db()
        assert "先向示例县人民政府申请行政复议" in "".join(content_of(letter.letter).paragraphs)

    def test_one_drafted_before_the_law_changed_is_not_signed_after(
        self, register, step, reply, cast
    ):
        case = register(arrived_on=day("2026-06-15"))
        step(deciding.decide, case, "2026-06-30", decision=PARTLY)
        letter = reply(case, on="2026-06-30", typed={"fact": "报价明细", "reason": "不同意公开"})

        with pytest.raises(NotAllowed, match="救济途径变了"):
            deciding.sign(letter=letter, by=cast["qian"], at=at("2026-07-01"))

    def test_none_is_drafted_before_the_decision(self, case, reply):
        with pytest.raises(NotAllowed, match="还没有作出决定"):
            reply(case)

    def test_what_is_missing_is_named(self, case, step, reply):
        step(deciding.decide, case, "2026-03-05", decision=STATE_SECRET)

        with pytest.raises(LetterNotComplete, match="认定的事实"):
            reply(case)

    def test_one_of_an_earlier_decision_is_not_signed(self, case, step, reply, cast):
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)
        letter = reply(case)
        step(deciding.reopen, case, "2026-03-06", reason="认定有误")
        step(deciding.decide, case, "2026-03-06", decision=STATE_SECRET)

        with pytest.raises(NotAllowed, match="按另一个决定起草"):
            deciding.sign(letter=letter, by=cast["qian"], at=at("2026-03-06"))

    def test_one_for_service_online_names_the_online_remedy(self, case, step, reply):
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

        with pytest.raises(RemedyNotComplete, match="网上申请行政复议的途径"):
            reply(case, is_for_online=True)

    def test_nothing_that_the_case_or_the_rules_fix_can_be_typed(self):
        template = template_for(LetterKind.REPLY, day("2026-03-05"), "disclosed_provided")

        assert typed_fields(template) == ("request", "provided")


class TestService:
    @pytest.fixture
    def signed(self, case, step, reply, cast):
        """A reply signed on 5 March."""
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)
        letter = reply(case)
        deciding.sign(letter=letter, by=cast["qian"], at=at("2026-03-05"))
        return letter

    def serve(self, letter, cast, service, on="2026-03-09"):
        deciding.serve(letter=letter, service=service, by=cast["lin"], at=at(on))

    def test_the_day_it_was_posted_ends_the_case(self, answered):
        assert (answered.case.state, answered.case.closed_on) == ("closed", day("2026-03-06"))

    def test_the_day_the_applicant_signed_counts(self, signed, cast, case):
        self.serve(signed, cast, Service(ServiceWay.IN_PERSON, signed_on=day("2026-03-09")))

        case.refresh_from_db()
        assert case.closed_on == day("2026-03-09")

    def test_another_courier_is_refused(self, signed, cast):
        courier = Service(
            ServiceWay.POST,
            sent_on=day("2026-03-06"),
            carrier=Carrier.OTHER_COURIER,
            evidence="SF000",
        )

        with pytest.raises(ServiceNotAllowed, match="不能用其他快递"):
            self.serve(signed, cast, courier)

    def test_before_it_was_signed_nothing_is_served(self, case, step, reply, cast):
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

        with pytest.raises(NotAllowed, match="还没有签发"):
            self.serve(reply(case), cast, SENT_BY_POST)

    def test_a_day_before_the_signature_is_refused(self, signed, cast):
        early = Service(ServiceWay.IN_PERSON, signed_on=day("2026-03-04"))

        with pytest.raises(NotAllowed, match="早于签发之日"):
            self.serve(signed, cast, early)

    def test_one_without_the_online_remedy_is_not_served_online(self, signed, cast):
        by_email = Service(ServiceWay.EMAIL, sent_on=day("2026-03-06"), evidence="回执")

        with pytest.raises(NotAllowed, match="第二十二条"):
            self.serve(signed, cast, by_email)

    def test_one_with_the_online_remedy_is_served_online(self, case, step, reply, cast):
        LetterSettings.objects.create(agency=case.agency, online_channel="示例复议平台")
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)
        letter = reply(case, is_for_online=True)
        deciding.sign(letter=letter, by=cast["qian"], at=at("2026-03-05"))

        by_email = Service(ServiceWay.EMAIL, sent_on=day("2026-03-06"), evidence="回执")
        self.serve(letter, cast, by_email)

        case.refresh_from_db()
        assert case.closed_on == day("2026-03-06")

    def test_another_letter_is_no_reply(self, signed, cast, case):
        receipt = draft(
            case=case,
            kind=LetterKind.RECEIPT,
            typed={"contact": SAMPLES["contact"]},
            by=cast["lin"],
            at=at("2026-03-05"),
        )

        with pytest.raises(NotAllowed, match="不是已经签发的答复"):
            self.serve(receipt, cast, SENT_BY_POST)

    def test_it_is_served_once(self, answered, cast):
        with pytest.raises(NotAllowed, match="还没有签发"):
            self.serve(answered.letter, cast, SENT_BY_POST)


class TestAfterwards:
    def test_a_withdrawn_application_ends_under_other(self, case, step):
        step(deciding.withdraw, case, "2026-03-04", on=day("2026-03-04"), how="书面撤回")

        assert (case.state, case.report_row) == ("closed", "otherwise_other")

    def test_a_withdrawal_is_told_in_a_letter(self, case, step, reply):
        step(deciding.withdraw, case, "2026-03-04", on=day("2026-03-04"), how="书面撤回")

        assert reply(case).letter.ending == "otherwise_other"

    def test_what_was_decided_is_not_withdrawn(self, answered, step):
        with pytest.raises(NotAllowed, match="不能再撤回"):
            step(deciding.withdraw, answered.case, "2026-03-09", on=day("2026-03-09"), how="撤回")

    def test_an_open_case_is_not_archived(self, case, step):
        with pytest.raises(NotAllowed, match="没有办结的申请不能归档"):
            step(deciding.archive, case, "2026-03-09")

    def test_a_closed_case_is_archived(self, answered, step):
        step(deciding.archive, answered.case, "2026-03-09")

        assert answered.case.state == "archived"

    def test_a_case_opened_again_keeps_the_row_of_its_first_decision(self, answered, step):
        case = answered.case

        step(deciding.reopen, case, "2026-03-20", reason="复议决定撤销原答复")

        assert (case.state, case.closed_on, case.ending) == ("in_hand", None, "")
        assert (case.report_row, case.counted_on) == ("disclosed", dt.date(2026, 3, 5))

    def test_the_reply_of_the_first_decision_is_not_served_for_the_second(
        self, answered, step, reply, cast
    ):
        case, old = answered.case, CaseLetter.objects.get(letter__kind="reply")
        step(deciding.reopen, case, "2026-03-20", reason="复议决定撤销原答复")
        step(deciding.decide, case, "2026-03-23", decision=PROVIDED)
        deciding.sign(letter=reply(case), by=cast["qian"], at=at("2026-03-23"))

        posted = Service(ServiceWay.POST, sent_on=day("2026-03-24"), evidence="XA00000000000")

        with pytest.raises(NotAllowed, match="以前那次决定的答复"):
            deciding.serve(letter=old, service=posted, by=cast["lin"], at=at("2026-03-24"))

    def test_opening_again_says_why(self, answered, step):
        with pytest.raises(NotAllowed, match="写明理由"):
            step(deciding.reopen, answered.case, "2026-03-20", reason=" ")

    def test_an_open_case_is_not_opened_again(self, case, step):
        with pytest.raises(NotAllowed, match="不用重新办理"):
            step(deciding.reopen, case, "2026-03-20", reason="理由")

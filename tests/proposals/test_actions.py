"""A proposal is received, answered, answered anew, and in the end forgotten; its words are readable by nobody without the key."""

import datetime as dt

import pytest

from gongkai.agencies.models import Agency
from gongkai.audit.models import AuditRecord
from gongkai.proposals import actions, content, offers, queries
from gongkai.proposals.models import Proposal
from gongkai.proposals.refusals import NamesPerson, NoAnswer
from tests.catalog.conftest import AT, later
from tests.proposals.conftest import WRITTEN


def test_proposals_are_numbered_within_agency_and_year(proposed):
    first, _code = proposed()
    second, _code = proposed()

    assert [first.number_text, second.number_text] == [
        "示例县青山镇人民政府建议〔2026〕1号",
        "示例县青山镇人民政府建议〔2026〕2号",
    ]


def test_the_answer_is_meant_to_come_in_twenty_working_days(proposed):
    proposal, _code = proposed()

    assert proposal.answer_by == dt.date(2026, 3, 30)


def test_what_was_written_is_encrypted_and_in_no_event_nor_record(proposed):
    proposal, code = proposed()

    kept = Proposal.objects.values_list("sealed", flat=True).get()
    assert WRITTEN.title.encode() not in bytes(kept)
    assert content.written_in(proposal) == WRITTEN
    told = "".join(AuditRecord.objects.values_list("facts_text", flat=True))
    assert WRITTEN.title not in told
    assert code not in told


def test_number_and_code_open_it_and_nothing_else_does(proposed, qingshan):
    proposal, code = proposed()

    assert (
        queries.by_number_and_code(qingshan, 1, 2026, f" {code.lower()[:5]}-{code[5:]}") == proposal
    )
    assert queries.by_number_and_code(qingshan, 1, 2026, "AAAAAAAAAA") is None
    assert queries.by_number_and_code(qingshan, 2, 2026, code) is None
    assert queries.by_number_and_code(Agency.objects.get(code="lvshui"), 1, 2026, code) is None


def test_an_answer_with_a_title_is_listed_one_without_is_not(proposed, answered, qingshan):
    public = answered(proposed()[0])
    answered(proposed()[0], public_title="")

    assert queries.listed(qingshan) == [public]


def test_a_corrected_answer_takes_the_place_of_the_first_and_both_stay_events(proposed, answered):
    proposal = answered(proposed()[0])

    answered(proposal, decision="not_adopted", answer="涉及商业秘密。", at=later())

    assert (proposal.decision, proposal.answer) == ("not_adopted", "涉及商业秘密。")
    assert proposal.events.count() == 3


@pytest.mark.parametrize(
    ("changes", "refusal", "says"),
    [
        ({"answer": "  "}, NoAnswer, "没有写答复"),
        ({"decision": "already_public"}, NoAnswer, "填这条信息的索引号"),
        ({"answer": "请找11010519491231002X"}, NamesPerson, "个人信息"),
        ({"public_title": "张某 13812345678 的建议"}, NamesPerson, "个人信息"),
    ],
)
def test_an_answer_is_refused_with_what_to_do(proposed, answered, changes, refusal, says):
    proposal, _code = proposed()

    with pytest.raises(refusal, match=says):
        answered(proposal, **changes)
    assert not Proposal.objects.exclude(decision="").exists()


def test_an_answer_points_to_public_items_alone(proposed, answered, a_draft, published):
    proposal, _code = proposed()

    with pytest.raises(NoAnswer, match="没有公开"):
        answered(proposal, decision="already_public", item=a_draft())
    assert answered(proposal, decision="already_public", item=published).item == published


def test_two_years_after_the_answer_what_was_written_is_gone_and_the_answer_stays(
    proposed, answered
):
    proposal = answered(proposed()[0])

    assert actions.erase_old(AT + dt.timedelta(days=730)) == 0
    assert actions.erase_old(AT + dt.timedelta(days=731)) == 1

    proposal.refresh_from_db()
    assert content.written_in(proposal) is None
    assert bytes(proposal.wrapped_key) == b""
    assert proposal.answer == "采纳，下月在部门文件一栏公开。"


def test_what_nobody_answered_is_gone_two_years_after_it_came(proposed):
    proposal, _code = proposed()

    assert actions.erase_old(AT + dt.timedelta(days=730)) == 0
    assert actions.erase_old(AT + dt.timedelta(days=731)) == 1

    proposal.refresh_from_db()
    assert content.written_in(proposal) is None


def test_rebuilding_derives_the_same_columns(proposed, answered):
    answered(proposed()[0])
    before = Proposal.objects.values().get()
    Proposal.objects.update(state="waiting", answered_at=None, decision="", answer="")

    assert offers.rebuild() == 1
    assert Proposal.objects.values().get() == before

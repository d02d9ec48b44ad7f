"""Every way of ending counts in exactly one row of the form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.annual_report.applications_table import OUTCOMES_2019, OUTCOMES_2021
from gongkai.rules.grounds import Ground
from gongkai.rules.outcomes import (
    ENDING_BY_CODE,
    ENDINGS,
    Decision,
    DecisionNotAllowed,
    Outcome,
    Reason,
    WithheldPart,
    ending_of,
    row_of,
)

SECRET_PART = WithheldPart("附件二", "合同中的报价属于商业秘密", Ground.THIRD_PARTY_INTERESTS)


def decide(outcome, ground=None, reason=None, **more):
    return ending_of(Decision(outcome, ground, reason, **more))


def test_there_are_twenty_three_ways_of_ending():
    assert len(ENDINGS) == len(ENDING_BY_CODE) == 8 + 2 + 1 + 4 + 5 + 3


def test_together_they_fill_every_row_of_results():
    assert {ending.row for ending in ENDINGS} == set(OUTCOMES_2021)


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.code)
def test_each_counts_in_one_row_of_either_form(ending):
    assert row_of(ending, report_year=2026) in OUTCOMES_2021
    assert row_of(ending, report_year=2020) in OUTCOMES_2019


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.code)
def test_a_decision_leads_back_to_its_ending(ending):
    parts = {"partly_disclosed": {"open_part": "正文", "withheld_parts": (SECRET_PART,)}}

    found = decide(
        ending.outcome,
        ending.ground,
        ending.reason,
        explanation="申请人撤回",
        **parts.get(ending.code, {}),
    )

    assert found is ending


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("disclosed_already_public", "第三十六条第（一）项"),
        ("withheld_third_party_interests", "第十五条"),
        ("withheld_process_information", "第十六条第二款"),
        ("withheld_administrative_inquiry", "第三十六条第（七）项"),
        ("unavailable_would_need_creating", "第三十八条"),
        ("not_processed_petition_or_complaint", "第三十九条第一款"),
        ("not_processed_repeated", "第三十六条第（六）项"),
        ("otherwise_fee_unpaid", "国办函〔2020〕109号"),
    ],
)
def test_an_ending_names_its_article(code, source):
    assert str(ENDING_BY_CODE[code].source).endswith(source)


def test_what_only_practice_knows_names_none():
    unnamed = {ending.code for ending in ENDINGS if ending.source is None}

    assert unnamed == {"not_processed_reconfirmation", "otherwise_other"}


def test_withholding_without_a_ground_is_refused():
    with pytest.raises(DecisionNotAllowed, match="“不予公开”必须有且只有一项不予公开的理由"):
        decide(Outcome.WITHHELD)


def test_a_reason_of_another_outcome_is_refused():
    with pytest.raises(
        DecisionNotAllowed, match="“无法提供”必须有且只有一项情形，请从中选一项：经检索没有"
    ):
        decide(Outcome.UNAVAILABLE, reason=Reason.REPEATED)


def test_two_rows_at_once_are_refused():
    with pytest.raises(DecisionNotAllowed, match="第三十六条"):
        decide(Outcome.DISCLOSED, ground=Ground.STATE_SECRET, reason=Reason.PROVIDED)


def test_a_partial_disclosure_counts_only_as_that():
    with pytest.raises(DecisionNotAllowed, match="“部分公开”只计一项，不另选理由"):
        decide(Outcome.PARTLY_DISCLOSED, ground=Ground.STATE_SECRET)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"open_part": "正文"},
        {"withheld_parts": (SECRET_PART,)},
        {"open_part": "正文", "withheld_parts": (WithheldPart("附件二", " "),)},
        {"open_part": "正文", "withheld_parts": (WithheldPart("", "商业秘密"),)},
    ],
)
def test_a_partial_disclosure_sets_its_parts_out_with_a_reason_each(parts):
    with pytest.raises(DecisionNotAllowed, match="第三十七条"):
        decide(Outcome.PARTLY_DISCLOSED, **parts)


def test_parts_under_another_outcome_are_refused():
    with pytest.raises(DecisionNotAllowed, match="只有部分公开才区分"):
        decide(Outcome.DISCLOSED, reason=Reason.PROVIDED, withheld_parts=(SECRET_PART,))


def test_otherwise_other_needs_its_explanation():
    with pytest.raises(DecisionNotAllowed, match="要写明原因"):
        decide(Outcome.OTHERWISE_CONCLUDED, reason=Reason.OTHER, explanation=" ")


def test_in_2020_all_other_conclusions_are_one_row():
    lapsed = ENDING_BY_CODE["otherwise_correction_lapsed"]

    assert row_of(lapsed, report_year=2020) == "otherwise_concluded"
    assert row_of(lapsed, report_year=2021) == "otherwise_correction_lapsed"


@given(
    st.sampled_from(Outcome),
    st.none() | st.sampled_from(Ground),
    st.none() | st.sampled_from(Reason),
)
def test_no_decision_falls_under_two_endings(outcome, ground, reason):
    same = [
        each
        for each in ENDINGS
        if (each.outcome, each.ground, each.reason) == (outcome, ground, reason)
    ]

    assert len(same) <= 1

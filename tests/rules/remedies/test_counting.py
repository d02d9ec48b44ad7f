"""What table four counts of a challenge, from its instances."""

import datetime as dt

import pytest

from gongkai.rules.annual_report import remedies_table
from gongkai.rules.remedies.counting import Ended, Instance, block_of, ended
from gongkai.rules.remedies.outcomes_table import (
    AS_BEFORE,
    NOT_COUNTED,
    ONWARD,
    OUTCOMES,
    outcomes_of,
)
from gongkai.rules.remedies.stages import MAY_FOLLOW, Stage
from gongkai.rules.work_calendar import national_calendar

REVIEW, FIRST, SECOND, RETRIAL = Stage
DECIDED = dt.date(2026, 3, 2)


def instance(stage, outcome="", decided="2026-03-02", served="2026-03-04"):
    days = [dt.date.fromisoformat(each) if outcome else None for each in (decided, served)]
    return Instance(stage, outcome, *days)


def result(*instances):
    found = ended(instances, national_calendar())
    return found and (found.result, str(found.on))


def test_reconsideration_ends_on_the_day_of_its_decision():
    assert result(instance(REVIEW, "review_revoked")) == ("overturned", "2026-03-02")


def test_what_is_not_decided_is_pending():
    assert result(instance(FIRST)) is None


def test_a_judgment_stands_when_nobody_may_appeal_any_more():
    # Fifteen days from 4 March end on the 19th
    assert result(instance(FIRST, "first_claims_rejected")) == ("upheld", "2026-03-20")


def test_a_ruling_stands_after_ten_days():
    assert result(instance(FIRST, "first_suit_rejected")) == ("other_result", "2026-03-17")


def test_a_suit_that_is_withdrawn_ends_at_once():
    assert result(instance(FIRST, "first_withdrawn")) == ("other_result", "2026-03-02")


def test_an_appeal_keeps_the_suit_pending():
    assert result(instance(FIRST, "first_revoked"), instance(SECOND)) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("first_revoked", "second_appeal_rejected", "overturned"),
        ("first_claims_rejected", "second_appeal_withdrawn", "upheld"),
        ("first_claims_rejected", "second_revoked", "overturned"),
        ("first_revoked", "second_claims_rejected", "upheld"),
        ("first_revoked", "second_withdrawn", "other_result"),
    ],
)
def test_the_second_instance_ends_the_suit_on_its_day(first, second, expected):
    found = result(instance(FIRST, first), instance(SECOND, second, "2026-06-01", "2026-06-03"))

    assert found == (expected, "2026-06-01")


def test_a_suit_sent_back_is_pending_until_it_is_decided_anew():
    sent_back = [
        instance(FIRST, "first_revoked"),
        instance(SECOND, "second_sent_back", "2026-06-01"),
    ]
    anew = instance(FIRST, "first_withdrawn", "2026-08-03")

    assert result(*sent_back) is None
    assert result(*sent_back, anew) == ("other_result", "2026-08-03")


def test_a_retrial_changes_no_figure():
    counted = instance(FIRST, "first_withdrawn")

    assert result(counted, instance(RETRIAL, "retrial_changed", "2027-01-04")) == result(counted)
    assert result(counted, instance(RETRIAL)) == result(counted)


def test_every_outcome_is_a_column_or_leads_on():
    columns = set(remedies_table.PARTS_OF_TOTAL) - {"pending"}

    assert {each.result for each in OUTCOMES} == columns | {AS_BEFORE, ONWARD, NOT_COUNTED}
    assert len({each.code for each in OUTCOMES}) == len(OUTCOMES)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_its_own_closed_list(stage):
    assert {each.stage for each in outcomes_of(stage)} == {stage}


def test_each_first_stage_opens_a_block_of_the_form():
    opened = {
        block_of(REVIEW, is_after_review=False),
        block_of(FIRST, is_after_review=False),
        block_of(FIRST, is_after_review=True),
    }

    assert opened == set(remedies_table.BLOCKS)
    assert block_of(SECOND, is_after_review=True) == ""


def test_a_case_sent_back_may_follow_its_second_instance():
    assert SECOND in MAY_FOLLOW[FIRST]


def test_the_end_is_a_value():
    assert Ended("upheld", DECIDED) == Ended("upheld", DECIDED)

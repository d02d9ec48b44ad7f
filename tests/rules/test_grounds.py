"""Grounds for not disclosing (Articles 14 to 16)."""

import pytest

from gongkai.rules.consultation import Standing
from gongkai.rules.grounds import (
    GROUNDS,
    Force,
    Ground,
    GroundNotGiven,
    refuse_unfounded_protection,
)


def test_every_ground_has_its_article():
    assert {ground: rule.source.article for ground, rule in GROUNDS.items()} == {
        Ground.STATE_SECRET: 14,
        Ground.BARRED_BY_LAW: 14,
        Ground.SECURITY_OR_STABILITY: 14,
        Ground.THIRD_PARTY_INTERESTS: 15,
        Ground.INTERNAL_AFFAIRS: 16,
        Ground.PROCESS_INFORMATION: 16,
        Ground.ENFORCEMENT_CASE_FILE: 16,
        Ground.ADMINISTRATIVE_INQUIRY: 36,
    }


def test_what_article_16_leaves_to_the_agency_may_be_withheld_and_need_not():
    may = {ground for ground, rule in GROUNDS.items() if rule.force is Force.MAY_WITHHOLD}

    assert may == {
        Ground.INTERNAL_AFFAIRS,
        Ground.PROCESS_INFORMATION,
        Ground.ENFORCEMENT_CASE_FILE,
    }


def test_inquiries_are_not_of_articles_14_to_16():
    others = [ground for ground, rule in GROUNDS.items() if not rule.is_of_articles_14_to_16]

    assert others == [Ground.ADMINISTRATIVE_INQUIRY]


def test_the_public_interest_goes_before_a_third_party():
    with pytest.raises(GroundNotGiven, match="应当公开"):
        refuse_unfounded_protection(third_parties=(Standing.OBJECTED,), serves_public_interest=True)


def test_a_third_party_who_agrees_is_not_protected():
    with pytest.raises(GroundNotGiven, match="第三方都同意公开"):
        refuse_unfounded_protection(
            third_parties=(Standing.AGREED, Standing.AGREED), serves_public_interest=False
        )


@pytest.mark.parametrize(
    "third_parties",
    [
        (),
        (Standing.OBJECTED,),
        (Standing.AGREED, Standing.OBJECTED),
        (Standing.SILENT_AGENCY_DECIDES,),
    ],
)
def test_others_may_be_protected(third_parties):
    refuse_unfounded_protection(third_parties=third_parties, serves_public_interest=False)

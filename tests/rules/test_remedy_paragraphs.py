"""The paragraph on remedies, by outcome and day (行政复议法 Articles 20 to 24; 行政诉讼法 Articles 45, 46)."""

import datetime as dt

import pytest

from gongkai.rules.grounds import Ground
from gongkai.rules.outcomes import ENDING_BY_CODE, ENDINGS, Outcome, WithheldPart
from gongkai.rules.remedy_paragraphs import (
    NO_ANSWER_IN_TIME,
    Addressees,
    Order,
    RemedyNotComplete,
    RemedyRule,
    remedy_paragraph,
    remedy_rule,
)

COUNTY = Addressees("示例县人民政府", "示例县人民法院", "示例省行政复议网上服务平台")
SECRET_PART = WithheldPart("附件二", "商业秘密", Ground.THIRD_PARTY_INTERESTS)
NOT_HELD_PART = WithheldPart("审批意见", "本机关不掌握")
PARTLY = ENDING_BY_CODE["partly_disclosed"]
LAST_OF_2023, FIRST_OF_2024 = dt.date(2023, 12, 31), dt.date(2024, 1, 1)
LAST_OF_JUNE, FIRST_OF_JULY = dt.date(2026, 6, 30), dt.date(2026, 7, 1)

WITHHELD_UNDER_14_TO_16 = [
    each.code
    for each in ENDINGS
    if each.outcome is Outcome.WITHHELD and each.ground is not Ground.ADMINISTRATIVE_INQUIRY
]
OTHERS = [
    each.code
    for each in ENDINGS
    if each.outcome not in (Outcome.WITHHELD, Outcome.PARTLY_DISCLOSED)
]


def order(code, on, **more):
    return remedy_rule(ENDING_BY_CODE[code], decided_on=on, **more).order


@pytest.mark.parametrize("code", WITHHELD_UNDER_14_TO_16)
def test_withholding_leads_to_reconsideration_first_since_2024(code):
    assert order(code, LAST_OF_2023) is Order.EITHER
    assert order(code, FIRST_OF_2024) is Order.RECONSIDERATION_FIRST


@pytest.mark.parametrize("code", OTHERS)
def test_all_other_answers_leave_the_choice(code):
    assert order(code, LAST_OF_2023) is Order.EITHER
    assert order(code, FIRST_OF_JULY) is Order.EITHER


@pytest.mark.parametrize(
    ("on", "parts", "expected"),
    [
        (LAST_OF_2023, (SECRET_PART,), Order.EITHER),
        (LAST_OF_JUNE, (SECRET_PART,), Order.EITHER),
        (FIRST_OF_JULY, (SECRET_PART,), Order.BY_PART),
        (FIRST_OF_JULY, (NOT_HELD_PART, SECRET_PART), Order.BY_PART),
        (FIRST_OF_JULY, (NOT_HELD_PART,), Order.EITHER),
    ],
)
def test_partial_disclosure_follows_the_ground_of_its_parts(on, parts, expected):
    assert order("partly_disclosed", on, withheld_parts=parts) is expected


def test_what_is_not_certain_is_said():
    rule = remedy_rule(PARTLY, decided_on=FIRST_OF_JULY, withheld_parts=(SECRET_PART,))

    assert "该条原文尚未核对" in rule.doubt


@pytest.mark.parametrize(
    ("is_first", "expected"), [(False, Order.EITHER), (True, Order.RECONSIDERATION_FIRST)]
)
def test_inquiries_follow_local_practice(is_first, expected):
    found = order(
        "withheld_administrative_inquiry", FIRST_OF_JULY, is_inquiry_review_first=is_first
    )

    assert found is expected


def test_no_answer_in_time_may_be_taken_to_either_and_says_the_doubt():
    assert NO_ANSWER_IN_TIME.order is Order.EITHER
    assert "尚不明确" in NO_ANSWER_IN_TIME.doubt


class TestWords:
    def test_either(self):
        words = remedy_paragraph(RemedyRule(Order.EITHER, ()), COUNTY, is_served_online=False)

        assert words == (
            "如对本答复不服，可以自收到本告知书之日起60日内向示例县人民政府申请行政复议，"
            "或者自收到本告知书之日起6个月内向示例县人民法院提起行政诉讼。"
        )

    def test_reconsideration_first(self):
        rule = RemedyRule(Order.RECONSIDERATION_FIRST, ())

        assert remedy_paragraph(rule, COUNTY, is_served_online=False) == (
            "如对本答复不服，应当自收到本告知书之日起60日内先向示例县人民政府申请行政复议；"
            "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向示例县人民法院提起行政诉讼。"
        )

    def test_by_part_names_the_articles_and_says_both(self):
        words = remedy_paragraph(RemedyRule(Order.BY_PART, ()), COUNTY, is_served_online=False)

        assert "第十四条、第十五条、第十六条不予公开的部分不服，应当" in words
        assert "对本答复的其他部分不服，可以" in words

    def test_served_online_it_names_the_online_channel(self):
        words = remedy_paragraph(RemedyRule(Order.EITHER, ()), COUNTY, is_served_online=True)

        assert words.endswith("可以通过示例省行政复议网上服务平台网上申请行政复议。")

    def test_served_online_without_that_channel_it_is_refused(self):
        with pytest.raises(RemedyNotComplete, match="第二十二条"):
            remedy_paragraph(
                RemedyRule(Order.EITHER, ()), Addressees("示例县人民政府"), is_served_online=True
            )

    def test_without_a_reviewing_body_it_is_refused(self):
        with pytest.raises(RemedyNotComplete, match="请在机关设置中填写"):
            remedy_paragraph(RemedyRule(Order.EITHER, ()), Addressees(" "), is_served_online=False)

    def test_without_a_court_by_name_it_is_the_one_with_jurisdiction(self):
        words = remedy_paragraph(
            RemedyRule(Order.EITHER, ()), Addressees("示例县人民政府"), is_served_online=False
        )

        assert "向有管辖权的人民法院提起" in words

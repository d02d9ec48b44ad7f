"""Each fact of a year makes one sentence; what is not on record makes none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.rules.annual_report.drafting import (
    ApplicationsOfYear,
    Count,
    FactsOfYear,
    Place,
    Told,
    composed,
    sentences_of,
)

# The year of a township: 87 new of 510, in five classes, on two channels, no applications
SEED = FactsOfYear(
    year=2023,
    public_total=510,
    public_new=87,
    by_class=(
        Count("机构职能", 1),
        Count("规划计划", 1),
        Count("工作动态", 42),
        Count("业务工作", 40),
        Count("其他", 3),
    ),
    by_channel=(Count("政府网站", 87), Count("镇村公开栏（电子屏）", 30)),
    applications=ApplicationsOfYear(0, 0, 0, 0),
    remedies=(),
)
BUSY = ApplicationsOfYear(
    received=11,
    carried_in=1,
    concluded=10,
    carried_out=2,
    by_channel=(Count("当面提交", 4), Count("互联网", 7)),
    by_outcome=(Count("予以公开", 6), Count("部分公开", 4)),
    extended=3,
    late=1,
    median_days=12,
    most_days=28,
    fee_yuan=Decimal("100.00"),
    fee_cases=1,
)


def said(facts, part="一"):
    return "".join(sentences_of(facts)[part].values())


def test_each_share_is_rounded_half_up_by_itself_and_the_sum_is_told():
    assert (
        "新增的87条信息中，机构职能类1条，占1.1%；规划计划类1条，占1.1%；工作动态类42条，占48.3%；"
        "业务工作类40条，占46.0%；其他3条，占3.4%（各项占比分别四舍五入，合计99.9%）。"
    ) in said(SEED)


def test_shares_that_make_a_hundred_need_no_note():
    whole = replace(SEED, public_new=2, by_class=(Count("其他", 1), Count("业务工作", 1)))

    assert "四舍五入" not in said(whole)


def test_the_total_is_that_of_the_last_day_of_the_year():
    assert "截至2023年12月31日，累计主动公开政府信息510条，本年新增87条。" in said(SEED)


def test_a_year_without_anything_new_says_so():
    assert "累计主动公开政府信息510条，本年没有新增。" in said(replace(SEED, public_new=0))


def test_channels_are_counted_and_an_item_counts_on_each():
    assert (
        "通过2种渠道公开：政府网站87条，镇村公开栏（电子屏）30条（同一条信息在几处公开的，各处都计）"
    ) in said(SEED)


def test_no_applications_and_no_lawsuits_are_told_in_a_sentence_each():
    assert "本年没有收到政府信息公开申请，也没有上年结转的申请。" in said(SEED)
    assert "没有因政府信息公开引起的行政复议、行政诉讼。" in said(SEED)


@pytest.mark.parametrize(
    "sentence",
    [
        "本年新收政府信息公开申请11件，上年结转1件；办结10件，结转下年度继续办理2件。",
        "新收的申请中，当面提交4件，互联网7件。",
        "办结的申请中，予以公开6件，部分公开4件。",
        "办结的申请中，延长过答复期限的3件。",
        "从收到申请到作出决定，半数在12天以内，九成在28天以内（自然日）。",
    ],
)
def test_applications_are_told_fact_by_fact(sentence):
    assert sentence in said(replace(SEED, applications=BUSY))


def test_too_few_days_are_not_told():
    few = replace(BUSY, median_days=None, most_days=None)

    assert "自然日" not in said(replace(SEED, applications=few))


def test_a_late_decision_is_a_problem_of_part_five():
    assert said(replace(SEED, applications=BUSY), "五") == (
        "本年办结的申请中，有1件超过答复期限才作出决定。"
    )


@pytest.mark.parametrize(
    ("applications", "sentence"),
    [
        (SEED.applications, "本年没有收取信息处理费。"),
        (BUSY, "本年收取信息处理费100元，涉及申请1件。"),
    ],
)
def test_part_six_states_the_fee(applications, sentence):
    assert said(replace(SEED, applications=applications), "六") == sentence


@pytest.mark.parametrize(
    ("documents", "sentence"),
    [
        ((0, 0, 0), "本年没有制发、废止行政规范性文件，年末也没有现行有效的。"),
        ((0, 0, 2), "本年没有制发、废止行政规范性文件，年末现行有效2件。"),
        ((1, 1, 4), "本年制发行政规范性文件1件，废止1件，年末现行有效4件。"),
    ],
)
def test_documents_are_told_as_the_table_has_them(documents, sentence):
    assert sentence in said(replace(SEED, documents=documents))


def test_lawsuits_are_told_with_their_numbers():
    facts = replace(SEED, remedies=(Count("行政复议", 2), Count("未经复议直接起诉", 1)))

    assert "因政府信息公开引起的案件：行政复议2件，未经复议直接起诉1件。" in said(facts)


def test_reviews_and_withdrawals_belong_to_management():
    facts = replace(SEED, reviewed=87, withdrawn=2)

    assert "经公开审查、保密审查后公开的信息87条" in said(facts)
    assert "按程序撤下的信息2条" in said(facts)


def test_what_is_not_kept_is_not_told():
    nothing = FactsOfYear(year=2025)

    assert sentences_of(nothing) == {
        "一": {"DISCLOSURE:total": "截至2025年12月31日，累计主动公开政府信息0条，本年没有新增。"},
        "五": {},
        "六": {},
    }


def test_what_others_tell_stands_at_its_place():
    training = Told("training", Place.SUPERVISION, "组织培训2次。")
    lesson = Told("lesson", Place.PROBLEMS, "告知书漏写了法院的名称。")

    found = sentences_of(replace(SEED, told=(training, lesson)))

    assert found["一"]["SUPERVISION:training"] == "组织培训2次。"
    assert found["五"] == {"PROBLEMS:lesson": "告知书漏写了法院的名称。"}


def test_a_part_is_composed_under_the_headings_of_its_aspects():
    text = composed(sentences_of(SEED)["一"])

    headings = [line for line in text.splitlines() if line.startswith("（")]
    assert headings == ["（一）主动公开", "（二）依申请公开", "（三）政府信息公开平台建设"]

from decimal import Decimal

import pytest

from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.text_rules.prose import paragraphs, sentences, text_of, tidy
from gongkai.rules.annual_report.text_rules.quantities import counts, percentages
from tests.rules.annual_report.tables import with_prose


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("2023 年 1 月", "2023年1月"),
        ("１２％", "12%"),
        ("1,234,567件", "1234567件"),
        ("1,234件", "1234件"),
        ("(一)公开", "（一）公开"),
        ("### (一) 公开", "（一）公开"),
        ("open data 公开", "open data公开"),
    ],
)
def test_one_spelling_for_digits_spaces_and_brackets(text, tidied):
    assert tidy(text) == tidied


def test_a_line_broken_in_mid_sentence_is_joined_again():
    assert paragraphs("全年公开信\n息5条。\n- 3 -\n（一）主动公开情况\n做好公开。") == (
        "全年公开信息5条。",
        "（一）主动公开情况",
        "做好公开。",
    )


def test_sentences_know_their_part_and_paragraph():
    found = [
        (each.part, each.paragraph, each.number, each.text)
        for each in sentences(with_prose(一="公开5条。办理3件。\n（一）平台。", 二="表", 五="无。"))
    ]

    assert found == [
        ("一", 0, 0, "公开5条。"),
        ("一", 0, 1, "办理3件。"),
        ("一", 1, 0, "（一）平台。"),
        ("五", 0, 0, "无。"),
    ]


def test_of_an_earlier_report_every_part_is_prose():
    report = Report(sections={"title": "题", "二": "公开5条。"})

    assert [each.text for each in sentences(report)] == ["公开5条。"]


def test_the_text_of_a_report_is_all_its_parts():
    assert text_of(with_prose(一="甲。", 五="乙。")) == "甲。乙。"


@pytest.mark.parametrize(
    ("text", "value", "unit", "is_exact"),
    [
        ("公开3条", 3, "条", True),
        ("公开18万余条", 180000, "条", False),
        ("公开1.2万条", 12000, "条", False),
        ("约1400个", 1400, "个", False),
        ("申请一件", 1, "件", True),
        ("申请二十一件", 21, "件", True),
        ("收取2950元", 2950, "元", True),
        ("收费7730.28万元", 77302800, "元", False),
    ],
)
def test_counts_with_their_units(text, value, unit, is_exact):
    [count] = counts(text)

    assert (count.value, count.unit, count.is_exact) == (value, unit, is_exact)


@pytest.mark.parametrize(
    "text",
    ["第二十条", "依照3条例", "3个月", "第一件", "每件", "20个工作日", "〔2021〕30号", "一件大事"],
)
def test_what_is_no_count_is_left_alone(text):
    assert counts(text) == ()


def test_a_label_is_what_stands_before_since_the_last_mark():
    first, second = counts("共办理，予以公开5件、部分公开3件。")

    assert (first.label, second.label) == ("予以公开", "、部分公开")
    assert str(first) == "5件"


def test_percentages_know_their_decimals():
    found = [
        (each.value, each.decimals, each.is_exact) for each in percentages("占3.50%，约2%，5%左右")
    ]

    assert found == [(Decimal("3.50"), 2, True), (2, 0, False), (5, 0, False)]

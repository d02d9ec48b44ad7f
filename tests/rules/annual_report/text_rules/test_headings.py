from dataclasses import replace

import pytest

from gongkai.rules.annual_report.report import PARTS, Level
from tests.rules.annual_report.tables import found, with_prose, zeros

RULE = "text.headings"


def _with(**changed):
    return zeros(headings={**PARTS, **changed})


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("一", "## 一、 总体情况"),
        ("三", "三、收到和处理政府信息公开申请情况\n"),
        ("五", "五、政府信息公开工作存在的主要问题及改进情况"),
    ],
)
def test_the_headings_of_the_form_are_no_finding(part, heading):
    assert found(RULE, _with(**{part: heading})) == []


@pytest.mark.parametrize(
    ("part", "heading", "says"),
    [
        ("二", "2、 主动公开政府信息情况", "序号是“2、”，应为“二、”"),
        ("五", "（五）存在的主要问题及改进情况", "序号是“（五）”"),
        ("四", "政府信息公开行政复议、行政诉讼情况", "没有序号"),
        ("五", "五、存在问题和下一步打算", "标题是“五、存在问题和下一步打算”"),
    ],
)
def test_another_number_or_wording_is_noticed(part, heading, says):
    [finding] = found(RULE, _with(**{part: heading}))

    assert finding.where == f"section.{part}"
    assert says in finding.says
    assert finding.level is Level.NOTICE


def test_a_missing_heading_is_noticed():
    report = zeros(headings={part: words for part, words in PARTS.items() if part != "五"})

    [finding] = found(RULE, report)

    assert finding.where == "section.五"
    assert "没有“五、存在的主要问题及改进情况”" in finding.says


def test_parts_in_another_order_are_noticed():
    swapped = ("一", "二", "四", "三", "五", "六")

    [finding] = found(RULE, zeros(headings={part: PARTS[part] for part in swapped}))

    assert finding.where == "section.三"
    assert "按顺序" in finding.says


def test_headings_beyond_the_six_are_left_alone():
    assert found(RULE, _with(七="七、附件")) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("问题有：一是不够全；三是不够快；三是不够深。", "一是、三是、三是"),
        ("（一）主动公开。做好公开。\n（三）平台。做好平台。", "（一）、（三）"),
    ],
)
def test_a_number_that_skips_or_repeats_is_noticed(text, shown):
    [finding] = found(RULE, with_prose(五=text))

    assert finding.found == shown


@pytest.mark.parametrize(
    "text",
    [
        "一是全；二是快。改进：一是培训；二是考核；三是公开。",
        "（一）问题。一是慢。\n（二）改进。一是快；二是好。",
        "依照第二十条第（三）项公开。",
        "是不是公开，唯一是非标准，统一是否公开。",
    ],
)
def test_unbroken_numbers_are_no_finding(text):
    assert found(RULE, with_prose(五=text)) == []


def test_a_report_read_without_headings_is_left_alone():
    assert found(RULE, replace(zeros(), headings={})) == []

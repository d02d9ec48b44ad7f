"""Whatever stands on a page, no text rule breaks, and none is an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.report import Level
from tests.rules.annual_report.tables import with_prose, zeros

PIECES = [
    "全年收到政府信息公开申请",
    "公开信息",
    "其中",
    "其他",
    "自然人",
    "法人或其他组织",
    "予以公开",
    "无法提供",
    "行政复议",
    "行政诉讼",
    "未收到",
    "占",
    "占比",
    "同比增长",
    "比上年增加",
    "上年",
    "分别为",
    "截止",
    "2023年",
    "2022年，我镇",
    "（",
    "）",
    "，",
    "。",
    "；",
    "、",
    "：",
    "\n",
    " ",
    "%",
    "‰",
    "0件",
    "3件",
    "一百件",
    "12条",
    "0.5%",
    "33.3%",
    "18万余条",
    "约",
    "近",
    "等",
    "一是",
    "三是",
    "（一）",
    "（三）",
    "桥头镇",
    "坚持",
    "现公布",
    "年",
    "\x0c",
    "１２件",
    "1,234件",
]


def _check_random_text(count):
    text = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)

    @settings(max_examples=count, deadline=None)
    @given(st.dictionaries(st.sampled_from(("title", "opening", "一", "五", "六")), text))
    def holds(sections):
        report = with_prose(zeros(), **sections)

        findings = check_report(report, previous=with_prose(zeros(year=2022), **sections))

        assert [each for each in findings if each.level is Level.ERROR] == []

    holds()


def test_no_text_breaks_a_rule():
    _check_random_text(60)


@pytest.mark.long
def test_very_many_texts_break_no_rule():
    _check_random_text(5000)

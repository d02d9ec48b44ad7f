"""The text rules over real prose: every finding is one that a sharp reader with a calculator makes.

The expected findings were gone through by hand; each is a rule and what was found.
"""

import pytest

from gongkai.rules.annual_report.checks import check_report
from tests.published.real_reports import read_real_report

pytestmark = pytest.mark.corpus

EXPECTED = {
    "00-seed-fancheng-zhen-2023": [
        ("text.agency", "2023年度政府信息公开工作年度报告"),
        ("text.share", "3.5%"),
        ("text.wording", "截止"),
        ("text.wording", "依法申请公开"),
        ("text.headings", "2、 主动公开政府信息情况"),
        ("text.fee_statement_missing", None),
    ],
    "01-hongze-qu-2023": [("text.assessment_missing", None), ("text.wording", "受理渠")],
    "04-suqian-shi-2023": [],
    "06-shuyang-fagaiju-2023": [("text.headings", "五、存在的主要问题及整改措施")],
    # The name of the county was misread when the page was scanned.
    "07-shuyang-xian-2025": [("text.agency", "沐阳县人民政府")],
    # The numbers of the parts begin again at the tables, and part five has lost its heading.
    "08-shanghai-kewei-2024": [
        ("text.sum_of_parts", 2139),
        ("text.headings", "一、主动公开政府信息情况"),
        ("text.headings", "二、收到和处理政府信息公开申请情况"),
        ("text.headings", "三、政府信息公开行政复议、行政诉讼情况"),
        ("text.headings", None),
        ("text.headings", "五、其他需要报告的事项"),
    ],
    "10-shanghai-bangongting-2019": [
        ("text.sum_of_parts", 805),
        ("text.share", "33.9%"),
        ("text.against_table", 258),
        ("text.against_table", 265),
        ("text.against_table", 7),
        ("text.against_table", 9),
    ],
    "12-pingtan-2019": [("text.sum_of_parts", 2599), ("text.wording", "残差不齐")],
    "13-pingtan-2020": [("text.sum_of_parts", 2602)],
    "16-pingtan-2023": [("text.against_table", 393), ("text.headings", "一是、三是、三是")],
    "19-pingtan-2017-old": [("text.wording", "截止")],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_finding_in_real_prose_is_justified(corpus, name):
    findings = check_report(read_real_report(corpus, name))

    texts = [(each.rule, each.found) for each in findings if each.rule.startswith("text.")]

    assert texts == EXPECTED[name]


def test_no_check_breaks_on_real_prose(corpus):
    findings = [each for name in EXPECTED for each in check_report(read_real_report(corpus, name))]

    assert [each for each in findings if "没有做成" in each.says] == []


def test_real_reports_of_two_years_are_not_called_copies(corpus):
    this = read_real_report(corpus, "13-pingtan-2020")
    last = read_real_report(corpus, "12-pingtan-2019")

    rules = {each.rule for each in check_report(this, previous=last, others=[last])}

    assert "text.repeats" not in rules
    assert "text.growth" not in rules

import pytest

from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Report


@pytest.mark.parametrize(
    "report",
    [
        Report(edition=Edition.FORMAL_2021),
        Report(sections={"title": "示例县教育局2015年政府信息公开工作年度报告"}),
        Report(headings={"一": "一、概述", "二": "二、主动公开", "三": "三、依申请公开"}),
    ],
)
def test_tables_a_title_or_several_parts_make_a_report(report):
    assert report.looks_like_one


@pytest.mark.parametrize("report", [Report(), Report(sections={"title": "关于放假的通知"})])
def test_a_letter_is_no_annual_report(report):
    assert not report.looks_like_one

import pytest

from gongkai.rules.annual_report.report import Level, Report
from tests.rules.annual_report.tables import found, places, with_prose, zeros

YEAR = "text.year"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("title", "示例镇2022年政府信息公开工作年度报告"),
        ("opening", "所列数据统计期限自2022年1月1日起至2023年12月31日止。"),
        ("opening", "统计期限自2023年1月1日起至2022年12月31日止。"),
        ("一", "截至2022年12月31日，共公开信息5条。"),
        ("一", "2022年，我镇认真贯彻落实条例。"),
        ("一", "（一）主动公开情况。2022年全镇公开信息5条。"),
        ("五", "2022年，我镇政府信息公开工作取得了成效，但存在不足。"),
        ("六", "2022年度，本镇未收取信息处理费。"),
    ],
)
def test_another_year_in_the_place_of_the_reports_is_found(part, text):
    [finding] = found(YEAR, with_prose(**{part: text}))

    assert (finding.where, finding.found, finding.expected) == (f"section.{part}", 2022, 2023)
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("title", "示例镇２０２３ 年政府信息公开工作年度报告"),
        ("title", "示例镇政府信息公开工作年度报告"),
        ("opening", "统计期限自2023年1月1日起至12月31日止。"),
        ("opening", "根据2019年修订的条例编制。"),
        ("一", "截至2023年12月31日，共公开信息5条。"),
        ("一", "2022年，我镇公开信息5条，2023年公开信息8条。"),
        ("一", "公开2022年部门决算。"),
        ("五", "2024年，我镇将采取以下措施。"),
        ("五", "2022年，我镇将改进。"),
        ("五", "2022年，我镇认真工作。"),
        ("六", "2023年，无收取信息处理费情况。"),
    ],
)
def test_other_years_where_they_belong_are_no_finding(part, text):
    assert places(YEAR, with_prose(**{part: text})) == []


def test_without_a_year_there_is_nothing_to_compare():
    report = with_prose(zeros(year=None), 一="2022年，我镇认真贯彻落实条例。")

    assert places(YEAR, report) == []


def test_an_earlier_report_is_checked_too():
    report = Report(year=2017, sections={"二": "统计期限自2016年1月1日起至12月31日止。"})

    assert places(YEAR, report) == ["section.二"]

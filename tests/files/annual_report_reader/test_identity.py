import pytest

from gongkai.files.annual_report_reader.identity import identity_of
from tests.files.annual_report_reader.pages import rows

PERIOD = "数据统计期限为2023年1月1日至2023年12月31日。"


@pytest.mark.parametrize(
    ("before", "agency", "year"),
    [
        ("示例县青山镇人民政府2023年政府信息公开工作年度报告", "示例县青山镇人民政府", 2023),
        ("示例县青山镇人民政府\n2023年政府信息公开工作年度报告", "示例县青山镇人民政府", 2023),
        ("示例县青山镇人民政府\n2023年\n政府信息公开工作年度报告", "示例县青山镇人民政府", 2023),
        ("示例县青山镇人民政府2023年\n政府信息公开工作年度报告", "示例县青山镇人民政府", 2023),
        ("示例县青山镇人民政府信息公开工作年度报告\n" + PERIOD, "示例县青山镇人民政府", 2023),
        ("2023年示例县教育局政府信息公开工作年度报\n告", "示例县教育局", 2023),
        ("样例综合实验区2023年度\n政府信息公开工作年度报告", "样例综合实验区", 2023),
        ("2023年示例市人民政府办公厅\n政府信息公开工作年度报告", "示例市人民政府办公厅", 2023),
        ("示例县教育局\n政府信息公开工作年度报告\n（2023年度）", "示例县教育局", 2023),
        ("示例县教育局政府信息公开工作年度报告\n2024年1月12日\n" + PERIOD, "示例县教育局", 2023),
        ("标题: 示例新区2023年度政府信息公开工作年度报告\n发布机构: 示例新区管委会办公室", "示例新区管委会", 2023),
        ("发布机构\n示例县水利局\n2023年政府信息公开工作年度报告", "示例县水利局", 2023),
        ("公开日期\n2024-01-12\n示例县教育局2023年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("示例县教育局二○二三年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("青山区人民政府2023年政府信息公开工作年度报告\n请与示例市青山区人民政府办公室联系", "示例市青山区人民政府", 2023),
        ("示例县人民政府办公室2023年政府信息公开工作年度报告", "示例县人民政府办公室", 2023),
        (PERIOD + "请与示例县统计局联系", "示例县统计局", 2023),
        ("示例县教育局\n" + PERIOD, "示例县教育局", 2023),
        ("首页。示例县教育局2023年政府信息公开工作年度报告 根据条例编制。", "示例县教育局", 2023),
    ],
)  # fmt: skip
def test_agency_and_year_are_read_from_title_block_and_opening(before, agency, year):
    found = identity_of(rows(before), before)

    assert (found.agency, found.year) == (agency, year)


def test_a_township_named_only_in_prose_is_completed_by_the_county_of_its_site():
    text = (
        "一、总体情况\n，青山镇高度重视。利用示例县人民政府网站公开信息。2023年有序，2023年平稳。"
    )

    found = identity_of(rows("2023年度政府信息公开工作年度报告"), text)

    assert found.agency == "示例县青山镇人民政府"
    assert found.year == 2023


def test_a_place_is_completed_by_its_body():
    text = "示例实验区2020年政府信息公开工作年度报告\n示例实验区党工委管委会网站"

    assert identity_of(rows(text), text).agency == "示例实验区管委会"


@pytest.mark.parametrize("text", ["", "2001年以来平稳。"])
def test_what_the_page_does_not_say_is_none(text):
    found = identity_of(rows(text), text)

    assert (found.title, found.agency, found.year) == ("", None, None)


def test_the_year_most_named_counts_where_nothing_else_says():
    text = "2023年平稳，比2022年增加，2023年有序。"

    assert identity_of(rows(text), text).year == 2023


def test_the_period_in_the_text_says_the_year():
    assert identity_of(rows("前言"), PERIOD).year == 2023


def test_a_year_in_odd_digits_is_none():
    text = "示例县教育局二〇二年政府信息公开工作年度报告"

    assert identity_of(rows(text), text).year is None

import pytest

from gongkai.rules.annual_report.report import Level
from gongkai.rules.annual_report.text_rules.agency_names import is_same_agency
from tests.rules.annual_report.tables import found, with_prose, zeros

RULE = "text.agency"


def test_a_title_without_the_agency_is_found():
    [finding] = found(RULE, with_prose(title="2023年度政府信息公开工作年度报告"))

    assert finding.where == "section.title"
    assert "没有写机关名称" in finding.says
    assert finding.level is Level.WARNING


def test_a_title_with_another_agency_is_found():
    [finding] = found(RULE, with_prose(title="示例县桥头镇人民政府2023年政府信息公开工作年度报告"))

    assert (finding.found, finding.expected) == ("示例县桥头镇人民政府", "示例县示例镇人民政府")


@pytest.mark.parametrize(
    "title",
    [
        "示例县示例镇人民政府2023年政府信息公开工作年度报告",
        "示例镇 2023 年度政府信息公开\n工作年度报告",
        "",
    ],
)
def test_a_title_with_the_agency_is_no_finding(title):
    assert found(RULE, with_prose(title=title)) == []


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("opening", "现向社会公布示例县桥头镇人民政府2023年度政府信息公开年度报告。"),
        ("一", "2023年，桥头镇坚持以公开为常态。"),
    ],
)
def test_another_agencys_name_in_the_agencys_place_is_found(part, text):
    [finding] = found(RULE, with_prose(**{part: text}))

    assert finding.where == f"section.{part}"
    assert "桥头镇" in finding.says


@pytest.mark.parametrize(
    "text",
    [
        "现向社会公布示例县示例镇人民政府2023年度政府信息公开年度报告。",
        "2023年，示例镇坚持以公开为常态。",
        "2023年，我镇认真贯彻条例。",
        "2023年，县教育局认真指导我镇工作。",
        "请与示例县人民政府办公室联系。",
    ],
)
def test_the_agencys_own_and_its_superiors_names_are_no_finding(text):
    assert found(RULE, with_prose(一=text)) == []


def test_an_unknown_agency_is_compared_with_nothing():
    report = with_prose(
        zeros(agency=None), title="桥头镇2023年年度报告", 一="2023年，桥头镇坚持公开。"
    )

    assert found(RULE, report) == []


@pytest.mark.parametrize(
    ("name", "agency", "same"),
    [
        ("示例县科委", "示例县科学技术委员会", True),
        ("示例县人民政府办公室", "示例县人民政府", True),
        ("示例县桥头镇", "示例县示例镇人民政府", False),
    ],
)
def test_a_short_name_stands_in_the_full_one_in_order(name, agency, same):
    assert is_same_agency(name, agency) is same

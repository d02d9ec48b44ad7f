import pytest

from gongkai.files.annual_report_reader.parts import parts_of_page
from gongkai.files.annual_report_reader.regions import region_of
from tests.files.annual_report_reader.pages import rows


@pytest.mark.parametrize(
    ("printed", "part"),
    [
        ("一、 总体情况", "一"),
        ("一、工作基本情况", "一"),
        ("2、 主动公开政府信息情况", "二"),
        ("（二）主动公开政府信息情况", "二"),
        ("二、行政机关主动公开政府信息情况", "二"),
        ("## 三、收到和处理政府信息公开申请情况", "三"),
        ("四、政府信息公开行政法复议、行政诉讼情况", "四"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "四"),
        ("五、存在问题及改进情况", "五"),
        ("五、主要问题和改进措施", "五"),
        ("六、其它需要报告的事项", "六"),
        ("存在的主要问题及改进情况", "五"),
    ],
)
def test_headings_are_known_in_every_wording(printed, part):
    assert list(parts_of_page(rows(f"前言\n{printed}\n正文")).headings) == [part]


@pytest.mark.parametrize(
    "printed",
    [
        "四、结转下年度继续办理",
        "三、本年度办理结果",
        "一、本年新收政府信息公开申请数量",
        "本报告包括总体情况、主动公开政府信息情况和其他需要报告的事项等六个部分。",
        "（一）主动公开政府信息情况",
    ],
)
def test_labels_and_sentences_are_no_headings(printed):
    assert parts_of_page(rows(printed)).headings == {}


def test_headings_inside_one_long_line_cut_it():
    parts = parts_of_page(rows("题目 一、总体情况2023年平稳。二、主动公开政府信息情况规章000"))

    assert parts.bodies["一"][0].text == "2023年平稳。"
    assert parts.bodies["二"][0].text == "规章000"
    assert parts.before[0].text == "题目 "


def test_a_list_of_contents_is_not_the_report():
    contents = "一、总体情况\n二、主动公开政府信息情况\n六、其他需要报告的事项\n"
    body = "一、总体情况\n平稳。\n二、主动公开政府信息情况\n六、其他需要报告的事项\n无。"

    parts = parts_of_page(rows(contents + body))

    assert [row.text for row in parts.bodies["一"]] == ["", "平稳。", ""]


def test_a_heading_repeated_without_its_number_is_no_heading():
    parts = parts_of_page(
        rows("一、总体情况\n平稳。\n二、主动公开政府信息情况\n主动公开政府信息情况")
    )

    assert parts.headings["二"] == "二、主动公开政府信息情况"
    assert [row.text for row in parts.bodies["一"]] == ["", "平稳。", ""]


def test_a_heading_in_a_table_row_of_its_own_is_found():
    page = rows("| 一、总体情况 | |\n| 平稳 | 有序 |")

    assert list(parts_of_page(page).headings) == ["一"]


def test_a_table_without_headings_is_found_by_its_own_words():
    page = rows(
        "前言\n申请人情况\n一、本年新收政府信息公开申请数量\n四、结转下年度继续办理\n行政复议"
    )

    found = [row.text for row in region_of("applications", page)]

    assert found[0] == "申请人情况"
    assert found[-1] == "四、结转下年度继续办理"


def test_a_table_that_is_not_there_has_no_region():
    assert region_of("remedies", rows("无。")) == []

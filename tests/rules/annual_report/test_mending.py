import pytest

from gongkai.practice import reports as samples
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editing import with_section
from gongkai.rules.annual_report.mending import mended
from gongkai.rules.annual_report.report import Finding, Level

TOWN = "示例县青山镇人民政府"


def finding(rule, found, expected, excerpt):
    return Finding(rule, Level.WARNING, "section.一", "", "", found, expected, "", excerpt)


def test_a_slip_is_replaced_where_it_stands():
    text = "截止2025年12月31日，公开87条。\n一切正常。"
    slip = finding("text.wording", "截止", "截至", "截止2025年12月31日，公开87条。")

    assert mended(text, slip) == "截至2025年12月31日，公开87条。\n一切正常。"


def test_a_figure_is_replaced_whole():
    sentence = "收到申请15件，其中150件……"

    wrong = finding("text.against_table", 15, "16", sentence)
    assert mended(sentence, wrong) == "收到申请16件，其中150件……"


@pytest.mark.parametrize(
    "unclear",
    [
        finding("text.against_table", 15, "16或17", "收到申请15件。"),
        finding("text.against_table", 15, "16", "收到15件，答复15件。"),
        finding("text.sum_of_parts", 15, "16", "收到申请15件。"),
        finding("text.wording", "截止", "截至", "另一句。"),
        finding("text.wording", "", "", "收到申请15件。"),
    ],
)
def test_what_is_not_plain_is_left_to_the_person(unclear):
    text = "收到申请15件。收到15件，答复15件。"

    assert mended(text, unclear) is None


def test_a_sentence_that_stands_twice_is_left_to_the_person():
    wrong = finding("text.against_table", 15, "16", "收到申请15件。")

    assert mended("收到申请15件。收到申请15件。", wrong) is None


@pytest.mark.parametrize(
    ("text", "rule", "right"),
    [
        ("（一）主动公开\n公开87条，其中其他3条，占3.5%。", "text.share", "占3.4%"),
        ("（一）主动公开\n截止2025年12月31日，公开87条。", "text.wording", "截至2025年"),
        ("（二）依申请公开\n2024年，我镇收到申请12件。", "text.year", "2025年，我镇"),
    ],
)
def test_a_mended_text_has_the_finding_no_more(text, rule, right):
    report = with_section(samples.sample_report(TOWN, 2025, samples.TOWN_THIS_YEAR), "一", text)
    [found] = [each for each in check_report(report) if each.rule == rule]

    after = mended(text, found)

    assert right in after
    rules = {each.rule for each in check_report(with_section(report, "一", after))}
    assert rule not in rules


def test_a_count_that_only_one_figure_of_the_table_gives_is_mended():
    text = "（二）依申请公开\n全年收到政府信息公开申请99件。"
    report = with_section(samples.sample_report(TOWN, 2025, samples.QUIET), "一", text)
    [found] = [each for each in check_report(report) if each.rule == "text.against_table"]

    assert "申请0件" in (mended(text, found) or "")

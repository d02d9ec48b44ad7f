from dataclasses import replace

from gongkai.practice.reports import QUIET, sample_report
from gongkai.rules.annual_report.differences import (
    CellChange,
    Differences,
    TextChange,
    differences,
)
from gongkai.rules.annual_report.editing import with_figures, with_section
from gongkai.rules.annual_report.form import CellId

REPORT = sample_report("示例县青山镇人民政府", 2025, QUIET)
LICENSES = CellId("proactive", "administrative_license", "decision_count")


def test_the_same_content_differs_in_nothing():
    assert not differences(REPORT, REPORT)
    assert differences(REPORT, REPORT) == Differences()


def test_a_changed_cell_is_named_with_both_values():
    [change] = differences(REPORT, with_figures(REPORT, {LICENSES: 16})).cells

    assert change == CellChange(LICENSES, "0", "16")


def test_a_cell_left_blank_has_no_value():
    [change] = differences(REPORT, with_figures(REPORT, {LICENSES: None})).cells

    assert change == CellChange(LICENSES, "0", None)


def test_a_mark_stands_for_the_value_it_replaced():
    marked = replace(with_figures(REPORT, {LICENSES: None}), marks={LICENSES: "/"})

    assert differences(marked, REPORT).cells == (CellChange(LICENSES, "/", "0"),)


def test_of_a_text_only_the_sentences_that_changed_are_told():
    before = with_section(REPORT, "五", "公开不及时。人员不足。\n下一步，加强培训。")
    after = with_section(REPORT, "五", "公开不及时。人员不足。\n下一步，每月培训一次。按季检查。")

    assert differences(before, after).texts == (
        TextChange("五", "下一步，加强培训。", "下一步，每月培训一次。按季检查。"),
    )


def test_a_sentence_added_has_nothing_before_it():
    after = with_section(REPORT, "六", REPORT.sections["六"] + "没有其他事项。")

    assert differences(REPORT, after).texts == (TextChange("六", "", "没有其他事项。"),)


def test_blanks_and_line_ends_are_no_difference():
    after = with_section(REPORT, "六", " " + REPORT.sections["六"] + "\r\n")

    assert not differences(REPORT, after)

import pytest

from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editing import with_figures, with_section
from gongkai.rules.annual_report.editions import NoStatutoryForm, form_for_year
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.frame import (
    Contact,
    frame_of,
    has_words,
    opening_of,
    unfilled_places,
)
from gongkai.rules.annual_report.report import Level

TOWN = "示例县青山镇人民政府"
CONTACT = Contact("党政综合办公室", "示例县样例路1号", "000000", "0000-0000000")
PENALTIES = CellId("proactive", "administrative_penalty", "decision_count")


def test_title_and_opening_follow_from_the_agency_and_the_year():
    report = frame_of(TOWN, 2025, CONTACT)

    assert report.sections["title"] == "示例县青山镇人民政府2025年政府信息公开工作年度报告"
    assert "2025年1月1日至12月31日" in report.sections["opening"]
    assert "请与示例县青山镇人民政府党政综合办公室联系" in report.sections["opening"]
    assert "联系电话：0000-0000000" in report.sections["opening"]


def test_what_the_agency_does_not_say_is_named_and_left_out():
    contact = Contact(address="示例县样例路1号")

    assert contact.missing == ("联系电话", "邮政编码")
    assert "电话" not in opening_of(TOWN, 2025, contact)
    assert "联系" not in opening_of(TOWN, 2025, Contact())


def test_the_frame_asserts_nothing_of_the_year():
    report = frame_of(TOWN, 2025, CONTACT)

    assert set(report.figures.values()) == {None}
    assert set(report.figures) == set(form_for_year(2025).cells())
    assert not has_words(report.sections["一"])


def test_the_frame_has_no_error_and_no_slip_of_headings_or_names():
    found = check_report(frame_of(TOWN, 2025, CONTACT), level="township", kind="government")

    assert {each.rule for each in found} == {
        "cells.blank",
        "text.problems_missing",
        "text.fee_statement_missing",
        "text.assessment_missing",
    }
    assert Level.ERROR not in {each.level for each in found}


@pytest.mark.parametrize(
    ("year", "edition"), [(2020, Edition.TRIAL_2019), (2021, Edition.FORMAL_2021)]
)
def test_the_form_is_that_of_the_year(year, edition):
    assert frame_of(TOWN, year, CONTACT).edition is edition


def test_there_is_no_frame_before_there_was_a_form():
    with pytest.raises(NoStatutoryForm):
        frame_of(TOWN, 2018, CONTACT)


def test_a_frame_is_unfilled_everywhere_but_in_its_title():
    assert unfilled_places(frame_of(TOWN, 2025, CONTACT)) == (
        "section.一",
        "proactive",
        "applications",
        "remedies",
        "section.五",
        "section.六",
    )


def test_one_figure_and_one_sentence_fill_a_table_and_a_part():
    report = with_figures(frame_of(TOWN, 2025, CONTACT), {PENALTIES: 0})
    report = with_section(report, "六", "没有收取信息处理费。")

    assert unfilled_places(report) == ("section.一", "applications", "remedies", "section.五")

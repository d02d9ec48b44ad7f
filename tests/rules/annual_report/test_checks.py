from dataclasses import replace

import pytest

from gongkai.rules.annual_report import checks
from gongkai.rules.annual_report.checks import CHECKS, check_report
from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import PARTS, Level, Report
from tests.rules.annual_report.tables import report_of, with_prose, zeros


def test_every_check_is_declared_once():
    ids = [check.id for check in CHECKS]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_says_where_it_comes_from_and_how_to_mend_it(check):
    assert all((check.title, check.source, check.example, check.mend))


def test_no_error_comes_from_text():
    levels = {check.level for check in CHECKS if check.id.startswith("text.")}

    assert levels == {Level.WARNING, Level.NOTICE}


def test_a_check_that_breaks_is_itself_an_error(monkeypatch):
    def breaks(material):
        raise ZeroDivisionError

    broken = Rule(Check("text.broken", Level.NOTICE, "来源", "题", "例", "改"), breaks)
    monkeypatch.setattr(checks, "RULES", (broken,))

    [finding] = check_report(zeros())

    assert (finding.rule, finding.level) == ("text.broken", Level.ERROR)
    assert "没有做成" in finding.says


def test_a_check_that_breaks_half_way_does_not_hide_the_others(monkeypatch):
    def breaks(material):
        yield check.finding("report", "先说一句")
        raise KeyError

    check = Check("text.broken", Level.NOTICE, "来源", "题", "例", "改")
    monkeypatch.setattr(checks, "RULES", (Rule(check, breaks), *checks.RULES))
    report = report_of("remedies", "| upheld\n reconsideration | 2")

    rules = {finding.rule for finding in check_report(report)}

    assert rules == {"text.broken", "remedies.reconsideration"}


def test_an_earlier_report_gets_one_notice_and_only_text_rules():
    report = Report(year=2017, sections={"一": "截止2017年12月31日，公开信息5条，其中甲类9条。"})

    assert [(each.rule, each.level) for each in check_report(report)] == [
        ("report.earlier_form", Level.NOTICE),
        ("text.part_larger_than_whole", Level.WARNING),
        ("text.wording", Level.NOTICE),
    ]


def test_findings_come_in_reading_order():
    report = report_of(
        "applications",
        """
                         | natural_person | total
        newly_received   |              1 |     2
        carried_over_out |              1 |     1
        """,
    )
    report = with_prose(report, title="2023年年度报告", 一="截止2023年12月31日。", 五="", 六="无")
    report = replace(report, headings={**PARTS, "二": "2、主动公开政府信息情况"})

    order = [finding.where.split(".")[:2] for finding in check_report(report)]

    assert [".".join(each) for each in order] == [
        "section.title",
        "section.一",
        "section.一",
        "section.二",
        "applications.newly_received",
        "applications.concluded",
        "section.五",
        "section.六",
    ]


def test_the_order_does_not_depend_on_how_it_was_called():
    report = with_prose(一="截止2023年12月31日，公开信息5条，其中甲类9条。")

    assert check_report(report) == check_report(report, others=(report,))


def test_checks_of_tables_refuse_a_report_without_them():
    with pytest.raises(ValueError, match="没有统一格式的表格"):
        assert Material(Report(year=2017)).form

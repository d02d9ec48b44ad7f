from dataclasses import replace

import pytest

from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Level
from tests.rules.annual_report.tables import cells, found, report_of, with_prose, without, zeros

RULE = "text.against_table"


def _report():
    report = report_of(
        "applications",
        """
                                    | natural_person | commercial_enterprise | total
        newly_received              |             20 |                     3 | 20 + 3
        carried_over_in             |              2 |                     0 | 2
        disclosed                   |              7 |                     1 | 7 + 1
        partly_disclosed            |              4 |                     0 | 4
        withheld_state_secret       |              1 |                     0 | 1
        withheld_internal_affairs   |              2 |                     0 | 2
        unavailable_not_held        |              3 |                     2 | 3 + 2
        unavailable_still_unclear   |              1 |                     0 | 1
        not_processed_repeated      |              1 |                     0 | 1
        otherwise_other             |              2 |                     0 | 2
        concluded                   |             21 |                     3 | 21 + 3
        carried_over_out            |              1 |                     0 | 1
        """,
    )
    remedies = cells(
        "remedies",
        """
                                         | upheld | pending | total
        reconsideration                  |      5 |       2 | 5 + 2
        litigation_direct                |      1 |       0 | 1
        litigation_after_reconsideration |      3 |       1 | 3 + 1
        """,
    )
    documents = cells(
        "proactive",
        """
                           | issued_count | repealed_count | in_force_count
        normative_document |            6 |              2 |             30
        """,
    )
    return replace(report, figures={**report.figures, **remedies, **documents})


@pytest.mark.parametrize(
    "sentence",
    [
        "全年收到政府信息公开申请23件。",
        "全年收办政府信息公开申请25件。",
        "全年新收申请23件，上年结转申请2件，结转下年度1件。",
        "办结申请24件，答复申请23件。",
        "涉及自然人20件、商业企业3件。",
        "自然人申请22件，法人或其他组织申请3件。",
        "予以公开8件、部分公开4件、不予公开3件、无法提供6件、不予处理1件、其他处理2件。",
        "予以公开及部分公开12件。",
        "因内部事务信息不予公开2件，因不掌握无法提供5件。",
        "因政府信息公开引起的行政复议案件7件、行政诉讼案件5件。",
        "政府信息公开行政复议和行政诉讼案件共12件。",
        "因政府信息公开引起直接起诉的行政诉讼1件。",
        "制发规范性文件6件，废止规范性文件2件，现行有效规范性文件30件。",
        "全年有7件涉及政府信息公开工作的行政复议。",
        "本级收到申请17件。",
        "政府信息公开行政复议结果维持5件，尚未审结2件。",
        "政府信息公开行政诉讼维持4件，驳回99件。",
        "收到行政复议申请134件，维持99件。",
        "办理政府信息公开申请24件。",
        "政府信息公开申请数量23件。",
        "通过邮寄、网络收到申请5件。",
        "上年收到申请99件。",
        "全年收到申请20余件。",
        "全县行政复议机关办结行政复议案件134件。",
        "受理网络问政182件，收到建议99件。",
        "收到申请人电话99次。",
        "审查规范性文件99件。",
    ],
)
def test_what_the_tables_say_in_any_reading_is_no_finding(sentence):
    assert found(RULE, with_prose(_report(), 一=sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年收到政府信息公开申请24件。", "23或者25"),
        ("全年收到政府信息公开申请 26 件。", "23或者25"),
        ("上年结转申请3件。", "2"),
        ("转下年度办理2件。", "1"),
        ("答复政府信息公开申请30件。", "23或者24或者25"),
        ("予以公开及部分公开8件。", "12"),
        ("部分公开5件。", "4"),
        ("不予公开2件。", "3"),
        ("因不掌握等原因无法提供5件。", "6"),
        ("不予处理4件。", "0或者1"),
        ("涉及政府信息公开申请的自然人30件。", "20或者21或者22"),
        ("因政府信息公开引起的行政复议案件9件。", "7"),
        ("因政府信息公开引起的行政诉讼案件6件。", "1或者4或者5"),
        ("制发规范性文件8件。", "6"),
        ("清理并发布现行有效行政规范性文件24件。", "30"),
        ("本级收到申请26件。", "23或者25"),
        ("全年收到申请三十件。", "23或者25"),
        ("全年未收到社会公众提出的政府信息公开申请。", "23或者25"),
        ("未发生被行政复议、行政诉讼的情况。", "7"),
        ("政府信息公开行政复议维持6件。", "1或者3或者4或者5或者9"),
        ("办理好政府信息公开申请。涉及的行政诉讼数为9件。", "1或者4或者5"),
        ("其他处理（含申请人主动撤回）7件。", "0或者2"),
        ("办理政府信息公开申请30件。", "23或者24或者25"),
    ],
)
def test_a_count_that_no_reading_gives_is_found(sentence, expected):
    [finding] = found(RULE, with_prose(_report(), 一=sentence))

    assert finding.expected == expected
    assert finding.level is Level.WARNING


def test_all_upheld_is_held_against_the_cells_of_upheld():
    report = with_prose(_report(), 一="政府信息公开行政复议7件，诉讼5件，均获维持。")

    assert [(each.found, each.expected) for each in found(RULE, report)] == [(7, "5"), (5, "4")]


def test_all_upheld_is_right_where_nothing_else_is_counted():
    drawn = report_of(
        "remedies",
        """
                          | upheld | total
        reconsideration   |      2 |     2
        litigation_direct |      1 |     1
        """,
    )

    report = with_prose(drawn, 一="政府信息公开行政复议2件，诉讼1件，均获维持。")

    assert found(RULE, report) == []


def test_none_received_is_right_beside_zeros():
    report = with_prose(
        一="本年度，我镇未收到政府信息公开申请，也未发生被行政复议、行政诉讼的情况。"
    )

    assert found(RULE, report) == []


def test_where_the_column_of_totals_is_blank_the_applicants_are_added():
    drawn = report_of(
        "applications",
        "| natural_person | commercial_enterprise | total\n partly_disclosed | 3 | 2 | _",
    )

    assert found(RULE, with_prose(drawn, 一="部分公开5件。")) == []


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        (CellId("applications", "partly_disclosed", "natural_person"), "部分公开99件。"),
        (CellId("applications", "newly_received", "total"), "收到申请99件。"),
        (CellId("proactive", "normative_document", "issued_count"), "制发规范性文件99件。"),
        (CellId("applications", "newly_received", "natural_person"), "自然人申请99件。"),
    ],
)
def test_nothing_is_compared_with_a_cell_that_is_not_settled(gone, sentence):
    report = zeros()
    report = replace(report, figures=without(report.figures, gone))
    findings = found(RULE, with_prose(report, 一=sentence))

    assert [each for each in findings if "0" not in str(each.expected)] == []


def test_the_2019_form_has_no_count_of_repealed_documents():
    report = with_prose(zeros(Edition.TRIAL_2019), 一="宣布废止规范性文件5件。")

    assert found(RULE, report) == []

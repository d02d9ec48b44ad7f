import pytest

from gongkai.report_cli.findings_for_people import finding_lines, place_of, summary
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Finding, Level, Report

REPORT = Report(edition=Edition.FORMAL_2021)
IMBALANCE = Finding(
    rule="applications.balance",
    level=Level.ERROR,
    where="applications.concluded.natural_person",
    says="两边不相等",
    source="国办公开办函〔2021〕30号",
    found=21,
    expected=27,
    mend="核对这一列",
)
SHARE = Finding(
    rule="text.share",
    level=Level.WARNING,
    where="section.一",
    says="占比不对",
    source="四舍五入",
    excerpt="3条，\n占3.5%",
)
WHOLE = Finding("report.earlier_form", Level.NOTICE, "", "以前的格式", "")


def test_an_error_shows_place_both_sides_and_how_to_mend_it():
    assert list(finding_lines(REPORT, (IMBALANCE,))) == [
        "三、收到和处理政府信息公开申请情况",
        "  [错误] 两边不相等",
        "    位置：三、本年度办理结果 （七）总计 · 自然人",
        "    报告中为 21，应为 27",
        "    怎么改：核对这一列",
        "    依据：国办公开办函〔2021〕30号（applications.balance）",
    ]


def test_findings_come_by_part_in_the_order_of_the_pages():
    lines = list(finding_lines(REPORT, (IMBALANCE, SHARE, WHOLE)))

    headings = [line for line in lines if not line.startswith(" ")]

    assert headings == ["整份报告", "一、总体情况", "三、收到和处理政府信息公开申请情况"]
    assert "    原文：3条， 占3.5%" in lines


def test_a_blank_side_is_called_blank():
    blank = Finding("applications.blank_total", Level.ERROR, "x", "空着", "", None, 3)

    assert "    报告中为 空白，应为 3" in list(finding_lines(REPORT, (blank,)))


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("applications.newly_received", "一、本年新收政府信息公开申请数量"),
        ("remedies.litigation_direct", "行政诉讼 未经复议直接起诉"),
        ("remedies.litigation_direct.total", "行政诉讼 未经复议直接起诉 总计"),
        ("section.一", ""),
        ("applications.natural_person", "自然人一列"),
        ("applications.unknown.total", "unknown.total"),
        ("applications", ""),
    ],
)
def test_a_place_is_named_in_the_words_of_the_form(where, place):
    assert place_of(FORM_2021, where) == place


def test_an_earlier_report_has_no_places():
    assert place_of(None, "applications.concluded.total") == ""


@pytest.mark.parametrize(
    ("findings", "words"),
    [((), "没有发现问题"), ((IMBALANCE, SHARE, IMBALANCE), "错误2处，警告1处")],
)
def test_findings_are_counted_by_level(findings, words):
    assert summary(findings) == words

import pytest

from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Level
from tests.rules.annual_report.tables import found, places, with_prose, zeros


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "没有内容"),
        ("无。", "没有内容"),
        ("五、存在的主要问题及改进情况", "没有内容"),
        ("我镇公开工作成绩突出。", "没有写存在的问题"),
        ("主要问题是人手不足。", "没有写改进情况"),
    ],
)
def test_part_five_names_problems_and_measures(text, says):
    [finding] = found("text.problems_missing", with_prose(五=text))

    assert says in finding.says
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "人员业务不熟，公开不够及时。下一步加强培训。",
        "答复没有写明检索范围，被复议机关撤销。已整改。",
    ],
)
def test_a_problem_with_its_measure_is_enough(text):
    report = with_prose(五=text)

    assert found("text.problems_missing", report) == []


def test_a_report_without_a_part_five_is_found():
    assert places("text.problems_missing", with_prose(一="我镇公开信息5条。")) == ["section.五"]


@pytest.mark.parametrize("text", ["本年度无其他需要报告的事项。", "无", ""])
def test_part_six_speaks_of_the_processing_fee(text):
    [finding] = found("text.fee_statement_missing", with_prose(六=text))

    assert finding.level is Level.NOTICE


@pytest.mark.parametrize("text", ["全年收取信息处理费0元。", "未发生政府信息公开收费事项。"])
def test_a_word_on_fees_is_enough(text):
    assert found("text.fee_statement_missing", with_prose(六=text)) == []


def test_the_2019_form_asks_for_no_word_on_fees():
    report = with_prose(zeros(Edition.TRIAL_2019), 六="无")

    assert found("text.fee_statement_missing", report) == []


def test_a_government_reports_on_assessment():
    [finding] = found("text.assessment_missing", with_prose(一="我镇公开信息5条。"))

    assert finding.level is Level.NOTICE


@pytest.mark.parametrize("word", ["工作考核", "社会评议", "责任追究"])
def test_one_of_the_three_is_enough(word):
    assert found("text.assessment_missing", with_prose(一=f"开展{word}。")) == []


@pytest.mark.parametrize(
    ("agency", "kind", "count"),
    [
        ("示例县教育局", None, 0),
        ("示例县教育局", "department", 0),
        ("示例县人民政府", "department", 0),
        ("示例镇", "government", 1),
        (None, None, 0),
    ],
)
def test_only_governments_report_on_assessment(agency, kind, count):
    report = with_prose(zeros(agency=agency), 一="公开信息5条。")

    assert len(found("text.assessment_missing", report, kind=kind)) == count


def test_figures_without_any_text_are_not_asked_for_text():
    rules = {"text.problems_missing", "text.fee_statement_missing", "text.assessment_missing"}

    assert [each for rule in rules for each in found(rule, zeros())] == []

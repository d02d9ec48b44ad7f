"""What a report must speak of: problems and measures, the processing fee, assessment of governments."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.registry import ARTICLE_50, NOTICE_2021, Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level
from gongkai.rules.annual_report.text_rules.prose import text_of

PROBLEMS: Final = Check(
    "text.problems_missing",
    Level.WARNING,
    ARTICLE_50,
    "第五部分既要写存在的主要问题，也要写改进情况",
    "第五部分只写“无”",
    "写明本年度的具体问题和对应的改进措施",
)
FEE: Final = Check(
    "text.fee_statement_missing",
    Level.NOTICE,
    NOTICE_2021,
    "第六部分写明收取信息处理费的情况",
    "第六部分只写“无其他需要报告的事项”",
    "加一句“本年度收取信息处理费0元”，或者写明收取的件数和金额",
)
ASSESSMENT: Final = Check(
    "text.assessment_missing",
    Level.NOTICE,
    ARTICLE_50,
    "各级人民政府的报告写明工作考核、社会评议和责任追究结果情况",
    "县人民政府的报告没有一句说到考核、评议或者责任追究",
    "在第一部分的监督保障中补写考核、评议和责任追究的结果",
)
A_PROBLEM: Final = re.compile(
    r"问题|不足|差距|薄弱|短板|有待|不够|欠缺|还需|仍需|需要?进一步|滞后|不强|不高|不到位|不平衡|困难|偏弱|较弱|无法满足|"
    r"被[^，。；]{0,12}(?:撤销|变更|确认违法|责令|纠正)"  # a review that was lost is one, said or not
)
A_MEASURE: Final = re.compile(
    r"下一步|将|措施|整改|改进|加强|加大|完善|提升|强化|健全|优化|规范|推进|采取|拓宽|创新"
)
# A problem is “存在的主要问题” only as a heading: the words of headings are taken away first.
HEADING_WORDS: Final = re.compile(
    r"[一二三四五六]、[^。，；]{0,30}?(?:情况|措施)|（[一二]）(?:存在的)?(?:主要)?(?:存在)?问题[。:：]?|"
    r"（[一二]）(?:改进|整改)(?:情况|措施)[。:：]?"
)
FEE_WORDS: Final = re.compile(r"处理费|收费|收取[^。]*费|费用")
ASSESSMENT_WORDS: Final = re.compile(r"考核|考评|评议|评估|责任追究|追究|问责")
GOVERNMENT: Final = re.compile(r"人民政府$")


def find_missing_problems(material: Material) -> Iterator[Finding]:
    """Yield a part five that is empty, or names no problem, or no measure."""
    if not material.report.sections:
        return
    text = HEADING_WORDS.sub("", text_of(material.report, "五"))
    if not re.sub(r"[无。\s]", "", text):
        says = "第五部分没有内容"
    elif not A_PROBLEM.search(text):
        says = "第五部分没有写存在的问题"
    elif not A_MEASURE.search(text):
        says = "第五部分没有写改进情况"
    else:
        return
    yield PROBLEMS.finding("section.五", says, excerpt=text)


def find_missing_fee_statement(material: Material) -> Iterator[Finding]:
    """Yield a part six without a word on the processing fee (form of 2021; that of 2019 asks none)."""
    report = material.report
    if not report.sections or report.edition is Edition.TRIAL_2019:
        return
    text = text_of(report, "六")
    if not FEE_WORDS.search(text):
        yield FEE.finding("section.六", "第六部分没有写信息处理费的收取情况", excerpt=text)


def _is_government(material: Material) -> bool:
    if material.kind:
        return material.kind == "government"
    return bool(GOVERNMENT.search(material.report.agency or ""))


def find_missing_assessment(material: Material) -> Iterator[Finding]:
    """Yield a government's report with nothing of assessment, appraisal or accountability.

    Where the kind is not given, an agency is a government if its name ends in 人民政府.
    """
    report = material.report
    if (
        report.sections
        and _is_government(material)
        and not ASSESSMENT_WORDS.search(text_of(report))
    ):
        yield ASSESSMENT.finding("section.一", "报告没有写工作考核、社会评议和责任追究的情况")


RULES: Final = (
    Rule(PROBLEMS, find_missing_problems),
    Rule(FEE, find_missing_fee_statement),
    Rule(ASSESSMENT, find_missing_assessment),
)

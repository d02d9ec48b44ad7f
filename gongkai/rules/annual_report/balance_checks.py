"""The checks of sums and chains in the tables, as declared for people.

Levels are those of the definition of the form: error for what is printed or implied by a label,
warning or notice for what is derived.
"""

from typing import Final

from gongkai.rules.annual_report.registry import DERIVED, FORMAT, Check
from gongkai.rules.annual_report.remedies_table import BLOCKS
from gongkai.rules.annual_report.report import Level

BALANCE: Final = Check(
    "applications.balance",
    Level.ERROR,
    FORMAT,
    "第一项加第二项之和，等于第三项加第四项之和（七列分别相等）",
    "自然人：本年新收10、上年结转2，办理结果总计9、结转下年度2：12不等于11",
    "逐件核对该列申请的登记和办理结果，改正填错的一格",
)
RESULTS_TOTAL: Final = Check(
    "applications.results_total",
    Level.ERROR,
    FORMAT,
    "（七）总计等于（一）至（六）各分项之和（七列分别相等）",
    "予以公开6、部分公开3，（七）总计却填8",
    "核对（一）至（六）各分项和（七）总计，改正填错的一格",
)
APPLICANT_TOTAL: Final = Check(
    "applications.applicant_total",
    Level.ERROR,
    FORMAT,
    "总计等于自然人与五类法人或其他组织之和（每行分别相等）",
    "自然人6、商业企业1，总计却填6",
    "核对该行各类申请人的件数和总计，改正填错的一格",
)
CARRY_IN: Final = Check(
    "applications.carry_in",
    Level.WARNING,
    DERIVED + "；机构合并、分设或者上年报告更正时可以不等",
    "上年结转数等于上一年度报告的结转下年度数（七列分别相等）",
    "上一年度报告结转下年度5件，本年上年结转却填3件",
    "与上一年度报告核对；确有机构调整等原因的，在第六部分说明",
)
IN_FORCE_ROLL: Final = Check(
    "proactive.in_force_roll",
    Level.WARNING,
    DERIVED + "；修改、失效和清理也会使件数变动",
    "现行有效件数一般等于上年现行有效件数加本年制发件数减本年废止件数",
    "上年有效10件，本年制发2件、废止1件，现行有效却填15件",
    "会同司法行政部门核对文件清单；因失效、修改不等的，保留清单备查",
)
ISSUED_NOT_OVER_IN_FORCE: Final = Check(
    "proactive.issued_not_over_in_force",
    Level.WARNING,
    DERIVED + "；文件当年制发当年失效时可以不成立",
    "本年制发件数不大于现行有效件数加本年废止件数",
    "本年制发8件，现行有效5件，本年废止0件",
    "核对三个件数是否填错了格",
)
ITEMS_CHAIN: Final = Check(
    "proactive.items_chain",
    Level.WARNING,
    DERIVED,
    "上一年项目数量等于上一年度报告的上一年项目数量加本年增/减",
    "上一年度报告为30项、增2项，本年的上一年项目数量却填30",
    "与上一年度报告核对项目数量",
)
NEWLY_PUBLISHED: Final = Check(
    "proactive.newly_published_not_over_newly_made",
    Level.WARNING,
    DERIVED + "；本年公开以前制作的文件时可以不成立",
    "本年新公开数量不大于本年新制作数量",
    "本年新制作3件，本年新公开却填7件",
    "核对是否把以前年度的文件计入本年新公开",
)
PENDING_CHAIN: Final = Check(
    "remedies.pending_chain",
    Level.NOTICE,
    DERIVED,
    "上年尚未审结的案件应在本年有结果或者仍列尚未审结：本年总计不小于上年尚未审结数",
    "上一年度报告有3件复议尚未审结，本年行政复议总计却是1件",
    "查明上年尚未审结的案件本年的结果，补计入相应的一格",
)


def _remedy_total(block: str, words: str) -> Check:
    return Check(
        f"remedies.{block}",
        Level.ERROR,
        FORMAT,
        f"{words}的总计等于结果维持、结果纠正、其他结果、尚未审结之和",
        "结果维持10、结果纠正1，总计却填0",
        "核对四种结果和总计，改正填错的一格",
    )


REMEDY_TOTALS: Final = {
    block: _remedy_total(block, "·".join(words)) for block, words in BLOCKS.items()
}


def _blank_total(table: str) -> Check:
    return Check(
        f"{table}.blank_total",
        Level.ERROR,
        FORMAT,
        "分项已经填写的，总计不得空白",
        "自然人填5，总计一格空白",
        "把各分项之和填入总计",
    )


BLANK_TOTALS: Final = (_blank_total("applications"), _blank_total("remedies"))

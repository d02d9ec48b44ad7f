"""The labels of the statutory tables, as agencies really print them.

A label is known by its distinctive beginning, since its end may be cut, misspelt, broken over
lines or set on the far side of its numbers. Patterns run over canonical text.
"""

import re
from functools import lru_cache
from typing import Final

from gongkai.files.annual_report_reader.characters import canonical
from gongkai.rules.annual_report import applications_table, proactive_table, remedies_table

OTHERWISE_CONCLUDED: Final = "otherwise_concluded"
OTHERWISE_OTHER: Final = "otherwise_other"
GROUP: Final = "group_"  # opens the key of a group label: it names no row by itself
FOREIGN: Final = "foreign"  # a row that some province added


def _item(number: int, words: str) -> str:
    return rf"(?:\(?{number}[.、)]\.?)?(?:{words})"


_APPLICATIONS: Final = {
    "newly_received": r"(?:一、)?本年度?新收到?(?:的?政府信息公开)?申请|一、本年度?新收",
    "carried_over_in": r"(?:二、)?上年度?结转(?:的?政府信息公开)?申请|二、上年度?结转",
    "disclosed": r"(?:\(一\))?(?<!不)予以公开",
    "partly_disclosed": r"(?:\(二\))?部分公开",
    "group_withheld": r"(?:\(三\))不予|不予公开",
    "withheld_state_secret": _item(1, "属于国家"),
    "withheld_barred_by_law": _item(2, "其他法律"),
    "withheld_security_or_stability": _item(3, "危及"),
    "withheld_third_party_interests": _item(4, "保护第三"),
    "withheld_internal_affairs": _item(5, "属于三类"),
    "withheld_process_information": _item(6, "属于四类"),
    "withheld_enforcement_case_file": _item(7, "属于行政执"),
    "withheld_administrative_inquiry": _item(8, "属于行政查"),
    "group_unavailable": r"(?:\(四\))无法?|无法提供",
    "unavailable_not_held": _item(1, "本机关不掌|本行政机关不掌"),
    "unavailable_would_need_creating": _item(2, "没有现成"),
    "unavailable_still_unclear": _item(3, "补正后"),
    "group_not_processed": r"(?:\(五\))不予|不予处理",
    "not_processed_petition_or_complaint": _item(1, "信访"),
    "not_processed_repeated": _item(2, "重复申请"),
    "not_processed_published_matter": _item(3, "要求提供"),
    "not_processed_excessive": _item(4, "无正当理由大"),
    "not_processed_reconfirmation": _item(5, "要求行政机|要求确认"),
    "otherwise_correction_lapsed": _item(
        1, "申请人无正当理?由?(?:逾期不补正)?|(?:无正当理由)?逾期不补正"
    ),
    "otherwise_fee_unpaid": _item(
        2, "申请人逾期未?按?(?:收费通知)?(?:要求)?(?:缴纳费用)?|逾期[不未]缴费?|缴纳费用"
    ),
    OTHERWISE_CONCLUDED: r"\(六\)其[他它](?:处理)?|其[他它]处理",
    OTHERWISE_OTHER: r"\(?3[.、)]其[他它]",
    "concluded": r"\(七\)(?:总计|合计)",
    "carried_over_out": r"(?:四、)?结转下年|四、结转",
}
_PROACTIVE: Final = {
    "group_1": r"第二十条第?\(一\)项?",
    "group_5": r"第二十条第?\(五\)项?",
    "group_6": r"第二十条第?\(六\)项?",
    "group_8": r"第二十条第?\(八\)项?",
    "group_9": r"第二十条第?\(九\)项?",
    FOREIGN: r"其他主动公开文件",
    "government_rule": r"规章",
    "normative_document": r"(?:行政)?规范性文件",
    "administrative_license": r"行政许可",
    "other_external_service": r"其他对外管理(?:服务事?项?)?",
    "administrative_penalty": r"行政处罚",
    "administrative_compulsion": r"行政强制",
    "administrative_fee": r"行政事业性收费",
    "government_procurement": r"(?:政府)?集中采购",
}
_REMEDIES: Final = {
    "group_direct": r"未经复议(?:直接起诉)?",
    "group_after": r"复议后起诉",
    "group_reconsideration": r"行政复议",
    "group_litigation": r"行政诉讼",
    "upheld": r"结果维持",
    "overturned": r"结果纠正",
    "other_result": r"其[他它]结果",
    "pending": r"尚未审结",
    "total": r"总计|合计",
}


def _compiled(patterns: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{key}>{pattern})" for key, pattern in patterns.items()))


PATTERNS: Final = {
    applications_table.KEY: _compiled(_APPLICATIONS),
    proactive_table.KEY: _compiled(_PROACTIVE),
    remedies_table.KEY: _compiled(_REMEDIES),
}
# Short names that are labels only when they fill their whole cell
_WHOLE_CELL: Final = {
    applications_table.KEY: {
        "其他": OTHERWISE_OTHER,
        "总计": "concluded",
        "三、总计": "concluded",
        "(六)其他": OTHERWISE_CONCLUDED,
        "上年结转": "carried_over_in",
        "本年新收": "newly_received",
    },
    proactive_table.KEY: {},
    remedies_table.KEY: {},
}
_HEADS: Final = re.compile(r"商业|科研|公益|法律服务|自然人|申请人情况|法人")


def labels_in(table: str, words: str) -> list[tuple[int, str]]:
    """Return the labels found in canonical text, as (position, key), in reading order."""
    return [(match.start(), match.lastgroup or "") for match in PATTERNS[table].finditer(words)]


def is_row(key: str) -> bool:
    """Test whether a label names a row of values, not a group of rows."""
    return not key.startswith(GROUP)


@lru_cache(maxsize=4096)
def row_of_cells(table: str, cells: tuple[str, ...]) -> str | None:
    """Return the row that the label cells of one printed row name, or None.

    A group label may stand before the row's own label, repeated or not: the last label counts.
    """
    if not cells:
        return None
    whole = _WHOLE_CELL[table].get(canonical(cells[-1]))
    if whole:
        return None if _HEADS.search(canonical("".join(cells))) else whole
    found = [key for _, key in labels_in(table, canonical("".join(cells))) if is_row(key)]
    return found[-1] if found else None

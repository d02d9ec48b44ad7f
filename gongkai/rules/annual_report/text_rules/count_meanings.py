"""What a count of applications, reviews, suits or documents in prose means, by the words before it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.text_rules import table_readings as table
from gongkai.rules.annual_report.text_rules.table_readings import Readings

RECONSIDERATION: Final = ("reconsideration",)
DIRECT: Final = "litigation_direct"
AFTER: Final = "litigation_after_reconsideration"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A kind of count: the words that mean it, its readings in the tables, and its name."""

    words: re.Pattern[str]
    readings: Callable[[Report], Readings]
    name: str
    is_whole: bool = False  # the words say that nothing is left out
    is_of_disclosure: bool = True  # other reviews and suits must be kept apart


def _meaning(words: str, name: str, readings: Callable[[Report], Readings]) -> Meaning:
    return Meaning(re.compile(words), readings, name)


def _group(words: str, name: str, group: str) -> Meaning:
    """Return the meaning of a whole group: “因……等原因无法提供”, or the bare name of the group."""
    return Meaning(
        re.compile(words), lambda report: table.of_group(report, group), name, is_whole=True
    )


def _remedy(words: str, name: str, readings: Callable[[Report], Readings]) -> Meaning:
    return Meaning(re.compile(words), readings, name, is_of_disclosure=False)


def _suits(report: Report) -> Readings:
    return table.of_remedies(report, (DIRECT, AFTER)).union(
        table.of_remedies(report, (DIRECT,)), table.of_remedies(report, (AFTER,))
    )


def received_or_carried(report: Report) -> Readings:
    """Return the readings of “收到申请”: new; new and carried over."""
    return frozenset(table.received(report))


def _answered(report: Report) -> Readings:
    return table.of_rows(report, "concluded") | frozenset(table.received(report))


def _disclosed(report: Report) -> Readings:
    return table.of_rows(report, "disclosed") | _disclosed_in_all(report)


def _disclosed_in_all(report: Report) -> Readings:
    return table.of_rows(report, "disclosed", "partly_disclosed")


def _result(words: str, name: str, result: str) -> Meaning:
    """Return the meaning of one result, of reviews, of suits, or of both."""

    def readings(report: Report) -> Readings:
        blocks = (
            RECONSIDERATION,
            (DIRECT,),
            (AFTER,),
            (DIRECT, AFTER),
            (*RECONSIDERATION, DIRECT, AFTER),
        )
        return frozenset().union(*(table.of_remedies(report, each, result) for each in blocks))

    return _remedy(words, name, readings)


def _nothing(report: Report) -> Readings:
    return table.NONE


# The first that fits is taken, so the narrower words stand first.
MEANINGS: Final = (
    _meaning(
        r"上(?:一)?年度?结转", "上年结转", lambda report: table.of_rows(report, "carried_over_in")
    ),
    _meaning(
        r"结转(?:至|到)?(?:下|明|次|20\d\d)|转(?:至|到)?下一?年|顺延(?:至|到)?下",
        "结转下年度",
        lambda report: table.of_rows(report, "carried_over_out"),
    ),
    _result(r"维持(?:原.{2,6})?(?:的)?$", "结果维持", "upheld"),
    _result(r"纠正(?:的)?$", "结果纠正", "overturned"),
    _result(r"(?:尚未|未|没有)审结(?:的)?$", "尚未审结", "pending"),
    # Other outcomes of reviews and suits have no cell of their own.
    _remedy(
        r"维持|纠正|撤销|确认违法|责令|驳回|终止|撤回|撤诉|调解|审结|办结.*(?:复议|诉讼)|结案|胜诉|败诉|支持",
        "复议、诉讼的其他结果",
        _nothing,
    ),
    _remedy(
        r"复议.*(?:诉讼|应诉)",
        "行政复议和行政诉讼合计",
        lambda report: table.of_remedies(report, (*RECONSIDERATION, DIRECT, AFTER)),
    ),
    _remedy(r"行政诉讼|诉讼(?:案件)?$|应诉", "行政诉讼", _suits),
    _remedy(
        r"行政复议(?!后)|复议(?:案件)?$",
        "行政复议",
        lambda report: table.of_remedies(report, RECONSIDERATION),
    ),
    _meaning(r"予以公开.*部分公开|部分公开.*予以公开", "予以公开和部分公开", _disclosed_in_all),
    _meaning(r"部分公开", "部分公开", lambda report: table.of_rows(report, "partly_disclosed")),
    _group(
        r"等(?:原因|情形|理由)?不予公开|^[、和及]?不予公开(?:答复|的)?$", "不予公开", "withheld"
    ),
    _meaning(
        r"不予公开(?:的|答复|申请)?$",
        "不予公开",
        lambda report: table.of_group_and_its_rows(report, "withheld"),
    ),
    _meaning(r"(?<!不)(?:予以|同意)公开(?:的|答复|申请)?$", "予以公开", _disclosed),
    _group(
        r"等(?:原因|情形|理由)?(?:而)?无法提供|^[、和及]?无法提供(?:的|答复)?$",
        "无法提供",
        "unavailable",
    ),
    _meaning(
        r"无法提供(?:的|答复)?$",
        "无法提供",
        lambda report: table.of_group_and_its_rows(report, "unavailable"),
    ),
    _meaning(
        r"不予处理(?:的|答复)?$",
        "不予处理",
        lambda report: table.of_group_and_its_rows(report, "not_processed"),
    ),
    _meaning(
        r"(?:^|[、和及作])其他处理(?:的|答复)?$",
        "其他处理",
        lambda report: table.of_group_and_its_rows(report, "otherwise"),
    ),
    _meaning(
        r"(?:自然人|公民)(?:提交|提出)?(?:的)?(?:申请)?$",
        "自然人申请",
        lambda report: table.of_columns(report, ("natural_person",)),
    ),
    _meaning(
        r"(?:法人或(?:者)?其他组织|法人和其他组织)(?:提交|提出)?(?:的)?(?:申请)?$",
        "法人或其他组织申请",
        lambda report: table.of_columns(report, table.ORGANIZATIONS),
    ),
    _meaning(
        r"商业企业(?:提交|提出)?(?:的)?(?:申请)?$",
        "商业企业申请",
        lambda report: table.of_columns(report, ("commercial_enterprise",)),
    ),
    _meaning(r"(?:答复|办结|办理).*申请(?!人)|申请.*(?:答复|办结)", "答复申请", _answered),
    _meaning(
        r"(?:收到|受理|接收|收办|新收|接到|登记).*申请(?!人)|政府信息公开申请(?:案件|事项|数量|总数)?$",
        "收到申请",
        received_or_carried,
    ),
    _meaning(
        r"(?:制发|制定|印发|出台)(?:了)?(?:的)?(?:行政)?规范性文件$",
        "本年制发的规范性文件",
        lambda report: table.of_documents(
            report, "issued_count", "newly_made_count", "newly_published_count"
        ),
    ),
    _meaning(
        r"现行有效(?:的)?(?:行政)?规范性文件$",
        "现行有效的规范性文件",
        lambda report: table.of_documents(report, "in_force_count", "public_total_count"),
    ),
    _meaning(
        r"(?:废止|宣布失效|宣布废止)(?:的)?(?:行政)?规范性文件$",
        "本年废止的规范性文件",
        lambda report: table.of_documents(report, "repealed_count"),
    ),
)

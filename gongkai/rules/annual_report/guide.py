"""What belongs into each part, what the form asks for, and what others forget.

Written for the person who fills the report in once a year. What is asked follows Article 50 and
国办公开办函〔2021〕30号; what is forgotten comes from the checks of this program and from reports that were read.
``phrases`` are sentences that state one plain fact; whoever chooses one says it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide to one part. ``phrases`` are by key; ``{year}`` in them is the year of the report."""

    belongs: str
    asked: tuple[str, ...]
    forgotten: tuple[str, ...]
    phrases: Mapping[str, str]


USUAL_LENGTH: Final = 1000  # characters of part one; a city's notice of 2025 (regulation.md 2.2)

GUIDES: Final[Mapping[str, Guide]] = {
    "title": Guide(
        "机关名称＋年份＋“年政府信息公开工作年度报告”，一行。",
        ("写机关全称", "年份是报告的年份，不是写报告的年份"),
        ("拿上年的文件改，年份没有改", "机关合并、改名以后还写旧名称"),
        {},
    ),
    "opening": Guide(
        "一段话：依据什么编制，由哪几部分组成，统计从哪天到哪天，有疑问找谁。",
        ("统计期限：1月1日至12月31日", "联系方式：地址、邮政编码、电话"),
        ("电话已经换了，报告里还是旧的", "统计期限的年份没有改"),
        {},
    ),
    "一": Guide(
        "一年里做了什么、数是多少，按五个方面写；少写意义，不写套话，一般不超过 1000 字。",
        (
            "主动公开：公开了多少条，重点领域有哪些",
            "依申请公开：收到多少、怎么办结，和第三部分的表一致",
            "政府信息管理：公开前的审查，规范性文件的清理，指南和目录的更新",
            "政府信息公开平台建设：网站、公开栏、新媒体",
            "监督保障：培训；政府还要写工作考核、社会评议、责任追究的结果（条例第五十条）",
        ),
        (
            "政府的报告没有写考核、评议、责任追究：没有发生也要写一句",
            "文字里的件数和表里不一样",
            "各类之和不等于总数，百分比算错",
            "截止日期写成“截止”，应是“截至”",
        ),
        {
            "no_applications": "本年度没有收到政府信息公开申请，也没有上年结转的申请。",
            "no_remedies": "没有因政府信息公开引起的行政复议和行政诉讼。",
            "no_assessment": "本年度没有进行政府信息公开工作考核。",
            "no_appraisal": "本年度没有开展社会评议。",
            "no_accountability": "没有发生责任追究的情形。",
        },
    ),
    "二": Guide(
        "条例第二十条里要报数的几项：规章、行政规范性文件、行政许可、处罚、强制、行政事业性收费。",
        (
            "规章、行政规范性文件会同司法行政部门填",
            "许可、处罚、强制填全部决定的件数，依法不公开的也算",
            "收费填金额，单位是万元，按账填准",
        ),
        (
            "县、乡和部门一般不制定规章：这一行填 0",
            "计划、请示、纪要、人事任免不是行政规范性文件",
            "现行有效一般等于上年有效加制发减废止，因失效、修改不等的留清单备查",
            "金额填成了元：251000 元填 25.1",
        ),
        {},
    ),
    "三": Guide(
        "每件申请在“新收”计一次，在办理结果里只计一种情形；到年底没有办结的计在“结转”。",
        (
            "每一列：第一项加第二项之和，等于第三项加第四项之和",
            "区分处理的只计“部分公开”，不再计别的情形",
            "上年结转等于上年报告的结转下年度，一列一列对",
        ),
        (
            "年底还没办结的件，忘了填“结转下年度继续办理”",
            "一件申请拆成几件办的，“新收”也要按拆开的件数填",
            "补正以后再办的还是一件，不是两件",
            "“其他处理”里的“其他”只放极少数情形，要说得出理由",
        ),
        {},
    ),
    "四": Guide(
        "因政府信息公开引起的行政复议、行政诉讼，按结果计件；年底没有结果的计“尚未审结”。",
        (
            "结果维持、结果纠正、其他结果、尚未审结，加起来等于总计",
            "诉讼分“未经复议直接起诉”和“复议后起诉”两块",
        ),
        (
            "先复议再起诉的案件，复议和诉讼两处都要计",
            "上年尚未审结的案件，今年要有结果或者仍列尚未审结",
            "撤回、终止的计“其他结果”",
        ),
        {},
    ),
    "五": Guide(
        "写本年的问题和改进，两样都要有；写具体的，看得出是哪个单位、哪一年。",
        ("存在的主要问题", "改进情况：怎么改、改到什么程度", "上年报告写的问题，今年改得怎样"),
        ("年年写同样的问题", "只有套话，没有一件具体的事", "只写了问题，没有写改进"),
        {},
    ),
    "六": Guide(
        "信息处理费的收取情况写在这里；有别的要报告的也写在这里。",
        ("收取信息处理费的件数和金额；没有收取也写明", "机构合并等原因使数字接不上的，在这里说明"),
        ("没有写信息处理费", "只写一个“无”字"),
        {
            "no_fee": "{year}年，本机关没有收取信息处理费。",
            "nothing_else": "没有其他需要报告的事项。",
        },
    ),
}


def guide_to(part: str) -> Guide:
    """Return the guide to a part, the title (``title``) or the opening (``opening``).

    :raises KeyError: for anything else
    """
    return GUIDES[part]

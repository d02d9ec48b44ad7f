"""What is to hang on a notice board: dated data.

Article 25 of the Regulations makes notice boards lawful places of disclosure and sets no periods for them. Village affairs
(村务) are not government information: villagers' committees are no administrative organs. They are published under the
Organic Law of Villagers' Committees: general matters at least each quarter, finance each month where there is much of
it, important matters at once (Article 30 of the text of 2018). That law was amended with effect from 1 January 2026 and its
articles moved; which number the article has since then is not confirmed, so it is cited without one.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.citations import REGULATIONS, Instrument

VILLAGE_LAW: Final = Instrument(
    "中华人民共和国村民委员会组织法", "", None, dt.date(2010, 10, 28), dt.date(2025, 12, 31)
)
VILLAGE_LAW_AMENDED: Final = Instrument(
    "中华人民共和国村民委员会组织法", "", dt.date(2025, 10, 28), dt.date(2026, 1, 1)
)
ARTICLE_ON_PUBLICATION: Final = 30  # of the text in force until the end of 2025


class Affairs(StrEnum):
    """Whose affairs a sheet tells."""

    GOVERNMENT = "government"  # 政务
    VILLAGE = "village"  # 村务


class Rhythm(StrEnum):
    """How often something is to be shown anew."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    AT_ONCE = "at_once"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing a board is there for. ``is_finance``: its rhythm is monthly where a village has much of it."""

    key: str
    label: str
    affairs: Affairs
    rhythm: Rhythm
    says: str
    is_finance: bool = False


DUTIES: Final = (
    Duty(
        "organization",
        "机构职能和办事联系方式",
        Affairs.GOVERNMENT,
        Rhythm.STANDING,
        "机关做什么、在哪里、几点上班、打什么电话",
    ),
    Duty(
        "policy",
        "政策文件和解读",
        Affairs.GOVERNMENT,
        Rhythm.AT_ONCE,
        "与群众有关的文件，发布以后就贴",
    ),
    Duty(
        "benefits",
        "补贴、救助和保障",
        Affairs.GOVERNMENT,
        Rhythm.AT_ONCE,
        "发放的对象、标准和结果，公示期内贴着",
    ),
    Duty(
        "budget", "财政预算、决算", Affairs.GOVERNMENT, Rhythm.STANDING, "批准后的预算、决算和说明"
    ),
    Duty("land", "征地和工程建设", Affairs.GOVERNMENT, Rhythm.AT_ONCE, "公告、补偿、招标和进展"),
    Duty(
        "finance",
        "村级财务收支",
        Affairs.VILLAGE,
        Rhythm.QUARTERLY,
        "收入、支出、债权债务，逐笔看得明白",
        is_finance=True,
    ),
    Duty(
        "decisions",
        "村民会议决定的事项和实施情况",
        Affairs.VILLAGE,
        Rhythm.QUARTERLY,
        "误工补贴、集体收益、承包、宅基地、筹资筹劳、征地补偿费的使用",
    ),
    Duty(
        "relief",
        "救灾救助、补贴和捐赠款物的管理使用",
        Affairs.VILLAGE,
        Rhythm.QUARTERLY,
        "谁得了多少、怎样定的",
    ),
    Duty(
        "assistance",
        "协助政府开展工作的情况",
        Affairs.VILLAGE,
        Rhythm.QUARTERLY,
        "替政府办了哪些事",
    ),
    Duty(
        "important",
        "涉及村民利益的重大事项",
        Affairs.VILLAGE,
        Rhythm.AT_ONCE,
        "随时公布；办理时间长的，事前、事中、事后都公布",
    ),
)
BY_KEY: Final = {each.key: each for each in DUTIES}


def duties_for(*, of_village: bool) -> tuple[Duty, ...]:
    """Return what a board is for: one of a village shows its affairs and those of the government, others the latter."""
    return tuple(each for each in DUTIES if of_village or each.affairs is Affairs.GOVERNMENT)


def rhythm_of(duty: Duty, *, finance_is_monthly: bool) -> Rhythm:
    """Return how often a duty comes round at a board."""
    return Rhythm.MONTHLY if duty.is_finance and finance_is_monthly else duty.rhythm


def basis_of(duty: Duty, on: dt.date) -> str:
    """Return the article a duty rests on, as of a day."""
    if duty.affairs is Affairs.GOVERNMENT:
        return str(REGULATIONS.article(25))
    if VILLAGE_LAW.is_in_force_on(on):
        return str(VILLAGE_LAW.article(ARTICLE_ON_PUBLICATION))
    return str(VILLAGE_LAW_AMENDED)

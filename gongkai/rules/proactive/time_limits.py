"""By which day information has to be published (Article 26), where other rules set another time.

Article 26: within 20 working days from the day the information is formed or changed, unless laws or
regulations say otherwise. The count begins on the next working day, as in the other periods of the Regulations; the text
does not say so (our choice, held with a test).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.citations import REGULATIONS
from gongkai.rules.work_calendar import DueDay, WorkCalendar

ARTICLE: Final = REGULATIONS.article(26)


class Unit(StrEnum):
    """What is counted."""

    WORKING_DAYS = "个工作日"
    CALENDAR_DAYS = "日"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long an agency has, from the day named by ``counts_from``.

    ``is_confirmed`` is False where the source was not read: the limit is offered, and says so on the page.
    """

    key: str
    label: str
    days: int
    unit: Unit
    counts_from: str
    source: str
    is_confirmed: bool = True
    in_force_from: dt.date = REGULATIONS.in_force_from
    in_force_until: dt.date | None = None

    @property
    def in_words(self) -> str:
        """Say it: “20个工作日，从信息形成或者变更之日起”."""
        return f"{self.days}{self.unit.value}，从{self.counts_from}起"


GENERAL: Final = TimeLimit(
    "general",
    "一般信息",
    20,
    Unit.WORKING_DAYS,
    "信息形成或者变更之日",
    str(ARTICLE),
)
TIME_LIMITS: Final = (
    GENERAL,
    TimeLimit(
        "budget",
        "政府预算、预算调整、决算",
        20,
        Unit.CALENDAR_DAYS,
        "人民代表大会或者常务委员会批准之日",
        "《中华人民共和国预算法》第十四条",
    ),
    TimeLimit(
        "department_budget",
        "部门预算、决算",
        20,
        Unit.CALENDAR_DAYS,
        "财政部门批复之日",
        "《中华人民共和国预算法》第十四条",
    ),
    TimeLimit(
        "expropriation",
        "土地征收公告",
        15,
        Unit.WORKING_DAYS,
        "收到征收土地批准文件之日",
        "《中华人民共和国土地管理法实施条例》第三十一条",
    ),
    TimeLimit(
        "penalty_revoked",
        "公开的行政处罚决定被变更、撤销、确认违法或者无效后的撤回",
        3,
        Unit.WORKING_DAYS,
        "作出之日",
        "《中华人民共和国行政处罚法》第四十八条、第八十五条",
    ),
    TimeLimit(
        "penalty_or_license",
        "行政处罚、行政许可决定",
        7,
        Unit.WORKING_DAYS,
        "作出决定之日",
        "国办发〔2018〕118号（文件原文未核对）",
        is_confirmed=False,
    ),
)
BY_KEY: Final = {each.key: each for each in TIME_LIMITS}


def publish_by(limit: TimeLimit, *, since: dt.date, calendar: WorkCalendar) -> DueDay:
    """Return the last day on which publishing is in time.

    ``since`` is not counted itself. A calendar-day limit is not moved by a holiday at its end: 预算法 does
    not say that it is. Where the count reaches a year without notice, the day is provisional.
    """
    if limit.unit is Unit.WORKING_DAYS:
        return calendar.provisional().due_after(since, limit.days)
    last = since + dt.timedelta(days=limit.days)
    return DueDay(last, provisional=False, working=tuple)


@dataclass(frozen=True, slots=True)
class ShowingTime:
    """How long something must stay public at the least; a shorter showing is not submitted."""

    key: str
    label: str
    days: int
    unit: Unit
    source: str


SHOWING_TIMES: Final = (
    ShowingTime(
        "expropriation_notice",
        "土地征收预公告",
        10,
        Unit.WORKING_DAYS,
        "《中华人民共和国土地管理法实施条例》第二十六条",
    ),
    ShowingTime(
        "compensation_plan",
        "征地补偿安置公告",
        30,
        Unit.CALENDAR_DAYS,
        "《中华人民共和国土地管理法实施条例》第二十八条",
    ),
    ShowingTime(
        "draft_decision",
        "重大行政决策草案征求意见",
        30,
        Unit.CALENDAR_DAYS,
        "《重大行政决策程序暂行条例》第十五条",
    ),
)
SHOWING_BY_KEY: Final = {each.key: each for each in SHOWING_TIMES}


def shown_until(time: ShowingTime, *, from_on: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the first day on which a showing that began on a day may end.

    The day it begins is not counted, as in the other periods here.
    """
    if time.unit is Unit.WORKING_DAYS:
        return calendar.provisional().due_after(from_on, time.days).on
    return from_on + dt.timedelta(days=time.days)

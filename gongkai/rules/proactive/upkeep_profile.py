"""How fresh the columns of a site are to be, and what else of its content inspections name: dated data.

The measures are those of 国办秘函〔2019〕19号 (检查指标) and what notices of its results name. It speaks of “first-level”
columns of a portal; which classes of an agency's own catalogue stand for those is our choice, by their head and by words
in their names, in the order below. Half a year for documents, two weeks for news, three and two months for
figures and messages stand there. A year for every other column does not: notices name columns “last updated over a year
ago” again and again, so it is offered with ``is_confirmed=False`` and says so on the board.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.citations import REGULATIONS
from gongkai.rules.proactive.heads_table import OUTSIDE

MEASURES: Final = "国办秘函〔2019〕19号"
MEASURES_FROM: Final = dt.date(2019, 4, 1)
NOTICES: Final = "政府网站检查通报常见问题（没有统一的书面标准）"
DOCUMENTS_HEAD: Final = "20-1"


class Span(StrEnum):
    """What a period is counted in."""

    WEEKS = "周"
    MONTHS = "个月"


@dataclass(frozen=True, slots=True)
class ColumnPeriod:
    """How long a kind of column may stay without an update; both ends of the time in force are included.

    A column is of this kind if its head is one of ``heads`` or its name holds one of ``words``; with neither, any column is.
    ``is_leading`` marks the columns that the measures count together.
    """

    key: str
    label: str
    length: int
    span: Span
    source: str
    heads: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_leading: bool = False
    is_confirmed: bool = True
    in_force_from: dt.date = MEASURES_FROM
    in_force_until: dt.date | None = None

    @property
    def in_words(self) -> str:
        """Say the period: “2周”, “6个月”."""
        return f"{self.length}{self.span.value}"

    def is_in_force_on(self, day: dt.date) -> bool:
        """Test whether the period applies on the day."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )

    def covers(self, *, name: str, head: str) -> bool:
        """Test whether a column is of this kind."""
        if not self.heads and not self.words:
            return True
        return head in self.heads or any(word in name for word in self.words)


PERIODS: Final = (
    ColumnPeriod("statistics", "办事统计", 3, Span.MONTHS, MEASURES, words=("办事统计",)),
    ColumnPeriod("messages", "留言公开", 2, Span.MONTHS, MEASURES, words=("留言公开",)),
    ColumnPeriod(
        "documents",
        "通知公告、政策文件",
        6,
        Span.MONTHS,
        MEASURES,
        heads=(DOCUMENTS_HEAD,),
        words=("通知公告", "政策文件", "规范性文件"),
        is_leading=True,
    ),
    ColumnPeriod(
        "news",
        "动态、要闻",
        2,
        Span.WEEKS,
        MEASURES,
        heads=(OUTSIDE,),
        words=("要闻", "新闻", "动态"),
        is_leading=True,
    ),
    ColumnPeriod("other", "其他栏目", 12, Span.MONTHS, NOTICES, is_confirmed=False),
)


class Upkeep(StrEnum):
    """What is watched; the order of the board."""

    NOT_FRESH = "not_fresh"
    EMPTY = "empty"
    OVERDUE = "overdue"
    REASSESS = "reassess"
    REPEALED = "repealed"
    DEAD_LINK = "dead_link"


@dataclass(frozen=True, slots=True)
class UpkeepRule:
    """One thing watched: its short name, what it rests on, what to do."""

    key: Upkeep
    label: str
    source: str
    todo: str


RULES: Final = (
    UpkeepRule(
        Upkeep.NOT_FRESH,
        "栏目不更新",
        MEASURES,
        "有新的内容，起草送审；内容没有变的，核对一遍，另起一版写明核对日期；不再更新的栏目，在“目录类别”里停用。",
    ),
    UpkeepRule(
        Upkeep.EMPTY,
        "空栏目",
        MEASURES,
        "有这一类信息的，补上；没有的，在“目录类别”里停用，或者并到别的类别。",
    ),
    UpkeepRule(
        Upkeep.OVERDUE,
        "超过公开期限",
        str(REGULATIONS.article(26)),
        "尽快送审、审完、签发；超期的原因写在送审说明里备查。",
    ),
    UpkeepRule(
        Upkeep.REASSESS,
        "评估日期已到",
        str(REGULATIONS.article(18)),
        "重新评估能不能公开：可以公开的，另起一版改为“主动公开”送审；仍不公开的，另起一版写明理由，定下一次评估日期。",
    ),
    UpkeepRule(
        Upkeep.REPEALED,
        "已废止、失效仍标“有效”",
        NOTICES,
        "另起一版，把“有效性”改为“失效”或者“废止”，填日期和替代它的文件；继续有效的，改“有效期至”。",
    ),
    UpkeepRule(
        Upkeep.DEAD_LINK,
        "链接打不开",
        NOTICES,
        "另起一版，把“解读的文件”改为现在公开的那一份；没有的，去掉。",
    ),
)
RULE_BY_KEY: Final = {each.key: each for each in RULES}


@dataclass(frozen=True, slots=True)
class Threshold:
    """From how many columns on the measures fail a site outright (单项否决)."""

    key: str
    says: str
    at: int
    source: str = MEASURES
    in_force_from: dt.date = MEASURES_FROM
    in_force_until: dt.date | None = None

    def is_in_force_on(self, day: dt.date) -> bool:
        """Test whether it applies on the day."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )


LEADING, REMAINING, EMPTY = "leading", "remaining", "empty"
THRESHOLDS: Final = (
    Threshold(LEADING, "动态、要闻、通知公告、政策文件栏目不更新", 5),
    Threshold(REMAINING, "其他应当更新的栏目长期不更新", 10),
    Threshold(EMPTY, "空栏目", 5),
)

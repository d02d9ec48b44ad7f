"""What is asked of a year, and the answers as one value.

The questions follow the five aspects of part one and parts five and six; work assessment, public appraisal and
accountability are asked of governments by Article 50, of others only if they wish to say.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final


class Happened(StrEnum):
    """Whether something took place in the year; empty text where the question was not answered."""

    YES = "yes"
    NO = "no"
    PENDING = "pending"  # took place, the result is not out
    NOT_SAID = ""


CHANNELS: Final = {
    "website": "政府网站",
    "board": "公开栏",
    "new_media": "政务新媒体",
    "gazette": "政府公报",
    "reading_room": "档案馆、图书馆的查阅场所",
    "broadcast": "广播电视",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that agencies of every kind report, and what would mend it; chosen as a pair."""

    says: str
    measure: str


PROBLEMS: Final = {
    "late": Problem(
        "有的信息没有在形成或者变更之日起二十个工作日内公开",
        "把公开期限列入每月的提醒，由专人逐条核对",
    ),
    "thin": Problem(
        "公开的内容以工作动态居多，群众关心的办事、资金、项目信息偏少",
        "对照公开目录逐项补充办事、资金、项目信息",
    ),
    "people": Problem(
        "经办人员更换多，对公开和不予公开的界限掌握不够",
        "组织学习条例和实例，换人时当面交接、留下清单",
    ),
    "boards": Problem(
        "公开栏的内容更换不够及时，不上网的群众不容易看到",
        "定下公开栏更换的日子，换一次拍照登记一次",
    ),
    "explaining": Problem(
        "对文件的解读少，有的群众看不明白",
        "重要文件公开时附上通俗的说明，写明找谁问",
    ),
    "guide": Problem(
        "公开指南和目录更新不及时，有的联系方式已经变了",
        "每半年核对一次指南和目录，变了就改",
    ),
}


@dataclass(frozen=True, slots=True)
class YearFacts:
    """The answers for one year of one agency. What was not answered is not said in any text."""

    published: int
    channels: tuple[str, ...] = ()  # keys of CHANNELS
    all_reviewed: bool | None = None
    guide_updated: bool | None = None
    trainings: int | None = None
    assessment: Happened = Happened.NOT_SAID
    assessment_result: str = ""
    appraisal: Happened = Happened.NOT_SAID
    appraisal_result: str = ""
    accountability: int | None = None  # how often somebody was held to account
    problems: tuple[str, ...] = ()  # keys of PROBLEMS
    own_problem: str = ""
    own_measure: str = ""
    mended: str = ""  # what became of last year's problems
    fee_yuan: Decimal | None = None
    other: str = ""
    nothing_else: bool = False

    @property
    def pairs(self) -> tuple[Problem, ...]:
        """The problems with their measures, one's own last."""
        chosen = [PROBLEMS[key] for key in self.problems]
        if self.own_problem:
            chosen.append(Problem(self.own_problem, self.own_measure))
        return tuple(chosen)

    def as_data(self) -> dict[str, Any]:
        """Return the answers as plain data, for keeping."""
        return {
            name: list(value) if isinstance(value, tuple) else _plain(value)
            for name in self.__dataclass_fields__
            if (value := getattr(self, name)) is not None
        }


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal | Happened) else value

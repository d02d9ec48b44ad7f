"""One annual report as values: figures by cell, texts by part, and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Form

Value = int | Decimal | None  # None: the cell is on the page and blank; it adds as 0
Figures = Mapping[CellId, Value]

PARTS: Final = {
    "一": "一、总体情况",
    "二": "二、主动公开政府信息情况",
    "三": "三、收到和处理政府信息公开申请情况",
    "四": "四、政府信息公开行政复议、行政诉讼情况",
    "五": "五、存在的主要问题及改进情况",
    "六": "六、其他需要报告的事项",
}
NOT_A_REPORT: Final = (
    "文件打开了，但里面没有三张法定表，也没有年度报告的标题和各部分标题，不像政府信息公开工作年度报告。"
    "怎么办：看看是不是选错了文件。"
)
FEWEST_PARTS: Final = 3  # headings without a title or tables that still make an (earlier) report
TEXT_PARTS: Final = ("一", "五", "六")


class Level(StrEnum):
    """How much a finding weighs. Only an error keeps a report from being filed."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found.

    ``where`` is ``table.row.column``, a whole row or column as ``table.row`` or, for text,
    ``section.一``. ``found`` and ``expected`` are both sides where there are two. ``says`` is for the
    person who mends it, in Chinese; ``mend`` says how. ``excerpt`` quotes the sentence of a text finding.
    """

    rule: str
    level: Level
    where: str
    says: str
    source: str
    found: Value | str = None
    expected: Value | str = None
    mend: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell (or a run of cells) that the page does not settle.

    ``reason`` is ``ambiguous`` (at least two readings agree with everything else on the page),
    ``contradictory`` (none does), ``illegible`` or ``missing``. ``readings`` lists what the page allows:
    for a run of cells, ``cells`` names them in order and each reading gives a value to each.
    """

    cells: tuple[CellId, ...]
    text: str
    reason: str
    readings: tuple[tuple[Value, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The content of one annual report.

    ``figures`` holds only the cells that were read: a cell of the form that is in neither
    ``figures`` nor ``unread`` is missing from the page. ``marks`` keeps what stood in cells whose
    value is None and that were not empty (``/``, ``-``, ``无``). ``sections`` has the keys ``title``,
    ``opening``, ``一`` to ``六``; ``headings`` the heading of each part as printed.
    ``edition`` is None for an earlier report without the statutory tables.
    """

    agency: str | None = None
    year: int | None = None
    edition: Edition | None = None
    figures: Figures = field(default_factory=dict)
    marks: Mapping[CellId, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()

    @property
    def looks_like_one(self) -> bool:
        """Whether this can be an annual report at all: it has the tables, a title, or several parts."""
        title = self.sections.get("title", "")
        is_titled = "年度报告" in title or "年报" in title or "工作报告" in title
        return self.edition is not None or is_titled or len(self.headings) >= FEWEST_PARTS

    @property
    def form(self) -> Form | None:
        """The form it follows, or None for an earlier report."""
        return FORMS[self.edition] if self.edition else None

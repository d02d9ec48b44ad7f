"""How sums are shown: figures with thousands, the balance in words, who is not in them and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from gongkai.annual_reports.roll_up.units import Branch, Overview, Stand
from gongkai.rules.annual_report import applications_table as applications
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Value

SHORT = (
    "规范性文件",
    "行政许可",
    "新收",
    "上年结转",
    "办结",
    "结转下年",
    "复议",
    "直接起诉",
    "复议后起诉",
)


def as_printed(value: Value) -> str:
    """Return a figure with a comma at each thousand; a blank is a dash."""
    if value is None:
        return "—"
    whole, point, decimals = print_value(value).partition(".")
    return f"{int(whole):,}{point}{decimals}"


def signed(value: int | Decimal) -> str:
    """Return by how much something moves, with its sign."""
    return f"{'＋' if value > 0 else '－'}{as_printed(value if value > 0 else -value)}"


def in_words(stand: Stand) -> str:
    """Say how an agency stands in the sum, and why it is not in it."""
    return {
        Stand.ADDED: _("计入合计"),
        Stand.UNBALANCED: _("有错误，没有计入"),
        Stand.NOT_WHOLE: _("有没读定或者不可能的数，没有计入"),
        Stand.OTHER_FORM: _("用的是别的年度的格式，另外汇总"),
        Stand.WORKING: _("正在填报，还没有报"),
        Stand.NOT_BEGUN: _("没有开始"),
    }[stand]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a row, and the cell it is in."""

    where: str
    label: str
    value: Value

    @property
    def printed(self) -> str:
        return as_printed(self.value)

    @property
    def is_zero(self) -> bool:
        return not self.value


@dataclass(frozen=True, slots=True)
class Row:
    """A branch as a row of the overview."""

    branch: Branch
    figures: tuple[Figure, ...]

    @property
    def words(self) -> str:
        """How it stands, in words: one agency, or how many of it are in the sum."""
        stand = self.branch.stand
        if self.branch.by_area and stand is Stand.ADDED:
            return _("本地区报告，计入合计")
        if stand is not None:
            return in_words(stand)
        return _("%(size)s 家，计入 %(added)s 家") % {
            "size": self.branch.size,
            "added": self.branch.added,
        }

    @property
    def css(self) -> str:
        if self.branch.added == self.branch.size:
            return "k-good"
        left_out = self.branch.size - self.branch.added
        waits = sum(self.branch.stands.get(s, 0) for s in (Stand.WORKING, Stand.NOT_BEGUN))
        return "k-run" if left_out == waits else "k-late"


def figures(values: Mapping[CellId, Value], cells: tuple[CellId, ...]) -> tuple[Figure, ...]:
    """Return the main figures of a row, in order."""
    return tuple(
        Figure(str(cell), label, values.get(cell)) for cell, label in zip(cells, SHORT, strict=True)
    )


def rows(seen: Overview) -> Iterator[Row]:
    """Yield the branches as rows."""
    for branch in seen.branches:
        yield Row(branch, figures(branch.figures, seen.cells))


@dataclass(frozen=True, slots=True)
class BalanceOfSum:
    """First and second item against third and fourth, over the sum."""

    new: int
    carried_in: int
    concluded: int
    carried_out: int

    @property
    def holds(self) -> bool:
        return self.new + self.carried_in == self.concluded + self.carried_out

    def __str__(self) -> str:
        relation = "＝" if self.holds else "≠"
        return (
            f"{self.new:,}＋{self.carried_in:,}{relation}{self.concluded:,}＋{self.carried_out:,}"
        )


def balance_of(values: Mapping[CellId, Value]) -> BalanceOfSum:
    """Return the balance of the total column over a sum."""
    rows = (
        applications.NEWLY_RECEIVED,
        applications.CARRIED_OVER_IN,
        applications.CONCLUDED,
        applications.CARRIED_OVER_OUT,
    )
    return BalanceOfSum(
        *(int(values.get(CellId(applications.KEY, row, applications.TOTAL)) or 0) for row in rows)
    )

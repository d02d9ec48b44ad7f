"""The sums and chains that the tables must keep (勾稽关系), declared from the form.

The balance of applications is printed in the table; the totals follow from the labels 总计 and
（七）总计; the rest is derived and only warns. A blank adds as 0. A sum that touches a cell which is
unread or missing is silent, and so is one over a blank total: those cells must be settled first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report import applications_table, remedies_table
from gongkai.rules.annual_report.balance_checks import (
    APPLICANT_TOTAL,
    BALANCE,
    CARRY_IN,
    IN_FORCE_ROLL,
    ISSUED_NOT_OVER_IN_FORCE,
    ITEMS_CHAIN,
    NEWLY_PUBLISHED,
    PENDING_CHAIN,
    REMEDY_TOTALS,
    RESULTS_TOTAL,
)
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Form, Line
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2021
from gongkai.rules.annual_report.registry import Check

EQUAL: Final = "＝"
AT_MOST: Final = "≤"
AT_LEAST: Final = "≥"
BROKEN: Final = {EQUAL: "不等于", AT_MOST: "大于", AT_LEAST: "小于"}
HOLDS: Final[dict[str, Callable[[Decimal, Decimal], bool]]] = {
    EQUAL: lambda found, expected: found == expected,
    AT_MOST: lambda found, expected: found <= expected,
    AT_LEAST: lambda found, expected: found >= expected,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One cell in a sum; ``factor`` is 1 or -1, ``is_last_year`` takes it from the report before."""

    cell: CellId
    factor: int = 1
    is_last_year: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a balance, with the words that name it."""

    words: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """One relation at one place: ``found`` as printed there, ``expected`` what it must agree with."""

    check: Check
    at: CellId
    place: str
    found: Side
    expected: Side
    relation: str = EQUAL
    shows_working: bool = True

    @property
    def needs_last_year(self) -> bool:
        return any(term.is_last_year for term in (*self.found.terms, *self.expected.terms))


@dataclass(frozen=True, slots=True)
class BlankTotal:
    """A total and the parts it adds; blank beside filled parts it is an error."""

    total: CellId
    parts: tuple[CellId, ...]


def _side(words: str, *cells: CellId) -> Side:
    return Side(words, tuple(Term(cell) for cell in cells))


def _columns_of(form: Form) -> Iterator[tuple[str, str]]:
    for column in applications_table.COLUMNS:
        yield column.key, " ".join((*column.under[1:], column.label))


def _outcomes(form: Form) -> tuple[str, ...]:
    return tuple(
        line.key
        for line in form.applications.lines
        if line.under and line.key != applications_table.CONCLUDED
    )


def _application(row: str, column: str) -> CellId:
    return CellId(applications_table.KEY, row, column)


def _by_column(form: Form) -> Iterator[Balance]:
    for column, label in _columns_of(form):
        new, carried_in, concluded, carried_out = (
            _application(row, column)
            for row in (
                applications_table.NEWLY_RECEIVED,
                applications_table.CARRIED_OVER_IN,
                applications_table.CONCLUDED,
                applications_table.CARRIED_OVER_OUT,
            )
        )
        results = (_application(row, column) for row in _outcomes(form))
        yield Balance(
            BALANCE,
            concluded,
            label,
            _side("第三项加第四项之和", concluded, carried_out),
            _side("第一项加第二项之和", new, carried_in),
            shows_working=False,
        )
        yield Balance(
            RESULTS_TOTAL,
            concluded,
            label,
            _side("（七）总计", concluded),
            _side("（一）至（六）各分项之和", *results),
        )
        yield Balance(
            CARRY_IN,
            carried_in,
            label,
            _side("本年“上年结转”", carried_in),
            Side("上一年度报告的“结转下年度继续办理”", (Term(carried_out, is_last_year=True),)),
        )


def _by_row(form: Form) -> Iterator[Balance]:
    for line in form.applications.lines:
        total = _application(line.key, applications_table.TOTAL)
        parts = (_application(line.key, kind) for kind in applications_table.APPLICANT_KINDS)
        yield Balance(
            APPLICANT_TOTAL,
            total,
            f"“{line.label}”",
            _side("总计", total),
            _side("自然人与五类法人或其他组织之和", *parts),
        )


def _block(line: Line) -> tuple[CellId, tuple[CellId, ...]]:
    total = CellId(remedies_table.KEY, line.key, remedies_table.TOTAL)
    return total, tuple(
        CellId(remedies_table.KEY, line.key, part) for part in remedies_table.PARTS_OF_TOTAL
    )


def _of_remedies(form: Form) -> Iterator[Balance]:
    for line in form.remedies.lines:
        label = "·".join(remedies_table.BLOCKS[line.key])
        total, parts = _block(line)
        pending = CellId(remedies_table.KEY, line.key, "pending")
        yield Balance(
            REMEDY_TOTALS[line.key],
            total,
            label,
            _side("总计", total),
            _side("四种结果之和", *parts),
        )
        yield Balance(
            PENDING_CHAIN,
            total,
            label,
            _side("本年总计", total),
            Side("上一年度报告的“尚未审结”", (Term(pending, is_last_year=True),)),
            AT_LEAST,
        )


def _of_proactive_2021(line: Line) -> Iterator[Balance]:
    issued, repealed, in_force = (
        CellId("proactive", line.key, key)
        for key in ("issued_count", "repealed_count", "in_force_count")
    )
    yield Balance(
        IN_FORCE_ROLL,
        in_force,
        line.label,
        _side("现行有效件数", in_force),
        Side(
            "上年现行有效件数加本年制发件数减本年废止件数",
            (Term(in_force, is_last_year=True), Term(issued), Term(repealed, -1)),
        ),
    )
    yield Balance(
        ISSUED_NOT_OVER_IN_FORCE,
        issued,
        line.label,
        _side("本年制发件数", issued),
        _side("现行有效件数加本年废止件数", in_force, repealed),
        AT_MOST,
    )


def _of_proactive_2019(line: Line) -> Iterator[Balance]:
    def cell(key: str) -> CellId:
        return CellId("proactive", line.key, key)

    keys = {column.key for column in line.columns}
    if "items_change" in keys:
        last, change = cell("items_last_year_count"), cell("items_change")
        yield Balance(
            ITEMS_CHAIN,
            last,
            line.label,
            _side("上一年项目数量", last),
            Side(
                "上一年度报告的“上一年项目数量”加“本年增/减”",
                (Term(last, is_last_year=True), Term(change, is_last_year=True)),
            ),
        )
    if "newly_made_count" in keys:
        published, made = cell("newly_published_count"), cell("newly_made_count")
        yield Balance(
            NEWLY_PUBLISHED,
            published,
            line.label,
            _side("本年新公开数量", published),
            _side("本年新制作数量", made),
            AT_MOST,
        )


def _of_proactive(form: Form) -> Iterator[Balance]:
    for line in form.proactive.lines:
        if form.proactive is not PROACTIVE_2021:
            yield from _of_proactive_2019(line)
        elif any(column.key == "in_force_count" for column in line.columns):
            yield from _of_proactive_2021(line)


def _blank_totals(form: Form) -> Iterator[BlankTotal]:
    for line in form.applications.lines:
        yield BlankTotal(
            _application(line.key, applications_table.TOTAL),
            tuple(_application(line.key, kind) for kind in applications_table.APPLICANT_KINDS),
        )
    for column, _ in _columns_of(form):
        yield BlankTotal(
            _application(applications_table.CONCLUDED, column),
            tuple(_application(row, column) for row in _outcomes(form)),
        )
    for line in form.remedies.lines:
        yield BlankTotal(*_block(line))


BALANCES: Final = {
    edition: (*_of_proactive(form), *_by_column(form), *_by_row(form), *_of_remedies(form))
    for edition, form in FORMS.items()
}
TOTALS: Final = {edition: tuple(_blank_totals(form)) for edition, form in FORMS.items()}

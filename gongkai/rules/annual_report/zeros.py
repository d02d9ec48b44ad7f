"""Tables in which nothing happened: blanks become 0, except where last year's report says otherwise.

What was carried over, what was in force and what was pending at the end of last year is still there on
1 January; such a cell takes last year's figure, and the person is told so before anything is filled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report import applications_table, remedies_table
from gongkai.rules.annual_report.form import CellId, Form, ValueKind
from gongkai.rules.annual_report.imbalances import is_the_year_before
from gongkai.rules.annual_report.report import Figures, Report, Value

IN_FORCE: Final = "in_force_count"
PENDING: Final = "pending"


@dataclass(frozen=True, slots=True)
class Inherited:
    """A figure of last year's report from which this year's begins, and what follows from it."""

    cell: CellId
    value: Value
    says: str


@dataclass(frozen=True, slots=True)
class ZeroFill:
    """What filling the blanks would set, and what of it is not 0 and why."""

    changes: Figures
    inherited: tuple[Inherited, ...]


def zero_fill(report: Report, previous: Report | None, *, table: str | None = None) -> ZeroFill:
    """Return the zeros for every blank cell of the report; cells with a figure are left alone.

    With ``table``, the key of one, only its cells are filled.

    :raises ValueError: for an earlier report without the tables
    """
    form = report.form
    if form is None:
        raise ValueError("没有统一格式的表格")
    cells = form.table(table).cells() if table else form.cells()
    blank = [cell for cell in cells if report.figures.get(cell, 0) is None]
    inherited = tuple(each for each in _inherited(form, report, previous) if each.cell in blank)
    changes: dict[CellId, Value] = {cell: _zero(form, cell) for cell in blank}
    changes |= {each.cell: each.value for each in inherited}
    return ZeroFill(changes, inherited)


def _zero(form: Form, cell: CellId) -> Value:
    return Decimal(0) if form.kind_of(cell) is ValueKind.AMOUNT else 0


def _inherited(form: Form, report: Report, previous: Report | None) -> Iterator[Inherited]:
    if previous is None or not is_the_year_before(previous, report):
        return
    yield from _in_force(form, previous)
    yield from _carried_over(previous)
    yield from _pending(form, previous)


def _in_force(form: Form, previous: Report) -> Iterator[Inherited]:
    for line in form.proactive.lines:
        cell = CellId(form.proactive.key, line.key, IN_FORCE)
        value = previous.figures.get(cell)
        if value and cell in set(form.proactive.cells()):
            yield Inherited(
                cell,
                value,
                f"上年报告的{line.label}现行有效{value}件，今年没有制发、废止，现行有效仍然是{value}件",
            )


def _carried_over(previous: Report) -> Iterator[Inherited]:
    for column in applications_table.COLUMNS:
        out = CellId(applications_table.KEY, applications_table.CARRIED_OVER_OUT, column.key)
        value = previous.figures.get(out)
        if value and column.key != applications_table.TOTAL:
            cell = out._replace(row=applications_table.CARRIED_OVER_IN)
            yield Inherited(
                cell,
                value,
                f"上年报告结转下年度的申请，{column.label}有{value}件：今年的“上年结转”要填{value}，"
                "这几件今年怎么办结的（或者再结转）也要填",
            )


def _pending(form: Form, previous: Report) -> Iterator[Inherited]:
    for line in form.remedies.lines:
        cell = CellId(remedies_table.KEY, line.key, PENDING)
        value = previous.figures.get(cell)
        if value:
            words = "·".join(remedies_table.BLOCKS[line.key])
            yield Inherited(
                cell,
                value,
                f"上年报告的{words}有{value}件尚未审结：先填在今年的“尚未审结”，今年审结了的改填到结果里",
            )

"""The totals of the tables as the program works them out, and when a typed one stands instead.

A total follows its parts. One that somebody typed and that differs is kept: the checks name it, with both
figures, and the person decides. A total over a cell that is missing or could not be read is not worked out.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report import applications_table
from gongkai.rules.annual_report.balances import TOTALS, BlankTotal
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Form
from gongkai.rules.annual_report.report import Figures, Report, Value


def _columns_first(declared: BlankTotal) -> bool:
    """Order totals so that each comes after the totals it adds: a row's total adds （七） of each column."""
    total = declared.total
    return total.row != applications_table.CONCLUDED or total.column == applications_table.TOTAL


def _in_order(edition: Edition) -> tuple[BlankTotal, ...]:
    by_cell: dict[CellId, BlankTotal] = {}
    for each in TOTALS[edition]:  # （七）总计 of the last column is a row's total and a column's
        by_cell.setdefault(each.total, each)
    return tuple(sorted(by_cell.values(), key=_columns_first))


IN_ORDER: Final = {edition: _in_order(edition) for edition in FORMS}


def totals_of(form: Form) -> tuple[BlankTotal, ...]:
    """Return the totals of a form in the order in which they can be worked out."""
    return IN_ORDER[form.edition]


def sum_of(declared: BlankTotal, figures: Figures) -> Value:
    """Return the total of the parts; None while all of them are blank, or one of them is not there."""
    values = [figures[cell] for cell in declared.parts if cell in figures]
    if len(values) < len(declared.parts) or all(value is None for value in values):
        return None
    total = sum((Decimal(value or 0) for value in values), Decimal(0))
    return int(total)


def untouched(form: Form, figures: Figures, values: Mapping[CellId, Value]) -> frozenset[CellId]:
    """Return the totals of a page that came back as the sum of what came back with them.

    Nobody typed these: they follow whatever the parts come to in the end.
    """
    merged = {**figures, **values}
    return frozenset(
        each.total
        for each in totals_of(form)
        if each.total in values
        and values[each.total] is not None
        and values[each.total] == sum_of(each, merged)
    )


def with_totals(
    before: Report, changes: Mapping[CellId, Value], following: Collection[CellId] = ()
) -> dict[CellId, Value]:
    """Return the changes together with every total that follows from them.

    ``following`` are the totals that follow in any case. Of the others one follows if it was blank, or was
    the sum of its parts before and the changes do not set it; a blank among the changes asks for the sum.
    """
    if before.form is None:
        return dict(changes)
    complete = dict(changes)
    for declared in totals_of(before.form):
        total = sum_of(declared, {**before.figures, **complete})
        if total is not None and _follows(declared, before, changes, following):
            complete[declared.total] = total
    return complete


def _follows(
    declared: BlankTotal,
    before: Report,
    changes: Mapping[CellId, Value],
    following: Collection[CellId],
) -> bool:
    cell = declared.total
    if cell in following:
        return True
    if cell in changes:
        return changes[cell] is None
    if cell not in before.figures:
        return False
    held = before.figures[cell]
    return held is None or held == sum_of(declared, before.figures)


def differing_totals(report: Report) -> Iterator[tuple[CellId, Value]]:
    """Yield each total that is not the sum of its parts, with that sum."""
    if report.form is None:
        return
    for declared in totals_of(report.form):
        total = sum_of(declared, report.figures)
        held = report.figures.get(declared.total)
        if total is not None and held is not None and held != total:
            yield declared.total, total

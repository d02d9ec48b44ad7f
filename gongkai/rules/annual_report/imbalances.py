"""Where a report breaks a declared balance: both sides as printed, with the working.

A blank adds as 0. A sum that touches a cell which is unread or missing is silent, and so is one over
a blank total: those cells must be settled first.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report.balance_checks import (
    APPLICANT_TOTAL,
    BALANCE,
    BLANK_TOTALS,
    CARRY_IN,
    IN_FORCE_ROLL,
    ISSUED_NOT_OVER_IN_FORCE,
    ITEMS_CHAIN,
    NEWLY_PUBLISHED,
    PENDING_CHAIN,
    REMEDY_TOTALS,
    RESULTS_TOTAL,
)
from gongkai.rules.annual_report.balances import (
    BALANCES,
    BROKEN,
    HOLDS,
    TOTALS,
    Balance,
    BlankTotal,
    Side,
)
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Report


def _is_blank_total(report: Report, declared: BlankTotal) -> bool:
    """A mark such as “/” beside zeros is only a mark; beside figures it is a blank total."""
    if report.figures.get(declared.total, 0) is not None:
        return False
    values = [report.figures.get(cell) for cell in declared.parts]
    if declared.total in report.marks:
        return any(values)
    return any(value is not None for value in values)


def blank_totals(material: Material) -> frozenset[CellId]:
    """Return the totals left blank beside filled parts."""
    return frozenset(
        declared.total
        for declared in TOTALS[material.form.edition]
        if _is_blank_total(material.report, declared)
    )


def _values(side: Side, material: Material, silent: frozenset[CellId]) -> list[Decimal] | None:
    """Return the value of each term, or None if one of them is not settled."""
    values = []
    for term in side.terms:
        report = material.previous if term.is_last_year else material.report
        if report is None or term.cell not in report.figures:
            return None
        if term.cell in silent and not term.is_last_year:
            return None
        values.append(term.factor * Decimal(report.figures[term.cell] or 0))
    return values


def plain(value: Decimal) -> int | Decimal:
    """Return a whole number as int, so that 27 is printed as 27."""
    return int(value) if value == value.to_integral_value() else value


def _working(values: list[Decimal]) -> str:
    """Write a sum out as “10＋1＝11”, leaving out the zeros."""
    shown = [value for value in values if value]
    total = plain(sum(values, Decimal(0)))
    if len(shown) < 2:
        return str(total)
    terms = "".join(f"{'＋' if value > 0 else '－'}{plain(abs(value))}" for value in shown)
    return f"{terms.removeprefix('＋')}＝{total}"


def _imbalance(balance: Balance, material: Material, silent: frozenset[CellId]) -> Finding | None:
    found = _values(balance.found, material, silent)
    expected = _values(balance.expected, material, silent)
    if found is None or expected is None:
        return None
    left, right = sum(found, Decimal(0)), sum(expected, Decimal(0))
    if HOLDS[balance.relation](left, right):
        return None
    shown = [_working(found), _working(expected)]
    if not balance.shows_working:
        shown = [str(plain(left)), str(plain(right))]
    sides = [f"{balance.found.words}（{shown[0]}）", f"{balance.expected.words}（{shown[1]}）"]
    if not balance.shows_working:
        sides.reverse()
    return balance.check.finding(
        str(balance.at),
        f"{balance.place}：{BROKEN[balance.relation].join(sides)}",
        found=plain(left),
        expected=plain(right),
        source=material.form.document if "〔" in balance.check.source else "",
    )


def is_the_year_before(previous: Report, report: Report) -> bool:
    """Test whether the one report can be last year's of the other; unknown years may be."""
    if previous.year is None or report.year is None:
        return True
    return previous.year == report.year - 1


def _may_be_held_to_last_year(balance: Balance, material: Material) -> bool:
    """Test whether there is a report of the year before, and anything in the table to compare with it.

    A table that is blank throughout is not begun: its blanks are no zeros that contradict last year.
    """
    report, previous = material.report, material.previous
    if previous is None or not is_the_year_before(previous, report):
        return False
    cells = material.form.table(balance.at.table).cells()
    return any(report.figures.get(cell) is not None for cell in cells)


def imbalances(check: Check, material: Material) -> Iterator[Finding]:
    """Yield every place where the tables break this relation, in reading order."""
    silent = blank_totals(material)
    for balance in BALANCES[material.form.edition]:
        if balance.check is not check:
            continue
        if balance.needs_last_year and not _may_be_held_to_last_year(balance, material):
            continue
        finding = _imbalance(balance, material, silent)
        if finding:
            yield finding


def find_blank_totals(check: Check, material: Material) -> Iterator[Finding]:
    """Yield an error for each total that is blank beside filled parts, in the check's own table."""
    form = material.form
    blank = blank_totals(material)
    table = check.id.partition(".")[0]
    for cell in form.cells():
        if cell in blank and cell.table == table:
            yield check.finding(
                str(cell),
                f"“{form.label_of(cell)}”是空白，而它的各分项已经填写",
                source=form.document,
            )


def _rule_of(check: Check) -> Rule:
    return Rule(check, lambda material: imbalances(check, material))


def _blank_rule_of(check: Check) -> Rule:
    return Rule(check, lambda material: find_blank_totals(check, material))


RULES: Final = (
    *(
        _rule_of(check)
        for check in (
            IN_FORCE_ROLL,
            ISSUED_NOT_OVER_IN_FORCE,
            ITEMS_CHAIN,
            NEWLY_PUBLISHED,
            BALANCE,
            RESULTS_TOTAL,
            APPLICANT_TOTAL,
            CARRY_IN,
            *REMEDY_TOTALS.values(),
            PENDING_CHAIN,
        )
    ),
    *(_blank_rule_of(check) for check in BLANK_TOTALS),
)

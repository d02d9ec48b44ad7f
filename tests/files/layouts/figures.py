"""Figures such as agencies report: mostly zeros, small numbers, now and then a large one; all sums hold."""

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Final

from gongkai.rules.annual_report import applications_table, proactive_table, remedies_table
from gongkai.rules.annual_report.applications_table import (
    APPLICANT_KINDS,
    CARRIED_OVER_IN,
    CARRIED_OVER_OUT,
    CONCLUDED,
    NEWLY_RECEIVED,
)
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Table, ValueKind
from gongkai.rules.annual_report.report import Report, Value

LARGEST_SEEN: Final = 11398889
YEARS: Final = {Edition.TRIAL_2019: 2020, Edition.FORMAL_2021: 2023, Edition.HYBRID: 2024}
AGENCIES: Final = ("示例县青禾镇人民政府", "示例县人民政府", "示例市示例区发展和改革局")


def some_count(rng: Random, largest: int, *, share_of_zeros: float) -> int:
    """Return 0 with the given share, else a number whose length, too, is drawn."""
    if rng.random() < share_of_zeros:
        return 0
    return rng.randint(1, min(largest, 10 ** rng.randint(1, len(str(largest)))))


def some_amount(rng: Random) -> Decimal:
    """Return an amount in 万元 with none to six decimals."""
    if rng.random() < 0.4:
        return Decimal(0)
    return Decimal(rng.randint(1, 99_999_999)).scaleb(-rng.randint(0, 6)).normalize() + 0


def _proactive(table: Table, rng: Random) -> dict[CellId, Value]:
    figures: dict[CellId, Value] = {}
    for cell in table.cells():
        match table.kind_of(cell):
            case ValueKind.AMOUNT:
                figures[cell] = some_amount(rng)
            case ValueKind.CHANGE:
                figures[cell] = some_count(rng, 999, share_of_zeros=0.6) * rng.choice((1, -1))
            case _:
                figures[cell] = some_count(rng, LARGEST_SEEN, share_of_zeros=0.5)
    return figures


def _applications(table: Table, rng: Random) -> dict[CellId, Value]:
    share_of_zeros = rng.choice((1.0, 0.9, 0.8, 0.5))
    largest = rng.choice((9, 99, 4000))
    closing = (NEWLY_RECEIVED, CARRIED_OVER_IN, CONCLUDED, CARRIED_OVER_OUT)
    outcomes = [line.key for line in table.lines if line.key not in closing]
    totals: dict[str, int] = dict.fromkeys((line.key for line in table.lines), 0)
    figures: dict[CellId, Value] = {}
    for position, column in enumerate(APPLICANT_KINDS):
        zeros = share_of_zeros if position == 0 else min(1.0, share_of_zeros + 0.1)
        counts = {key: some_count(rng, largest, share_of_zeros=zeros) for key in outcomes}
        counts[CONCLUDED] = sum(counts.values())
        counts[CARRIED_OVER_OUT] = some_count(rng, 99, share_of_zeros=zeros)
        handled = counts[CONCLUDED] + counts[CARRIED_OVER_OUT]
        counts[CARRIED_OVER_IN] = min(handled, some_count(rng, 99, share_of_zeros=zeros))
        counts[NEWLY_RECEIVED] = handled - counts[CARRIED_OVER_IN]
        for key, count in counts.items():
            figures[CellId(applications_table.KEY, key, column)] = count
            totals[key] += count
    for key, total in totals.items():
        figures[CellId(applications_table.KEY, key, applications_table.TOTAL)] = total
    return figures


def _remedies(rng: Random) -> dict[CellId, Value]:
    share_of_zeros = rng.choice((1.0, 0.7, 0.3))
    figures: dict[CellId, Value] = {}
    for block in remedies_table.BLOCKS:
        counts = {
            key: some_count(rng, 300, share_of_zeros=share_of_zeros)
            for key in remedies_table.PARTS_OF_TOTAL
        }
        counts[remedies_table.TOTAL] = sum(counts.values())
        for key, count in counts.items():
            figures[CellId(remedies_table.KEY, block, key)] = count
    return figures


def random_report(edition: Edition, rng: Random) -> Report:
    """Return a report of the edition in which every sum holds."""
    form = FORMS[edition]
    figures = {
        **_proactive(form.proactive, rng),
        **_applications(form.applications, rng),
        **_remedies(rng),
    }
    return Report(
        agency=rng.choice(AGENCIES), year=YEARS[edition], edition=edition, figures=figures
    )


def with_slips(report: Report, rng: Random) -> Report:
    """Return the report with one to four counts of parts three and four as a slip would print them."""
    figures = dict(report.figures)
    cells = [cell for cell in figures if cell.table != proactive_table.KEY]
    for cell in rng.sample(cells, rng.randint(1, 4)):
        count = int(figures[cell] or 0)
        figures[cell] = rng.choice((0, count + 1, 10 * count + 3, count // 10))
    return replace(report, figures=figures)

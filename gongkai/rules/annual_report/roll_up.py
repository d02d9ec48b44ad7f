"""Adding reports up (汇总): cell by cell, with each agency's share of every cell.

Tables are added apart where they differ: part two of 2019 and of 2021, part three of 2019 and of
2021. A hybrid report adds its part two to 2021 and its part three to 2019. Part four is the same in
all editions and is one sum. Since every balance is linear, a sum of reports that balance balances.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report.applications_table import APPLICATIONS_2019, APPLICATIONS_2021
from gongkai.rules.annual_report.form import CellId, Edition, Table
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2019, PROACTIVE_2021
from gongkai.rules.annual_report.remedies_table import REMEDIES
from gongkai.rules.annual_report.report import Figures, Report, Value

SUMMED_TABLES: Final = (
    PROACTIVE_2019,
    PROACTIVE_2021,
    APPLICATIONS_2019,
    APPLICATIONS_2021,
    REMEDIES,
)
UNNAMED: Final = "（没有写明机关）"


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The sum of one statutory table over the reports that have it.

    ``editions`` are those of the reports added. ``shares`` gives, for each cell, what each agency
    contributed: a blank (None) is kept in the share and adds as 0. ``left_out`` names, for each cell,
    the agencies whose cell is unread or missing: their share is not in the sum. Two reports under
    one name are told apart as 某局 and 某局（2）.
    """

    table: Table
    editions: tuple[Edition, ...]
    agencies: tuple[str, ...]
    figures: Figures
    shares: Mapping[CellId, Mapping[str, Value]]
    left_out: Mapping[CellId, tuple[str, ...]]


def _named(reports: Sequence[Report]) -> Iterator[tuple[str, Report]]:
    seen: dict[str, int] = {}
    for report in reports:
        name = report.agency or UNNAMED
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}（{seen[name]}）"), report


def _sum(values: Mapping[str, Value]) -> int | Decimal:
    total: int | Decimal = 0
    for value in values.values():
        total += value or 0
    return total


def _summed(table: Table, named: Sequence[tuple[str, Report]]) -> RolledUp:
    cells = tuple(table.cells())
    shares = {
        cell: {name: report.figures[cell] for name, report in named if cell in report.figures}
        for cell in cells
    }
    left_out = {
        cell: names
        for cell in cells
        if (names := tuple(name for name, report in named if cell not in report.figures))
    }
    used = {report.edition for _, report in named}
    return RolledUp(
        table=table,
        editions=tuple(edition for edition in Edition if edition in used),
        agencies=tuple(name for name, _ in named),
        figures={cell: _sum(shares[cell]) for cell in cells},
        shares=shares,
        left_out=left_out,
    )


def roll_up(reports: Sequence[Report]) -> tuple[RolledUp, ...]:
    """Return one sum for each statutory table that occurs in the reports, in the order of the form.

    Earlier reports without the statutory tables add nothing. Nothing is refused here: who calls
    decides whether reports that do not balance are added.
    """
    named = tuple(_named(reports))
    sums = []
    for table in SUMMED_TABLES:
        having = tuple(
            (name, report)
            for name, report in named
            if report.form and any(table is each for each in report.form.tables)
        )
        if having:
            sums.append(_summed(table, having))
    return tuple(sums)

"""The figures shown on the board for each agency, as columns of the stored figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gongkai.annual_reports.models.figures import FIGURES, column_name
from gongkai.rules.annual_report import applications_table, proactive_table, remedies_table
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import CellId

TOTAL: Final = applications_table.TOTAL


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: the cells that are added, and what it is called there."""

    key: str
    label: str
    cells: tuple[CellId, ...]


def _application(row: str) -> tuple[CellId, ...]:
    return (CellId(applications_table.KEY, row, TOTAL),)


def _remedies(*rows: str) -> tuple[CellId, ...]:
    return tuple(CellId(remedies_table.KEY, row, remedies_table.TOTAL) for row in rows)


COLUMNS: Final = (
    Column(
        "documents",
        "规范性文件",
        (CellId(proactive_table.KEY, "normative_document", "issued_count"),),
    ),
    Column("newly_received", "新收", _application(applications_table.NEWLY_RECEIVED)),
    Column("carried_in", "上年结转", _application(applications_table.CARRIED_OVER_IN)),
    Column("concluded", "办结", _application(applications_table.CONCLUDED)),
    Column("carried_out", "结转下年", _application(applications_table.CARRIED_OVER_OUT)),
    Column("reconsiderations", "复议", _remedies("reconsideration")),
    Column(
        "litigations", "诉讼", _remedies("litigation_direct", "litigation_after_reconsideration")
    ),
)


def columns_of(year: int) -> tuple[Column, ...]:
    """Return the columns whose cells the form of the year has."""
    cells = set(form_for_year(year).cells())
    return tuple(each for each in COLUMNS if set(each.cells) <= cells)


def fields_of(year: int) -> dict[str, str]:
    """Return where each cell of the columns is read from a version, by the name of its column in the table."""
    table = FIGURES[form_for_year(year).edition].__name__.lower()
    names = {column_name(cell) for each in columns_of(year) for cell in each.cells}
    return {name: f"{table}__{name}" for name in sorted(names)}


def shown_figures(
    values: Mapping[str, int | None], year: int
) -> tuple[tuple[Column, int | None], ...]:
    """Return the columns with their figures; None where a cell was not read or is blank."""
    return tuple((each, _added(values, each)) for each in columns_of(year))


def _added(values: Mapping[str, int | None], column: Column) -> int | None:
    known = [number for cell in column.cells if (number := values[column_name(cell)]) is not None]
    return sum(known) if known else None

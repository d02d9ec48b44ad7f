"""The figures shown on the board for each agency, as columns of the stored figures."""

from collections.abc import Sequence
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


def figures_of(versions: Sequence[int], year: int) -> dict[int, dict[str, int | None]]:
    """Return the figures of versions, by version and column; None where a cell was not read or is blank."""
    form = form_for_year(year)
    columns = columns_of(year)
    names = {column_name(cell) for each in columns for cell in each.cells}
    rows = FIGURES[form.edition].objects.filter(version__in=versions).values("version_id", *names)
    return {row["version_id"]: {each.key: _added(row, each) for each in columns} for row in rows}


def _added(row: dict[str, int | None], column: Column) -> int | None:
    known = [row[column_name(cell)] for cell in column.cells]
    return sum(value for value in known if value is not None) if any(known) or 0 in known else None

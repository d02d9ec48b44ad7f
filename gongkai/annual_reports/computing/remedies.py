"""Table four from the register of reconsideration and litigation (remedies)."""

from collections.abc import Collection

from gongkai.agencies.models import Agency
from gongkai.annual_reports.computing.listing import Listing
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.statistics import selects, tables_four
from gongkai.rules.annual_report import remedies_table as table
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.remedies.outcomes_table import PENDING

NAME = "行政复议、行政诉讼登记"
KIND = "remedy"


def cells(form: Form) -> tuple[CellId, ...]:
    """Return all cells of table four."""
    return tuple(form.remedies.cells())


def book_of(cell: CellId) -> str:
    """Return the one book: the table is filled whole or not at all."""
    return cell.table


def counted(agencies: Collection[Agency], year: int, form: Form) -> dict[int, dict[CellId, int]]:
    """Return the table of each agency that has a case which counts in the year."""
    return {
        pk: {cell: numbers[cell.row, cell.column] for cell in cells(form)}
        for pk, numbers in tables_four(agencies, year).items()
        if numbers
    }


def says(cell: CellId, year: int) -> str:
    """Say what a cell counts."""
    block = "、".join(table.BLOCKS[cell.row])
    results = dict(table.RESULTS)
    ended = f"{year}年审结"
    pending = f"{year}年12月31日尚未审结"
    if cell.column == table.TOTAL:
        return f"{NAME}：{block}，{ended}的和{pending}的"
    if cell.column == PENDING:
        return f"{NAME}：{block}，{pending}"
    return f"{NAME}：{block}，{ended}，结果计入“{results[cell.column]}”"


def records(agency: Agency, cell: CellId, year: int) -> Listing:
    """Return the cases behind a cell, oldest first."""
    found = RemedyCase.objects.filter(selects(cell.row, cell.column, year), agency=agency)
    return Listing(KIND, found.order_by("pk"))

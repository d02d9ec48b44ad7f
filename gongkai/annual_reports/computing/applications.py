"""Table three from the register of applications (casework)."""

from collections.abc import Collection

from gongkai.agencies.models import Agency
from gongkai.annual_reports.computing.listing import Listing
from gongkai.casework.models import DisclosureApplication
from gongkai.casework.statistics import selects, tables_three
from gongkai.rules.annual_report import applications_table as table
from gongkai.rules.annual_report.form import CellId, Form

NAME = "依申请公开登记"
KIND = "application"


def cells(form: Form) -> tuple[CellId, ...]:
    """Return all cells of table three."""
    return tuple(form.applications.cells())


def book_of(cell: CellId) -> str:
    """Return the one book: a table that is half counted and half typed cannot balance."""
    return cell.table


def counted(agencies: Collection[Agency], year: int, form: Form) -> dict[int, dict[CellId, int]]:
    """Return the table of each agency in whose register an application stands that counts in the year."""
    found = tables_three(agencies, year)
    return {
        pk: {cell: numbers[cell.row, cell.column] for cell in cells(form)}
        for pk, numbers in found.items()
        if numbers
    }


def says(cell: CellId, year: int) -> str:
    """Say what a cell counts."""
    of = "" if cell.column == table.TOTAL else f"，申请人是{_label(cell.column)}"
    span = f"{year}年1月1日至12月31日"
    what = {
        table.NEWLY_RECEIVED: f"收到申请之日在{span}（条例第三十一条）",
        table.CARRIED_OVER_IN: f"{year}年1月1日以前收到、到那天还没有作出决定",
        table.CONCLUDED: f"第一次作出决定之日在{span}",
        table.CARRIED_OVER_OUT: f"{year}年12月31日以前收到、到那天还没有作出决定",
    }.get(cell.row, f"第一次作出决定之日在{span}，办理结果计入这一行")
    return f"{NAME}：{what}{of}"


def _label(column: str) -> str:
    return next(each.label for each in table.COLUMNS if each.key == column)


def records(agency: Agency, cell: CellId, year: int) -> Listing:
    """Return the applications behind a cell, oldest first."""
    found = DisclosureApplication.objects.filter(
        selects(cell.row, year), agency=agency, received_on__isnull=False
    )
    if cell.column != table.TOTAL:
        found = found.filter(applicant_kind=cell.column)
    return Listing(KIND, found.order_by("pk"))

"""What the tables of parts two to four say, in every reading that prose may mean.

Received may be new, or new and carried over; suits may be one block or both together. Where the
column 总计 is blank or does not add up, the sum of the applicants is a reading too. A reading over a
cell that is unread or missing gives no set at all: then nothing is compared.
"""

from collections.abc import Iterable
from typing import Final

from gongkai.rules.annual_report import applications_table, remedies_table
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Value

Readings = frozenset[Value]
NONE: Final[Readings] = frozenset()
ORGANIZATIONS: Final = tuple(
    kind for kind in applications_table.APPLICANT_KINDS if kind != "natural_person"
)


def _sum(report: Report, cells: Iterable[CellId]) -> Value:
    total: int = 0
    for cell in cells:
        if cell not in report.figures:
            return None
        total += int(report.figures[cell] or 0)
    return total


def _application_cells(rows: Iterable[str], columns: Iterable[str]) -> tuple[CellId, ...]:
    columns = tuple(columns)
    return tuple(CellId(applications_table.KEY, row, column) for row in rows for column in columns)


def _known(*values: Value) -> Readings:
    return frozenset(value for value in values if value is not None)


def of_rows(report: Report, *rows: str) -> Readings:
    """Return the readings of the sum of some rows of part three, over all applicants."""
    totals = _application_cells(rows, (applications_table.TOTAL,))
    is_filled = all(report.figures.get(cell) is not None for cell in totals)
    parts = _sum(report, _application_cells(rows, applications_table.APPLICANT_KINDS))
    return _known(_sum(report, totals) if is_filled else None, parts)


def of_columns(report: Report, columns: Iterable[str]) -> Readings:
    """Return the readings of “自然人申请N件”: new, new and carried over, or concluded."""
    columns = tuple(columns)
    new, carried_in, concluded = (
        _sum(report, _application_cells((row,), columns))
        for row in (
            applications_table.NEWLY_RECEIVED,
            applications_table.CARRIED_OVER_IN,
            applications_table.CONCLUDED,
        )
    )
    both = new + carried_in if new is not None and carried_in is not None else None
    return _known(new, both, concluded)


def received(report: Report) -> tuple[int, ...]:
    """Return what “收到申请” may mean: new; new and carried over. Empty if not settled."""
    new = CellId(
        applications_table.KEY, applications_table.NEWLY_RECEIVED, applications_table.TOTAL
    )
    carried = new._replace(row=applications_table.CARRIED_OVER_IN)
    if report.figures.get(new) is None or carried not in report.figures:
        return ()
    first = int(report.figures[new] or 0)
    return first, first + int(report.figures[carried] or 0)


def rows_starting(report: Report, group: str) -> tuple[str, ...]:
    """Return the rows of a group of results: ``withheld``, ``unavailable``, ``not_processed`` and so on."""
    lines = report.form.applications.lines if report.form else ()
    return tuple(line.key for line in lines if line.key.startswith(f"{group}_"))


def of_group(report: Report, group: str) -> Readings:
    """Return the readings of the sum of a group of results."""
    return of_rows(report, *rows_starting(report, group))


def of_group_and_its_rows(report: Report, group: str) -> Readings:
    """Return the group's sum and each of its rows."""
    each = (of_rows(report, row) for row in rows_starting(report, group))
    return of_group(report, group).union(*each)


def of_remedies(
    report: Report, blocks: Iterable[str], result: str = remedies_table.TOTAL
) -> Readings:
    """Return the readings of one result over some blocks of part four."""
    blocks = tuple(blocks)
    printed = _sum(report, (CellId(remedies_table.KEY, block, result) for block in blocks))
    if result != remedies_table.TOTAL:
        return _known(printed)
    parts = _sum(
        report,
        (
            CellId(remedies_table.KEY, block, part)
            for block in blocks
            for part in remedies_table.PARTS_OF_TOTAL
        ),
    )
    return _known(printed, parts)


def of_documents(report: Report, *columns: str) -> Readings:
    """Return the readings of normative documents in the columns that this form has."""
    return _known(
        *(
            report.figures.get(CellId("proactive", "normative_document", column))
            for column in columns
        )
    )

"""Published reports as rows: a row for each cell (long) or a row for each report (wide)."""

import csv
import io
import json
import logging
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from gongkai.annual_reports import gate
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.open_data.fields import LONG_FIELDS, SCHEMA, cells_of, wide_fields
from gongkai.open_data.selections import WIDE, Selection
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Value

logger = logging.getLogger(__name__)

Row = dict[str, Any]


def csv_lines(selection: Selection) -> Iterator[str]:
    """Yield the lines of a CSV file with a byte order mark, so that Excel reads it as UTF-8."""
    is_wide = selection.layout == WIDE
    editions = selection.editions() if is_wide else ()
    names = [field.name for field in (wide_fields(editions) if is_wide else LONG_FIELDS)]
    rows = _wide_rows(selection, cells_of(editions)) if is_wide else long_rows(selection)
    yield gate.BYTE_ORDER_MARK + _line(names)
    for row in rows:
        yield _line([_printed(row[name]) for name in names])


def json_pieces(selection: Selection, licence: str) -> Iterator[str]:
    """Yield a JSON object piece by piece, a row a line."""
    is_wide = selection.layout == WIDE
    head = {"schema": SCHEMA, "year": selection.year, "licence": licence}
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    yield f'{opening}, "{"reports" if is_wide else "cells"}": ['
    before = "\n"
    for row in _report_objects(selection) if is_wide else long_rows(selection):
        yield before + json.dumps(_as_json(row), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def long_rows(selection: Selection) -> Iterator[Row]:
    """Yield a row for each cell that was read of each report."""
    for about, report in _released(selection):
        form = report.form
        for table in form.tables if form else ():
            for cell in table.cells():
                if cell in report.figures:
                    yield about | {
                        "table": cell.table,
                        "row": cell.row,
                        "column": cell.column,
                        "label": table.label_of(cell),
                        "unit": gate.UNITS[table.kind_of(cell)],
                        "value": report.figures[cell],
                    }


def _wide_rows(selection: Selection, cells: Iterable[CellId]) -> Iterator[Row]:
    cells = tuple(cells)
    for about, report in _released(selection):
        yield about | {str(cell): report.figures.get(cell) for cell in cells}


def _report_objects(selection: Selection) -> Iterator[Row]:
    for about, report in _released(selection):
        figures = {str(cell): _json_value(value) for cell, value in report.figures.items()}
        yield about | {"figures": figures}


def _released(selection: Selection) -> Iterator[tuple[Row, Report]]:
    """Yield what passes the gate; a version that is no longer what was signed stays inside."""
    for found in selection.whole_reports():
        version = found.published
        if version is None:
            continue
        try:
            report = gate.released(version)
        except gate.NotReleased:
            logger.exception("left out of the open data")
            continue
        yield about_report(found, version), report


def about_report(found: AnnualReport, version: ReportVersion) -> Row:
    """Return the fields that say which report it is."""
    agency = found.agency
    return {
        "agency_code": agency.code,
        "agency_name": agency.name,
        "level": agency.level,
        "kind": agency.kind,
        "year": found.year,
        "scope": found.scope,
        "edition": version.edition,
        "version": version.number,
        "published_at": version.published_at.isoformat() if version.published_at else "",
        "sha256": version.content_hash,
    }


def _line(values: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


def _printed(value: Value | str) -> str:
    return value if isinstance(value, str) else print_value(value)


def _json_value(value: Value | str) -> int | str | None:
    return print_value(value) if isinstance(value, Decimal) else value


def _as_json(row: Row) -> Row:
    return {name: _json_value(value) for name, value in row.items()}

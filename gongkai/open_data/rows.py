"""Published reports as rows: a row for each cell (long) or a row for each report (wide).

The figures are taken from the content as it was signed, whose vocabulary is that of the open data: whole numbers,
amounts as decimal strings, null for a blank cell.
"""

import csv
import io
import json
import logging
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from gongkai.annual_reports import gate
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.open_data.fields import LONG_FIELDS, SCHEMA, cells_of, wide_fields
from gongkai.open_data.selections import WIDE, Selection
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition

logger = logging.getLogger(__name__)

Row = dict[str, Any]
Figure = int | str | None


def csv_lines(selection: Selection) -> Iterator[str]:
    """Yield the lines of a CSV file, those of a report at a time, after a byte order mark for Excel."""
    is_wide = selection.layout == WIDE
    editions = selection.editions() if is_wide else ()
    names = [field.name for field in (wide_fields(editions) if is_wide else LONG_FIELDS)]
    yield gate.BYTE_ORDER_MARK + _lines([names])
    cells = cells_of(editions)
    for about, version in _released(selection):
        rows = [_wide_row(about, version, cells)] if is_wide else _long_rows(about, version)
        yield _lines([row[name] for name in names] for row in rows)


def json_pieces(selection: Selection, licence: str) -> Iterator[str]:
    """Yield a JSON object piece by piece, those of a report at a time, a row a line."""
    is_wide = selection.layout == WIDE
    head = {"schema": SCHEMA, "year": selection.year, "licence": licence}
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    yield f'{opening}, "{"reports" if is_wide else "cells"}": ['
    before = "\n"
    for about, version in _released(selection):
        rows = [_report_object(about, version)] if is_wide else list(_long_rows(about, version))
        if rows:
            yield before + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
            before = ",\n"
    yield "\n]}\n"


def _long_rows(about: Row, version: ReportVersion) -> Iterator[Row]:
    """Yield a row for each cell that was read."""
    figures = _figures(version)
    for cell, words in _declared(version.edition):
        if cell in figures:
            yield {**about, **words, "value": figures[cell]}


@cache
def _declared(edition: str) -> tuple[tuple[CellId, Row], ...]:
    """Return the cells of an edition in the order of the form, with what a row says of each."""
    if not edition:
        return ()
    return tuple(
        (
            cell,
            {
                **cell._asdict(),
                "label": table.label_of(cell),
                "unit": gate.UNITS[table.kind_of(cell)],
            },
        )
        for table in FORMS[Edition(edition)].tables
        for cell in table.cells()
    )


def _wide_row(about: Row, version: ReportVersion, cells: Iterable[CellId]) -> Row:
    figures = _figures(version)
    return about | {str(cell): figures.get(cell) for cell in cells}


def _report_object(about: Row, version: ReportVersion) -> Row:
    return about | {"figures": {str(cell): value for cell, value in _figures(version).items()}}


def _figures(version: ReportVersion) -> dict[CellId, Figure]:
    return {
        CellId(table, row, column): value
        for table, rows in version.content["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


def _released(selection: Selection) -> Iterator[tuple[Row, ReportVersion]]:
    """Yield what passes the gate; a version that is no longer what was signed stays inside."""
    for found in selection.whole_reports():
        version = found.published
        if version is None:
            continue
        try:
            gate.check(version)
        except gate.NotReleased:
            logger.exception("left out of the open data")
            continue
        yield about_report(found, version), version


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


def _lines(rows: Iterable[Iterable[Figure]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()

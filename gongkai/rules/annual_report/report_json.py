"""A report as data and back: the vocabulary of the command line, the API and the open data.

Counts are numbers, amounts decimal strings in 万元, a blank is null. A cell that is not settled is
absent from ``tables`` and stands in ``unread``. Beyond the published vocabulary: ``marks`` (what stood
in cells that hold no number), ``headings``, and ``cells`` of an unread run of several cells.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Form, ValueKind
from gongkai.rules.annual_report.report import Finding, Report, Unread, Value

Json = dict[str, Any]
FORM_TABLES: Final = ("proactive", "applications", "remedies")


class NotAReport(ValueError):
    """Raised for data that is not a report in this vocabulary; says what is wrong, in Chinese."""


def _amount(value: int | Decimal) -> str:
    return f"{Decimal(value).normalize():f}"


def _json_value(value: Value | str, kind: ValueKind = ValueKind.COUNT) -> int | str | None:
    """Amounts, and decimals where whole numbers belong, are strings: no float loses a digit."""
    if isinstance(value, Decimal) or (isinstance(value, int) and kind is ValueKind.AMOUNT):
        return _amount(value)
    return value


def _tables(report: Report) -> Json:
    form = report.form
    tables: Json = {}
    for cell in form.cells() if form else ():
        if form and cell in report.figures:
            rows = tables.setdefault(cell.table, {})
            value = _json_value(report.figures[cell], form.kind_of(cell))
            rows.setdefault(cell.row, {})[cell.column] = value
    return tables


def _unread(unread: Unread) -> Json:
    entry: Json = {
        "where": str(unread.cells[0]) if unread.cells else "",
        "text": unread.text,
        "reason": unread.reason,
        "readings": [[_json_value(value) for value in reading] for reading in unread.readings],
    }
    if len(unread.cells) > 1:
        entry["cells"] = [str(cell) for cell in unread.cells]
    return entry


def finding_to_json(finding: Finding) -> Json:
    """Return one finding; ``mend`` and ``excerpt`` only where there is something to say."""
    entry: Json = {
        "rule": finding.rule,
        "level": finding.level.value,
        "where": finding.where,
        "found": _json_value(finding.found),
        "expected": _json_value(finding.expected),
        "says": finding.says,
        "source": finding.source,
    }
    extra = {"mend": finding.mend, "excerpt": finding.excerpt}
    return entry | {key: words for key, words in extra.items() if words}


def report_to_json(
    report: Report, findings: Iterable[Finding] = (), *, file: str | None = None
) -> Json:
    """Return the report, and what the checks found in it, as one JSON object."""
    data: Json = {} if file is None else {"file": file}
    data |= {
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition.value if report.edition else None,
        "tables": _tables(report),
        "sections": dict(report.sections),
        "findings": [finding_to_json(finding) for finding in findings],
        "unread": [_unread(unread) for unread in report.unread],
    }
    if report.headings:
        data["headings"] = dict(report.headings)
    if report.marks:
        data["marks"] = {str(cell): mark for cell, mark in report.marks.items()}
    return data


def _value(data: object, where: str, kind: ValueKind) -> Value:
    if data is None:
        return None
    if isinstance(data, bool) or not isinstance(data, int | str):
        raise NotAReport(f"“{where}”的值应是整数、写成字符串的小数或者null，而不是{data!r}")
    if isinstance(data, int):
        return Decimal(data) if kind is ValueKind.AMOUNT else data
    try:
        value = Decimal(data)
    except InvalidOperation:
        raise NotAReport(f"“{where}”的“{data}”不是数") from None
    if not value.is_finite():
        raise NotAReport(f"“{where}”的“{data}”不是数")
    return value


def _mapping(data: object, name: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise NotAReport(f"“{name}”应是一个对象（{{…}}）")
    return data


def _figures(data: Mapping[str, Any], form: Form) -> dict[CellId, Value]:
    known = set(form.cells())
    figures: dict[CellId, Value] = {}
    for table, rows in data.items():
        for row, columns in _mapping(rows, table).items():
            for column, value in _mapping(columns, f"{table}.{row}").items():
                cell = CellId(table, row, column)
                if cell not in known:
                    raise NotAReport(f"{form.edition}年格式的表中没有“{cell}”这一格")
                figures[cell] = _value(value, str(cell), form.kind_of(cell))
    return figures


def _cell(where: str) -> CellId:
    try:
        return CellId.parse(where)
    except ValueError:
        raise NotAReport(f"“{where}”不是一格的地址（表.行.列）") from None


def _run_from(first: CellId, readings: list[Any], form: Form | None) -> tuple[CellId, ...]:
    """Name the cells of a run by its first cell and the length of its readings."""
    length = len(readings[0]) if readings else 1
    cells = list(form.cells()) if form else []
    if first not in cells:
        return (first,)
    at = cells.index(first)
    return tuple(cells[at : at + length])


def _unread_from(data: Mapping[str, Any], form: Form | None) -> Unread:
    readings = data.get("readings", [])
    if "cells" in data:
        cells = tuple(_cell(where) for where in data["cells"])
    else:
        cells = _run_from(_cell(data["where"]), readings, form) if data.get("where") else ()
    return Unread(
        cells,
        data.get("text", ""),
        data.get("reason", ""),
        tuple(
            tuple(_value(value, data.get("where", ""), ValueKind.COUNT) for value in reading)
            for reading in readings
        ),
    )


def _edition(data: object) -> Edition | None:
    if data is None:
        return None
    try:
        return Edition(str(data))
    except ValueError:
        editions = "、".join(edition.value for edition in Edition)
        raise NotAReport(f"没有“{data}”这个格式，只有{editions}") from None


def report_from_json(data: Mapping[str, Any]) -> Report:
    """Return the report that :func:`report_to_json` wrote; findings and file name are left out.

    :raises NotAReport: for a form, cell or value that there is not
    """
    data = _mapping(data, "报告")
    edition = _edition(data.get("edition"))
    form = FORMS[edition] if edition else None
    tables = _mapping(data.get("tables") or {}, "tables")
    if tables and form is None:
        raise NotAReport("有表格的报告要写明格式（edition）")
    return Report(
        agency=data.get("agency"),
        year=data.get("year"),
        edition=edition,
        figures=_figures(tables, form) if form else {},
        marks={
            _cell(where): mark for where, mark in _mapping(data.get("marks") or {}, "marks").items()
        },
        sections=dict(_mapping(data.get("sections") or {}, "sections")),
        headings=dict(_mapping(data.get("headings") or {}, "headings")),
        unread=tuple(
            _unread_from(_mapping(each, "unread"), form) for each in data.get("unread") or ()
        ),
    )

"""A roll-up as one JSON object; figures in the vocabulary of reports."""

from decimal import Decimal
from typing import Any

from gongkai.report_cli.summing import Summing
from gongkai.rules.annual_report.editions import FORM_2019, FORM_2021
from gongkai.rules.annual_report.form import Table, ValueKind
from gongkai.rules.annual_report.report import Value
from gongkai.rules.annual_report.roll_up import RolledUp

Json = dict[str, Any]


def roll_up_json(summing: Summing) -> Json:
    """Return the sums with shares, and who is in, left out, missing or unlisted."""
    return {
        "year": summing.year,
        "added": [
            {"file": str(reading.path), "agency": reading.report.agency if reading.report else None}
            for reading in summing.chosen.readings
        ],
        "sums": [_sum(rolled) for rolled in summing.sums],
        "left_out": [
            {
                "file": str(each.reading.path),
                "agency": each.reading.report.agency if each.reading.report else None,
                "reason": each.reason.value,
                "says": each.says,
            }
            for each in summing.chosen.left_out
        ],
        "missing": None if summing.listed is None else list(summing.missing),
        "not_listed": list(summing.not_listed),
        "unreadable": [
            {"file": str(each.path), "says": each.refusal} for each in summing.unreadable
        ],
    }


def _sum(rolled: RolledUp) -> Json:
    rows: dict[str, Json] = {}
    for cell in rolled.table.cells():
        value = _value(rolled.figures[cell], rolled.table.kind_of(cell))
        rows.setdefault(cell.row, {})[cell.column] = value
    return {
        "forms": _forms(rolled.table),
        "editions": [edition.value for edition in rolled.editions],
        "agencies": list(rolled.agencies),
        "tables": {rolled.table.key: rows},
        "shares": {
            str(cell): {
                agency: _value(value, rolled.table.kind_of(cell))
                for agency, value in shares.items()
            }
            for cell, shares in rolled.shares.items()
        },
        "unread": {str(cell): list(names) for cell, names in rolled.left_out.items()},
    }


def _forms(table: Table) -> list[str]:
    """Name the forms that have exactly this table."""
    forms = (FORM_2019, FORM_2021)
    return [form.edition.value for form in forms if form.table(table.key) is table]


def _value(value: Value, kind: ValueKind) -> int | str | None:
    if value is None:
        return None
    if isinstance(value, Decimal) or kind is ValueKind.AMOUNT:
        return f"{Decimal(value).normalize():f}"
    return value

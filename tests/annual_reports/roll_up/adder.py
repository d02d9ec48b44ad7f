"""An adder of its own: from the open data that the program gives out, and nothing else of the program."""

import json
from decimal import Decimal
from fractions import Fraction


def exported(client, codes, year):
    """Return the open data of every published report of these agencies, by (code, scope)."""
    found = {}
    for code in codes:
        for scope, address in (
            ("own", f"/{code}/reports/{year}.json"),
            ("area", f"/{code}/reports/{year}/area.json"),
        ):
            answer = client.get(address)
            if answer.status_code == 200:
                found[code, scope] = json.loads(answer.content)
    return found


def cells(report):
    """Return the figures of one report by (table, row, column)."""
    return {
        (table, row, column): Fraction(value or 0)
        for table, rows in report["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


def added_by_hand(data, children, code, *, at_top=True):
    """Add the area of an agency: its area report where it has one and is not asked itself, else what is below."""
    if not at_top and (code, "area") in data:
        return cells(data[code, "area"])
    total = cells(data[code, "own"]) if (code, "own") in data else {}
    for child in children.get(code, ()):
        for cell, value in added_by_hand(data, children, child, at_top=False).items():
            total[cell] = total.get(cell, 0) + value
    return total


def as_fractions(figures):
    """Return the program's sums in the shape of the adder."""
    return {tuple(cell): Fraction(Decimal(value)) for cell, value in figures.items()}

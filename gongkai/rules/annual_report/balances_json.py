"""The declared sums and chains as plain data, for the entry page that adds up while somebody types.

The browser and the server work from the one declaration: ``totals`` in the order in which they can be
worked out, ``balances`` as ``balances.BALANCES`` has them. A term is ``[cell, factor, is last year's]``.
"""

from typing import Any

from gongkai.rules.annual_report.balances import BALANCES, BROKEN, Balance, Side
from gongkai.rules.annual_report.form import Form
from gongkai.rules.annual_report.totals import totals_of


def rules_as_data(form: Form) -> dict[str, Any]:
    """Return totals and balances of a form as values that JSON holds."""
    return {
        "edition": form.edition.value,
        "totals": [
            [str(each.total), [str(cell) for cell in each.parts]] for each in totals_of(form)
        ],
        "balances": [_balance(each) for each in BALANCES[form.edition]],
        "broken": dict(BROKEN),
    }


def _balance(balance: Balance) -> dict[str, Any]:
    return {
        "rule": balance.check.id,
        "level": balance.check.level.value,
        "at": str(balance.at),
        "place": balance.place,
        "found": _side(balance.found),
        "expected": _side(balance.expected),
        "relation": balance.relation,
        "working": balance.shows_working,
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "words": side.words,
        "terms": [[str(term.cell), term.factor, term.is_last_year] for term in side.terms],
    }

"""Settling part three: which readings of its rows agree with the sums that the form prints.

Sums only choose among the readings that the page leaves open; a row printed cell by cell keeps its
numbers whatever they add up to. For every column: 一 + 二 = （七） + 四, and （七） is the sum of the
results (国办公开办函〔2021〕30号, 〔2019〕60号).
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final

from gongkai.files.annual_report_reader.row_readings import (
    Cells,
    RowReading,
    TooMuchWork,
    Work,
)
from gongkai.rules.annual_report.applications_table import (
    CARRIED_OVER_IN,
    CARRIED_OVER_OUT,
    CONCLUDED,
    NEWLY_RECEIVED,
)

MOST_SUMS: Final = 60_000  # additions of rows in one search
BALANCE: Final = (NEWLY_RECEIVED, CARRIED_OVER_IN, CONCLUDED, CARRIED_OVER_OUT)

Sum = tuple[int, ...]
Readings = dict[str, tuple[Cells, ...]]


def settle(rows: Mapping[str, RowReading], form_rows: Sequence[str]) -> Readings:
    """Return for every row the readings that stand in at least one reading of the whole table.

    Where no reading of the whole table adds up (the report itself is wrong, or a row is missing), or
    the search passes its bound, every row keeps the readings that it has by itself.
    """
    alone = {key: rows[key].readings for key in form_rows if key in rows}
    is_open = any(len(readings) > 1 for readings in alone.values())
    is_whole = all(alone.get(key) for key in form_rows)
    may_choose = all(row.is_set and not row.is_capped for row in rows.values())
    if not is_open or not is_whole or not may_choose:
        return alone
    agreed = _agreeing(_without_blank_totals(alone), form_rows)
    if agreed is None:
        return alone
    return {
        key: tuple(reading for reading in alone[key] if _same(reading, agreed[key]))
        for key in alone
    }


def _without_blank_totals(alone: Readings) -> Readings:
    """Leave the totals out of the sums where some total may be blank: sums over it are silent."""
    if all(reading[-1] is not None for readings in alone.values() for reading in readings):
        return alone
    return {key: tuple(reading[:-1] for reading in readings) for key, readings in alone.items()}


def _same(reading: Cells, agreed: Sequence[Cells]) -> bool:
    return reading in agreed or reading[:-1] in agreed


def totals_hold(rows: Mapping[str, Cells], form_rows: Sequence[str]) -> bool:
    """Test whether one reading of the whole table adds up in every column."""
    if any(key not in rows for key in form_rows):
        return False
    vectors = {key: numbers(rows[key]) for key in form_rows}
    received = _add(vectors[NEWLY_RECEIVED], vectors[CARRIED_OVER_IN])
    dealt_with = _add(vectors[CONCLUDED], vectors[CARRIED_OVER_OUT])
    results = (0,) * len(received)
    for key in form_rows:
        if key not in BALANCE:
            results = _add(results, vectors[key])
    return received == dealt_with and results == vectors[CONCLUDED]


def numbers(cells: Cells) -> Sum:
    """Return a row as numbers to add; a blank adds as 0."""
    return tuple(int(cell) if isinstance(cell, int) else 0 for cell in cells)


def _add(left: Sum, right: Sum) -> Sum:
    return tuple(a + b for a, b in zip(left, right, strict=True))


def _balanced(alone: Readings) -> dict[Cells, list[tuple[Cells, ...]]]:
    """Return, for each reading of （七）, the readings of all four rows that balance with it."""
    new, carried, done, left = (alone[key] for key in BALANCE)
    received: dict[Sum, list[tuple[Cells, Cells]]] = {}
    for pair in product(new, carried):
        received.setdefault(_add(numbers(pair[0]), numbers(pair[1])), []).append(pair)
    found: dict[Cells, list[tuple[Cells, ...]]] = {}
    for dealt_with in product(done, left):
        total = _add(numbers(dealt_with[0]), numbers(dealt_with[1]))
        for pair in received.get(total, ()):
            found.setdefault(dealt_with[0], []).append((*pair, *dealt_with))
    return found


def _agreeing(alone: Readings, form_rows: Sequence[str]) -> Readings | None:
    outcomes = [key for key in form_rows if key not in BALANCE]
    rows = [alone[key] for key in outcomes]
    agreed: dict[str, dict[Cells, None]] = {key: {} for key in form_rows}
    work = Work(MOST_SUMS)
    for done, fours in _balanced(alone).items():
        try:
            viable = _outcomes_summing_to(numbers(done), rows, work)
        except TooMuchWork:
            return None
        if not viable:
            continue
        for key, readings in zip(outcomes, viable, strict=True):
            agreed[key].update(dict.fromkeys(readings))
        for four in fours:
            for key, reading in zip(BALANCE, four, strict=True):
                agreed[key][reading] = None
    if not all(agreed.values()):
        return None
    return {key: tuple(readings) for key, readings in agreed.items()}


def _outcomes_summing_to(
    target: Sum, rows: Sequence[Sequence[Cells]], work: Work
) -> list[list[Cells]]:
    """Return, row by row, the readings used by some choice that sums to the target.

    An empty list: no choice does.
    """
    before = _reachable(target, rows, work)
    after = _reachable(target, list(reversed(rows)), work)
    after.reverse()
    viable: list[list[Cells]] = []
    for number, readings in enumerate(rows):
        kept = [
            reading
            for reading in readings
            if _meets(before[number], numbers(reading), after[number + 1], target, work)
        ]
        if not kept:
            return []
        viable.append(kept)
    return viable


def _reachable(target: Sum, rows: Sequence[Sequence[Cells]], work: Work) -> list[set[Sum]]:
    """Return the sums that the first 0, 1, 2 … rows can make without passing the target."""
    steps: list[set[Sum]] = [{(0,) * len(target)}]
    for readings in rows:
        vectors = {numbers(reading) for reading in readings}
        work.step(len(steps[-1]) * len(vectors))
        sums = {_add(so_far, vector) for so_far in steps[-1] for vector in vectors}
        steps.append({total for total in sums if _is_within(total, target)})
    return steps


def _meets(before: set[Sum], reading: Sum, after: set[Sum], target: Sum, work: Work) -> bool:
    work.step(len(before))
    for so_far in before:
        rest = tuple(
            whole - part - own for whole, part, own in zip(target, so_far, reading, strict=True)
        )
        if rest in after:
            return True
    return False


def _is_within(part: Sum, whole: Sum) -> bool:
    return all(a <= b for a, b in zip(part, whole, strict=True))

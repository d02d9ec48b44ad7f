"""From printed lines to the grid they rule: cells with their spans."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.files.limits import Budget
from gongkai.files.readers.page_marks import Point, Rule

_NEAR: Final = 3.0  # points within which lines meet or are the same line
_ROW: Final = 6.0  # points: lines that stick out further than this enclose a row
_REACH: Final = 0.6  # share of a side that must be ruled for the side to part two cells


@dataclass(frozen=True, slots=True)
class Place:
    """Where one cell of a ruled grid begins, and how far it spans."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A ruled table: its upright lines ``xs`` and level lines ``ys``, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[Place, ...]

    def holds(self, point: Point) -> bool:
        return self.xs[0] <= point[0] <= self.xs[-1] and self.ys[0] <= point[1] <= self.ys[-1]

    def square(self, point: Point) -> tuple[int, int]:
        """Return row and column of the smallest square around a point inside the grid."""
        row = bisect_left(self.ys, point[1], 1, len(self.ys) - 1) - 1
        return row, bisect_left(self.xs, point[0], 1, len(self.xs) - 1) - 1


def ruled_grids(rules: Sequence[Rule], budget: Budget) -> list[RuledGrid]:
    """Return every grid of at least two columns, from the top of the page down."""
    joined = [*_joined(rules, level=True), *_joined(rules, level=False)]
    grids = []
    for found in _groups(joined, budget):
        group = [*found, *_torn_ends(found)]
        xs = _positions(rule.at for rule in group if not rule.is_level)
        ys = _positions(rule.at for rule in group if rule.is_level)
        if len(xs) > 2 and len(ys) > 1:
            budget.count_cells((len(xs) - 1) * (len(ys) - 1))
            grids.append(RuledGrid(xs, ys, tuple(_places(group, xs, ys, budget))))
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _joined(rules: Sequence[Rule], *, level: bool) -> list[Rule]:
    """Join the pieces of each line: cells often draw their borders one by one."""
    done: list[Rule] = []
    pieces = sorted(rule for rule in rules if rule.is_level == level)
    for at in _positions(rule.at for rule in pieces):
        near = sorted((r.start, r.end) for r in pieces if abs(r.at - at) <= _NEAR)
        start, end = near[0]
        for begin, finish in near[1:]:
            if begin > end + _NEAR:
                done.append(Rule(level, at, start, end))
                start = begin
                end = finish
            end = max(end, finish)
        done.append(Rule(level, at, start, end))
    return done


def _positions(values: Iterator[float]) -> tuple[float, ...]:
    """Return the distinct positions, those nearer than a line's width taken as one."""
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _NEAR:
            distinct.append(value)
    return tuple(distinct)


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _groups(rules: list[Rule], budget: Budget) -> list[list[Rule]]:
    """Part the lines into groups that touch one another."""
    levels = [rule for rule in rules if rule.is_level]
    uprights = [rule for rule in rules if not rule.is_level]
    budget.spend(len(levels) * len(uprights))
    rest = set(rules)
    groups = []
    for first in rules:
        if first not in rest:
            continue
        rest.discard(first)
        group = [first]
        for rule in group:
            others = uprights if rule.is_level else levels
            met = [
                other
                for other in others
                if other in rest and (_meet(rule, other) if rule.is_level else _meet(other, rule))
            ]
            rest.difference_update(met)
            group.extend(met)
        groups.append(group)
    return groups


def _torn_ends(group: list[Rule]) -> Iterator[Rule]:
    """Yield the level lines that a page break left out, where the outer upright lines end together."""
    levels = [rule.at for rule in group if rule.is_level]
    uprights = sorted(rule for rule in group if not rule.is_level)
    left = [rule for rule in uprights if rule.at - uprights[0].at <= _NEAR]
    right = [rule for rule in uprights if uprights[-1].at - rule.at <= _NEAR]
    if not levels or left[0].at == right[-1].at:
        return
    tops = [min(rule.start for rule in side) for side in (left, right)]
    feet = [max(rule.end for rule in side) for side in (left, right)]
    for ends, sticks_out in ((tops, min(levels) - max(tops)), (feet, min(feet) - max(levels))):
        if sticks_out > _ROW and abs(ends[0] - ends[1]) <= _NEAR:
            yield Rule(is_level=True, at=sum(ends) / 2, start=left[0].at, end=right[-1].at)


class _Sides:
    """Which sides of the squares are ruled."""

    def __init__(self, group: list[Rule], xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
        self._xs = xs
        self._ys = ys
        self._rules: dict[tuple[bool, int], list[Rule]] = {}
        for rule in group:
            line = _nearest(ys if rule.is_level else xs, rule.at)
            self._rules.setdefault((rule.is_level, line), []).append(rule)

    def below(self, row: int, column: int) -> bool:
        return self._is_ruled(level=True, line=row + 1, ends=self._xs[column : column + 2])

    def beside(self, row: int, column: int) -> bool:
        return self._is_ruled(level=False, line=column + 1, ends=self._ys[row : row + 2])

    def _is_ruled(self, *, level: bool, line: int, ends: tuple[float, ...]) -> bool:
        start, end = ends
        return any(
            min(rule.end, end) - max(rule.start, start) >= (end - start) * _REACH
            for rule in self._rules.get((level, line), ())
        )


def _nearest(positions: tuple[float, ...], at: float) -> int:
    return min(range(len(positions)), key=lambda index: abs(positions[index] - at))


def _places(
    group: list[Rule], xs: tuple[float, ...], ys: tuple[float, ...], budget: Budget
) -> Iterator[Place]:
    """Yield the cells: from each free square as far right, then as far down, as no line parts it."""
    sides = _Sides(group, xs, ys)
    rows, columns = len(ys) - 1, len(xs) - 1
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column
            while right + 1 < columns and not (
                sides.beside(row, right) or (row, right + 1) in taken
            ):
                right += 1
            down = row
            while down + 1 < rows and _goes_on(sides, down, column, right, taken):
                down += 1
            covered = {(r, c) for r in range(row, down + 1) for c in range(column, right + 1)}
            budget.spend(len(covered))
            taken |= covered
            yield Place(row, column, down - row + 1, right - column + 1)


def _goes_on(sides: _Sides, row: int, first: int, last: int, taken: set[tuple[int, int]]) -> bool:
    """Whether the cell also covers the squares below ``row``."""
    span = range(first, last + 1)
    return not (
        any(sides.below(row, column) or (row + 1, column) in taken for column in span)
        or any(sides.beside(row + 1, column) for column in span[:-1])
    )

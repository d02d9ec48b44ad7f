"""What one printed row may mean: the cells as printed, or every way to part digits and place blanks.

A number never begins with 0 unless it is 0, so ``000`` is three zeros. Work is bounded: a row with
more ways than ``MAX_READINGS``, or that takes more than ``MAX_STEPS``, is marked as capped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Final

from gongkai.files.annual_report_reader.cell_values import (
    ILLEGIBLE,
    Illegible,
    cell_value,
    is_blank,
    is_mark,
)
from gongkai.files.annual_report_reader.characters import canonical
from gongkai.rules.annual_report.report import Value

MAX_READINGS: Final = 400
MAX_STEPS: Final = 20_000

Cells = tuple[Value | Illegible, ...]


class TooMuchWork(Exception):
    """Raised when a search passes its bound; the cells concerned stay unread."""


@dataclass(slots=True)
class Work:
    """A counter that bounds a search the same way on every machine."""

    left: int = MAX_STEPS

    def step(self, count: int = 1) -> None:
        """Count steps.

        :raises TooMuchWork: when the bound is passed
        """
        self.left -= count
        if self.left < 0:
            raise TooMuchWork


@dataclass(frozen=True, slots=True)
class RowReading:
    """Every meaning that one printed row allows.

    ``is_set``: sums may choose among the readings. ``is_printed``: each number stands in its own cell, so there is one reading, right or wrong in
    its sums. ``is_capped``: there are more readings than are listed.
    """

    text: str
    readings: tuple[Cells, ...]
    is_printed: bool = False
    marks: dict[int, str] = field(default_factory=dict)
    is_capped: bool = False
    is_set: bool = True


def as_printed(cells: Sequence[str]) -> RowReading:
    """Read a row whose cells all stand by themselves."""
    values = tuple(cell_value(text) for text in cells)
    marks = {place: canonical(text) for place, text in enumerate(cells) if is_mark(text)}
    return RowReading(" ".join(cells).strip(), (values,), is_printed=True, marks=marks)


def adds_up(cells: Cells) -> bool:
    """Test whether the last cell is the sum of the others; a blank adds as 0."""
    numbers = [cell or 0 if isinstance(cell, int) else 0 for cell in cells]
    return sum(numbers[:-1]) == numbers[-1]


def agrees(cells: Cells) -> bool:
    """Test whether the row's sum speaks against these cells; over a blank total it is silent."""
    return cells[-1] is None or adds_up(cells)


def partings(digits: str, count: int, work: Work) -> Iterator[tuple[int, ...]]:
    """Yield every way to part a string of digits into ``count`` numbers."""
    work.step()
    if count == 1:
        if digits == "0" or not digits.startswith("0"):
            yield (int(digits),)
        return
    longest = 1 if digits.startswith("0") else len(digits) - count + 1
    for length in range(1, longest + 1):
        if len(digits) - length < count - 1:
            return
        for rest in partings(digits[length:], count - 1, work):
            yield (int(digits[:length]), *rest)


def partings_that_add_up(digits: str, count: int, work: Work) -> Iterator[tuple[int, ...]]:
    """Yield every way to part digits into ``count`` numbers, the last the sum of the others."""
    for length in range(1, len(digits) - count + 2):
        total = digits[-length:]
        if total.startswith("0") and length > 1:
            continue
        for parts in _partings_to(digits[:-length], count - 1, int(total), work):
            yield (*parts, int(total))


def _partings_to(digits: str, count: int, total: int, work: Work) -> Iterator[tuple[int, ...]]:
    work.step()
    if len(digits) > count * len(str(total)):
        return
    if count == 1:
        if (digits == "0" or not digits.startswith("0")) and int(digits) == total:
            yield (total,)
        return
    longest = 1 if digits.startswith("0") else min(len(digits) - count + 1, len(str(total)))
    for length in range(1, longest + 1):
        part = int(digits[:length])
        if part > total:
            return
        for rest in _partings_to(digits[length:], count - 1, total - part, work):
            yield (part, *rest)


def placings(
    numbers: Sequence[int], width: int, allowed: Sequence[frozenset[int]] | None = None
) -> Iterator[tuple[int | None, ...]]:
    """Yield every way to set numbers, in order, into ``width`` cells with blanks between.

    ``allowed`` limits the cells of each number, where its place on the line shows them.
    """
    for places in combinations(range(width), len(numbers)):
        if allowed and any(
            place not in cells for place, cells in zip(places, allowed, strict=True)
        ):
            continue
        cells: list[int | None] = [None] * width
        for place, number in zip(places, numbers, strict=True):
            cells[place] = number
        yield tuple(cells)


def run_together(texts: Sequence[str], width: int, *, may_blank: bool) -> RowReading:
    """Read digits without separators as ``width`` numbers, the last the sum of the others.

    Blanks between the digits may or may not part numbers. Where parting is free of choice (as many
    digits as cells) the numbers are as printed, whatever they add up to.
    """
    text = " ".join(texts).strip()
    digits = "".join(canonical(each) for each in texts)
    if not digits.isdecimal():
        return RowReading(text, ())
    if len(digits) == width and not may_blank:
        return RowReading(text, (tuple(map(int, digits)),), is_printed=True)
    work = Work()
    try:
        found = list(islice(_ways(digits, width, work, may_blank=may_blank), MAX_READINGS + 1))
    except TooMuchWork:
        return RowReading(text, (), is_capped=True)
    readings = tuple(dict.fromkeys(found))
    return RowReading(text, readings[:MAX_READINGS], is_capped=len(found) > MAX_READINGS)


def _ways(digits: str, width: int, work: Work, *, may_blank: bool) -> Iterator[Cells]:
    if len(digits) >= width:
        yield from partings_that_add_up(digits, width, work)
    if may_blank:
        for count in range(1, min(width, len(digits) + 1)):
            for numbers in partings(digits, count, work):
                for cells in placings(numbers, width):
                    work.step()
                    if agrees(cells):
                        yield cells


def with_blanks(
    texts: Sequence[str], width: int, allowed: Sequence[frozenset[int]] | None = None
) -> RowReading:
    """Read a row with fewer numbers or marks than cells: blanks left no trace, or only their room.

    If the room on the line shows one place for each of them, the row is as printed. Sums choose
    nothing here: the numbers stand apart, so that they are printed ones, right or wrong.
    """
    text = " ".join(texts).strip()
    values = [cell_value(each) for each in texts]
    if len(values) > width or ILLEGIBLE in values:
        return RowReading(text, ())
    found = list(placings(range(len(texts)), width, allowed))
    if len(found) == 1:
        return as_printed(["" if place is None else texts[int(place)] for place in found[0]])
    readings = [
        tuple(None if place is None else values[int(place)] for place in cells) for cells in found
    ]
    return RowReading(text, tuple(readings), is_set=False)


def windows(texts: Sequence[str], width: int) -> RowReading:
    """Read a row with more cells than the form: all but a window of ``width`` must be blank."""
    text = " ".join(texts).strip()
    found = [
        tuple(texts[start : start + width])
        for start in range(len(texts) - width + 1)
        if all(map(is_blank, (*texts[:start], *texts[start + width :])))
    ]
    if len(found) == 1:
        return as_printed(found[0])
    readings = dict.fromkeys(tuple(cell_value(each) for each in cells) for cells in found)
    return RowReading(text, tuple(readings))

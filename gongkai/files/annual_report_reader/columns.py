"""Columns of text aligned with blanks: which cell a number may be, by where it stands on the line."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

from gongkai.files.annual_report_reader.characters import plain
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.files.annual_report_reader.row_items import RowItem
from gongkai.files.annual_report_reader.value_columns import FIRST_HEADS, LAST_HEAD

Span = tuple[int, int]
Measure = Callable[[Sequence[Span], PageRow], Sequence[Span]]
Heads = tuple[Span, Span]  # of the first and of the last column


@dataclass(frozen=True, slots=True)
class Rooms:
    """The room of each column on each page; where no row fills all columns, of the outer heads.

    Pages are kept apart, since text taken out of a PDF is set anew on each. ``full`` holds the rooms
    by each measure of a line (characters, or half-width places) that suits the numbers of a page best.
    """

    full: dict[int, list[tuple[Measure, list[Span]]]]
    outer: dict[int, list[tuple[Measure, Heads]]]
    rows: Sequence[PageRow]
    width: int

    @classmethod
    def of(cls, items: Sequence[RowItem], rows: Sequence[PageRow], width: int) -> "Rooms":
        """Measure the columns of a region of ``rows``."""
        full: dict[int, list[tuple[Measure, list[Span]]]] = {}
        outer: dict[int, list[tuple[Measure, Heads]]] = {}
        heads = _outer_heads(rows)
        for page in dict.fromkeys(row.page for row in rows):
            here = [item for item in items if item.run and rows[item.row].page == page]
            measured = _measured(here, rows, width)
            if measured:
                full[page] = measured
            elif page in heads:
                outer[page] = _under_heads(here, rows, heads[page])
        return cls(full, outer, rows, width)

    def places(self, item: RowItem) -> list[frozenset[int]] | None:
        """Return the columns that each number of a row may stand in; None if its page does not show."""
        spans = item.run.spans if item.run else ()
        if len(spans) != len(item.cells):
            return None
        page = self.rows[item.row].page
        if page in self.full:
            return self._places_by_rooms(item, self.full[page])
        if page not in self.outer:
            return None
        shown = []
        for measure, heads in self.outer[page]:
            measured = measure(spans, self.rows[item.row])
            shown.append([_outer_place(span, *heads, self.width) for span in measured])
        return [frozenset().union(*each) for each in zip(*shown, strict=True)]

    def _places_by_rooms(
        self, item: RowItem, measured: Sequence[tuple[Measure, list[Span]]]
    ) -> list[frozenset[int]] | None:
        """Return the columns that any fitting measure shows; None if one shows none."""
        spans = item.run.spans if item.run else ()
        row = self.rows[item.row]
        found = [places_of(measure(spans, row), rooms) for measure, rooms in measured]
        if any(places is None for places in found):
            return None
        shown = [places for places in found if places is not None]
        return [frozenset().union(*each) for each in zip(*shown, strict=True)]


def _by_characters(spans: Sequence[Span], row: PageRow) -> Sequence[Span]:
    return spans


def _by_half_widths(spans: Sequence[Span], row: PageRow) -> Sequence[Span]:
    line = row.cells[0]
    return [(start + _wide(line[:start]), end + _wide(line[:end])) for start, end in spans]


MEASURES: Final[tuple[Measure, Measure]] = (_by_characters, _by_half_widths)


def _wide(text: str) -> int:
    """Return how many characters take two half-width places."""
    return sum(1 for each in text if east_asian_width(each) in "WF")


def _measured(
    items: Sequence[RowItem], rows: Sequence[PageRow], width: int
) -> list[tuple[Measure, list[Span]]]:
    """Return the rooms of the columns of a page by the measures that set its numbers apart best."""
    found: list[tuple[tuple[int, int], Measure, list[Span]]] = []
    for measure in MEASURES:
        lines = [measure(item.run.spans, rows[item.row]) for item in items if item.run]
        rooms = columns_of([spans for spans in lines if len(spans) == width], width)
        if rooms:
            strays = sum(1 for spans in lines for span in spans if not _stands_in_one(span, rooms))
            found.append(((strays, sum(end - start for start, end in rooms)), measure, rooms))
    best = min((score for score, *_ in found), default=None)
    return [(measure, rooms) for score, measure, rooms in found if score == best]


def _stands_in_one(span: Span, rooms: Sequence[Span]) -> bool:
    return sum(1 for room in rooms if _overlap(span, room)) == 1


def _outer_place(span: Span, first: Span, last: Span, width: int) -> frozenset[int]:
    """Return the outer column under whose head a number stands; any column, if under neither."""
    if _overlap(span, (first[0] - 1, first[1] + 1)):
        return frozenset({0})
    if _overlap(span, (last[0] - 1, last[1] + 1)):
        return frozenset({width - 1})
    return frozenset(range(width))


def _outer_heads(rows: Sequence[PageRow]) -> dict[int, tuple[Heads, ...]]:
    """Return where the first and the last head stand, by page, where each stands once."""
    found: dict[int, tuple[list[tuple[Span, PageRow]], list[tuple[Span, PageRow]]]] = {}
    for row in rows:
        if row.table is None:
            firsts, lasts = found.setdefault(row.page, ([], []))
            for match in re.finditer(r"\S+", plain(row.cells[0])):
                if match[0] in FIRST_HEADS:
                    firsts.append((match.span(), row))
                elif match[0] == LAST_HEAD:
                    lasts.append((match.span(), row))
    return {
        page: tuple((_span(firsts[0], each), _span(lasts[0], each)) for each in MEASURES)
        for page, (firsts, lasts) in found.items()
        if len(firsts) == len(lasts) == 1 and firsts[0][0][1] < lasts[0][0][0]
    }


def _under_heads(
    items: Sequence[RowItem], rows: Sequence[PageRow], heads: tuple[Heads, ...]
) -> list[tuple[Measure, Heads]]:
    """Return the measures that set the most numbers of a page under one of the two heads."""
    counts = []
    for measure, (first, last) in zip(MEASURES, heads, strict=True):
        spans = [
            span
            for item in items
            if item.run
            for span in measure(item.run.spans, rows[item.row])
            if _overlap(span, first) or _overlap(span, last)
        ]
        counts.append(len(spans))
    found = zip(counts, MEASURES, heads, strict=True)
    return [(measure, each) for count, measure, each in found if count == max(counts)]


def _span(head: tuple[Span, PageRow], measure: Measure) -> Span:
    span, row = head
    return measure([span], row)[0]


def columns_of(full: Sequence[Sequence[Span]], width: int) -> list[Span] | None:
    """Return the room of each column, from rows that fill all of them; None if rooms overlap."""
    if not full:
        return None
    rooms = [
        (min(spans[column][0] for spans in full), max(spans[column][1] for spans in full))
        for column in range(width)
    ]
    is_parted = all(left[1] <= right[0] for left, right in itertools.pairwise(rooms))
    return rooms if is_parted else None


def places_of(spans: Sequence[Span], rooms: Sequence[Span]) -> list[frozenset[int]] | None:
    """Return the columns that each number overlaps; None if one stands in no column's room."""
    places = [
        frozenset(column for column, room in enumerate(rooms) if _overlap(span, room))
        for span in spans
    ]
    return places if all(places) else None


def _overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]

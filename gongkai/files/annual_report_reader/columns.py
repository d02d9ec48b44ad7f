"""Columns of text aligned with blanks: which cell a number may be, by where it stands on the line."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.files.annual_report_reader.characters import plain
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.files.annual_report_reader.row_items import RowItem
from gongkai.files.annual_report_reader.value_columns import FIRST_HEADS, LAST_HEAD

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rooms:
    """The room of each column on each page; where no row fills all columns, of the outer heads.

    Pages are kept apart, since text taken out of a PDF is set anew on each.
    """

    full: dict[int, list[Span]]
    outer: dict[int, tuple[Span, Span]]
    pages: Sequence[int]
    width: int

    @classmethod
    def of(cls, items: Sequence[RowItem], rows: Sequence[PageRow], width: int) -> "Rooms":
        """Measure the columns of a region of ``rows``."""
        pages = [row.page for row in rows]
        full: dict[int, list[Span]] = {}
        for page in dict.fromkeys(pages):
            here = [
                item.run.spans
                for item in items
                if item.run and len(item.run.spans) == width and pages[item.row] == page
            ]
            spans = columns_of(here, width)
            if spans:
                full[page] = spans
        return cls(full, _outer_heads(rows), pages, width)

    def places(self, item: RowItem) -> list[frozenset[int]] | None:
        """Return the columns that each number of a row may stand in; None if its page does not show."""
        spans = item.run.spans if item.run else ()
        if len(spans) != len(item.cells):
            return None
        page = self.pages[item.row]
        if page in self.full:
            return places_of(spans, self.full[page])
        if page not in self.outer:
            return None
        first, last = self.outer[page]
        return [_outer_place(span, first, last, self.width) for span in spans]


def _outer_place(span: Span, first: Span, last: Span, width: int) -> frozenset[int]:
    """Return the outer column under whose head a number stands; any column, if under neither."""
    if _overlap(span, (first[0] - 1, first[1] + 1)):
        return frozenset({0})
    if _overlap(span, (last[0] - 1, last[1] + 1)):
        return frozenset({width - 1})
    return frozenset(range(width))


def _outer_heads(rows: Sequence[PageRow]) -> dict[int, tuple[Span, Span]]:
    """Return where the first and the last head stand, by page, where each stands once."""
    found: dict[int, tuple[list[Span], list[Span]]] = {}
    for row in rows:
        if row.table is None:
            firsts, lasts = found.setdefault(row.page, ([], []))
            for match in re.finditer(r"\S+", plain(row.cells[0])):
                if match[0] in FIRST_HEADS:
                    firsts.append(match.span())
                elif match[0] == LAST_HEAD:
                    lasts.append(match.span())
    return {
        page: (firsts[0], lasts[0])
        for page, (firsts, lasts) in found.items()
        if len(firsts) == len(lasts) == 1 and firsts[0][1] < lasts[0][0]
    }


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

"""Columns of text aligned with blanks: which cell a number may be, by where it stands on the line."""

from collections.abc import Sequence

from gongkai.files.annual_report_reader.row_items import RowItem

Span = tuple[int, int]


def columns_of(items: Sequence[RowItem], width: int) -> list[Span] | None:
    """Return the room of each column, from rows that fill all of them; None if the rooms overlap."""
    full = [item.run.spans for item in items if item.run and len(item.run.spans) == width]
    if not full:
        return None
    rooms = [
        (min(spans[column][0] for spans in full), max(spans[column][1] for spans in full))
        for column in range(width)
    ]
    is_parted = all(left[1] <= right[0] for left, right in zip(rooms, rooms[1:], strict=False))
    return rooms if is_parted else None


def places_of(spans: Sequence[Span], rooms: Sequence[Span]) -> list[frozenset[int]] | None:
    """Return the columns that each number overlaps; None if one stands in no column's room."""
    places = [
        frozenset(
            column
            for column, (start, end) in enumerate(rooms)
            if span[0] < end and start < span[1]
        )
        for span in spans
    ]
    return places if all(places) else None

"""Columns of part two in text aligned with blanks, by where the heads of each group stand."""

import re
from collections.abc import Sequence

from gongkai.files.annual_report_reader.characters import canonical, plain
from gongkai.files.annual_report_reader.columns import Span, places_of
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.files.annual_report_reader.row_items import RowItem
from gongkai.rules.annual_report.proactive_table import ROW_HEAD


def head_rooms(rows: Sequence[PageRow]) -> dict[int, list[Span]]:
    """Return the room of each column head, by the row of the page where the heads stand."""
    found: dict[int, list[Span]] = {}
    for number, row in enumerate(rows):
        if row.table is not None or ROW_HEAD not in canonical(row.cells[0]):
            continue
        words = list(re.finditer(r"\S+", plain(row.cells[0])))
        if words and words[0][0] == ROW_HEAD:
            found[number] = [match.span() for match in words[1:]]
    return found


def column_of_each(
    item: RowItem, rooms: dict[int, list[Span]], width: int
) -> tuple[int, ...] | None:
    """Return the column of every number of a row, if each stands under one head and no other."""
    above = [spans for row, spans in rooms.items() if row < item.row]
    if not above or len(above[-1]) != width or item.run is None or not item.run.spans:
        return None
    places = places_of(item.run.spans, above[-1])
    if places is None or any(len(each) != 1 for each in places):
        return None
    columns = tuple(next(iter(each)) for each in places)
    return columns if len(set(columns)) == len(columns) else None

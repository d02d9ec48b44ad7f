"""Reading part three: the table of applications, rows of seven cells in whatever layout."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from gongkai.files.annual_report_reader.aligning import align
from gongkai.files.annual_report_reader.cell_values import is_blank
from gongkai.files.annual_report_reader.columns import Rooms
from gongkai.files.annual_report_reader.events import Event, Label, events_of_region
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.files.annual_report_reader.row_items import PrintedRows, RowItem, Single, printed_rows
from gongkai.files.annual_report_reader.row_readings import (
    Cells,
    RowReading,
    adds_up,
    as_printed,
    run_together,
    windows,
    with_blanks,
)
from gongkai.files.annual_report_reader.settling import settle, totals_hold
from gongkai.files.annual_report_reader.table_reading import AMBIGUOUS, TableReading
from gongkai.files.annual_report_reader.torn_blocks import blocks_of, cuttings
from gongkai.files.annual_report_reader.value_columns import (
    in_window,
    value_columns,
    windows_of,
)
from gongkai.rules.annual_report.applications_table import (
    APPLICATIONS_2019,
    APPLICATIONS_2021,
    COLUMNS,
    KEY,
)
from gongkai.rules.annual_report.form import CellId, Table

WIDTH: Final = len(COLUMNS)
ROWS_OF_2021: Final = frozenset({"otherwise_correction_lapsed", "otherwise_fee_unpaid"})


def read_applications(rows: Sequence[PageRow]) -> tuple[Table | None, TableReading]:
    """Return which form of the table a region holds (None: none), and what was read of it."""
    events = events_of_region(KEY, rows)
    table = form_of(events)
    if table is None:
        return None, TableReading()
    keys = [line.key for line in table.lines]
    printed = printed_rows(events, lambda _: WIDTH, frozenset(keys))
    if _is_torn(printed, keys):
        return table, _torn_reading(printed, keys)
    placed = align(printed.items, keys)
    readings = row_readings(placed, rows)
    _add_empty_rows(printed, readings, keys)
    _give_strays(printed.singles, readings, keys)
    reading = _reading(settle(readings, keys), readings, keys)
    _leave_unplaced(reading, printed, placed, readings, keys)
    return table, reading


def form_of(events: Sequence[Event]) -> Table | None:
    """Return the form of 2021 or of 2019, by the rows of （六）其他处理; None without the table."""
    labels = {event.key for event in events if isinstance(event, Label)}
    if labels & ROWS_OF_2021:
        return APPLICATIONS_2021
    if len(labels & {line.key for line in APPLICATIONS_2019.lines}) > len(COLUMNS):
        return APPLICATIONS_2019
    return None


def _is_torn(printed: PrintedRows, keys: Sequence[str]) -> bool:
    return len(printed.singles) >= WIDTH and len(printed.items) < len(keys)


def _torn_reading(printed: PrintedRows, keys: Sequence[str]) -> TableReading:
    """Read blocks of numbers; taken only if every cutting that adds up tells the same."""
    reading = TableReading()
    text = " ".join(single.text for single in printed.singles)
    cells = [CellId(KEY, key, column.key) for key in keys for column in COLUMNS]
    blocks = _all_blocks(printed)
    found = cuttings(blocks, len(keys), WIDTH) if blocks else []
    whole = [rows for rows in found if totals_hold(dict(zip(keys, rows, strict=True)), keys)]
    reading.take(cells, [tuple(v for row in rows for v in row) for rows in whole], text)
    return reading


def _all_blocks(printed: PrintedRows) -> list[tuple[int, ...]] | None:
    """Return the blocks of single numbers and the whole rows between them, in page order."""
    singles = list(printed.singles)
    for item in printed.items:
        if len(item.cells) != WIDTH or item.is_glued:
            return None
        singles += [Single(item.row, text) for text in item.cells]
    if not printed.items:
        return blocks_of(singles)
    found: list[tuple[int, tuple[int, ...]]] = []
    for item in printed.items:
        row = blocks_of([Single(place, text.strip()) for place, text in enumerate(item.cells)])
        if row is None:
            return None
        found.append((item.row, row[0]))
    for group in _neighbours(printed.singles):
        block = blocks_of(group)
        if block is None:
            return None
        found.append((group[0].row, block[0]))
    return [block for _, block in sorted(found)]


def _neighbours(singles: Sequence[Single]) -> list[list[Single]]:
    groups: list[list[Single]] = []
    for single in singles:
        if groups and single.row == groups[-1][-1].row + 1:
            groups[-1].append(single)
        else:
            groups.append([single])
    return groups


def row_readings(placed: dict[str, RowItem], rows: Sequence[PageRow]) -> dict[str, RowReading]:
    """Return what each placed row may mean."""
    first_columns = windows_of(placed.values(), value_columns(rows))
    glued = [item for item in placed.values() if item.is_glued or _is_run_together(item)]
    may_blank = any(_digits(item) < WIDTH for item in glued)
    rooms = Rooms.of(list(placed.values()), rows, WIDTH)
    readings = {}
    for key, found in placed.items():
        item = in_window(found, first_columns, WIDTH)
        if glued and not _is_in_cells(item):
            readings[key] = _run_together(item, may_blank=may_blank)
        else:
            readings[key] = _row_reading(item, rooms)
    return readings


def _is_in_cells(item: RowItem) -> bool:
    return item.is_cell_by_cell or (item.run is not None and item.run.table is not None)


def _digits(item: RowItem) -> int:
    return sum(len(text.strip()) for text in item.cells)


def _is_run_together(item: RowItem) -> bool:
    """Test whether the run holds a number that begins with 0, so that it must be several."""
    texts = [text.strip() for text in item.cells]
    return any(len(text) > 1 and text.isdecimal() and text.startswith("0") for text in texts)


def _row_reading(item: RowItem, rooms: Rooms) -> RowReading:
    count = len(item.cells)
    if count == WIDTH:
        return as_printed(item.cells)
    if count > WIDTH:
        return windows(item.cells, WIDTH)
    texts = [text for text in item.cells if not is_blank(text)]
    places = rooms.places(item) if len(texts) == count else None
    return with_blanks(texts, WIDTH, places)


def _run_together(item: RowItem, *, may_blank: bool) -> RowReading:
    """Read digits that touch; blanks that part them into seven numbers that add up are believed."""
    together = run_together(item.cells, WIDTH, may_blank=may_blank)
    if len(item.cells) != WIDTH or _is_run_together(item):
        return together
    printed = as_printed(item.cells)
    if adds_up(printed.readings[0]) or not together.readings:
        return printed
    return replace(together, readings=(*printed.readings, *together.readings))


def _add_empty_rows(
    printed: PrintedRows, readings: dict[str, RowReading], keys: Sequence[str]
) -> None:
    """Read a label without any cell as a row of blanks, where every number found its row."""
    if printed.singles or not all(item.label for item in printed.items):
        return
    if len(readings) < len(printed.items) or any(map(_is_in_cells, printed.items)):
        return
    for key in printed.idle_labels:
        if key in keys and key not in readings:
            readings[key] = as_printed(("",) * WIDTH)


def _give_strays(
    strays: Sequence[Single], readings: dict[str, RowReading], keys: Sequence[str]
) -> None:
    """Give a number that stands alone to the one blank cell whose row it makes add up.

    If several blank cells would do, each of those rows may hold it or not.
    """
    if len(strays) != 1 or not strays[0].text.isdecimal():
        return
    number = int(strays[0].text)
    filled: dict[str, Cells] = {}
    for key, row in readings.items():
        if not row.is_printed or adds_up(row.readings[0]):
            continue
        cells = row.readings[0]
        for place in (place for place, value in enumerate(cells) if value is None):
            tried = (*cells[:place], number, *cells[place + 1 :])
            if place not in row.marks and adds_up(tried):
                filled[key] = tried
    for key, tried in filled.items():
        only = len(filled) == 1
        row = readings[key]
        both = (tried,) if only else (row.readings[0], tried)
        readings[key] = RowReading(row.text, both, is_printed=only, marks=row.marks)


def _reading(
    settled: dict[str, tuple[Cells, ...]], rows: dict[str, RowReading], keys: Sequence[str]
) -> TableReading:
    reading = TableReading()
    for key in keys:
        row = rows.get(key)
        if row and row.is_capped:
            reading.leave(_addresses(key), row.text, AMBIGUOUS)
        elif row:
            reading.take(_addresses(key), settled.get(key, ()), row.text, row.marks)
    return reading


def _addresses(key: str) -> list[CellId]:
    return [CellId(KEY, key, column.key) for column in COLUMNS]


def _leave_unplaced(
    reading: TableReading,
    printed: PrintedRows,
    placed: dict[str, RowItem],
    rows: dict[str, RowReading],
    keys: Sequence[str],
) -> None:
    """Leave unread the rows that found no numbers, if some numbers found no row or the label stands."""
    taken = {id(item) for item in placed.values()}
    waiting = [" ".join(item.cells).strip() for item in printed.items if id(item) not in taken]
    for key in keys:
        if key not in rows and (waiting or key in printed.idle_labels):
            reading.leave(_addresses(key), " ".join(waiting), AMBIGUOUS)

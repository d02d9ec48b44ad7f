"""Reading part two: the table of proactive disclosure, in groups by item of Article 20.

The form prints no sums here. Digits run together are taken only where they can be parted in one
way (``000``, ``2648-18``); relations such as 现行有效 = 上年 + 制发 - 废止 do not always hold and decide nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise
from typing import Final

from gongkai.files.annual_report_reader.cell_values import (
    ILLEGIBLE,
    Illegible,
    cell_value,
    is_blank,
    is_mark,
)
from gongkai.files.annual_report_reader.characters import canonical
from gongkai.files.annual_report_reader.columns import Span
from gongkai.files.annual_report_reader.events import Event, Label, Run, events_of_region
from gongkai.files.annual_report_reader.head_rooms import column_of_each, head_rooms
from gongkai.files.annual_report_reader.labels import FOREIGN, GROUP
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.files.annual_report_reader.row_items import RowItem, printed_rows
from gongkai.files.annual_report_reader.row_readings import MAX_READINGS, Cells
from gongkai.files.annual_report_reader.table_reading import AMBIGUOUS, TableReading
from gongkai.rules.annual_report.form import CellId, Line, Table, ValueKind
from gongkai.rules.annual_report.proactive_table import (
    KEY,
    PROACTIVE_2019,
    PROACTIVE_2021,
    VALUE_COLUMNS,
)
from gongkai.rules.annual_report.report import Value

_WORDS_OF_2019: Final = re.compile(
    r"新制作|新公开|对外公开总|上一年项目|增/减|集中采购|其他对外管理"
)
_WORDS_OF_2021: Final = re.compile(r"制发件?数|废止件?数|现行有效|收费金额")
_LEAST_WORDS: Final = 2  # column heads that must be there before a region is taken for the table
_PRINTED: Final = {
    ValueKind.COUNT: re.compile(r"0|[1-9]\d*"),
    ValueKind.CHANGE: re.compile(r"0|[+-]?[1-9]\d*"),
    ValueKind.AMOUNT: re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?(?:万元|元)?"),
}


def read_proactive(rows: Sequence[PageRow]) -> tuple[Table | None, TableReading]:
    """Return which form of the table a region holds (None: none), and what was read of it."""
    table = form_of(rows)
    if table is None:
        return None, TableReading()
    events = _from_table(events_of_region(KEY, rows))
    lines = {line.key: line for line in table.lines}
    widths = {key: len(line.columns) for key, line in lines.items()} | {FOREIGN: VALUE_COLUMNS}
    printed = printed_rows(
        events, lambda label: widths.get(label or "", 0), frozenset((*lines, FOREIGN))
    )
    items = _by_label(printed.items)
    reading = TableReading()
    rooms = head_rooms(rows)
    done = {
        key
        for key, item in items.items()
        if key in lines and _take(reading, lines[key], item, rooms)
    }
    for group in _groups(events):
        _take_group(reading, group, lines, done)
    return table, reading


def form_of(rows: Sequence[PageRow]) -> Table | None:
    """Return the form of 2021 or of 2019, by its column heads; None if the region shows neither."""
    words = canonical("".join("".join(row.cells) for row in rows))
    old, new = set(_WORDS_OF_2019.findall(words)), set(_WORDS_OF_2021.findall(words))
    if max(len(old), len(new)) < _LEAST_WORDS:
        return None
    return PROACTIVE_2019 if len(old) > len(new) else PROACTIVE_2021


def _from_table(events: list[Event]) -> list[Event]:
    """Leave out what stands before the first label of the table: an introduction in prose."""
    for place, event in enumerate(events):
        if isinstance(event, Label):
            return events[place:]
    return events


def _by_label(items: Sequence[RowItem]) -> dict[str, RowItem]:
    labelled = [item for item in items if item.label]
    labels = [item.label for item in labelled]
    return {item.label: item for item in labelled if item.label and labels.count(item.label) == 1}


def _take(reading: TableReading, line: Line, item: RowItem, rooms: dict[int, list[Span]]) -> bool:
    """Take one labelled row; False if it has not the cells of its row, so that its group decides."""
    addresses = _addresses(line)
    in_cells = item.is_cell_by_cell or (item.run is not None and item.run.table is not None)
    cells = item.cells
    if in_cells and len(cells) > len(addresses):
        cells = _without_spans(cells, len(addresses))
    text = " ".join(cells).strip()
    if len(cells) == len(addresses) and (in_cells or _are_numbers(cells, line)):
        marks = {place: canonical(cell) for place, cell in enumerate(cells) if is_mark(cell)}
        values = tuple(_value(cell, line, place) for place, cell in enumerate(cells))
        reading.take(addresses, [values], text, marks)
        return True
    if len(cells) > len(addresses):
        return False
    found = _partial(cells, item, line, rooms)
    if found:
        reading.take(addresses, list(dict.fromkeys(found))[:MAX_READINGS], text)
    return bool(found)


def _addresses(line: Line) -> list[CellId]:
    return [CellId(KEY, line.key, column.key) for column in line.columns]


def _value(text: str, line: Line, place: int) -> Value | Illegible:
    return cell_value(text, line.columns[place].kind)


def _are_numbers(cells: Sequence[str], line: Line) -> bool:
    return all(
        is_mark(cell) or _PRINTED[column.kind].fullmatch(canonical(cell))
        for cell, column in zip(cells, line.columns, strict=True)
    ) or all(_value(cell, line, place) is not ILLEGIBLE for place, cell in enumerate(cells))


def _without_spans(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Drop what a merged last cell leaves when it is taken apart: blanks, or itself again."""
    last = cells[width - 1].strip()
    if all(is_blank(cell) or cell.strip() == last for cell in cells[width:]):
        return cells[:width]
    filled = tuple(cell for cell in cells if not is_blank(cell))
    return filled if len(filled) == width else cells


def _partial(
    cells: Sequence[str], item: RowItem, line: Line, rooms: dict[int, list[Span]]
) -> list[Cells]:
    """Return what a row with fewer pieces than cells may mean: blanks, or digits run together."""
    if item.is_glued:
        return _parted(cells, line) or _few_cells(cells, line, None)
    columns = column_of_each(item, rooms, len(line.columns))
    few = _few_cells(cells, line, columns)
    if columns or item.is_cell_by_cell or (item.run and item.run.table is not None):
        return few
    return [*few, *_parted(cells, line)]


def _few_cells(cells: Sequence[str], line: Line, columns: tuple[int, ...] | None) -> list[Cells]:
    """Return every way to set fewer cells than the row has, blanks having left no trace.

    ``columns``: where each cell stands, if the page shows it.
    """
    width = len(line.columns)
    found: list[Cells] = []
    for places in [columns] if columns else combinations(range(width), len(cells)):
        values: list[Value | Illegible] = [None] * width
        for place, cell in zip(places, cells, strict=True):
            values[place] = _value(cell, line, place)
        if not any(_begins_with_zero(cell) for cell in cells) and ILLEGIBLE not in values:
            found.append(tuple(values))
    return found


def _begins_with_zero(text: str) -> bool:
    digits = canonical(text)
    return len(digits) > 1 and digits[0] == "0" and digits[1].isdecimal()


def _parted(cells: Sequence[str], line: Line) -> list[Cells]:
    """Return every way to part run-together digits into the cells of the row."""
    text = canonical("".join(cells))
    kinds = [column.kind for column in line.columns]
    found = [
        tuple(_value(part, line, place) for place, part in enumerate(parts))
        for parts in _cuts(text, len(kinds))
        if all(_PRINTED[kind].fullmatch(part) for kind, part in zip(kinds, parts, strict=True))
    ]
    return list(dict.fromkeys(found))


def _cuts(text: str, count: int) -> Iterator[tuple[str, ...]]:
    for places in combinations(range(1, len(text)), count - 1):
        edges = (0, *places, len(text))
        yield tuple(text[a:b] for a, b in pairwise(edges))


def _groups(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Yield the events of each group of Article 20; without group labels, all of them at once."""
    group: list[Event] = []
    for event in events:
        if isinstance(event, Label) and event.key.startswith(GROUP):
            if group:
                yield group
            group = []
        group.append(event)
    if group:
        yield group


def _take_group(
    reading: TableReading, group: Sequence[Event], lines: Mapping[str, Line], done: set[str]
) -> None:
    """Take the rows of one group from numbers that stand before, between or after its labels."""
    labels = [each.key for each in group if isinstance(each, Label)]
    named = [lines[key] for key in dict.fromkeys(labels) if key in lines]
    if any(key in done for key in labels) or FOREIGN in labels:
        _take_rest(reading, group, [line for line in named if line.key not in done])
        return
    texts = [text for event in group if isinstance(event, Run) for text in event.cells]
    addresses = [cell for line in named for cell in _addresses(line)]
    text = " ".join(texts).strip()
    if not named or len(texts) != len(addresses):
        if named and texts:
            reading.leave(addresses, text, AMBIGUOUS)
        elif named:
            reading.take(addresses, [(None,) * len(addresses)], "")
        return
    readings = [_down_the_rows(texts, named)]
    if not _each_behind_its_label(group, lines) and _columns_alike(named):
        readings.append(_down_the_columns(texts, named))
        if _stands_in_columns(group, len(named)):
            readings = readings[1:]
        readings = [each for each in readings if ILLEGIBLE not in each] or readings
    reading.take(addresses, list(dict.fromkeys(readings)), text)


def _take_rest(reading: TableReading, group: Sequence[Event], rest: Sequence[Line]) -> None:
    """Take the rows of a group whose other rows were taken: blank, or as many cells as the row has."""
    for line in rest:
        places = [
            n for n, each in enumerate(group) if isinstance(each, Label) and each.key == line.key
        ]
        behind: list[str] = []
        for event in group[places[-1] + 1 :]:
            if isinstance(event, Label):
                break
            behind += event.cells if isinstance(event, Run) else ()
        addresses = _addresses(line)
        if not behind:
            reading.take(addresses, [(None,) * len(addresses)], "")
        elif len(behind) == len(addresses):
            reading.take(addresses, [_down_the_rows(behind, [line])], " ".join(behind))
        else:
            reading.leave(addresses, " ".join(behind), AMBIGUOUS)


def _each_behind_its_label(group: Sequence[Event], lines: Mapping[str, Line]) -> bool:
    """Test whether every label is followed by exactly the cells of its row."""
    seen: list[tuple[str, int]] = []
    for event in group:
        if isinstance(event, Label) and event.key in lines:
            seen.append((event.key, 0))
        elif isinstance(event, Run) and seen:
            seen[-1] = (seen[-1][0], seen[-1][1] + len(event.cells))
        elif isinstance(event, Run):
            return False
    return all(count == len(lines[key].columns) for key, count in seen)


def _stands_in_columns(group: Sequence[Event], height: int) -> bool:
    """Test whether the numbers stand in blocks of neighbouring lines, as many lines as rows."""
    rows = [event.row for event in group if isinstance(event, Run)]
    breaks = [n for n, (a, b) in enumerate(pairwise(rows), 1) if b > a + 1]
    edges = [0, *breaks, len(rows)]
    return height > 1 and all(b - a == height for a, b in pairwise(edges))


def _columns_alike(named: Sequence[Line]) -> bool:
    return len(named) > 1 and len(list(groupby(len(line.columns) for line in named))) == 1


def _down_the_rows(texts: Sequence[str], named: Sequence[Line]) -> Cells:
    values: list[Value | Illegible] = []
    rest = list(texts)
    for line in named:
        values += [_value(rest.pop(0), line, place) for place in range(len(line.columns))]
    return tuple(values)


def _down_the_columns(texts: Sequence[str], named: Sequence[Line]) -> Cells:
    width, height = len(named[0].columns), len(named)
    return tuple(
        _value(texts[column * height + row], line, column)
        for row, line in enumerate(named)
        for column in range(width)
    )

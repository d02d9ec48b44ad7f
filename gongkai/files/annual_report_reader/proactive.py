"""Reading part two: the table of proactive disclosure, in groups by item of Article 20.

The form prints no sums here. Digits run together are taken only where they can be parted in one
way (``000``, ``2648-18``); relations such as 现行有效 = 上年 + 制发 - 废止 do not always hold and decide nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import Final

from gongkai.files.annual_report_reader.cell_values import (
    ILLEGIBLE,
    Illegible,
    cell_value,
    is_blank,
    is_mark,
)
from gongkai.files.annual_report_reader.characters import canonical
from gongkai.files.annual_report_reader.events import Event, Label, Run, events_of_region
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
    done = {key for key, item in items.items() if key in lines and _take(reading, lines[key], item)}
    for group in _groups(events):
        _take_group(reading, group, {key: lines[key] for key in lines if key not in done})
    return table, reading


def form_of(rows: Sequence[PageRow]) -> Table | None:
    """Return the form of 2021 or of 2019, by its column heads; None if the region shows neither."""
    words = canonical("".join("".join(row.cells) for row in rows))
    old, new = len(_WORDS_OF_2019.findall(words)), len(_WORDS_OF_2021.findall(words))
    if old > new:
        return PROACTIVE_2019
    has_row = any(label in words for label in ("规范性文件", "行政许可", "行政处罚"))
    return PROACTIVE_2021 if new and has_row else None


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


def _take(reading: TableReading, line: Line, item: RowItem) -> bool:
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
    found = _few_cells(cells, line) if in_cells else _parted(cells, line)
    if found:
        reading.take(addresses, found[:MAX_READINGS], text)
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


def _few_cells(cells: Sequence[str], line: Line) -> list[Cells]:
    """Return every way to set fewer cells than the row has, blanks having left no trace."""
    width = len(line.columns)
    found: list[Cells] = []
    for places in combinations(range(width), len(cells)):
        values: list[Value | Illegible] = [None] * width
        for place, cell in zip(places, cells, strict=True):
            values[place] = _value(cell, line, place)
        found.append(tuple(values))
    return found


def _parted(cells: Sequence[str], line: Line) -> list[Cells]:
    """Return every way to part run-together digits into the cells of the row."""
    text = canonical("".join(cells))
    kinds = [column.kind for column in line.columns]
    found = []
    for parts in _cuts(text, len(kinds)):
        if all(_PRINTED[kind].fullmatch(part) for kind, part in zip(kinds, parts, strict=True)):
            found.append(tuple(_value(part, line, place) for place, part in enumerate(parts)))
    return list(dict.fromkeys(found))


def _cuts(text: str, count: int) -> Iterator[tuple[str, ...]]:
    for places in combinations(range(1, len(text)), count - 1):
        edges = (0, *places, len(text))
        yield tuple(text[a:b] for a, b in zip(edges, edges[1:], strict=False))


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


def _take_group(reading: TableReading, group: Sequence[Event], lines: Mapping[str, Line]) -> None:
    """Take the rows of one group from numbers that stand before, between or after its labels."""
    labels = [each.key for each in group if isinstance(each, Label)]
    named = [lines[key] for key in dict.fromkeys(labels) if key in lines]
    if not named or FOREIGN in labels:
        return
    texts = [text for event in group if isinstance(event, Run) for text in event.cells]
    addresses = [cell for line in named for cell in _addresses(line)]
    text = " ".join(texts).strip()
    if len(texts) != len(addresses):
        if texts:
            reading.leave(addresses, text, AMBIGUOUS)
        return
    readings = [_down_the_rows(texts, named)]
    if not _each_behind_its_label(group, lines) and _columns_alike(named):
        readings.append(_down_the_columns(texts, named))
    reading.take(addresses, list(dict.fromkeys(readings)), text)


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

"""Reading part four: fifteen numbers in three blocks, each block with its total."""

from collections.abc import Iterator, Sequence
from itertools import islice, permutations
from typing import Final

from gongkai.files.annual_report_reader.cell_values import is_blank
from gongkai.files.annual_report_reader.characters import canonical
from gongkai.files.annual_report_reader.events import Event, Gap, Label, Run, events_of_region
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.files.annual_report_reader.row_readings import (
    MAX_READINGS,
    Cells,
    RowReading,
    TooMuchWork,
    Work,
    adds_up,
    as_printed,
    partings_that_add_up,
    windows,
)
from gongkai.files.annual_report_reader.table_reading import AMBIGUOUS, TableReading
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.remedies_table import BLOCKS, KEY, RESULT_COUNT, RESULTS

WIDTH: Final = RESULT_COUNT * len(BLOCKS)
ADDRESSES: Final = tuple(CellId(KEY, block, key) for block in BLOCKS for key, _ in RESULTS)
_HEADS: Final = [key for key, _ in RESULTS] * len(BLOCKS)
_BLOCK_OF: Final = {
    "group_reconsideration": "reconsideration",
    "group_direct": "litigation_direct",
    "group_after": "litigation_after_reconsideration",
}
_MOST_WORDS_OF_A_LINE: Final = 60  # a longer line, or one that ends a sentence, is prose


def read_remedies(rows: Sequence[PageRow]) -> tuple[TableReading, list[PageRow]]:
    """Return what was read of part four, and the prose that follows the table."""
    table, prose = table_and_prose(rows)
    events = events_of_region(KEY, table)
    if not any(isinstance(event, Label) and event.key in _HEADS for event in events):
        return TableReading(), prose
    row = _row_reading(events)
    reading = TableReading()
    if row is None:
        return reading, prose
    if row.is_capped:
        reading.leave(ADDRESSES, row.text, AMBIGUOUS)
    else:
        reading.take(ADDRESSES, row.readings, row.text, row.marks)
    return reading, prose


def table_and_prose(rows: Sequence[PageRow]) -> tuple[list[PageRow], list[PageRow]]:
    """Cut a region behind its table, where prose begins (part five may have lost its heading)."""
    seen = False
    for number, row in enumerate(rows):
        words = canonical(row.text)
        if seen and row.table is None and _is_prose(words) and not _row_follows(rows[number:]):
            return list(rows[:number]), list(rows[number:])
        seen = seen or "复议后起诉" in words or "尚未审结" in words
    return list(rows), []


def _row_follows(rows: Sequence[PageRow]) -> bool:
    """Test whether the row of numbers still comes: a note may stand before it."""
    return any(row.table is not None and len(row.cells) >= WIDTH for row in rows)


def _is_prose(words: str) -> bool:
    return words.startswith(("(一)", "一是")) or (
        "。" in words or len(words) > _MOST_WORDS_OF_A_LINE
    )


def _row_reading(events: Sequence[Event]) -> RowReading | None:
    runs = [event for event in events if isinstance(event, Run)]
    whole = [run for run in runs if len(run.cells) >= WIDTH]
    if whole:
        cells = whole[0].cells
        return as_printed(cells) if len(cells) == WIDTH else windows(cells, WIDTH)
    blocks = _labelled_blocks(events)
    if blocks:
        return as_printed(blocks)
    glued = next((run for run in runs if run.is_glued and len(run.cells) < WIDTH), None)
    if glued:
        return run_together(glued.cells)
    return _cell_by_cell(events, runs)


def _labelled_blocks(events: Sequence[Event]) -> tuple[str, ...] | None:
    """Return the cells of three blocks of five, each behind the name of its block (and its heads).

    The five cells may stand in one row or each on its own line.
    """
    block: str | None = None
    found: dict[str, list[str]] = {}
    for event in events:
        if isinstance(event, Label):
            block = _BLOCK_OF.get(event.key, block)
        elif isinstance(event, Run) and block is None:
            return None
        elif isinstance(event, Run) and block:
            found.setdefault(block, []).extend(event.cells)
    if found.keys() != BLOCKS.keys() or any(len(each) != RESULT_COUNT for each in found.values()):
        return None
    return tuple(text for key in BLOCKS for text in found[key])


def run_together(texts: Sequence[str]) -> RowReading:
    """Read digits without separators as three blocks, each of which adds up."""
    text = " ".join(texts)
    digits = "".join(canonical(each) for each in texts)
    if not digits.isdecimal() or len(digits) < WIDTH:
        return RowReading(text, (), is_capped=True)
    if len(digits) == WIDTH:
        return RowReading(text, (tuple(map(int, digits)),), is_printed=True)
    try:
        found = list(islice(_three_blocks(digits, Work()), MAX_READINGS + 1))
    except TooMuchWork:
        return RowReading(text, (), is_capped=True)
    return RowReading(text, tuple(found[:MAX_READINGS]), is_capped=len(found) > MAX_READINGS)


def _three_blocks(digits: str, work: Work) -> Iterator[Cells]:
    least = RESULT_COUNT
    for first in range(least, len(digits) - 2 * least + 1):
        head = list(partings_that_add_up(digits[:first], RESULT_COUNT, work))
        for second in range(first + least, len(digits) - least + 1) if head else ():
            middle = list(partings_that_add_up(digits[first:second], RESULT_COUNT, work))
            if not middle:
                continue
            for last in partings_that_add_up(digits[second:], RESULT_COUNT, work):
                for left in head:
                    for right in middle:
                        yield (*left, *right, *last)


def _cell_by_cell(events: Sequence[Event], runs: Sequence[Run]) -> RowReading | None:
    texts = [text for run in runs for text in run.cells]
    if _heads_in_order(events):
        cells = _fitting(events, texts)
        if cells:
            return as_printed(cells)
    if texts:
        return _torn(texts)
    is_blank_table = _heads_in_order(events)
    return as_printed(("",) * WIDTH) if is_blank_table else RowReading("", ())


def _heads_in_order(events: Sequence[Event]) -> bool:
    """Test whether all heads stand before the numbers, in the order of the form."""
    heads = []
    for event in events:
        if isinstance(event, Run):
            break
        if isinstance(event, Label) and event.key in _HEADS:
            heads.append(event.key)
    return heads == _HEADS


def _fitting(events: Sequence[Event], texts: Sequence[str]) -> tuple[str, ...] | None:
    """Return fifteen cells: the numbers, or the numbers and the blank lines after the last head."""
    if len(texts) == WIDTH:
        return tuple(texts)
    runs = [event for event in events if isinstance(event, Run)]
    if any(run.table is not None or len(run.cells) > 1 for run in runs):
        return None
    last = max(place for place, event in enumerate(events) if isinstance(event, Label))
    cells: list[str] = []
    for event in events[last + 1 :]:
        if isinstance(event, Run):
            cells.extend(event.cells)
        elif isinstance(event, Gap) and event.is_cell:
            cells.append("")
    if len(cells) >= WIDTH and all(map(is_blank, cells[WIDTH:])):
        return tuple(cells[:WIDTH])
    return None


def _torn(texts: Sequence[str]) -> RowReading:
    """Read fifteen numbers whose blocks may have changed places, each block in its own order."""
    printed = as_printed(texts)
    values = printed.readings[0]
    if len(values) < WIDTH:
        return RowReading(printed.text, (), is_capped=True)
    if len(values) > WIDTH:
        return RowReading(printed.text, ())
    blocks = [values[start : start + RESULT_COUNT] for start in range(0, WIDTH, RESULT_COUNT)]
    if not all(map(adds_up, blocks)):
        return RowReading(printed.text, ())
    orders = (tuple(v for block in order for v in block) for order in permutations(blocks))
    return RowReading(printed.text, tuple(dict.fromkeys(orders)))

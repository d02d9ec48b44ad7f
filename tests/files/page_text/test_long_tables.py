"""The text of a page as a clerk writes it: what a table with joined cells becomes, and what it costs."""

import sys

from gongkai.files.documents import TableCell
from gongkai.files.page_text.written_text import blocks_of

HOUSEHOLDS = 400


def table_of(*lines):
    [table] = blocks_of("\n".join(lines))
    return table


def steps_taken(call):
    """Count the lines of the reader of written text that run during a call."""
    steps = 0

    def traced(frame, event, _argument):
        nonlocal steps
        steps += event == "line"
        return traced if frame.f_code.co_filename.endswith("written_text.py") else None

    sys.settrace(traced)
    call()
    sys.settrace(None)
    return steps


def test_a_cell_spans_the_rows_that_are_marked_below_it():
    table = table_of("| 甲 | 乙 |", "| ^ | 丙 |", "| ^ | 丁 |", "| 戊 | 己 |")

    assert table.cells[0] == TableCell("甲", 0, 0, 3, 1)


def test_a_block_of_joined_cells_is_one_cell():
    table = table_of("| 甲 | < | 乙 |", "| ^ | < | 丙 |")

    assert table.cells[0] == TableCell("甲", 0, 0, 2, 2)


def test_a_list_twice_as_long_takes_twice_the_work():
    row = "| 张某 | 100 | 是 |"
    once = steps_taken(lambda: table_of(*[row] * HOUSEHOLDS))

    twice = steps_taken(lambda: table_of(*[row] * 2 * HOUSEHOLDS))

    assert twice < 2.2 * once

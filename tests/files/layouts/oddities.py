"""What now and then is odd about a printed table, though every value still has its place."""

from dataclasses import replace
from random import Random

from tests.files.layouts.page import Placed, PrintedTable

ROW_OF_SOME_PROVINCES = ("其他主动公开文件", "12", "12", "40")
ROW_BEFORE_ITEM_FIVE = 4


def without_first_title(table: PrintedTable) -> PrintedTable:
    """Leave out the row 第二十条第（一）项."""
    cells = (replace(each, row=each.row - 1) for each in table.cells if each.row)
    return replace(table, cells=tuple(cells), row_count=table.row_count - 1)


def with_empty_column(table: PrintedTable) -> PrintedTable:
    """Add a column without content at the right."""
    cells = [*table.cells]
    cells += (Placed("", row, table.column_count) for row in range(table.row_count))
    cells.sort(key=lambda each: (each.row, each.column))
    return replace(table, cells=tuple(cells), column_count=table.column_count + 1)


def with_row_of_some_provinces(table: PrintedTable) -> PrintedTable:
    """Add a row to the first group that the national form does not have."""
    cells = [
        replace(each, row=each.row + (each.row >= ROW_BEFORE_ITEM_FIVE)) for each in table.cells
    ]
    cells += (
        Placed(text, ROW_BEFORE_ITEM_FIVE, column)
        for column, text in enumerate(ROW_OF_SOME_PROVINCES)
    )
    cells.sort(key=lambda each: (each.row, each.column))
    return replace(table, cells=tuple(cells), row_count=table.row_count + 1)


def some_oddity(table: PrintedTable, rng: Random) -> PrintedTable:
    """Return the table of part two, in one of five reports with something odd about it."""
    oddities = (without_first_title, with_empty_column, with_row_of_some_provinces)
    return rng.choice(oddities)(table) if rng.random() < 0.2 else table

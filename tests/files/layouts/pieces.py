"""A printed table whole, torn at a page end, or without its merged cells."""

from collections.abc import Callable, Iterator
from random import Random

from tests.files.layouts.page import PrintedTable

Pieces = Callable[[PrintedTable, Random], Iterator[PrintedTable]]


def whole(table: PrintedTable, rng: Random) -> Iterator[PrintedTable]:
    """Keep the table in one piece."""
    del rng
    yield table


def torn(table: PrintedTable, rng: Random) -> Iterator[PrintedTable]:
    """Tear the long table in two at a page end; the head may be repeated."""
    if table.key != "applications":
        yield table
        return
    cut = rng.randint(table.head_count + 1, table.row_count - 1)
    yield table.part(0, cut, with_head=False)
    yield table.part(cut, table.row_count, with_head=rng.random() < 0.5)


def texts_by_square(table: PrintedTable, *, repeated: bool) -> list[list[str]]:
    """Return a text for every square: a merged cell's text repeated, or once and then blanks."""
    return [
        [
            each.text if repeated or (each.row, each.column) == (row, column) else ""
            for column, each in enumerate(squares)
        ]
        for row, squares in enumerate(table.squares())
    ]

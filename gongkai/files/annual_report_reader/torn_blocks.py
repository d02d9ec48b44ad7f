"""Rows out of blocks of numbers, as plain text of a PDF leaves a table that was torn apart.

Numbers of one column stand on neighbouring lines; an empty line parts one column from the next. So
seven blocks of n numbers are n rows, and a block of seven may be one row. Order down the page is kept by
such text; whether columns were parted rightly is shown only by the sums, so a reading is
taken only if every row adds up and no other cutting of the blocks does.
"""

from collections.abc import Iterator, Sequence

from gongkai.files.annual_report_reader.row_items import Single
from gongkai.files.annual_report_reader.row_readings import TooMuchWork, Work, adds_up

Row = tuple[int, ...]
Block = tuple[int, ...]


def blocks_of(singles: Sequence[Single]) -> list[Block] | None:
    """Gather numbers on neighbouring lines into blocks; None if one is not a whole number."""
    blocks: list[list[int]] = []
    last = -2
    for single in singles:
        if not (single.text.isascii() and single.text.isdecimal()):
            return None
        if single.row == last + 1:
            blocks[-1].append(int(single.text))
        else:
            blocks.append([int(single.text)])
        last = single.row
    return [tuple(block) for block in blocks]


def cuttings(blocks: Sequence[Block], rows: int, width: int) -> list[tuple[Row, ...]]:
    """Return every way to read the blocks as ``rows`` rows of ``width`` that each add up."""
    if sum(map(len, blocks)) != rows * width:
        return []
    try:
        return list(dict.fromkeys(_cut(tuple(blocks), width, Work())))
    except TooMuchWork:
        return []


def _cut(blocks: tuple[Block, ...], width: int, work: Work) -> Iterator[tuple[Row, ...]]:
    work.step()
    if not blocks:
        yield ()
        return
    for rows, used in _first_rows(blocks, width):
        if all(map(adds_up, rows)):
            for rest in _cut(blocks[used:], width, work):
                yield (*rows, *rest)


def _first_rows(blocks: tuple[Block, ...], width: int) -> Iterator[tuple[list[Row], int]]:
    """Yield the rows that the next blocks may be, and how many blocks they use."""
    band = blocks[:width]
    size = len(band[0])
    if len(band) == width and all(len(block) == size for block in band):
        yield list(zip(*band, strict=True)), width
    if size % width == 0:
        block = band[0]
        yield [block[start : start + width] for start in range(0, size, width)], 1
        if size > width:
            count = size // width
            columns = [block[start : start + count] for start in range(0, size, count)]
            yield list(zip(*columns, strict=True)), 1

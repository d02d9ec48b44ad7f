"""From the cells a reader finds to the tables of a document; tables that only lay a page out dissolve."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from gongkai.files.documents import Block, DocumentTable, Paragraph, TableCell

_BY_PLACE: Final = attrgetter("row", "column")


@dataclass(frozen=True, slots=True)
class FoundCell:
    """One cell with everything that stands in it, tables included."""

    blocks: tuple[Block, ...]
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


def settle(cells: Sequence[FoundCell]) -> list[Block]:
    """Return the table of these cells, or what stands in them if the table is only a frame.

    A frame is a table of one column, or one whose inner tables hold more cells than itself.
    Tables inside a real table follow it.
    """
    if not cells:
        return []
    ordered = sorted(cells, key=_BY_PLACE)
    inner = [block for cell in ordered for block in cell.blocks if isinstance(block, DocumentTable)]
    columns = max(cell.column + cell.colspan for cell in ordered)
    is_frame = columns == 1 or all(cell.column == 0 and cell.colspan == columns for cell in ordered)
    if is_frame or sum(len(table.cells) for table in inner) > len(ordered):
        return [block for cell in ordered for block in cell.blocks]
    rows = max(cell.row + cell.rowspan for cell in ordered)
    placed = tuple(
        TableCell(text_of(cell.blocks), cell.row, cell.column, cell.rowspan, cell.colspan)
        for cell in ordered
    )
    return [DocumentTable(placed, rows, columns), *inner]


def text_of(blocks: Iterable[Block]) -> str:
    """Return the paragraphs of a cell, one per line; empty ones at both ends left out."""
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph)).strip("\n")


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the blocks as plain lines; the cells of a table row stand apart by tabs.

    A merged cell stands once, where it begins; the places it covers are empty.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.text.split("\n")
        else:
            yield from _rows(block)


def _rows(table: DocumentTable) -> Iterator[str]:
    rows: list[dict[int, str]] = [{} for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = " ".join(cell.text.split())
    for row in rows:
        last = max(row, default=0)
        yield "\t".join(row.get(column, "") for column in range(last + 1))

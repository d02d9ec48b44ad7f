"""The page as rows, whatever the file was: rows of a real table, pipe or tab rows, lines of text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.files.annual_report_reader.characters import canonical, plain
from gongkai.files.documents import Document, DocumentTable, Paragraph

SOURCE_NOTE: Final = "# source:"
_RULE: Final = re.compile(r"[|\s:+=-]*-{2,}[|\s:+=-]*$")
_PAGE_NUMBER: Final = re.compile(r"-+\d{1,3}-+|第\d{1,3}页(?:[,/]?共\d{1,3}页)?|\d{1,3}/\d{1,3}页?")


@dataclass(frozen=True, slots=True)
class PageRow:
    """One printed row: its cells, or one line of text as its only cell.

    ``table`` numbers the table (or run of pipe or tab rows) it belongs to; None for a line of text.
    """

    cells: tuple[str, ...]
    table: int | None = None

    @property
    def text(self) -> str:
        return "\t".join(self.cells) if self.table is not None else self.cells[0]


def rows_of_document(document: Document) -> list[PageRow]:
    """Return the rows of the blocks of a document, in reading order."""
    rows: list[PageRow] = []
    lines: list[str] = []
    tables = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            continue
        rows.extend(rows_of_lines(lines, first_table=tables))
        lines = []
        tables = 1 + max((row.table or 0 for row in rows), default=tables)
        rows.extend(rows_of_table(block, tables))
        tables += 1
    rows.extend(rows_of_lines(lines, first_table=tables))
    return rows


def rows_of_table(table: DocumentTable, number: int) -> Iterator[PageRow]:
    """Yield the rows of a real table; a merged cell stands in the row where it begins."""
    if table.column_count <= 1:
        for cell in table.cells:
            yield from rows_of_lines(cell.text.split("\n"), first_table=number)
        return
    by_row: dict[int, list[str]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell.text)
    for texts in by_row.values():
        yield PageRow(tuple(texts), number)


def rows_of_lines(lines: Iterable[str], *, first_table: int = 0) -> Iterator[PageRow]:
    """Yield plain lines as rows: pipe and tab rows as cells, page numbers and rules left out."""
    texts = [part for line in lines for part in line.split("\n")]
    ends_with_pipe = _cells_end_with_a_pipe(texts)
    table, in_table = first_table, False
    for text in texts:
        if text.startswith(SOURCE_NOTE) or is_page_number(text) or _RULE.fullmatch(text):
            continue
        cells = _cells_of_line(text, ends_with_pipe=ends_with_pipe)
        if len(cells) > 1:
            table += not in_table
            yield PageRow(cells, table)
        else:
            yield PageRow(cells)
        in_table = len(cells) > 1


def is_page_number(text: str) -> bool:
    """Test whether the line holds only a page number set between dashes or words."""
    return len(text) < 80 and bool(_PAGE_NUMBER.fullmatch(canonical(text)))


def _cells_end_with_a_pipe(texts: list[str]) -> bool:
    """Test whether the page prints each cell on its own line, closed by a pipe (``规章 |``)."""
    ends = sum(1 for text in texts if text.count("|") == 1 and text.rstrip().endswith("|"))
    alone = sum(1 for text in texts if text.strip() == "|")
    return ends - alone > alone


def _cells_of_line(text: str, *, ends_with_pipe: bool) -> tuple[str, ...]:
    if "|" in text or "｜" in text or "│" in text:
        return _pipe_cells(plain(text), ends_with_pipe=ends_with_pipe)
    text = text.replace("\f", "")
    if "\t" in text.strip() and not text.isspace():
        return tuple(text.split("\t"))
    return (text,)


def _pipe_cells(text: str, *, ends_with_pipe: bool) -> tuple[str, ...]:
    words = text.strip()
    if words == "|":
        return (" ",) if ends_with_pipe else ("",)
    cells = words.split("|")
    if cells and not cells[-1].strip():
        cells.pop()
    if cells and not cells[0].strip() and words.startswith("|"):
        cells.pop(0)
    if not any(cell.strip() for cell in cells) and len(cells) > 1:
        return tuple(cells) if len(cells) < 30 else ("",)
    return tuple(cells) or ("",)

"""The page as rows, whatever the file was: rows of a real table, pipe or tab rows, lines of text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.files.annual_report_reader.characters import canonical, plain
from gongkai.files.documents import Document, DocumentTable, Paragraph, TableCell

SOURCE_NOTE: Final = "# source:"
_RULE: Final = re.compile(r"[|\s:+=-]*-{2,}[|\s:+=-]*$")
_PAGE_NUMBER: Final = re.compile(r"-+\d{1,3}-+|第\d{1,3}页(?:[,/]?共\d{1,3}页)?|\d{1,3}/\d{1,3}页?")
_LONGEST_LABEL: Final = 60
_TABS_OF_A_BLANK_ROW: Final = 4
_BARS_OF_A_MANNER: Final = 10
_WIDEST: Final = 24  # no table of the form has more columns, with stray ones


@dataclass(frozen=True, slots=True)
class PageRow:
    """One printed row: its cells, or one line of text as its only cell.

    ``table`` numbers the table (or run of pipe or tab rows) it belongs to; None for a line of text.
    ``page`` counts the page ends before it (form feeds and page numbers).
    """

    cells: tuple[str, ...]
    table: int | None = None
    page: int = 0

    @property
    def text(self) -> str:
        return "\t".join(self.cells) if self.table is not None else self.cells[0]


def rows_of_document(document: Document) -> list[PageRow]:
    """Return the rows of the blocks of a document, in reading order."""
    rows: list[PageRow] = []
    lines: list[str] = []
    tables = 0
    last_page: int | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            is_new_page = block.page is not None and last_page not in (None, block.page)
            last_page = block.page
            lines.append("\f" + block.text if is_new_page else block.text)
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
    cells = table.cells
    if sum(cell.rowspan * cell.colspan for cell in cells) < table.row_count * table.column_count:
        cells = _with_blank_squares(table)
    by_row: dict[int, list[str]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell.text)
    for texts in by_row.values():
        yield PageRow(tuple(texts), number)


def _with_blank_squares(table: DocumentTable) -> tuple[TableCell, ...]:
    """Return the cells and a blank one for every square that no cell covers."""
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    blank = (
        TableCell("", row, column)
        for row in range(table.row_count)
        for column in range(table.column_count)
        if (row, column) not in covered
    )
    return tuple(sorted((*table.cells, *blank), key=lambda cell: (cell.row, cell.column)))


def rows_of_lines(lines: Iterable[str], *, first_table: int = 0) -> Iterator[PageRow]:
    """Yield plain lines as rows: pipe and tab rows as cells, page numbers and rules left out."""
    texts = [part for line in lines for part in line.split("\n")]
    bars = Bars.of(texts)
    table, in_table, page = first_table, False, 0
    for text in bars.without_lone_bars(texts):
        is_number = is_page_number(text)
        page += is_number or "\f" in text
        if is_number or text.startswith(SOURCE_NOTE) or _RULE.fullmatch(text):
            continue
        cells = bars.cells(text) if _has_bar(text) else _cells_by_tabs(text)
        if len(cells) > 1:
            table += not in_table
            yield PageRow(cells, table, page)
        else:
            yield PageRow(cells, page=page)
        in_table = len(cells) > 1


def is_page_number(text: str) -> bool:
    """Test whether the line holds only a page number set between dashes or words."""
    return len(text) < 80 and bool(_PAGE_NUMBER.fullmatch(canonical(text)))


def _has_bar(text: str) -> bool:
    return "|" in text or "｜" in text or "│" in text


def _cells_by_tabs(text: str) -> tuple[str, ...]:
    text = text.replace("\f", "")
    tabs = text.lstrip().count("\t")
    is_row = tabs > 1 or (tabs == 1 and len(text) < _LONGEST_LABEL)
    if is_row or (text.isspace() and text.count("\t") >= _TABS_OF_A_BLANK_ROW):
        return tuple(text.split("\t"))
    return (text,)


@dataclass(frozen=True, slots=True)
class Bars:
    """How a page uses bars between cells.

    ``leads``: a row begins with a bar. ``ends_cells``: each cell has its own line, closed by a bar
    (``规章 |``). ``parts_cells``: a line with only a bar stands after each line with a cell.
    """

    leads: bool
    ends_cells: bool
    parts_cells: bool

    @classmethod
    def of(cls, texts: list[str]) -> "Bars":
        """Return the manner of a page."""
        rows = [text.strip() for text in texts if text.count("|") > 1]
        leading = sum(1 for text in rows if text.startswith("|"))
        lone = sum(1 for text in texts if text.strip() == "|")
        closed = sum(1 for text in texts if text.count("|") == 1 and text.rstrip().endswith("|"))
        ends_cells = closed - lone >= _BARS_OF_A_MANNER
        return cls(
            leads=leading * 2 > len(rows),
            ends_cells=ends_cells,
            parts_cells=lone >= _BARS_OF_A_MANNER and not ends_cells,
        )

    def without_lone_bars(self, texts: list[str]) -> list[str]:
        """Drop bars that stand after a cell; where no cell stands before the bar, a blank cell was."""
        if not self.parts_cells:
            return texts
        kept: list[str] = []
        before = "|"
        for text in texts:
            if text.strip() != "|":
                kept.append(text)
            elif not before.strip():
                kept[-1] = " "
            elif before.strip() == "|":
                kept.append(" ")
            before = text
        return kept

    def cells(self, text: str) -> tuple[str, ...]:
        """Return the cells of a line with bars."""
        words = plain(text).strip()
        if words == "|":
            return (" ",) if self.ends_cells else ("",)
        cells = words.split("|")
        if not cells[-1].strip():
            cells.pop()
        if len(cells) > 1 and not cells[0].strip() and (self.leads or len(cells) > _WIDEST):
            cells.pop(0)
        if not any(cell.strip() for cell in cells) and len(cells) > _WIDEST:
            return ("",)
        return tuple(cells) or ("",)

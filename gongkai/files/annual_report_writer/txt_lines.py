"""A report as plain text: a paragraph or a table row a line, cells separated by tabs.

A row of part three repeats its groups before its own label and ends with seven values, blank or
not: so each line can be read without the lines around it.
"""

from collections.abc import Iterator

from gongkai.files.annual_report_writer.placing import Placed, full_grid, is_head_row, once_each
from gongkai.files.annual_report_writer.printed import PrintedPart, PrintedReport
from gongkai.rules.annual_report.form import Table


def write_txt(printed: PrintedReport) -> bytes:
    """Write the lines in UTF-8 with a byte order mark, as the editors of most offices expect it."""
    return "\r\n".join((*_lines(printed), "")).encode("utf-8-sig")


def _lines(printed: PrintedReport) -> Iterator[str]:
    yield printed.title
    yield ""
    yield from printed.opening
    for part in printed.parts:
        yield from _part(part, printed)
    if printed.signature:
        yield ""
        yield from printed.signature


def _part(part: PrintedPart, printed: PrintedReport) -> Iterator[str]:
    yield ""
    yield part.heading
    yield from part.paragraphs
    if part.table:
        yield ""
        yield from _rows(part.table, printed)
    yield from part.notes


def _rows(table: Table, printed: PrintedReport) -> Iterator[str]:
    for index, row in enumerate(full_grid(table.grid)):
        is_head = is_head_row(table.grid[index])
        shown = (each for each in once_each(row) if each.row == index or not is_head)
        yield "\t".join(_cell(placed, printed) for placed in shown)


def _cell(placed: Placed, printed: PrintedReport) -> str:
    return printed.text_of(placed.cell.cell) if placed.cell.cell else placed.cell.label

"""A report as one complete HTML page: real tables with captions and heads, no other file needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from gongkai.files.annual_report_writer.html_style import CELL_SIDE_POINTS, STYLE, TABLE_POINTS
from gongkai.files.annual_report_writer.placing import (
    POINTS_PER_MM,
    column_count,
    column_widths_mm,
    head_row_count,
    in_pairs,
    is_head_row,
    share_that_fits,
)
from gongkai.files.annual_report_writer.printed import PrintedPart, PrintedReport, title_pieces
from gongkai.rules.annual_report.applications_table import CORNER
from gongkai.rules.annual_report.form import GridCell, GridRow, Table

DIGIT_WIDTH = 0.57  # of the size of the type, in the Song faces
NARROW_HEADS = 6  # characters; longer heads stand over several columns


@dataclass(frozen=True, slots=True)
class _Look:
    """What the cells of a table need to know of it: the report, and the room of a column of values."""

    printed: PrintedReport
    value_mm: float
    points: float

    def style_of(self, text: str, colspan: int) -> str:
        """Set a number that is too long for its cell smaller, instead of breaking it."""
        room = self.value_mm * colspan - 2 * CELL_SIDE_POINTS / POINTS_PER_MM
        share = share_that_fits(text, room, self.points, digit=DIGIT_WIDTH)
        return f' style="font-size:{100 * share:.0f}%"' if share < 1 else ""


def write_html(printed: PrintedReport) -> bytes:
    """Write the page in UTF-8."""
    return html_text(printed).encode()


def html_text(printed: PrintedReport) -> str:
    """Return the page as text."""
    title = escape(printed.title)
    body = "\n".join(
        (
            f"<h1>{_kept(title_pieces(printed.title))}</h1>",
            *_paragraphs(printed.opening),
            *(line for part in printed.parts for line in _part(part, printed)),
            *_signature(printed.signature),
        )
    )
    author = f'<meta name="author" content="{escape(printed.agency)}">\n' if printed.agency else ""
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n{author}<style>\n{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def table_html(table: Table, printed: PrintedReport) -> str:
    """Return one statutory table with its caption."""
    heads = head_row_count(table.grid)
    widths = column_widths_mm(table)
    columns = "".join(f'<col style="width:{100 * width / sum(widths):.2f}%">' for width in widths)
    caption = escape(table.title.partition("、")[2] + "表")
    look = _Look(printed, widths[-1], TABLE_POINTS[table.key])
    body = table.grid[heads:]
    head = f"<thead>\n{_rows(table.grid[:heads], look)}</thead>\n" if heads else ""
    bodies = "".join(f"<tbody>\n{_rows(group, look)}</tbody>\n" for group in _groups(body))
    return (
        f'<table class="{table.key}">\n<caption>{caption}</caption>\n'
        f"<colgroup>{columns}</colgroup>\n{head}{bodies}</table>"
    )


def _paragraphs(texts: tuple[str, ...], style: str = "") -> Iterator[str]:
    opening = f'<p class="{style}">' if style else "<p>"
    yield from (f"{opening}{escape(text)}</p>" for text in texts)


def _part(part: PrintedPart, printed: PrintedReport) -> Iterator[str]:
    yield f"<h2>{escape(part.heading)}</h2>"
    yield from _paragraphs(part.paragraphs)
    if part.table:
        label = escape(part.heading)
        yield f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">'
        yield table_html(part.table, printed)
        yield "</div>"
    yield from _paragraphs(part.notes, "note")


def _signature(lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield '<div class="sign">'
        yield from _paragraphs(lines)
        yield "</div>"


def _groups(rows: tuple[GridRow, ...]) -> Iterator[tuple[GridRow, ...]]:
    """Yield the rows in groups, each opened by a title over the whole width where there are titles."""
    width = column_count(rows)
    titles = [index for index, row in enumerate(rows) if row[0].colspan == width]
    for start, end in pairwise((*titles, len(rows)) if titles else (0, len(rows))):
        yield rows[start:end]


def _rows(rows: tuple[GridRow, ...], look: _Look) -> str:
    return "".join(
        f"<tr{_row_style(row)}>{''.join(_cell(cell, row, look) for cell in row)}</tr>\n"
        for row in rows
    )


def _row_style(row: GridRow) -> str:
    return ' class="head"' if is_head_row(row) else ""


def _cell(cell: GridCell, row: GridRow, look: _Look) -> str:
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        if span > 1
    )
    if cell.cell:
        text = look.printed.text_of(cell.cell)
        return f"<td{spans}{look.style_of(text, cell.colspan)}>{escape(text)}</td>"
    if cell.label == CORNER:
        return f'<td class="corner"{spans}>{escape(cell.label)}</td>'
    return f'<th scope="{_scope(cell, row)}"{spans}>{_label(cell)}</th>'


def _scope(cell: GridCell, row: GridRow) -> str:
    if cell.is_head:
        is_title = len(row) == 1
        spans_columns = cell.colspan > 1
        return "rowgroup" if is_title else "colgroup" if spans_columns else "col"
    return "rowgroup" if cell.rowspan > 1 else "row"


def _label(cell: GridCell) -> str:
    is_narrow = cell.is_head and cell.colspan == 1 and len(cell.label) <= NARROW_HEADS
    pieces = in_pairs(cell.label) if is_narrow else (cell.label,)
    return _kept(pieces)


def _kept(pieces: tuple[str, ...]) -> str:
    """Write a text that breaks between its pieces only."""
    if len(pieces) == 1:
        return escape(pieces[0])
    return "<wbr>".join(f'<span class="kept">{escape(piece)}</span>' for piece in pieces)

"""From written text to the clean HTML that is published, and to a document that checks can look through."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Final

import nh3

from gongkai.files.documents import (
    Block,
    Document,
    DocumentKind,
    DocumentTable,
    Paragraph,
    TableCell,
)
from gongkai.files.grids import lines_of
from gongkai.files.page_text.written_text import Line, Style, WrittenTable, blocks_of

_TAGS: Final = {
    Style.HEADING: ("<h2>", "</h2>"),
    Style.SUBHEADING: ("<h3>", "</h3>"),
    Style.SIGNATURE: ('<p class="sign">', "</p>"),
    Style.PARAGRAPH: ("<p>", "</p>"),
}
ALLOWED_TAGS: Final = {
    "p", "h2", "h3", "br", "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ALLOWED_ATTRIBUTES: Final = {
    "p": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "table": {"class"},
    "th": {"scope", "rowspan", "colspan", "class"},
    "td": {"rowspan", "colspan", "class"},
}


def html_of_text(text: str) -> str:
    """Return written text as HTML that holds nothing but headings, paragraphs and tables."""
    return nh3.clean(
        "\n".join(_pieces(blocks_of(text))),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        link_rel=None,
    )


def document_of_text(text: str, name: str) -> Document:
    """Return written text as a document, as if it had been read from a file."""
    blocks: list[Block] = []
    for block in blocks_of(text):
        if isinstance(block, Line):
            blocks.append(Paragraph(block.text))
        else:
            blocks.append(DocumentTable(block.cells, block.row_count, block.column_count))
    return Document(DocumentKind.HTML, name, tuple(blocks), tuple(lines_of(blocks)))


def _pieces(blocks: Iterable[Line | WrittenTable]) -> Iterator[str]:
    tables = 0
    for block in blocks:
        if isinstance(block, Line):
            before, after = _TAGS[block.style]
            yield f"{before}{escape(block.text)}{after}"
        else:
            tables += 1
            yield from _table(block, tables)


def _table(table: WrittenTable, number: int) -> Iterator[str]:
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="表{number}"><table class="grid">'
    by_row = groupby(table.cells, key=lambda cell: cell.row)
    opened = ""
    for row, cells in by_row:
        part = "thead" if row < table.head_rows else "tbody"
        if part != opened:
            yield (f"</{opened}>" if opened else "") + f"<{part}>"
            opened = part
        yield "<tr>" + "".join(_cell(cell, is_head=part == "thead") for cell in cells) + "</tr>"
    yield (f"</{opened}>" if opened else "") + "</table></div>"


def _cell(cell: TableCell, *, is_head: bool) -> str:
    tag = "th" if is_head else "td"
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    if is_head:
        spans += ' scope="colgroup"' if cell.colspan > 1 else ' scope="col"'
    elif _is_figure(cell.text):
        spans += ' class="num"'
    text = "<br>".join(escape(line) for line in cell.text.split("\n"))
    return f"<{tag}{spans}>{text}</{tag}>"


def _is_figure(text: str) -> bool:
    bare = text.replace(",", "").replace("，", "").replace("%", "").strip()
    return bool(bare) and bare.lstrip("-−").replace(".", "", 1).isdigit()

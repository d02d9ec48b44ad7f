"""From a Word, PDF, Excel or web document to written text; tables keep their merged cells."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gongkai.files.documents import Document, DocumentKind, DocumentTable, Paragraph
from gongkai.files.opening import open_document
from gongkai.files.page_text.written_text import ABOVE, LEFT, LINE_END, MARKS

_CHAPTER: Final = re.compile(r"第[一二三四五六七八九十百零〇]+章[\s　].{0,40}")
_PRINTED: Final = frozenset({DocumentKind.PDF})  # paragraphs come as printed lines
_FULL_LINE: Final = 0.85  # of the longest line: such a line goes on in the next
_ENDS: Final = tuple("。；：！？”）")
_BEGINS: Final = re.compile(r"^[\s　]|^[（(]?[一二三四五六七八九十\d]+[）).、．]|^第.{1,6}[章条]")


def text_of_document(document: Document) -> str:
    """Return what a document says as written text."""
    return "\n".join(_pieces(document)).strip("\n")


def text_of_file(data: bytes, name: str) -> str:
    """Return what a file says as written text.

    :raises Unreadable: for a file that cannot be read
    """
    return text_of_document(open_document(data, name))


def _pieces(document: Document) -> Iterator[str]:
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines += block.text.split("\n")
            continue
        yield from _paragraphs(lines, document.kind)
        lines = []
        yield from ("", *_rows(block), "")
    yield from _paragraphs(lines, document.kind)


def _paragraphs(lines: Sequence[str], kind: DocumentKind) -> Iterator[str]:
    joined = _joined(lines) if kind in _PRINTED else lines
    for line in joined:
        text = " ".join(line.replace("\t", " ").replace("　", " ").split())
        if text:
            yield f"## {text}" if _CHAPTER.fullmatch(text) else _plain(text)


def _plain(text: str) -> str:
    """Keep a line that happens to begin like a mark from being one."""
    is_mark = text.startswith("|") or any(text.startswith(mark) for mark, _style in MARKS)
    return f"\u200b{text}" if is_mark else text


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Put printed lines together into paragraphs: a full line goes on, unless the next one begins anew."""
    longest = max((len(line.strip()) for line in lines), default=0)
    waiting = ""
    for line in lines:
        text = line.strip()
        if waiting and (not text or _BEGINS.match(line)):
            yield waiting
            waiting = ""
        waiting += text
        if len(text) < longest * _FULL_LINE or text.endswith(_ENDS):
            yield waiting
            waiting = ""
    yield waiting


def _rows(table: DocumentTable) -> Iterator[str]:
    grid = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        for down in range(min(cell.rowspan, table.row_count - cell.row)):
            for right in range(min(cell.colspan, table.column_count - cell.column)):
                grid[cell.row + down][cell.column + right] = LEFT if right else ABOVE
        grid[cell.row][cell.column] = _cell(cell.text)
    head = _head_rows(table)
    for number, row in enumerate(grid):
        if number and number == head:
            yield "|---|"
        yield "| " + " | ".join(row) + " |"


def _cell(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    bare = LINE_END.join(line for line in lines if line).replace("|", "\\|")
    return f"\u200b{bare}" if bare in (LEFT, ABOVE) else bare


def _head_rows(table: DocumentTable) -> int:
    """Return how many rows are the head: the first, and those its cells reach down into; 0 for one row."""
    first = [cell for cell in table.cells if cell.row == 0]
    deepest = max((cell.rowspan for cell in first), default=1)
    has_figures = any(cell.text.strip().isdigit() for cell in first)
    return 0 if has_figures or deepest >= table.row_count else deepest

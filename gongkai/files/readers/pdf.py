"""PDF: printed lines by position, and the tables their rulings draw, page by page."""

from collections import defaultdict
from threading import Lock
from typing import Final

import pypdfium2 as pdfium

from gongkai.files.documents import (
    Block,
    Document,
    DocumentKind,
    DocumentTable,
    Paragraph,
    TableCell,
    Unreadable,
)
from gongkai.files.limits import Budget
from gongkai.files.readers.page_marks import Glyph, PageMarks, page_marks
from gongkai.files.readers.printed_lines import cell_text, half_width, laid_out, printed_lines
from gongkai.files.readers.rulings import RuledGrid, ruled_grids

ONE_AT_A_TIME: Final = Lock()  # the library may be used by one thread at a time
_BROKEN: Final = "PDF 文件已损坏，无法读取。请从原来的 .docx 文件重新导出 PDF，或直接上传 .docx。"
_PROTECTED: Final = (
    "PDF 文件设有打开密码，无法读取。请取消密码后再上传，或直接上传原来的 .docx 文件。"
)
_SCAN: Final = "PDF 里只有图片，没有可以读取的文字（多半是扫描件）。请上传原来的 .docx 文件，或由它导出的 PDF。"
_FAILURES: Final = (pdfium.PdfiumError, ValueError, OSError, OverflowError, IndexError, KeyError)


def read_pdf(data: bytes, name: str, budget: Budget) -> Document:
    """Return every page as printed lines and ruled tables, in the order of their positions.

    A table that goes on over a page break stays one table for each page.

    :raises Unreadable: for a broken or protected file, a scan, or too many pages
    """
    with ONE_AT_A_TIME:
        pages = _all_marks(data, budget)
    if not any(marks.glyphs for marks in pages):
        raise Unreadable("scan", _SCAN)
    blocks: list[Block] = []
    lines: list[str] = []
    for number, marks in enumerate(pages, start=1):
        page_lines = _page_lines(marks.glyphs)
        if number > 1:
            page_lines = ["\f" + (page_lines[0] if page_lines else ""), *page_lines[1:]]
        lines.extend(page_lines)
        blocks.extend(_page_blocks(marks, number, budget))
    return Document(DocumentKind.PDF, name, tuple(blocks), tuple(lines))


def _all_marks(data: bytes, budget: Budget) -> list[PageMarks]:
    try:
        document = pdfium.PdfDocument(data)
    except _FAILURES as failure:
        if "password" in str(failure).lower() or "security" in str(failure).lower():
            raise Unreadable("protected", _PROTECTED) from failure
        raise Unreadable("broken", _BROKEN) from failure
    try:
        return _marks_of_pages(document, budget)
    except Unreadable:
        raise
    except _FAILURES as failure:
        raise Unreadable("broken", _BROKEN) from failure
    finally:
        document.close()


def _marks_of_pages(document: pdfium.PdfDocument, budget: Budget) -> list[PageMarks]:
    if len(document) > budget.limits.pages:
        raise Unreadable(
            "too_large",
            f"PDF 有 {len(document)} 页，超过 {budget.limits.pages} 页的上限。"
            "请只保留年度报告部分，另存后再上传。",
        )
    pages = []
    for index in range(len(document)):
        page = document[index]
        try:
            pages.append(page_marks(page, budget))
        finally:
            page.close()
    return pages


def _page_lines(glyphs: list[Glyph]) -> list[str]:
    if not glyphs:
        return []
    place = half_width(glyphs)
    margin = min(glyph.left for glyph in glyphs)
    return [laid_out(line, margin=margin, place=place) for line in printed_lines(glyphs)]


def _page_blocks(marks: PageMarks, number: int, budget: Budget) -> list[Block]:
    """Return what stands on a page from the top down; a table stands where its first line does."""
    grids = ruled_grids(marks.rules, budget)
    inside: dict[int, list[Glyph]] = defaultdict(list)
    free: list[Glyph] = []
    for glyph in marks.glyphs:
        holder = next((i for i, grid in enumerate(grids) if grid.holds(glyph.middle)), None)
        (free if holder is None else inside[holder]).append(glyph)
    placed: list[tuple[float, Block]] = [
        (grid.ys[0], _table(grid, inside[index], number))
        for index, grid in enumerate(grids)
        if inside[index]
    ]
    if free:
        place = half_width(marks.glyphs)
        margin = min(glyph.left for glyph in marks.glyphs)
        placed.extend(
            (line[0].base, Paragraph(laid_out(line, margin=margin, place=place), number))
            for line in printed_lines(free)
        )
    return [block for _, block in sorted(placed, key=lambda each: each[0])]


def _table(grid: RuledGrid, glyphs: list[Glyph], number: int) -> DocumentTable:
    owner = {
        (place.row + down, place.column + right): place
        for place in grid.places
        for down in range(place.rowspan)
        for right in range(place.colspan)
    }
    texts = defaultdict(list)
    for glyph in glyphs:
        texts[owner[grid.square(glyph.middle)]].append(glyph)
    cells = tuple(
        TableCell(cell_text(texts[each]), each.row, each.column, each.rowspan, each.colspan)
        for each in grid.places
    )
    return DocumentTable(cells, len(grid.ys) - 1, len(grid.xs) - 1, number)

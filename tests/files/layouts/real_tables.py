"""Layouts that keep real tables: xlsx, html, pdf, and documents already opened."""

import io
from collections.abc import Callable
from html import escape
from random import Random

import openpyxl
import weasyprint

from gongkai.files.documents import (
    Block,
    Document,
    DocumentKind,
    DocumentTable,
    Paragraph,
    TableCell,
)
from gongkai.rules.annual_report.report import Report
from tests.files.layouts.composing import compose
from tests.files.layouts.laid_out import LaidOut
from tests.files.layouts.page import Page, PrintedTable
from tests.files.layouts.pieces import Pieces, texts_by_square, torn, whole


def _xlsx_value(text: str, *, numeric: bool) -> str | int | float:
    if not numeric:
        return text
    try:
        return int(text)
    except ValueError:
        return text


def xlsx(report: Report, rng: Random) -> LaidOut:
    """A spreadsheet with merged cells: all on one sheet, or a sheet for each table."""
    page = compose(report, rng, zeros=True)
    numeric = rng.random() < 0.6
    by_table = rng.random() < 0.4
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet, row = book.create_sheet(), 1
    for block in page.blocks():
        if isinstance(block, str):
            if by_table and block in (page.wording.heading(part) for part in page.tables):
                sheet, row = book.create_sheet(), 1
            sheet.cell(row, 1, block)
            row += 1
            continue
        for each in block.cells:
            top, left = row + each.row, 1 + each.column
            is_number = numeric and each.cell is not None
            if each.text:
                sheet.cell(top, left, _xlsx_value(each.text, numeric=is_number))
            if each.rowspan > 1 or each.colspan > 1:
                sheet.merge_cells(
                    start_row=top,
                    start_column=left,
                    end_row=top + each.rowspan - 1,
                    end_column=left + each.colspan - 1,
                )
        row += block.row_count
    stream = io.BytesIO()
    book.save(stream)
    return page.laid_out(stream.getvalue(), exact=True)


def _html_table(table: PrintedTable) -> str:
    rows = []
    for row in table.rows():
        cells = (
            f'<td rowspan="{each.rowspan}" colspan="{each.colspan}">{_html_text(each.text)}</td>'
            for each in row
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _html_text(text: str) -> str:
    return escape(text).replace("\n", "<br>").replace("\u00a0", "&nbsp;")


def _html_squares(table: PrintedTable, *, repeated: bool) -> str:
    rows = (
        "<tr>" + "".join(f"<td>{_html_text(text)}</td>" for text in texts) + "</tr>"
        for texts in texts_by_square(table, repeated=repeated)
    )
    return f"<table>{''.join(rows)}</table>"


def _html(page: Page, draw: Callable[[PrintedTable], str], *, style: str = "") -> str:
    body = "\n".join(
        f"<p>{escape(block)}</p>" if isinstance(block, str) else draw(block)
        for block in page.blocks()
    )
    head = f'<meta charset="utf-8"><title>{escape(page.title)}</title><style>{style}</style>'
    return f'<!DOCTYPE html><html lang="zh"><head>{head}</head><body>{body}</body></html>'


def html_spans(report: Report, rng: Random) -> LaidOut:
    """A web page whose table has rowspan and colspan."""
    page = compose(report, rng, zeros=True, notes=True, oddities=True)
    return page.laid_out(_html(page, _html_table).encode(), exact=True)


def html_torn(report: Report, rng: Random) -> LaidOut:
    """A web page whose long table is two tables, pasted from a file with a page end."""
    page = compose(report, rng, zeros=True)
    text = _html(page, lambda table: "".join(map(_html_table, torn(table, rng))))
    return page.laid_out(text.encode(), exact=True)


def html_squares(report: Report, rng: Random) -> LaidOut:
    """A web page whose table has no spans: merged labels repeated, or blanks in their place."""
    page = compose(report, rng)
    repeated = rng.random() < 0.5
    text = _html(page, lambda table: _html_squares(table, repeated=repeated))
    return page.laid_out(text.encode(), exact=True)


def html_in_furniture(report: Report, rng: Random) -> LaidOut:
    """A web page in GB18030 whose article stands in a layout table among menus."""
    page = compose(report, rng, zeros=True)
    article = _html(page, _html_table).split("<body>")[1].split("</body>")[0]
    menu = "".join(f"<li><a href='#'>{name}</a></li>" for name in ("首页", "政务公开", "办事服务"))
    text = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>'
        f"<body><ul>{menu}</ul><table><tr><td>{menu}</td><td>{article}</td></tr></table>"
        "<table><tr><td></td><td></td></tr></table></body></html>"
    )
    return page.laid_out(text.encode("gb18030"), exact=True)


PDF_STYLE = """
@page { size: A4; margin: 20mm; @bottom-center { content: "- " counter(page) " -"; } }
body { font: 10pt/1.4 "Noto Serif CJK SC"; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0; }
td { border: 0.5pt solid #000; padding: 1pt 2pt; text-align: center; font-size: 8pt; }
"""


def pdf_in_words_of_the_form(report: Report, rng: Random) -> bytes:
    """Return a PDF as the form is drawn, without any variation."""
    page = compose(report, rng, furniture=False, plain=True)
    content: bytes | None = weasyprint.HTML(
        string=_html(page, _html_table, style=PDF_STYLE)
    ).write_pdf()
    assert content is not None
    return content


def pdf_bordered(report: Report, rng: Random) -> LaidOut:
    """A real PDF with ruled tables; the long table runs over a page end."""
    page = compose(report, rng, zeros=True)
    content: bytes | None = weasyprint.HTML(
        string=_html(page, _html_table, style=PDF_STYLE)
    ).write_pdf()
    assert content is not None
    return page.laid_out(content, exact=True)


def _opened(table: PrintedTable) -> DocumentTable:
    cells = (
        TableCell(each.text, each.row, each.column, each.rowspan, each.colspan)
        for each in table.cells
    )
    return DocumentTable(tuple(cells), table.row_count, table.column_count)


def _opened_page(page: Page, rng: Random, pieces: Pieces) -> Document:
    blocks: list[Block] = []
    lines: list[str] = []
    for block in page.blocks():
        if isinstance(block, str):
            blocks.append(Paragraph(block))
            lines.append(block)
            continue
        for piece in pieces(block, rng):
            blocks.append(_opened(piece))
            lines += ["\t".join(each.text for each in row) for row in piece.rows()]
    return Document(DocumentKind.DOCX, "report.docx", tuple(blocks), tuple(lines))


def opened_merged(report: Report, rng: Random) -> LaidOut:
    """A document already opened, with the spans of the form."""
    page = compose(report, rng, zeros=True, notes=True, oddities=True)
    return page.laid_out(_opened_page(page, rng, whole), exact=True)


def opened_torn(report: Report, rng: Random) -> LaidOut:
    """A document already opened whose long table is torn in two."""
    page = compose(report, rng, zeros=True)
    return page.laid_out(_opened_page(page, rng, torn), exact=True)

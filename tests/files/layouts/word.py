"""Layouts of Word files: merged cells, a table torn at a page end, no merged cells."""

import io
from collections.abc import Iterator
from random import Random

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

from gongkai.rules.annual_report.report import Report
from tests.files.layouts.composing import compose
from tests.files.layouts.laid_out import LaidOut
from tests.files.layouts.page import Page, Placed, PrintedTable
from tests.files.layouts.pieces import Pieces, texts_by_square, torn, whole


def _element(name: str, *children: _Element, **attributes: str) -> _Element:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    element.extend(children)
    return element


def _paragraph(text: str) -> _Element:
    run = _element("r")
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(_element("br"))
        words = _element("t")
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(words)
    return _element("p", run)


def _cell(text: str, *, colspan: int = 1, merge: str = "") -> _Element:
    properties = _element("tcPr")
    if colspan > 1:
        properties.append(_element("gridSpan", val=str(colspan)))
    if merge:
        properties.append(_element("vMerge", val=merge))
    return _element("tc", properties, _paragraph(text))


def _merged_row(squares: list[Placed], row: int) -> Iterator[_Element]:
    for column, each in enumerate(squares):
        if column != each.column:
            continue
        is_first = row == each.row
        merge = "" if each.rowspan == 1 else "restart" if is_first else "continue"
        yield _cell(each.text if is_first else "", colspan=each.colspan, merge=merge)


def _table(table: PrintedTable, *, merged: bool, repeated: bool) -> _Element:
    grid = _element("tblGrid", *(_element("gridCol") for _ in range(table.column_count)))
    if merged:
        rows = [
            _element("tr", *_merged_row(squares, row))
            for row, squares in enumerate(table.squares())
        ]
    else:
        rows = [
            _element("tr", *map(_cell, texts))
            for texts in texts_by_square(table, repeated=repeated)
        ]
    return _element("tbl", _element("tblPr"), grid, *rows)


def _docx(page: Page, rng: Random, pieces: Pieces, *, merged: bool, repeated: bool) -> bytes:
    document = docx.Document()
    body = document.element.body
    end = body[-1]  # the section's properties stay last
    for block in page.blocks():
        if isinstance(block, str):
            end.addprevious(_paragraph(block))
            continue
        for piece in pieces(block, rng):
            end.addprevious(_table(piece, merged=merged, repeated=repeated))
            end.addprevious(_paragraph(""))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_in_words_of_the_form(report: Report, rng: Random) -> bytes:
    """Return a Word file as the form is drawn, without any variation."""
    page = compose(report, rng, furniture=False, plain=True)
    return _docx(page, rng, whole, merged=True, repeated=False)


def docx_merged(report: Report, rng: Random) -> LaidOut:
    """A Word file with merged cells, as the form is drawn."""
    page = compose(report, rng, zeros=True, notes=True, oddities=True)
    return page.laid_out(_docx(page, rng, whole, merged=True, repeated=False), exact=True)


def docx_torn(report: Report, rng: Random) -> LaidOut:
    """A Word file whose long table goes on after a page end as a second table."""
    page = compose(report, rng, zeros=True)
    return page.laid_out(_docx(page, rng, torn, merged=True, repeated=False), exact=True)


def docx_unmerged(report: Report, rng: Random) -> LaidOut:
    """A Word file without merged cells: labels repeated in each square, or blanks."""
    page = compose(report, rng)
    content = _docx(page, rng, whole, merged=False, repeated=rng.random() < 0.5)
    return page.laid_out(content, exact=True)

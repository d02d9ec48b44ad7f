"""The layout without any separator: a web page's text where each cell follows the one before."""

from random import Random

from gongkai.rules.annual_report.report import Report
from tests.files.layouts.composing import compose
from tests.files.layouts.laid_out import LaidOut, text_document
from tests.files.layouts.page import Page, PrintedTable


def _squeezed(table: PrintedTable, rng: Random, *, stray_blanks: float) -> str:
    texts = []
    for each in table.cells:
        texts.append(each.text.replace("\n", ""))
        if each.cell and rng.random() < stray_blanks:
            texts.append(" ")
    return "".join(texts)


def _one_line(page: Page, rng: Random, *, stray_blanks: float) -> str:
    return "".join(
        block if isinstance(block, str) else _squeezed(block, rng, stray_blanks=stray_blanks)
        for block in page.blocks()
    )


def run_together(report: Report, rng: Random) -> LaidOut:
    """The whole page on one line, cells without separator."""
    page = compose(report, rng)
    return page.laid_out(text_document(_one_line(page, rng, stray_blanks=0)), exact=False)


def run_together_by_paragraph(report: Report, rng: Random) -> LaidOut:
    """Paragraphs on their lines, each table on one line, cells without separator."""
    page = compose(report, rng)
    lines = (
        block if isinstance(block, str) else _squeezed(block, rng, stray_blanks=0)
        for block in page.blocks()
    )
    return page.laid_out(text_document("\n".join(lines)), exact=False)


def run_together_with_blanks(report: Report, rng: Random) -> LaidOut:
    """The whole page on one line, with a stray blank after some of the values."""
    page = compose(report, rng)
    text = _one_line(page, rng, stray_blanks=rng.choice((0.1, 0.5)))
    return page.laid_out(text_document(text), exact=False)

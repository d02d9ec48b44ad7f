"""Layouts with one cell a line, and with rows by tabs: tables copied as text out of Word or a page."""

from collections.abc import Callable, Iterator
from random import Random

from gongkai.rules.annual_report.report import Report
from tests.files.layouts.composing import compose
from tests.files.layouts.laid_out import LaidOut, text_document
from tests.files.layouts.page import Page, Placed, PrintedTable

RowWriter = Callable[[list[str]], Iterator[str]]


def texts_by_row(table: PrintedTable, *, blanks_for_merged: bool) -> list[list[str]]:
    """Return the texts of each row; a cell that began in a row above may leave a blank."""
    rows = []
    for number, squares in enumerate(table.squares()):
        row: list[Placed] = []
        for column, each in enumerate(squares):
            is_below_its_beginning = each.row < number and each.column == column
            if is_below_its_beginning and blanks_for_merged:
                row.append(Placed("", number, column))
            elif (each.row, each.column) == (number, column):
                row.append(each)
        rows.append([each.text for each in row])
    return rows


def written(page: Page, row_writer: RowWriter, *, blanks_for_merged: bool) -> str:
    """Write the page as text, each table row by the writer."""
    lines: list[str] = []
    for block in page.blocks():
        if isinstance(block, str):
            lines.append(block)
            continue
        for texts in texts_by_row(block, blanks_for_merged=blanks_for_merged):
            lines += row_writer(texts)
    return "\n".join(lines) + "\n"


def _laid_out(
    report: Report, rng: Random, writer: RowWriter, *, zeros: bool, blanks_for_merged: bool
) -> LaidOut:
    page = compose(report, rng, zeros=zeros)
    text = written(page, writer, blanks_for_merged=blanks_for_merged)
    return page.laid_out(text_document(text), exact=True)


def _after_tabs(texts: list[str]) -> Iterator[str]:
    yield from ("\t" + text for text in texts)
    yield ""


def cells_after_tabs(report: Report, rng: Random) -> LaidOut:
    """One cell a line after a tab, an empty line after each row; a lone tab for each blank."""
    return _laid_out(report, rng, _after_tabs, zeros=True, blanks_for_merged=True)


def _bare(texts: list[str]) -> Iterator[str]:
    yield from (text or " " for text in texts)


def cells_by_line(report: Report, rng: Random) -> LaidOut:
    """One cell a line; merged cells stand once, a blank cell is a line with a space."""
    return _laid_out(report, rng, _bare, zeros=True, blanks_for_merged=False)


def _with_empty_lines(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield from (text.replace("\n", ""), "")


def cells_with_empty_lines(report: Report, rng: Random) -> LaidOut:
    """One cell a line, an empty line after each; no cell is blank."""
    return _laid_out(report, rng, _with_empty_lines, zeros=False, blanks_for_merged=False)


def _ending_in_bar(texts: list[str]) -> Iterator[str]:
    yield from (text + " |" for text in texts)


def cells_ending_in_bar(report: Report, rng: Random) -> LaidOut:
    """One cell a line, each line ending in a bar."""
    return _laid_out(report, rng, _ending_in_bar, zeros=True, blanks_for_merged=False)


def _alternating_with_bars(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield from (text, "|")


def cells_and_bars(report: Report, rng: Random) -> LaidOut:
    """A line with a cell, then a line with a bar."""
    return _laid_out(report, rng, _alternating_with_bars, zeros=True, blanks_for_merged=False)


def _tabbed(texts: list[str]) -> Iterator[str]:
    yield "\t".join(text.replace("\n", "") for text in texts)


def rows_by_tabs(report: Report, rng: Random) -> LaidOut:
    """One row a line, cells by tabs; merged cells leave blanks below."""
    return _laid_out(report, rng, _tabbed, zeros=True, blanks_for_merged=True)

"""Layouts with bars between cells: Markdown of converters, text of web pages."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from random import Random

from gongkai.rules.annual_report.applications_table import CARRIED_OVER_OUT, CONCLUDED, RESULTS
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.report import Report
from tests.files.layouts.composing import compose
from tests.files.layouts.laid_out import LaidOut, text_document
from tests.files.layouts.lines import texts_by_row, written
from tests.files.layouts.page import Page, PrintedTable


def _bars(texts: list[str], *, leading: bool) -> Iterator[str]:
    row = " | ".join(text.replace("\n", " ") for text in texts)
    yield f"| {row} |" if leading else f"{row} |"


def bars_leading(report: Report, rng: Random) -> LaidOut:
    """Rows as ``| 规章 | 0 |``, with or without blanks for merged cells."""
    page = compose(report, rng, zeros=True)
    text = written(page, partial(_bars, leading=True), blanks_for_merged=rng.random() < 0.5)
    return page.laid_out(text_document(text), exact=True)


def bars_not_leading(report: Report, rng: Random) -> LaidOut:
    """Rows as ``规章 | 0 | 0 | 0 |``; merged cells stand once."""
    page = compose(report, rng, zeros=True)
    text = written(page, partial(_bars, leading=False), blanks_for_merged=False)
    return page.laid_out(text_document(text), exact=True)


def bars_repeated(report: Report, rng: Random) -> LaidOut:
    """Markdown with a text in every square: the labels of merged cells repeated."""
    page = compose(report, rng)
    lines: list[str] = []
    for block in page.blocks():
        if isinstance(block, str):
            lines.append(block)
            continue
        for number, row in enumerate(block.squares()):
            lines += _bars([each.text for each in row], leading=True)
            if number == 0:
                lines.append("|" + "---|" * block.column_count)
    return page.laid_out(text_document("\n".join(lines)), exact=True)


def _small_tables(table: PrintedTable) -> Iterator[str]:
    """Break the table of part two or four into one Markdown table for each group."""
    for is_title, rows in groupby(table.rows(), key=lambda row: len(row) == 1):
        texts = [[each.text for each in row] for row in rows]
        if is_title:
            yield f"### {texts[0][0]}"
            continue
        yield from _bars(texts[0], leading=True)
        yield "|" + "---|" * len(texts[0])
        for row in texts[1:]:
            yield from _bars(row, leading=True)


def _one_table_a_group(table: PrintedTable, page: Page) -> Iterator[str]:
    """Break the long table as a model that reads pictures does: a head of its own for each group.

    The last two rows go on under the table before them.
    """
    columns = [*(f"数据{number}" for number in range(1, 7)), "总计"]
    texts_of: dict[str, list[str]] = {}
    for each in table.cells:
        if each.cell:
            texts_of.setdefault(each.cell.row, []).append(each.text)
    under = ""
    for line in FORMS[page.edition].applications.lines:
        label = page.wording.label(line.label)
        group = page.wording.label(line.under[-1]) if len(line.under) > 1 else label
        if line.key == "disclosed":
            yield f"### {page.wording.label(RESULTS)}"
        if group != under and line.key not in (CONCLUDED, CARRIED_OVER_OUT):
            yield f"### {group}"
            yield from _bars(["类别", *columns], leading=True)
            yield "|" + "---|" * (1 + len(columns))
        under = group
        yield from _bars([label, *texts_of[line.key]], leading=True)


def _remedies(table: PrintedTable) -> Iterator[str]:
    values = [each.text for each in table.cells if each.cell]
    titles = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    heads = [each.text for each in table.rows()[1][:5]]
    for number, title in enumerate(titles):
        yield f"### {title}"
        yield from _bars(heads, leading=True)
        yield "|" + "---|" * len(heads)
        yield from _bars(values[5 * number : 5 * number + 5], leading=True)


def bars_by_group(report: Report, rng: Random) -> LaidOut:
    """Markdown of a model that reads pictures: ``##`` headings and a small table for each group."""
    page = compose(report, rng)
    headings = {page.wording.heading(part) for part in page.texts}
    lines: list[str] = []
    for block in page.blocks():
        if isinstance(block, str):
            lines.append(f"## {block}" if block in headings else block)
        elif block.key == "applications":
            lines += _one_table_a_group(block, page)
        elif block.key == "remedies":
            lines += _remedies(block)
        else:
            lines += _small_tables(block)
    return page.laid_out(text_document("\n".join(lines)), exact=True)


def _torn_rows(table: PrintedTable, rng: Random) -> Iterator[str]:
    """Write some rows without their label: it stands in pieces around the row, or before it."""
    for row, texts in zip(table.rows(), texts_by_row(table, blanks_for_merged=False), strict=True):
        values = [each.text for each in row if each.cell]
        labels = [each.text for each in row if not each.cell]
        if not values or not labels or rng.random() < 0.6:
            stray = [""] if values and rng.random() < 0.1 else []
            yield from _bars([*texts, *stray], leading=True)
            continue
        yield from labels[:-1]
        label = labels[-1]
        cut = len(label) // 2 if len(label) > 8 else len(label)
        yield label[:cut]
        yield from _bars(values, leading=True)
        yield "|" + "---|" * len(values)
        if label[cut:]:
            yield label[cut:]


def bars_torn(report: Report, rng: Random) -> LaidOut:
    """Partial table detection: rows of bars whose label is text around them."""
    page = compose(report, rng)
    lines: list[str] = []
    for block in page.blocks():
        if isinstance(block, str):
            lines.append(block)
        else:
            lines += _torn_rows(block, rng)
    return page.laid_out(text_document("\n".join(lines)), exact=False)

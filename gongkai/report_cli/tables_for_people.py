"""A report as it is shown on a terminal: whose and of which year, the three tables, what is unread."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from gongkai.files.annual_report_writer.printed import PrintedReport, cells_named, printed_report
from gongkai.report_cli.drawing import draw
from gongkai.rules.annual_report import proactive_table, remedies_table
from gongkai.rules.annual_report.form import CellId, Edition, Form, Line, Table
from gongkai.rules.annual_report.report import Report, Unread

LABEL_WIDTH: Final = 44
INDENT: Final = "  "
EDITIONS: Final = {
    Edition.TRIAL_2019: "2019年格式（国办公开办函〔2019〕60号）",
    Edition.FORMAL_2021: "2021年格式（国办公开办函〔2021〕30号）",
    Edition.HYBRID: "第二部分为2021年格式，第三部分为2019年格式",
}
REASONS: Final = {
    "ambiguous": "有不止一种读法",
    "contradictory": "怎么读都与表中的合计不符",
    "illegible": "看不清",
    "missing": "原件上没有",
}
MOST_READINGS: Final = 5  # shown; the JSON has them all


def name_of(report: Report) -> str:
    """Name a report by agency and year."""
    year = f"{report.year}年" if report.year is not None else "（年份未读出）"
    return f"{report.agency or '（机关名称未读出）'} {year}"


def report_lines(report: Report) -> Iterator[str]:
    """Yield the report's lines: its tables drawn, cells without a number named."""
    form = report.form
    if form is None or report.edition is None:
        yield "2019年以前的报告，没有统一表格；读出的文字部分："
        yield from (f"{INDENT}{heading}" for heading in report.headings.values())
        return
    yield EDITIONS[report.edition]
    printed = printed_report(report)
    for table in form.tables:
        yield ""
        yield table.title
        yield from table_lines(table, printed)
    yield from _unread_lines(form, report.unread)


def unread_line(form: Form, unread: Unread) -> str:
    """Say which cells are not settled, what stands there and how it may be read."""
    labels = cells_named(form, unread.cells)
    text = f"，原文“{unread.text.strip()}”" if unread.text.strip() else ""
    shown = ["｜".join(str(value) for value in each) for each in unread.readings[:MOST_READINGS]]
    more = " 等" if len(unread.readings) > MOST_READINGS else ""
    readings = f"，可读作 {' 或 '.join(shown)}{more}" if shown else ""
    return f"{labels}：{REASONS.get(unread.reason, unread.reason)}{text}{readings}"


def _unread_lines(form: Form, unread: tuple[Unread, ...]) -> Iterator[str]:
    if unread:
        yield ""
        yield "没有读定的单元格（表中以“？”标出）："
        yield from (f"{INDENT}{unread_line(form, each)}" for each in unread)


def table_lines(table: Table, printed: PrintedReport) -> Iterator[str]:
    """Draw one statutory table."""
    if table.key == remedies_table.KEY:
        yield from _remedies_lines(table, printed)
    elif table.key == proactive_table.KEY:
        for _, group in groupby(table.lines, key=lambda line: line.under):
            yield from _block(table.key, tuple(group), printed)
    else:
        yield from _block(table.key, table.lines, printed)


def _block(key: str, lines: tuple[Line, ...], printed: PrintedReport) -> Iterator[str]:
    """Draw rows that share their columns; the groups they stand under open them."""
    rows = [("", *(column.label for column in lines[0].columns))]
    above: tuple[str, ...] = ()
    for line in lines:
        for depth, label in enumerate(line.under):
            if above[: depth + 1] != line.under[: depth + 1]:
                rows.append((INDENT * depth + label,))
        above = line.under
        values = (printed.text_of(CellId(key, line.key, column.key)) for column in line.columns)
        rows.append((INDENT * len(line.under) + line.label, *values))
    yield from draw(rows, label_width=LABEL_WIDTH)


def _remedies_lines(table: Table, printed: PrintedReport) -> Iterator[str]:
    rows = [("", *(column.label for column in table.lines[0].columns))]
    for line in table.lines:
        values = (printed.text_of(CellId(table.key, line.key, each.key)) for each in line.columns)
        rows.append((" ".join(line.columns[0].under), *values))
    yield from draw(rows, label_width=LABEL_WIDTH)

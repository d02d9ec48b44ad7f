"""Findings as they are shown on a terminal: by part, each with place, both sides and how to mend it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from gongkai.rules.annual_report.form import Form, Line
from gongkai.rules.annual_report.report import PARTS, Finding, Level, Report, Value

LEVELS: Final = {Level.ERROR: "错误", Level.WARNING: "警告", Level.NOTICE: "提示"}
INDENT: Final = "    "
GENERAL: Final = "整份报告"
PART_OF_TABLE: Final = {"proactive": "二", "applications": "三", "remedies": "四"}
_SECTION: Final = "section"


def summary(findings: tuple[Finding, ...]) -> str:
    """Count the findings by level: 错误1处，警告2处."""
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    said = [f"{LEVELS[level]}{count}处" for level, count in counts.items() if count]
    return "，".join(said) if said else "没有发现问题"


def finding_lines(report: Report, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the findings by part of the report, in the order of its pages."""
    order = (GENERAL, *PARTS.values())
    by_place = sorted(findings, key=lambda finding: order.index(part_of(finding)))
    for heading, group in groupby(by_place, key=part_of):
        yield heading
        for finding in group:
            yield from _finding(report.form, finding)


def part_of(finding: Finding) -> str:
    """Return the heading of the part a finding belongs to."""
    table, _, rest = finding.where.partition(".")
    key = rest if table == _SECTION else PART_OF_TABLE.get(table, "")
    return PARTS.get(key, GENERAL)


def place_of(form: Form | None, where: str) -> str:
    """Name a cell, row or column in the form's own words; nothing for a text or a whole table."""
    table_key, _, rest = where.partition(".")
    if form is None or table_key not in PART_OF_TABLE:
        return ""
    table = form.table(table_key)
    cells = {str(cell): table.label_of(cell) for cell in table.cells()}
    lines = {line.key: _row_label(line) for line in table.lines}
    columns = {column.key: f"{column.label}一列" for line in table.lines for column in line.columns}
    return cells.get(where) or lines.get(rest) or columns.get(rest, rest)


def _row_label(line: Line) -> str:
    return " ".join((*line.under, line.label)) if line.label else " ".join(line.columns[0].under)


def _finding(form: Form | None, finding: Finding) -> Iterator[str]:
    place = place_of(form, finding.where)
    yield f"  [{LEVELS[finding.level]}] {finding.says}"
    if place:
        yield f"{INDENT}位置：{place}"
    if finding.found is not None or finding.expected is not None:
        yield f"{INDENT}报告中为 {_side(finding.found)}，应为 {_side(finding.expected)}"
    if finding.excerpt:
        yield f"{INDENT}原文：{' '.join(finding.excerpt.split())}"
    if finding.mend:
        yield f"{INDENT}怎么改：{finding.mend}"
    if finding.source:
        yield f"{INDENT}依据：{finding.source}（{finding.rule}）"


def _side(value: Value | str) -> str:
    return "空白" if value is None else str(value)

"""Reports for tests, drawn as text tables: what is not drawn is 0."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Finding, Report, Value

BLANK = "_"


def zeros(edition: Edition = Edition.FORMAL_2021, **changes) -> Report:
    """Return a report of 示例镇 with 0 in every cell."""
    figures = dict.fromkeys(FORMS[edition].cells(), 0)
    year = 2020 if edition is Edition.TRIAL_2019 else 2023
    report = Report(agency="示例县示例镇人民政府", year=year, edition=edition, figures=figures)
    return replace(report, **changes)


def _value(text: str) -> Value:
    if text == BLANK:
        return None
    if text.lstrip("-").isdigit():
        return int(text)
    if "+" in text:
        return sum(int(part) for part in text.split("+"))
    return Decimal(text)


def cells(table: str, drawing: str) -> dict[CellId, Value]:
    """Read a drawing: heads in the first line, then a row a line; ``_`` is a blank, 9+2 a sum."""
    lines = [
        [cell.strip() for cell in line.split("|")] for line in drawing.splitlines() if line.strip()
    ]
    heads = lines[0][1:]
    return {
        CellId(table, row[0], head): _value(text)
        for row in lines[1:]
        for head, text in zip(heads, row[1:], strict=True)
        if text
    }


def report_of(
    table: str, drawing: str, edition: Edition = Edition.FORMAL_2021, **changes
) -> Report:
    """Return a report with this drawing in one table and 0 elsewhere."""
    report = zeros(edition, **changes)
    return replace(report, figures={**report.figures, **cells(table, drawing)})


def with_prose(report: Report | None = None, /, **sections: str) -> Report:
    """Return a report (all zeros unless given) with these parts of text."""
    return replace(report or zeros(), sections=sections)


def found(rule: str, report: Report, **given) -> list[Finding]:
    """Return what one rule finds."""
    return [finding for finding in check_report(report, **given) if finding.rule == rule]


def places(rule: str, report: Report, **given) -> list[str]:
    """Return where one rule finds something."""
    return [finding.where for finding in found(rule, report, **given)]


def without(figures: Mapping[CellId, Value], *gone: CellId) -> dict[CellId, Value]:
    """Return the figures without these cells."""
    return {cell: value for cell, value in figures.items() if cell not in gone}

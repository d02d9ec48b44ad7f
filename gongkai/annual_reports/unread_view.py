"""Cells that could not be read, as questions a person can answer."""

from dataclasses import dataclass

from gongkai.annual_reports.forms import Entries
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Unread

REASONS = {
    "ambiguous": "有不止一种读法都说得通",
    "contradictory": "没有一种读法和表里别的数对得上",
    "illegible": "字迹或者排版认不出来",
    "missing": "页面上没有找到这一格",
}


@dataclass(frozen=True, slots=True)
class AskedCell:
    """One cell to be filled by hand."""

    where: str
    label: str
    typed: str
    mistake: str


@dataclass(frozen=True, slots=True)
class ShownUnread:
    """One run of cells: its text on the page, the readings to choose from, the cells to fill."""

    number: int
    text: str
    reason: str
    cells: tuple[AskedCell, ...]
    readings: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]


def shown_unread(report: Report, entries: Entries) -> tuple[ShownUnread, ...]:
    """Return the open questions of a report, with what was typed just now."""
    return tuple(
        _shown(report, number, unread, entries) for number, unread in enumerate(report.unread)
    )


def _label(report: Report, cell: CellId) -> str:
    return report.form.label_of(cell) if report.form else str(cell)


def _shown(report: Report, number: int, unread: Unread, entries: Entries) -> ShownUnread:
    labels = tuple(_label(report, cell) for cell in unread.cells)
    cells = tuple(
        AskedCell(
            str(cell),
            label,
            entries.typed.get(str(cell), ""),
            entries.mistakes.get(str(cell), ""),
        )
        for cell, label in zip(unread.cells, labels, strict=True)
    )
    readings = tuple(
        (
            at,
            tuple(
                (label, print_value(value) or "空白")
                for label, value in zip(labels, reading, strict=True)
            ),
        )
        for at, reading in enumerate(unread.readings)
    )
    reason = REASONS.get(unread.reason, unread.reason)
    return ShownUnread(number, unread.text, reason, cells, readings)

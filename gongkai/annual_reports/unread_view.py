"""Cells that could not be read, as questions a person can answer."""

from dataclasses import dataclass

from gongkai.annual_reports.entries import OWN, Entries, choice_name, choice_of
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Unread, Value

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
class ShownReading:
    """One way to read the run: what comes back when it is chosen, and each label with its value."""

    value: str
    pairs: tuple[tuple[str, str], ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownUnread:
    """One run of cells: its text on the page, the readings to choose from, the cells to fill."""

    name: str
    text: str
    reason: str
    cells: tuple[AskedCell, ...]
    readings: tuple[ShownReading, ...]
    is_own: bool

    @property
    def has_mistake(self) -> bool:
        return any(cell.mistake for cell in self.cells)


def shown_unread(report: Report, entries: Entries) -> tuple[ShownUnread, ...]:
    """Return the open questions of a report, with what was chosen and typed just now."""
    return tuple(_shown(report, unread, entries) for unread in report.unread)


def _label(report: Report, cell: CellId) -> str:
    return report.form.label_of(cell) if report.form else str(cell)


def _shown(report: Report, unread: Unread, entries: Entries) -> ShownUnread:
    labels = tuple(_label(report, cell) for cell in unread.cells)
    name = choice_name(unread)
    chosen = entries.choices.get(name, "")
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
        ShownReading(choice_of(reading), _pairs(labels, reading), choice_of(reading) == chosen)
        for reading in unread.readings
    )
    reason = REASONS.get(unread.reason, unread.reason)
    is_own = chosen == OWN or not readings
    return ShownUnread(name, unread.text, reason, cells, readings, is_own)


def _pairs(labels: tuple[str, ...], reading: tuple[Value, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (label, print_value(value) or "空白") for label, value in zip(labels, reading, strict=True)
    )

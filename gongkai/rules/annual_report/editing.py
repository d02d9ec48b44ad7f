"""Changes to a report as values: a report goes in, the changed report comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Unread, Value


def with_figures(report: Report, changes: Mapping[CellId, Value]) -> Report:
    """Return the report with these cells set.

    A cell that is set is read, whatever stood there before: its mark goes, and a run that could not
    be read goes once each of its cells is set; the cells of a run that are still open stay in it.
    """
    marks = {cell: mark for cell, mark in report.marks.items() if cell not in changes}
    unread = tuple(
        narrowed for each in report.unread if (narrowed := _without(each, changes)) is not None
    )
    return replace(report, figures={**report.figures, **changes}, marks=marks, unread=unread)


def _without(unread: Unread, changes: Mapping[CellId, Value]) -> Unread | None:
    """Return what stays open of a run once some of its cells are known."""
    kept = [position for position, cell in enumerate(unread.cells) if cell not in changes]
    if len(kept) == len(unread.cells):
        return unread
    if not kept:
        return None
    agreeing = (reading for reading in unread.readings if _agrees(unread, reading, changes))
    readings = dict.fromkeys(tuple(reading[at] for at in kept) for reading in agreeing)
    return replace(unread, cells=tuple(unread.cells[at] for at in kept), readings=tuple(readings))


def _agrees(unread: Unread, reading: Sequence[Value], known: Mapping[CellId, Value]) -> bool:
    return all(
        known[cell] == value
        for cell, value in zip(unread.cells, reading, strict=True)
        if cell in known
    )


def with_section(report: Report, part: str, text: str) -> Report:
    """Return the report with the text of one part replaced."""
    return replace(report, sections={**report.sections, part: text})


def changed_cells(before: Report, after: Report) -> tuple[CellId, ...]:
    """Return the cells that differ, in the order of the form; a cell that came or went differs."""
    form = after.form or before.form
    if form is None:
        return ()
    nothing = object()
    return tuple(
        cell
        for cell in form.cells()
        if before.figures.get(cell, nothing) != after.figures.get(cell, nothing)
        or before.marks.get(cell) != after.marks.get(cell)
    )

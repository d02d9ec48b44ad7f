"""Saying in one line each what was not read as it stands on the page."""

from collections.abc import Iterator

from gongkai.files.annual_report_reader.row_readings import MAX_READINGS
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Value
from tests.files.layouts.laid_out import LaidOut


def _readings_by_cell(report: Report) -> dict[CellId, set[Value]]:
    """Return every value that the page allows for each cell not read; none where the list is cut short."""
    return {
        cell: {reading[position] for reading in unread.readings}
        for unread in report.unread
        for position, cell in enumerate(unread.cells)
        if len(unread.readings) < MAX_READINGS
    }


def misreadings(laid_out: LaidOut, report: Report) -> Iterator[str]:
    """Yield each cell that was read wrongly, is lost, or may not be left unread."""
    readings = _readings_by_cell(report)
    unread = {cell for each in report.unread for cell in each.cells}
    for cell, true in laid_out.figures.items():
        if cell in report.figures:
            found = report.figures[cell]
            if found != true:
                yield f"{cell}: read {found!r}, stands {true!r}"
        elif cell not in unread:
            yield f"{cell}: neither read nor named unread, stands {true!r}"
        elif laid_out.exact:
            yield f"{cell}: left unread, stands {true!r} in its own place"
        elif readings.get(cell) and true not in readings[cell]:
            yield f"{cell}: stands {true!r}, not among the readings {readings[cell]}"
    for cell in report.figures.keys() - laid_out.figures.keys():
        yield f"{cell}: no such cell on the page"

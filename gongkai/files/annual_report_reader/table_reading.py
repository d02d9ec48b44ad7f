"""What was read of one table: figures, marks, and what is unread with the readings it allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gongkai.files.annual_report_reader.cell_values import ILLEGIBLE, Illegible
from gongkai.files.annual_report_reader.row_readings import Cells
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Unread, Value

MOST_LISTED: Final = 60  # readings of one run of cells; of more, none is told
AMBIGUOUS: Final = "ambiguous"
CONTRADICTORY: Final = "contradictory"
ILLEGIBLE_CELL: Final = "illegible"


@dataclass(slots=True)
class TableReading:
    """The content of one table, gathered row by row."""

    figures: dict[CellId, Value] = field(default_factory=dict)
    marks: dict[CellId, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)

    def take(
        self,
        cells: Sequence[CellId],
        readings: Sequence[Cells],
        text: str,
        marks: Mapping[int, str] | None = None,
    ) -> None:
        """Accept every cell on which the readings agree; leave the others unread, as one run."""
        if not readings:
            self.leave(cells, text, CONTRADICTORY)
            return
        columns = list(zip(*readings, strict=True))
        open_places = [place for place, values in enumerate(columns) if len(set(values)) > 1]
        for place, values in enumerate(columns):
            if values[0] is ILLEGIBLE:
                self.leave([cells[place]], text, ILLEGIBLE_CELL)
            elif place not in open_places:
                self.figures[cells[place]] = values[0]
        for place, mark in (marks or {}).items():
            self.marks[cells[place]] = mark
        if open_places:
            told = dict.fromkeys(
                tuple(_told(reading[place]) for place in open_places) for reading in readings
            )
            self.unread.append(
                Unread(
                    tuple(cells[place] for place in open_places),
                    text,
                    AMBIGUOUS,
                    tuple(told) if len(told) <= MOST_LISTED else (),
                )
            )

    def leave(
        self,
        cells: Sequence[CellId],
        text: str,
        reason: str,
        readings: tuple[tuple[Value, ...], ...] = (),
    ) -> None:
        """Leave cells unread, for a reason."""
        self.unread.append(Unread(tuple(cells), text, reason, readings))


def _told(value: Value | Illegible) -> Value:
    return None if isinstance(value, Illegible) else value

"""What changed between two versions and with each event: cells with both figures, texts line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import ReportEvent
from gongkai.annual_reports.places import SECTION_NAMES
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.editing import changed_cells
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.annual_report.report import Report

HOW = {"zeros": "没有发生，全部填 0", "pasted": "整块粘贴", "records": "由记录取数"}
FEW_CELLS = 6
OF_TEXTS = {EventKind.TEXT_CHANGED, EventKind.TEXT_COPIED}


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell with what stood there before and after; ``last`` is the event that changed it last."""

    where: str
    label: str
    was: str
    now: str
    last: ReportEvent | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: kept, taken out or put in."""

    text: str
    is_out: bool = False
    is_in: bool = False


@dataclass(frozen=True, slots=True)
class TextChange:
    """One part with its lines, those of before and after together."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """One event with what it changed."""

    event: ReportEvent
    how: str
    cells: tuple[CellChange, ...]
    text: TextChange | None

    @property
    def is_short(self) -> bool:
        """Whether its cells can stand open on the page."""
        return len(self.cells) <= FEW_CELLS


def between(
    before: Report, after: Report, last: Mapping[str, ReportEvent]
) -> tuple[tuple[CellChange, ...], tuple[TextChange, ...]]:
    """Return the cells and the texts in which two versions differ, in reading order."""
    form = after.form or before.form
    cells = tuple(
        CellChange(
            str(cell),
            label_of(form, cell),
            print_value(before.figures.get(cell)),
            print_value(after.figures.get(cell)),
            last.get(str(cell)),
        )
        for cell in changed_cells(before, after)
    )
    texts = tuple(
        text_change(part, before.sections.get(part, ""), after.sections.get(part, ""))
        for part in SECTION_NAMES
        if before.sections.get(part, "") != after.sections.get(part, "")
    )
    return cells, texts


def label_of(form: Form | None, cell: CellId) -> str:
    """Name a cell in the words of the form; its address where the form has no such cell."""
    try:
        return form.label_of(cell) if form else str(cell)
    except (KeyError, ValueError):
        return str(cell)


def text_change(part: str, before: str, after: str) -> TextChange:
    """Return a part with its lines marked as kept, taken out or put in."""
    return TextChange(
        SECTION_NAMES.get(part, part), tuple(_lines(before.splitlines(), after.splitlines()))
    )


def _lines(before: list[str], after: list[str]) -> Iterator[Line]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Line(text) for text in before[a:b])
            continue
        yield from (Line(text, is_out=True) for text in before[a:b])
        yield from (Line(text, is_in=True) for text in after[c:d])


def shown_event(event: ReportEvent, form: Form | None) -> ShownEvent:
    """Return an event with the cells or the text it changed; older ones kept only how much."""
    facts = event.facts
    cells = tuple(
        CellChange(where, label_of(form, CellId.parse(where)), was or "", now or "")
        for where, (was, now) in facts.get("cells", {}).items()
    )
    text = None
    if event.kind in OF_TEXTS and "texts" in facts:
        text = text_change(facts["part"], *facts["texts"])
    return ShownEvent(event, HOW.get(facts.get("how", ""), ""), cells, text)

"""What differs between two versions of one report: cell by cell, and sentence by sentence."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from gongkai.rules.annual_report.editing import changed_cells
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import PARTS, Report

SECTIONS: Final = ("title", "opening", *PARTS)
_SENTENCE: Final = re.compile(r"[^。；\n]+[。；]?")


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: what stood there and what stands there now, as printed; None where it is blank or missing."""

    cell: CellId
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class TextChange:
    """Sentences of one part that were replaced by others; either may be empty."""

    section: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything in which a version differs from the one before, in reading order."""

    cells: tuple[CellChange, ...] = ()
    texts: tuple[TextChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.texts)


def differences(before: Report, after: Report) -> Differences:
    """Return in what the later of two versions differs from the earlier."""
    cells = (
        CellChange(cell, _printed(before, cell), _printed(after, cell))
        for cell in changed_cells(before, after)
    )
    texts = (
        change
        for section in SECTIONS
        for change in _text_changes(
            section, before.sections.get(section, ""), after.sections.get(section, "")
        )
    )
    return Differences(tuple(cells), tuple(texts))


def _printed(report: Report, cell: CellId) -> str | None:
    value = report.figures.get(cell)
    return report.marks.get(cell) if value is None else str(value)


def _text_changes(section: str, before: str, after: str) -> list[TextChange]:
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return [
        TextChange(section, "".join(old[start:end]), "".join(new[from_new:to_new]))
        for kind, start, end, from_new, to_new in matcher.get_opcodes()
        if kind != "equal"
    ]


def _sentences(text: str) -> list[str]:
    found = (each.strip() for each in _SENTENCE.findall(text))
    return [each for each in found if each]

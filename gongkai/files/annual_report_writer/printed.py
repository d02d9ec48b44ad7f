"""A report as it is printed: title, opening, six parts in order, and what stands in each cell."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final
from unicodedata import east_asian_width

from gongkai.rules.annual_report.form import CellId, Form, Table
from gongkai.rules.annual_report.report import PARTS, Report, Unread, Value
from gongkai.rules.annual_report.signature import signature_lines, without_signature

MOST_NAMED: Final = 3  # cells that are named one by one
UNSETTLED: Final = "？"  # stands in a cell whose number the source does not settle
TABLE_OF_PART: Final = {"二": "proactive", "三": "applications", "四": "remedies"}
FORM_NAME: Final = "政府信息公开工作年度报告"

_NOT_IN_XML: Final = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)

Content = Value | str  # a number, None for a blank cell, or a mark such as “/”


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One of the six parts; ``notes`` stand under its table."""

    key: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """Everything a page shows, in reading order; ``contents`` has a key for every cell that is not blank.

    ``signature`` are the agency's name with the place of its seal, and the day; none where no agency is known.
    """

    title: str
    agency: str
    opening: tuple[str, ...]
    parts: tuple[PrintedPart, ...]
    contents: Mapping[CellId, Content] = field(default_factory=dict)
    signature: tuple[str, ...] = ()

    def text_of(self, cell: CellId) -> str:
        """Return what is printed in the cell; nothing for a blank one."""
        return content_text(self.contents.get(cell))


def content_text(content: Content) -> str:
    """Write a cell's content: nothing for None, amounts without exponent."""
    if content is None:
        return ""
    return format(content, "f") if isinstance(content, Decimal) else str(content)


def printed_report(
    report: Report, *, opening: str = "", contact: str = "", signed_on: dt.date | None = None
) -> PrintedReport:
    """Lay a report out for printing.

    ``opening`` replaces the report's own opening; ``contact`` (address, postcode, telephone) is
    a paragraph after it. Parts have the form's headings; an earlier report keeps its own.
    ``signed_on`` is the day under the agency's name; without it the day is left to be filled in.
    """
    opening_text = opening or report.sections.get("opening", "")
    return PrintedReport(
        title=_title(report),
        agency=_agency(report),
        opening=(*paragraphs(opening_text), *paragraphs(contact)),
        parts=tuple(_parts(report)),
        contents=_contents(report),
        signature=signature_lines(_agency(report), signed_on) if report.form else (),
    )


def cells_named(form: Form, cells: Sequence[CellId]) -> str:
    """Name cells in the form's own words; of a long run the first and the last."""
    labels = [f"“{form.label_of(cell)}”" for cell in cells]
    if len(labels) <= MOST_NAMED:
        return "、".join(labels)
    return f"{labels[0]}至{labels[-1]}（共{len(labels)}格）"


def title_pieces(title: str) -> tuple[str, ...]:
    """Cut a title where it may break: after the agency and year, before the form's long name."""
    before, name, after = title.partition(FORM_NAME)
    return tuple(piece for piece in (before, name + after) if piece)


def width_in_characters(text: str) -> float:
    """Return how many Chinese characters a text is wide; digits and Latin letters are half as wide."""
    return sum(1.0 if east_asian_width(each) in "WFA" else 0.5 for each in text)


def paragraphs(text: str) -> tuple[str, ...]:
    """Split a text at its line breaks, without empty lines and indents."""
    lines = (_printable(line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _printable(text: str) -> str:
    """Leave out what no XML file may hold, such as control characters out of an old file."""
    return _NOT_IN_XML.sub("", text)


def _title(report: Report) -> str:
    printed = "".join(paragraphs(report.sections.get("title", "")))
    year = f"{report.year}年" if report.year is not None else ""
    return printed or f"{_agency(report)}{year}{FORM_NAME}"


def _agency(report: Report) -> str:
    return "".join(paragraphs(report.agency or ""))


def _parts(report: Report) -> Iterator[PrintedPart]:
    form = report.form
    for key, heading in PARTS.items():
        own_text = paragraphs(without_signature(report.sections.get(key, "")))
        if form:
            table = form.table(TABLE_OF_PART[key]) if key in TABLE_OF_PART else None
            notes = tuple(_notes(table, report.unread)) if table else ()
            yield PrintedPart(key, heading, own_text, table, notes)
        elif own_text or key in report.headings:
            own_heading = "".join(paragraphs(report.headings.get(key, heading)))
            yield PrintedPart(key, own_heading, own_text)


def _notes(table: Table, unread: tuple[Unread, ...]) -> Iterator[str]:
    """Say below a table that cells are open; without labels or numbers, which might be read as cells."""
    if any(cell.table == table.key for each in unread for cell in each.cells):
        yield f"注：上表标有“{UNSETTLED}”的各格在原报告中不能确定，请核对原件后填写。"


def _contents(report: Report) -> dict[CellId, Content]:
    contents: dict[CellId, Content] = {
        cell: " ".join(paragraphs(mark)) for cell, mark in report.marks.items()
    }
    contents |= {cell: value for cell, value in report.figures.items() if value is not None}
    contents |= {cell: UNSETTLED for each in report.unread for cell in each.cells}
    return contents

"""What the superior remarked on a version when it returned it, and what the agency answered; from events."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import ReportEvent
from gongkai.rules.annual_report.form import Form
from gongkai.rules.annual_report.report import PARTS

WHOLE = ""  # the place of a remark on the report as a whole
SECTIONS = ("title", "opening", *PARTS)


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its number within the version, its place (``table.row.column``, ``section.一``, or the whole)."""

    number: int
    where: str
    text: str
    by: str
    at: dt.datetime
    answer: str = ""
    answered_by: str = ""


def remarks_of(events: Iterable[ReportEvent]) -> tuple[Remark, ...]:
    """Return the remarks of a version's events in order, each with its latest answer."""
    found: dict[int, Remark] = {}
    for event in events:
        if event.kind == EventKind.RETURNED:
            for each in event.facts["remarks"]:
                number = len(found) + 1
                found[number] = Remark(number, each["where"], each["text"], event.by.name, event.at)
        elif event.kind == EventKind.ANSWERED:
            number = event.facts["remark"]
            found[number] = replace(
                found[number], answer=event.facts["answer"], answered_by=event.by.name
            )
    return tuple(found.values())


def is_place(where: str, form: Form | None) -> bool:
    """Test whether a remark can stand there: the whole, a part of text, or a table, row, column or cell of the form."""
    if where == WHOLE:
        return True
    head, _, rest = where.partition(".")
    if head == "section":
        return rest in SECTIONS
    return form is not None and where in _places_in(form)


def _places_in(form: Form) -> frozenset[str]:
    cells = [cell for table in form.tables for cell in table.cells()]
    return frozenset(
        place
        for cell in cells
        for place in (
            cell.table,
            f"{cell.table}.{cell.row}",
            f"{cell.table}.{cell.column}",
            str(cell),
        )
    )


def by_place(remarks: Iterable[Remark]) -> Mapping[str, tuple[Remark, ...]]:
    """Return the remarks by their place."""
    found: dict[str, tuple[Remark, ...]] = {}
    for each in remarks:
        found[each.where] = (*found.get(each.where, ()), each)
    return found

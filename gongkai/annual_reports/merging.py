"""Two people on one page: whose change is it, and where do they clash."""

from collections.abc import Mapping
from decimal import Decimal

from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.refusals import Clash
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Value

UNREAD = object()


def clashes_of(
    version: ReportVersion,
    now: Report,
    *,
    seen_revision: int,
    values: Mapping[CellId, Value],
) -> tuple[dict[CellId, Value], list[Clash]]:
    """Return what I changed, and where somebody else changed the same cell since I saw it.

    A whole page of cells comes back from a form: mine are those that differ from what I saw.
    """
    theirs = _changed_since(version, seen_revision)
    mine: dict[CellId, Value] = {}
    clashes: list[Clash] = []
    for cell, value in values.items():
        current = now.figures.get(cell, UNREAD)
        if value == current:
            continue
        if str(cell) not in theirs:
            mine[cell] = value
        elif _as_text(value) != theirs[str(cell)]:  # not simply what I saw before their change
            clashes.append(_clash(now, cell, value))
    return mine, clashes


def _changed_since(version: ReportVersion, seen_revision: int) -> dict[str, str | None]:
    """Return the cells others changed after that revision, each with what it held before."""
    before: dict[str, str | None] = {}
    events = version.events.filter(kind=EventKind.FIGURES_CHANGED, revision__gt=seen_revision)
    for facts in events.order_by("pk").values_list("facts", flat=True):
        for where, (was, _) in facts["cells"].items():
            before.setdefault(where, was)
    return before


def _as_text(value: Value) -> str | None:
    return None if value is None else str(value)


def _clash(now: Report, cell: CellId, value: Value) -> Clash:
    label = now.form.label_of(cell) if now.form else str(cell)
    theirs: Value | Decimal = now.figures.get(cell)
    return Clash(str(cell), label, theirs=print_value(theirs), mine=print_value(value))

"""Two people on one page: whose change is it, and where do they clash."""

from collections.abc import Mapping
from decimal import Decimal

from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.refusals import ChangedMeanwhile, Clash, ReplacedMeanwhile
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Value

UNREAD = object()


def mine_of(
    version: ReportVersion,
    now: Report,
    *,
    seen_revision: int,
    values: Mapping[CellId, Value],
) -> dict[CellId, Value]:
    """Return the cells I changed, of all the cells of a page that came back.

    Mine are those that differ from what I saw; cells that only others changed stay theirs.

    :raises ReplacedMeanwhile: if a file was taken in since I saw the page
    :raises ChangedMeanwhile: if somebody else changed one of my cells to another value
    """
    differing = {
        cell: value for cell, value in values.items() if value != now.figures.get(cell, UNREAD)
    }
    if differing and _replaced_since(version, seen_revision):
        raise ReplacedMeanwhile([_clash(now, *each) for each in differing.items()])
    theirs = changed_since(version, seen_revision)
    mine = {cell: value for cell, value in differing.items() if str(cell) not in theirs}
    changed_by_both = {
        cell: value
        for cell, value in differing.items()
        if str(cell) in theirs and _as_text(value) != theirs[str(cell)]
    }
    if changed_by_both:
        left_alone = {str(cell) for cell in differing if cell not in mine | changed_by_both}
        clashes = [_clash(now, *each) for each in changed_by_both.items()]
        raise ChangedMeanwhile(clashes, left_alone=left_alone)
    return mine


def _replaced_since(version: ReportVersion, revision: int) -> bool:
    return version.events.filter(kind=EventKind.UPLOADED, revision__gt=revision).exists()


def changed_since(version: ReportVersion, seen_revision: int) -> dict[str, str | None]:
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

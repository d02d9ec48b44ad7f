"""How remarks and differences between versions are shown: the place in words, both sides as printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.annual_reports.places import PART_NUMBERS, SECTION_NAMES, part_of
from gongkai.annual_reports.presentation import WHOLE_REPORT, anchor_in, place_in_words
from gongkai.annual_reports.remarks import WHOLE, Remark
from gongkai.rules.annual_report.differences import Differences
from gongkai.rules.annual_report.form import Form
from gongkai.rules.annual_report.report import Report


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """A remark as a line of a page: where it is in words, and the place on the page of the report."""

    remark: Remark
    place: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One difference: its place, what stood there and what stands there now; empty where nothing does."""

    place: str
    before: str
    after: str
    is_text: bool


def remark_place(form: Form | None, where: str) -> str:
    """Name the place of a remark."""
    return place_in_words(form, where) if where else WHOLE_REPORT


def shown_remarks(report: Report, remarks: Iterable[Remark]) -> tuple[ShownRemark, ...]:
    """Return the remarks as lines of a page."""
    return tuple(
        ShownRemark(each, remark_place(report.form, each.where), _anchor(report.form, each.where))
        for each in remarks
    )


def remarks_of_part(
    report: Report, remarks: Iterable[Remark], part: str
) -> tuple[ShownRemark, ...]:
    """Return the remarks somebody reads while working on a part: those on it and those on the whole report."""
    mine = (each for each in remarks if each.where == WHOLE or part_of(each.where) == part)
    return shown_remarks(report, mine)


def _anchor(form: Form | None, where: str) -> str:
    head, _, rest = where.partition(".")
    if head == "section":
        return f"part-{PART_NUMBERS.get(rest, 0)}"
    return anchor_in(form, where)


def shown_changes(form: Form | None, found: Differences) -> tuple[ShownChange, ...]:
    """Return what differs as lines of a page, cells first."""
    cells = (
        ShownChange(
            place_in_words(form, str(each.cell)), each.before or "", each.after or "", is_text=False
        )
        for each in found.cells
    )
    texts = (
        ShownChange(SECTION_NAMES[each.section], each.before, each.after, is_text=True)
        for each in found.texts
    )
    return (*cells, *texts)

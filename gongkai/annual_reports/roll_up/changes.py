"""What changed below since an area report was compiled: which agency, which cells, from what to what, when.

Nothing is stored for it: the inputs that were kept are compared with what counts now.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import (
    AnnualReport,
    Compilation,
    Figures,
    ReportVersion,
)
from gongkai.annual_reports.models.figures import (
    column_name,
    from_stored,
    joint_cells,
    joint_column_name,
)
from gongkai.annual_reports.roll_up.cover import Choice, Cover, added, model_of
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.annual_report.report import Value

Joint = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of one agency: what was added for it, and what counts now."""

    cell: CellId
    label: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """One agency whose share changed. Without ``before`` it is new, without ``after`` it is gone."""

    agency: Agency
    report: AnnualReport
    before: ReportVersion | None
    after: ReportVersion | None
    cells: tuple[CellChange, ...]

    @property
    def at(self) -> dt.datetime | None:
        """When the version that counts now left its agency."""
        if self.after is None:
            return None
        return self.after.submitted_at or self.after.published_at


def cover_of(compilation: Compilation) -> Cover:
    """Return the area of which a compilation holds the sums, as it is now."""
    report = compilation.version.report
    choice = Choice(with_unbalanced=compilation.with_unbalanced)
    return Cover(report.agency, report.year, choice)


def versions_added(cover: Cover) -> dict[int, Joint]:
    """Return the versions that are added, each with its joint documents by cell."""
    cells = joint_cells(cover.form)
    columns = [joint_column_name(cell) for cell in cells]
    rows = added(cover, model_of(cover.form), cover.form.edition).order_by("pk")
    return {
        pk: {str(cell): number for cell, number in zip(cells, numbers, strict=True) if number}
        for pk, *numbers in rows.values_list("pk", *columns)
    }


def last_compilation(report: AnnualReport) -> Compilation | None:
    """Return the compilation that made the figures of the version worked on, or of the one it corrects."""
    return (
        Compilation.objects.filter(version__report=report)
        .select_related("version__report__agency", "by")
        .defer("version__content")
        .annotate(number_of_inputs=Count("inputs"))
        .order_by("-pk")
        .first()
    )


def inputs_of(compilation: Compilation) -> dict[int, Joint]:
    """Return the versions that were added then, each with its joint documents by cell."""
    return dict(compilation.inputs.values_list("version", "joint"))


def overtaken(compilation: Compilation) -> QuerySet[Figures]:
    """Return what counts now and was not added then, or not with these joint documents."""
    cover = cover_of(compilation)
    at = compilation.at
    joint = Q(report__joint_documents__declared_at__gt=at) | Q(
        report__joint_documents__withdrawn_at__gt=at
    )
    return (
        added(cover, model_of(cover.form), cover.form.edition)
        .filter(~Q(version__in=compilation.inputs.values("version")) | joint)
        .distinct()
    )


def changes_since(compilation: Compilation) -> list[Change]:
    """Return whose share changed since, in the order of the tree; four queries, however many inputs there are."""
    cover = cover_of(compilation)
    then = inputs_of(compilation)
    now = versions_added(cover)
    touched = {pk for pk in then.keys() | now.keys() if then.get(pk) != now.get(pk)}
    rows = {
        row.pk: row
        for row in model_of(cover.form)
        .objects.filter(pk__in=touched)
        .select_related("version__report__agency")
        .defer("version__content")
    }
    pairs: dict[int, list[int | None]] = {}
    for pk in sorted(touched):
        pair = pairs.setdefault(rows[pk].version.report_id, [None, None])
        if pk in then:
            pair[0] = pk
        if pk in now:
            pair[1] = pk
    found = [
        _change(cover.form, rows, before, after, then, now) for before, after in pairs.values()
    ]
    return sorted(found, key=lambda each: str(each.agency.path))


def _change(
    form: Form,
    rows: Mapping[int, Figures],
    before: int | None,
    after: int | None,
    then: Mapping[int, Joint],
    now: Mapping[int, Joint],
) -> Change:
    old = rows[before] if before else None
    new = rows[after] if after else None
    one = new or old
    assert one is not None  # noqa: S101  # a pair has at least one side
    was = dict(_values(form, old, then.get(before or 0, {})))
    is_now = dict(_values(form, new, now.get(after or 0, {})))
    cells = tuple(
        CellChange(cell, form.label_of(cell), was.get(cell), is_now.get(cell))
        for cell in form.cells()
        if (was.get(cell) or 0) != (is_now.get(cell) or 0)
    )
    report = one.version.report
    return Change(
        report.agency,
        report,
        before=old.version if old else None,
        after=new.version if new else None,
        cells=cells,
    )


def _values(form: Form, row: Figures | None, joint: Joint) -> Iterator[tuple[CellId, Value]]:
    if row is None:
        return
    for cell in form.cells():
        value = from_stored(getattr(row, column_name(cell)), form.kind_of(cell))
        less = joint.get(str(cell), 0)
        yield cell, (value or 0) - less if less else value


def sums_changed(changes: Iterable[Change]) -> dict[CellId, int | Decimal]:
    """Return by how much each sum of the area moves, cells that stay left out."""
    moved: dict[CellId, int | Decimal] = {}
    for change in changes:
        for each in change.cells:
            by = (each.after or 0) - (each.before or 0)
            moved[each.cell] = moved.get(each.cell, 0) + by
    return {cell: by for cell, by in moved.items() if by}


def compilations_of(government: Agency, count: int) -> list[Compilation]:
    """Return the last compilation of each of the government's newest area reports."""
    latest = (
        Compilation.objects.filter(version__report__agency=government)
        .select_related("version__report__agency")
        .defer("version__content")
        .order_by("-version__report__year", "-pk")
    )
    by_report: dict[int, Compilation] = {}
    for each in latest[: 4 * count]:
        by_report.setdefault(each.version.report_id, each)
    return list(by_report.values())[:count]

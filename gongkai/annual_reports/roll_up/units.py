"""Who has to report in an area, how each stands, and why a report is not added."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    FilteredRelation,
    Max,
    Q,
    QuerySet,
    Sum,
    When,
)
from django.db.models import Value as Constant
from django.db.models.functions import Coalesce, Substr

from gongkai.agencies.models import Agency, Kind
from gongkai.agencies.queries import in_being
from gongkai.annual_reports.lifecycle import Filing
from gongkai.annual_reports.models import Scope
from gongkai.annual_reports.models.figures import column_name, from_stored, joint_column_name
from gongkai.annual_reports.roll_up.cover import Cover, at_or_below_a_stop, model_of
from gongkai.rules.annual_report import applications_table as applications
from gongkai.rules.annual_report import remedies_table as remedies
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.annual_report.joint_documents import COUNTED_CELLS
from gongkai.rules.annual_report.report import Value

PAGE_SIZE: Final = 100  # branches, or agencies that are missing, on one page


class Stand(StrEnum):
    """How an agency stands in the sum of its area."""

    ADDED = "added"
    UNBALANCED = "unbalanced"  # its report has errors
    NOT_WHOLE = "not_whole"  # a cell is missing, was not read, or holds an impossible number
    OTHER_FORM = "other_form"  # its report follows the form of other years
    WORKING = "working"  # begun and not filed
    NOT_BEGUN = "not_begun"


LEFT_OUT: Final = (Stand.UNBALANCED, Stand.NOT_WHOLE, Stand.OTHER_FORM)
MISSING: Final = (Stand.WORKING, Stand.NOT_BEGUN)


def main_cells(form: Form) -> tuple[CellId, ...]:
    """Return the cells that the overview shows: documents, decisions, applications, remedies."""
    issued = form.proactive.line("normative_document").columns[0].key
    return (
        CellId("proactive", "normative_document", issued),
        CellId("proactive", "administrative_license", "decision_count"),
        *(
            CellId(applications.KEY, row, applications.TOTAL)
            for row in (
                applications.NEWLY_RECEIVED,
                applications.CARRIED_OVER_IN,
                applications.CONCLUDED,
                applications.CARRIED_OVER_OUT,
            )
        ),
        *(CellId(remedies.KEY, block, remedies.TOTAL) for block in remedies.BLOCKS),
    )


def units(cover: Cover) -> QuerySet[Agency]:
    """Return the agencies that stand for themselves in the area, with ``stand`` and what it follows from.

    Agencies below a government whose area report counts are not among them: that report stands for them. Public
    institutions are only where they have a report (Article 55 leaves their disclosure to other rules).
    """
    found: QuerySet[Agency] = (
        Agency.objects.filter(path__startswith=cover.agency.path)
        .filter(Q(path__in=cover.stops) | ~at_or_below_a_stop(cover, "path"))
        .annotate(own=_report(cover, Scope.OWN), area=_report(cover, Scope.AREA))
        .filter(in_being(cover.last_day) | Q(own__isnull=False) | Q(area__isnull=False))
        .filter(~Q(kind=Kind.PUBLIC_INSTITUTION) | Q(own__isnull=False))
    )
    return _with_stand(cover, found)


def _report(cover: Cover, scope: Scope) -> FilteredRelation:
    return FilteredRelation(
        "annual_reports",
        condition=Q(annual_reports__year=cover.year, annual_reports__scope=scope),
    )


def _by_area(cover: Cover) -> Q:
    """Select agencies for which their area report stands."""
    return Q(path__in=cover.stops)


def _of(cover: Cover, column: str) -> Case:
    """Return a column of the version that counts, of the area report where that stands for the agency."""
    version = cover.choice.version
    return Case(
        When(_by_area(cover), then=F(f"area__{version}__{column}")),
        default=F(f"own__{version}__{column}"),
    )


def _with_stand(cover: Cover, found: QuerySet[Agency]) -> QuerySet[Agency]:
    figures = f"{model_of(cover.form).__name__.lower()}__is_whole"
    by_area = _by_area(cover)
    annotated: QuerySet[Agency] = found.annotate(
        report=Case(When(by_area, then=F("area__pk")), default=F("own__pk")),
        version=_of(cover, "pk"),
        edition=_of(cover, "edition"),
        errors=_of(cover, "error_count"),
        whole=_of(cover, figures),
        filing=_of(cover, "filing"),
        is_public=_of(cover, "published_at"),
        state=Case(When(by_area, then=F("area__current__state")), default=F("own__current__state")),
        by_area=Case(When(by_area, then=Constant(1)), default=Constant(0)),
    ).annotate(
        stand=Case(
            When(Q(version=None) & Q(report=None), then=Constant(Stand.NOT_BEGUN)),
            When(version=None, then=Constant(Stand.WORKING)),
            When(~Q(edition=cover.form.edition), then=Constant(Stand.OTHER_FORM)),
            When(Q(whole=None) | Q(whole=False), then=Constant(Stand.NOT_WHOLE)),
            When(_is_unbalanced(cover), then=Constant(Stand.UNBALANCED)),
            default=Constant(Stand.ADDED),
            output_field=CharField(),
        )
    )
    return annotated


def _is_unbalanced(cover: Cover) -> Q:
    return Q(pk=None) if cover.choice.with_unbalanced else Q(errors__gt=0)


@dataclass(slots=True)
class Branch:
    """An agency directly below, with everything beneath it: how its units stand and what they add."""

    path: str
    name: str = ""
    short_name: str = ""
    code: str = ""
    kind: str = ""
    stands: dict[Stand, int] = field(default_factory=dict)
    accepted: int = 0
    state: str = ""
    filing: str = ""
    report: int | None = None
    by_area: bool = False
    figures: dict[CellId, Value] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return sum(self.stands.values())

    @property
    def added(self) -> int:
        return self.stands.get(Stand.ADDED, 0)

    @property
    def stand(self) -> Stand | None:
        """How it stands, where it is one unit."""
        return next(iter(self.stands)) if self.size == 1 else None


@dataclass(frozen=True, slots=True)
class Overview:
    """The area at a glance: its branches, and over all of them the stands and the sums of the main cells."""

    branches: list[Branch]
    cells: tuple[CellId, ...]

    @property
    def stands(self) -> Mapping[Stand, int]:
        return {stand: sum(each.stands.get(stand, 0) for each in self.branches) for stand in Stand}

    @property
    def size(self) -> int:
        return sum(each.size for each in self.branches)

    @property
    def added(self) -> int:
        return self.stands[Stand.ADDED]

    @property
    def accepted(self) -> int:
        return sum(each.accepted for each in self.branches)

    @property
    def not_added(self) -> int:
        return self.size - self.added

    @property
    def figures(self) -> dict[CellId, Value]:
        return {
            cell: sum((each.figures.get(cell) or 0) for each in self.branches)
            for cell in self.cells
        }


def overview(cover: Cover) -> Overview:
    """Return the area at a glance, in the order of the tree; one query, however many agencies there are."""
    cells = main_cells(cover.form)
    rows = (
        units(cover)
        .annotate(branch=Substr(F("path"), 1, cover.branch_length))
        .order_by()
        .values("branch", "stand")
        .annotate(
            number=Count("pk"),
            accepted=Count("pk", filter=Q(filing=Filing.ACCEPTED, stand=Stand.ADDED)),
            **{
                f"of_{name}": _of_branch(cover, name)
                for name in ("name", "short_name", "code", "kind")
            },
            one_state=Max("state"),
            one_filing=Max("filing"),
            one_report=Max("report"),
            one_by_area=Max("by_area"),
            **{f"sum_{column_name(cell)}": _sum(cover, cell) for cell in cells},
        )
    )
    branches: dict[str, Branch] = {}
    for row in rows:
        _take(branches.setdefault(row["branch"], Branch(row["branch"])), row, cover.form, cells)
    return Overview([branches[path] for path in sorted(branches)], cells)


def _of_branch(cover: Cover, name: str) -> Max:
    """Return a column of the branch's own agency, the one whose path is the whole of the branch."""
    return Max(Case(When(depth__lte=cover.agency.depth + 1, then=F(name))))


def _sum(cover: Cover, cell: CellId) -> Sum:
    table = model_of(cover.form).__name__.lower()
    figure: Any = _of(cover, f"{table}__{column_name(cell)}")
    if cell in COUNTED_CELLS:
        figure = figure - Coalesce(_of(cover, f"{table}__{joint_column_name(cell)}"), 0)
    return Sum(figure, filter=Q(stand=Stand.ADDED))


def _take(branch: Branch, row: Mapping[str, Any], form: Form, cells: tuple[CellId, ...]) -> None:
    branch.stands[Stand(row["stand"])] = row["number"]
    branch.accepted += row["accepted"]
    for name in ("name", "short_name", "code", "kind"):
        setattr(branch, name, row[f"of_{name}"] or getattr(branch, name))
    branch.state = row["one_state"] or branch.state
    branch.filing = row["one_filing"] or branch.filing
    branch.report = row["one_report"] or branch.report
    branch.by_area = branch.by_area or bool(row["one_by_area"])
    for cell in cells:
        value = from_stored(row[f"sum_{column_name(cell)}"], form.kind_of(cell))
        if value is not None:
            branch.figures[cell] = value


def standing_so(cover: Cover, stands: tuple[Stand, ...], *, after: str = "") -> list[Agency]:
    """Return a page of the agencies that stand in one of these ways, and one more if there are more.

    ``after`` is the path of the last one of the page before.
    """
    found = units(cover).filter(stand__in=stands, path__gt=after).order_by("path")
    return list(found[: PAGE_SIZE + 1])

"""The figures of a year worked out from the records, for any number of agencies with the same few queries."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from gongkai.agencies.models import Agency
from gongkai.annual_reports.computing.sources import SOURCES, Source
from gongkai.annual_reports.models import AnnualReport, Scope
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import CellId, Form, ValueKind
from gongkai.rules.annual_report.report import Figures, Value

NO_FIGURES: Final[Figures] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Computed:
    """The figures of one agency and year. ``not_kept`` are cells of books that the agency does not keep here.

    A book without any entry for the year counts as zeros, unless the agency's last report had figures from it: then the
    book is kept elsewhere, and its cells stay to be filled in by hand.
    """

    year: int
    figures: Figures
    queries: Mapping[str, str]
    not_kept: tuple[CellId, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 over figures and queries: the same records, the same digest."""
        content = {
            "year": self.year,
            "figures": as_stored(self.figures),
            "queries": {**self.queries},
        }
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def as_stored(figures: Figures) -> dict[str, Any]:
    """Return figures as they are kept, by the place of the cell."""
    return {
        str(cell): f"{value.normalize():f}" if isinstance(value, Decimal) else value
        for cell, value in figures.items()
    }


def from_stored(kept: Mapping[str, Any], form: Form) -> dict[CellId, Value]:
    """Return kept figures as values."""
    found = {CellId.parse(where): each for where, each in kept.items()}
    return {
        cell: Decimal(each) if form.kind_of(cell) is ValueKind.AMOUNT else int(each)
        for cell, each in found.items()
    }


def computed(agency: Agency, year: int, form: Form | None = None) -> Computed:
    """Return the figures of one agency."""
    return computed_of([agency], year, form)[agency.pk]


def computed_of(
    agencies: Collection[Agency], year: int, form: Form | None = None
) -> dict[int, Computed]:
    """Return the figures of each agency by its key."""
    form = form or form_for_year(year)
    agencies = list(agencies)
    found = [(each, each.counted(agencies, year, form)) for each in SOURCES]
    before = _figures_of_year_before(agencies, year)
    result = {}
    for agency in agencies:
        numbers = [(source, of.get(agency.pk, {})) for source, of in found]
        result[agency.pk] = _of_one(year, form, numbers, before.get(agency.pk, NO_FIGURES))
    return result


def _of_one(
    year: int,
    form: Form,
    counted: list[tuple[Source, Mapping[CellId, Value]]],
    before: Figures,
) -> Computed:
    figures: dict[CellId, Value] = {}
    queries: dict[str, str] = {}
    missing: list[CellId] = []
    for source, numbers in counted:
        elsewhere = set(_kept_elsewhere(source, form, numbers, before))
        for cell in source.cells(form):
            if source.book_of(cell) in elsewhere:
                missing.append(cell)
                continue
            figures[cell] = numbers.get(cell, _zero(form, cell))
            queries[str(cell)] = source.says(cell, year)
    return Computed(year, figures, queries, tuple(missing))


def _kept_elsewhere(
    source: Source, form: Form, numbers: Mapping[CellId, Value], before: Figures
) -> Iterator[str]:
    """Yield the books of a source without an entry here from which the last report had figures."""
    kept = {source.book_of(cell) for cell in numbers}
    for cell in source.cells(form):
        book = source.book_of(cell)
        if book not in kept and before.get(cell):
            yield book


def _zero(form: Form, cell: CellId) -> Value:
    return Decimal(0) if form.kind_of(cell) is ValueKind.AMOUNT else 0


def _figures_of_year_before(agencies: Collection[Agency], year: int) -> dict[int, Figures]:
    """Return the figures of the last report of each agency, the published version if there is one; one query."""
    reports = AnnualReport.objects.filter(
        agency__in=agencies, year=year - 1, scope=Scope.OWN
    ).select_related("published", "current")
    kept = ((each.agency_id, each.published or each.current) for each in reports)
    return {pk: version.value().figures for pk, version in kept if version is not None}

"""Which reports make the area of a government: every agency once, at the highest report that stands for it.

The area is the government's own report, those of its departments and whatever stands below these, and the area of
each government directly below. Where a government below has filed an area report, that counts and nothing beneath it
does; where it has not, its area is made up in the same way from what is beneath it. A township without departments has
one report, its own.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import In

from gongkai.agencies.models import Agency, Kind
from gongkai.annual_reports.models import FIGURES, AnnualReport, Figures, Scope
from gongkai.annual_reports.models.figures import PLACES
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import Edition, Form

LEVELS_BELOW: Final = (
    5  # governments below governments: province, city, county, township, and one to spare
)


class Which(StrEnum):
    """Which version of each report counts."""

    FILED = "filed"  # the latest that left its agency, signed by both sides
    DRAFTS = "drafts"  # the one worked on, whatever its state: for a look ahead only


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to see added. ``with_unbalanced``: reports with errors too."""

    which: Which = Which.FILED
    with_unbalanced: bool = False

    @property
    def version(self) -> str:
        """The link from a report to the version that counts."""
        return "current" if self.which is Which.DRAFTS else "filed"


@dataclass(frozen=True, slots=True)
class Cover:
    """The area of an agency in one year, by a choice of versions."""

    agency: Agency
    year: int
    choice: Choice = Choice()

    @property
    def form(self) -> Form:
        """The form of the year; reports in another form are added apart."""
        return form_for_year(self.year)

    @property
    def last_day(self) -> dt.date:
        """The day on which an agency has to be there to report on the year."""
        return dt.date(self.year, 12, 31)

    @property
    def branch_length(self) -> int:
        """How much of a path names the branch: the agency directly below, or the agency itself."""
        return int(Agency.steplen * (self.agency.depth + 1))


def area_paths(cover: Cover) -> QuerySet[AnnualReport, Any]:
    """Return the paths of the agencies below whose area report counts, whatever is in it."""
    return (
        AnnualReport.objects.filter(
            year=cover.year,
            scope=Scope.AREA,
            agency__path__startswith=cover.agency.path,
            **{f"{cover.choice.version}__isnull": False},
        )
        .exclude(agency=cover.agency)
        .order_by()
        .values("agency__path")
    )


def below_another(cover: Cover, path: str) -> Q:
    """Select agencies beneath one whose area report counts; ``path`` leads to the path of the agency."""
    beneath = Q()
    depth = path.removesuffix("path") + "depth"
    for steps in range(cover.agency.depth + 1, cover.agency.depth + 1 + LEVELS_BELOW):
        start = Substr(F(path), 1, Agency.steplen * steps)
        beneath |= Q(In(start, area_paths(cover))) & Q(**{f"{depth}__gt": steps})
    return beneath


def in_cover(cover: Cover, report: str = "") -> Q:
    """Select the reports that make the area; ``report`` leads to the report."""
    path = f"{report}agency__path"
    stands_for_itself = Q(
        **{f"{report}scope": Scope.AREA, f"{report}agency__kind": Kind.GOVERNMENT}
    ) & ~Q(**{f"{report}agency": cover.agency.pk})
    is_own = Q(**{f"{report}scope": Scope.OWN}) & ~Q(**{f"{path}__in": area_paths(cover)})
    return (
        Q(**{f"{report}year": cover.year, f"{path}__startswith": cover.agency.path})
        & (stands_for_itself | is_own)
        & ~below_another(cover, path)
    )


def added(cover: Cover, model: type[Figures], edition: Edition) -> QuerySet[Figures]:
    """Return the rows of figures that are added: whole, balanced unless chosen otherwise, of one edition."""
    rows = model.objects.filter(
        in_cover(cover, "version__report__"),
        version=F(f"version__report__{cover.choice.version}"),
        version__edition=edition,
        is_whole=True,
    )
    return rows if cover.choice.with_unbalanced else rows.filter(version__error_count=0)


def model_of(form: Form) -> type[Figures]:
    """Return the table of the form of a year."""
    return FIGURES[form.edition]


def models_of(edition: Edition) -> tuple[type[Figures], ...]:
    """Return the tables that hold reports of an edition: two for a hybrid."""
    return tuple(PLACES[edition])

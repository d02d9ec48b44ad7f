"""Which reports make the area of a government: every agency once, at the highest report that stands for it.

The area is the government's own report, those of its departments and whatever stands below these, and the area of
each government directly below. Where a government below has filed an area report, that counts and nothing beneath it
does; where it has not, its area is made up in the same way from what is beneath it. A township without departments has
one report, its own.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import In

from gongkai.agencies.models import Agency, Kind
from gongkai.annual_reports.models import FIGURES, AnnualReport, Figures, Scope
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import Edition, Form


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


@dataclass(frozen=True)
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

    @cached_property
    def stops(self) -> tuple[str, ...]:
        """The paths of the governments below for which an area report stands, the highest only; asked once."""
        paths = (
            AnnualReport.objects.filter(
                year=self.year,
                scope=Scope.AREA,
                agency__kind=Kind.GOVERNMENT,
                agency__path__startswith=self.agency.path,
                **{f"{self.choice.version}__isnull": False},
            )
            .exclude(agency=self.agency)
            .order_by("agency__path")
            .values_list("agency__path", flat=True)
        )
        highest: list[str] = []
        for path in paths:
            if not (highest and path.startswith(highest[-1])):
                highest.append(path)
        return tuple(highest)


def at_or_below_a_stop(cover: Cover, path: str) -> Q:
    """Select agencies for which, or for one above which, an area report stands; ``path`` leads to their path."""
    by_length: dict[int, list[str]] = {}
    for stop in cover.stops:
        by_length.setdefault(len(stop), []).append(stop)
    found = Q(pk__in=[])
    for length, stops in by_length.items():
        found |= Q(In(Substr(F(path), 1, length), stops))
    return found


def in_cover(cover: Cover) -> Q:
    """Select the reports that make the area."""
    stops = cover.stops
    own = Q(scope=Scope.OWN, agency__path__startswith=cover.agency.path)
    if not stops:
        return Q(year=cover.year) & own
    own &= ~at_or_below_a_stop(cover, "agency__path")
    return Q(year=cover.year) & (own | Q(scope=Scope.AREA, agency__path__in=stops))


def reports_of(cover: Cover) -> QuerySet[AnnualReport]:
    """Return the reports that make the area, whatever their state."""
    return AnnualReport.objects.filter(in_cover(cover)).order_by()


def added(cover: Cover, model: type[Figures], edition: Edition) -> QuerySet[Figures]:
    """Return the rows of figures that are added: whole, balanced unless chosen otherwise, of one edition."""
    versions = reports_of(cover).values(cover.choice.version)
    rows = model.objects.filter(version__in=versions, edition=edition, is_whole=True)
    return rows if cover.choice.with_unbalanced else rows.filter(is_balanced=True)


def model_of(form: Form) -> type[Figures]:
    """Return the table of the form of a year."""
    return FIGURES[form.edition]

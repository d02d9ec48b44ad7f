"""Which published reports are compared. All of it is public; each report passes the gate."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_reports import gate
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.rules.annual_report.report import Report

logger = logging.getLogger(__name__)

MOST_COMPARED: Final = (
    300  # agencies on one page; a province has fewer of a kind under one superior
)
MOST_YEARS: Final = 30


@dataclass(frozen=True, slots=True)
class Compared:
    """One agency's published report."""

    agency: Agency
    version: ReportVersion
    report: Report


def over_the_years(agency: Agency, scope: str = Scope.OWN) -> dict[int, Report]:
    """Return the agency's published reports by year, its own or those on its area."""
    found = _published(scope).filter(agency=agency).order_by("-year")[:MOST_YEARS]
    return {each.version.report.year: each.report for each in _released(found)}


def beneath(agency: Agency, year: int) -> tuple[Compared, ...]:
    """Return the published reports of a year of the agencies directly below one, in the order of the tree."""
    children = {"agency__path__startswith": agency.path, "agency__depth": agency.depth + 1}
    found = _published().filter(year=year, **children)
    return tuple(_released(found.order_by("agency__path")[:MOST_COMPARED]))


def years_beneath(agency: Agency) -> list[int]:
    """Return the years for which an agency directly below one has published, newest first."""
    children = {"agency__path__startswith": agency.path, "agency__depth": agency.depth + 1}
    years = _published().filter(**children).order_by("-year").values_list("year", flat=True)
    return list(years.distinct()[:MOST_YEARS])


def peers_of(agency: Agency, year: int, scope: str = Scope.OWN) -> tuple[Compared, ...]:
    """Return the published reports of the others of the same kind and level under the same superior."""
    above = agency.path[: -Agency.steplen]
    found = _published(scope).filter(
        year=year,
        agency__path__startswith=above,
        agency__depth=agency.depth,
        agency__kind=agency.kind,
        agency__level=agency.level,
    )
    others = found.exclude(agency=agency).order_by("agency__path")[:MOST_COMPARED]
    return tuple(_released(others)) if above else ()


def digest(compared: Iterable[Compared]) -> str:
    """Return what tells these versions from any others, for those who cite the page."""
    hashes = hashlib.sha256()
    for each in compared:
        hashes.update(f"{each.agency.code} {each.version.content_hash}\n".encode())
    return hashes.hexdigest()


def _published(scope: str = Scope.OWN) -> QuerySet[AnnualReport]:
    found = AnnualReport.objects.filter(scope=scope, published__isnull=False)
    return found.select_related("agency", "published")


def _released(found: Iterable[AnnualReport]) -> Iterator[Compared]:
    """Yield what passes the gate; a version that is no longer what was signed is left out."""
    for each in found:
        version = each.published
        if version is None:
            continue
        version.report = each
        try:
            yield Compared(each.agency, version, gate.released(version))
        except gate.NotReleased:
            logger.exception("left out of a comparison")

"""Which addresses of the public site a static copy has as files, and which need the program."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from gongkai.agencies.models import Agency
from gongkai.annual_reports.queries import all_published
from gongkai.catalog.models import InformationItem
from gongkai.portal.columns import columns_of
from gongkai.portal.queries import codes
from gongkai.portal.views import front_agency

# Pages of the whole installation: in the copy only where the copy has all of its agencies
OF_ALL: Final = frozenset(
    {
        *(
            f"portal:{name}"
            for name in (
                "home",
                "agencies",
                "site_map",
                "robots",
                "sitemap",
                "item_sitemaps",
                "item_sitemap",
                "items",
                "feed",
            )
        ),
        *(f"other_sites:{name}" for name in ("sites", "site", "item", "file")),
        *(
            f"open_data:{name}"
            for name in ("annual_reports", "index", "json_schema", "table_schema", "file")
        ),
    }
)
OF_ANY: Final = frozenset({"portal:accessibility"})
OF_REPORTS: Final = (
    "report",
    "report_json",
    "report_csv",
    "report_file",
    "report_version",
    "report_version_json",
    "report_version_file",
)
OF_AN_AGENCY: Final = frozenset(
    f"portal:{name}"
    for name in (
        "agency",
        "guide",
        "rules",
        "content",
        "counts",
        "apply",
        "agency_feed",
        "item",
        "item_version",
        "item_file",
        "reports",
        "report_scan",
        "handover",
        "boards",
        "board",
        "screen",
        "sheet",
        "compare",
        "compare_year",
        *OF_REPORTS,
        *(f"area_{each}" for each in OF_REPORTS),
    )
)
SEARCH: Final = "portal:search"


@dataclass(frozen=True, slots=True)
class Extent:
    """What a copy holds: these agencies, and the pages of the whole installation where it holds all of them."""

    agency: Agency
    codes: frozenset[str]
    is_whole: bool

    def has(self, address: str) -> bool:
        """Test whether the address is one that the copy has as a file."""
        if is_static(address):
            return True
        match = match_of(address)
        if match is None:
            return False
        if match.view_name in OF_AN_AGENCY:
            return match.kwargs["code"] in self.codes
        return match.view_name in OF_ANY or (self.is_whole and match.view_name in OF_ALL)


def extent_of(agency: Agency | None, *, below: bool) -> Extent:
    """Return the extent of an agency alone, or with all below it; abolished ones keep their addresses.

    No agency: the whole installation, whose foremost root gives its name to the copy.

    :raises Agency.DoesNotExist: if there is no agency at all
    """
    everybody = frozenset(codes())
    if agency is None:
        roots = list(Agency.objects.filter(depth=1).order_by("path"))
        first = front_agency(roots, settings.SITE_FRONT_AGENCY) or next(iter(roots), None)
        if first is None:
            raise Agency.DoesNotExist
        return Extent(first, everybody, is_whole=True)
    found = Agency.objects.filter(path__startswith=agency.path) if below else [agency]
    of_these = frozenset(each.code for each in found)
    return Extent(agency, of_these, is_whole=of_these == everybody)


def match_of(address: str) -> ResolverMatch | None:
    """Return the view at an address, None where there is none."""
    try:
        return resolve(unquote(urlsplit(address).path))
    except Resolver404:
        return None


def is_static(address: str) -> bool:
    """Test whether it is a style sheet, script or picture of the program."""
    return address.startswith(settings.STATIC_URL)


def seeds(extent: Extent) -> Iterator[str]:
    """Yield the addresses from which links lead to all others, withdrawn items included: their address says so."""
    yield reverse("portal:accessibility")
    if extent.is_whole:
        for name in ("home", "agencies", "items", "site_map", "robots", "sitemap", "feed"):
            yield reverse(f"portal:{name}")
        yield reverse("portal:item_sitemaps")
        yield from (reverse(f"open_data:{name}") for name in ("annual_reports", "index"))
    for code in sorted(extent.codes):
        yield reverse("portal:agency", args=[code])
        yield from (column.url for column in columns_of(code))
        yield reverse("portal:agency_feed", args=[code])
        yield reverse("portal:counts", args=[code])
    items = InformationItem.objects.filter(agency__code__in=extent.codes).exclude(
        first_published_at=None
    )
    for item in items.select_related("agency").order_by("pk").iterator():
        yield item.public_url()
    reports = all_published().filter(agency__code__in=extent.codes)
    yield from (report.public_url() for report in reports)

"""Pages for machines: robots.txt and the sitemap of stable addresses."""

from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.annual_reports.queries import all_published
from gongkai.catalog import public_queries
from gongkai.portal import queries
from gongkai.portal.columns import columns_of
from gongkai.portal.site import site_of

ROWS_IN_ONE_MAP: Final = 40_000  # the protocol allows 50,000 addresses

ROBOTS = """User-agent: *
Disallow: /desk/
Disallow: /reading-aid/
Disallow: /language/
Disallow: /feeds/
Sitemap: {base_url}/sitemap.xml
Sitemap: {base_url}/sitemap-items.xml
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers which pages are not for them."""
    text = ROBOTS.format(base_url=site_of(request).base_url)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every stable address of the public site."""
    base_url = site_of(request).base_url
    return render(
        request,
        "portal/sitemap.xml",
        {"addresses": [base_url + address for address in addresses()]},
        content_type="application/xml; charset=utf-8",
    )


def addresses() -> Iterator[str]:
    """Yield the path of every page of the installation and of its agencies."""
    for name in (
        "home",
        "agencies",
        "items",
        "check_report",
        "check_file",
        "accessibility",
        "site_map",
    ):
        yield reverse(f"portal:{name}")
    yield reverse("open_data:annual_reports")
    yield reverse("api:explained")
    for code in queries.codes():
        yield reverse("portal:agency", args=[code])
        yield from (column.url for column in columns_of(code))
    yield from (report.public_url() for report in all_published())


@require_safe
def item_sitemaps(request: HttpRequest) -> HttpResponse:
    """List the maps of items: one for each stretch of rows, so that a map never changes its place."""
    base_url = site_of(request).base_url
    parts = range(public_queries.last_public_pk() // ROWS_IN_ONE_MAP + 1)
    maps = [base_url + reverse("portal:item_sitemap", args=[part]) for part in parts]
    return render(
        request,
        "portal/sitemap_index.xml",
        {"maps": maps},
        content_type="application/xml; charset=utf-8",
    )


@require_safe
def item_sitemap(request: HttpRequest, part: int) -> HttpResponse:
    """List the public items of one stretch of rows."""
    base_url = site_of(request).base_url
    first = part * ROWS_IN_ONE_MAP
    items = public_queries.between(first, first + ROWS_IN_ONE_MAP)
    return render(
        request,
        "portal/sitemap.xml",
        {"addresses": [base_url + each.public_url() for each in items]},
        content_type="application/xml; charset=utf-8",
    )

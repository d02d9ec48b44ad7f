"""Pages for machines: robots.txt and the sitemap of stable addresses."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.annual_reports.queries import all_published
from gongkai.portal import queries
from gongkai.portal.columns import columns_of
from gongkai.portal.site import site_of

ROBOTS = """User-agent: *
Disallow: /desk/
Disallow: /reading-aid/
Disallow: /language/
Sitemap: {base_url}/sitemap.xml
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
    for name in ("home", "agencies", "check_report", "accessibility", "site_map"):
        yield reverse(f"portal:{name}")
    yield reverse("open_data:annual_reports")
    for code in queries.codes():
        yield reverse("portal:agency", args=[code])
        yield from (column.url for column in columns_of(code))
    yield from (report.public_url() for report in all_published())

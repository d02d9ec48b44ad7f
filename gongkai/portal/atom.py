"""Atom: what was published, for readers of feeds (RFC 4287)."""

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.annual_reports.models import AnnualReport
from gongkai.catalog.models import InformationItem
from gongkai.portal.site import site_of

FEED_ITEMS: Final = 50
CONTENT_TYPE: Final = "application/atom+xml; charset=utf-8"


def atom(
    request: HttpRequest, *, title: str, page: str, items: Sequence[InformationItem]
) -> HttpResponse:
    """Return a feed of items; ``page`` is where the same stands for people.

    An entry is known by its address and counts as changed with each version, so that a reader shows the newest.
    """
    base_url = site_of(request).base_url
    context = {
        "title": title,
        "base_url": base_url,
        "page": base_url + page,
        "self": base_url + request.get_full_path(),
        "items": items,
        "updated": max((each.published_at for each in items if each.published_at), default=None),
    }
    return render(request, "portal/items_feed.xml", context, content_type=CONTENT_TYPE)


def reports_atom(
    request: HttpRequest, *, title: str, page: str, reports: Sequence[AnnualReport]
) -> HttpResponse:
    """Return a feed of annual reports."""
    base_url = site_of(request).base_url
    days = [each.published.published_at for each in reports if each.published]
    context = {
        "title": title,
        "base_url": base_url,
        "page": base_url + page,
        "self": base_url + request.get_full_path(),
        "reports": reports,
        "updated": max((day for day in days if day), default=None),
    }
    return render(request, "portal/reports_feed.xml", context, content_type=CONTENT_TYPE)

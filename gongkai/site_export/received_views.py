"""What was received from other installations: the desk page, and the public pages that say where it comes from."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.actions.drafting import with_html
from gongkai.catalog.content import ItemContent, content_of
from gongkai.catalog.presentation import ShownFile, entries_of
from gongkai.catalog.uploading import MEDIA_TYPES
from gongkai.site_export import queries
from gongkai.site_export.models import PartnerSite, ReceivedItem, ReceivedState
from gongkai.site_export.packing import SHOWN
from gongkai.site_export.signing import fingerprint
from gongkai.storage import fetch

PAGE_SIZE = 30
QUIET_DAYS = 30  # without a newer package for so long, the desk says so; our choice
GONE = 410


@may(Permission.VIEW_RECEIVED_SITES)
@require_safe
def received(request: DeskRequest) -> HttpResponse:
    """Show what came from which site, when, and how it stands."""
    sites = list(queries.sites_seen(request))
    quiet_before = request.began_at - dt.timedelta(days=QUIET_DAYS)
    rows = [
        (
            each,
            fingerprint(each.public_key),
            each.last_made_at is None or each.last_made_at < quiet_before,
        )
        for each in sites
    ]
    packages = queries.packages_of(sites)
    context = {"rows": rows, "packages": packages, "quiet_days": QUIET_DAYS}
    return render(request, "site_export/received.html", context)


@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """List the sites whose items this one keeps."""
    found = PartnerSite.objects.order_by("code", "pk")[:PAGE_SIZE]
    return render(request, "site_export/other_sites.html", {"sites": list(found)})


@require_safe
def site(request: HttpRequest, pk: int) -> HttpResponse:
    """List the items of one site, newest first."""
    found = get_object_or_404(PartnerSite.objects.select_related("agency"), pk=pk)
    items = found.items.exclude(state=ReceivedState.MISSING)
    before = asked_number(request.GET.get("before"))
    last = found.items.filter(pk=before).first() if before else None
    if last is not None:
        items = queries.older_than(items, last)
    rows = list(items.order_by("-first_published_at", "-pk")[: PAGE_SIZE + 1])
    older = f"?before={rows[PAGE_SIZE - 1].pk}" if len(rows) > PAGE_SIZE else ""
    context = {"partner": found, "items": rows[:PAGE_SIZE], "older": older}
    return render(request, "site_export/other_site.html", context)


def _found(pk: int, item: int) -> ReceivedItem:
    partner = get_object_or_404(PartnerSite.objects.select_related("agency"), pk=pk)
    found: ReceivedItem = get_object_or_404(partner.items, pk=item)
    return found


def _content(item: ReceivedItem) -> ItemContent:
    """Return the content that passed review there; its HTML is made anew from its text, by our own rules."""
    return with_html(content_of(fetch(item.sha256)))


@require_safe
def item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Show an item as it passed review at the other site, and say that it is from there."""
    found = _found(pk, item)
    context: dict[str, Any] = {"item": found, "partner": found.site}
    if found.state != ReceivedState.PUBLIC:
        gone = found.state in {ReceivedState.WITHDRAWN, ReceivedState.MISSING}
        return render(
            request, "site_export/other_item.html", context, status=GONE if gone else None
        )
    content = _content(found)
    context |= {
        "content": content,
        "body": SafeString(content.html),  # made by us, from text
        "entries": entries_of(content, SHOWN),
        "files": [ShownFile(each) for each in content.attachments],
    }
    return render(request, "site_export/other_item.html", context)


@require_safe
def file(request: HttpRequest, pk: int, item: int, sha256: str) -> HttpResponse:
    """Send a file of an item that is public at the other site."""
    found = _found(pk, item)
    if found.state != ReceivedState.PUBLIC:
        raise Http404
    named = next((each for each in _content(found).attachments if each.sha256 == sha256), None)
    if named is None:
        raise Http404
    kind = MEDIA_TYPES.get(named.kind, "application/octet-stream")
    response = HttpResponse(fetch(sha256), content_type=kind)
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=named.name) or "attachment"
    )
    return response

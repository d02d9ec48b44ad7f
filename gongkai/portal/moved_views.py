"""Where a page of an old site is now: the old server sends its visitors here with the address they asked for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.catalog.old_addresses import NoAddress, bare_address
from gongkai.catalog.public_queries import moved_to


@require_safe
def moved(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the item that stood at an old address; withdrawn, its page says so."""
    try:
        address = bare_address(request.GET.get("from", ""))
    except NoAddress as nothing:
        raise Http404(str(nothing)) from nothing
    item = moved_to(address)
    if item is None:
        raise Http404(_("没有哪一条信息以前在这个网址"))
    return redirect(item.public_url(), permanent=True)

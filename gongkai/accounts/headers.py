"""Headers that Django does not set itself: what a page may use of the device, and no copies of staff pages."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from gongkai.accounts.middleware import DESK

PERMISSIONS_POLICY: Final = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"

GetResponse = Callable[[HttpRequest], HttpResponse]


def more_headers(get_response: GetResponse) -> GetResponse:
    """Make the middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.path.startswith(DESK) and "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        return response

    return middleware

"""Turns away requests that no page of the program expects, before anything of them is read."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

MEGABYTE: Final = 1024 * 1024
LARGEST_BODY: Final = 2 * MEGABYTE
LARGEST_PUBLIC_FILE: Final = 21 * MEGABYTE  # the file of 20 MB and the form around it
LARGEST_STAFF_FILE: Final = 101 * MEGABYTE
PUBLIC_FILES: Final = ("/check/",)
STAFF_FILES: Final = ("/desk/reports/upload/", "/desk/people/", "/desk/agencies/", "/desk/items/")
NUL: Final = "\x00"

TOO_LARGE: Final = "提交的内容太大，没有收下。怎么办：去掉文件里的图片后另存，再提交。"
NOT_TEXT: Final = "网址里有不能用的字符。怎么办：从首页重新进入。"

GetResponse = Callable[[HttpRequest], HttpResponse]


def guard(get_response: GetResponse) -> GetResponse:
    """Make the middleware; it stands first, so that nothing has been read of the body."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _length(request) > largest_body(request.path):
            return _plain(TOO_LARGE, status=413)
        if NUL in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return _plain(NOT_TEXT, status=400)
        return get_response(request)

    return middleware


def largest_body(path: str) -> int:
    """Return how many bytes a request to the address may carry."""
    if path.startswith(PUBLIC_FILES):
        return LARGEST_PUBLIC_FILE
    return LARGEST_STAFF_FILE if path.startswith(STAFF_FILES) else LARGEST_BODY


def _length(request: HttpRequest) -> int:
    """Return the announced length; a body without one (chunked) counts as too large."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
        return LARGEST_STAFF_FILE + 1
    return int(announced) if announced.isdecimal() else LARGEST_STAFF_FILE + 1


def _plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")

"""Turns away requests that no page of the program expects, before anything of them is read."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

MEGABYTE: Final = 1024 * 1024
LARGEST_BODY: Final = 2 * MEGABYTE
LARGEST_PUBLIC_FILE: Final = 21 * MEGABYTE  # the file of 20 MB and the form around it
LARGEST_STAFF_FILE: Final = 101 * MEGABYTE
LARGEST_FOLDER: Final = 201 * MEGABYTE  # many files at once, read in by a county office
PUBLIC_FILES: Final = ("/check/",)
# Proofs of identity and corrections, handed in on the pages of an application
APPLICANTS_FILES: Final = "/apply/"
LARGEST_APPLICANTS_FILE: Final = 11 * MEGABYTE  # the file of 10 MB and the form around it
STAFF_FILES: Final = (
    "/desk/reports/upload/",
    "/desk/reports/scans/",
    "/desk/people/",
    "/desk/agencies/",
    "/desk/items/",
    "/desk/boards/",
    "/desk/remedies/",
)
STAFF_FOLDERS: Final = ("/desk/reports/folder/", "/desk/items/imports/")
NUL: Final = "\x00"

TOO_LARGE: Final = "提交的内容太大，没有收下。怎么办：去掉文件里的图片后另存，再提交。"
TOO_LARGE_FOR_APPLICANTS: Final = "文件太大，没有收下，不能超过10 MB。怎么办：按浏览器的“后退”，用手机重新拍一张，选“小”或者“中等”尺寸，再上传。"
NOT_TYPED: Final = "填写的内容里有看不见的字符（编码为0），不能保存。怎么办：退回上一页，把这段文字重新输入，不要粘贴。"
NOT_TEXT: Final = "网址里有不能用的字符。怎么办：从首页重新进入。"

GetResponse = Callable[[HttpRequest], HttpResponse]


def guard(get_response: GetResponse) -> GetResponse:
    """Make the middleware; it stands first, so that nothing has been read of the body."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _length(request) > largest_body(request.path):
            return _plain(_too_large(request.path), status=413)
        if NUL in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return _plain(NOT_TEXT, status=400)
        return get_response(request)

    return middleware


class TextWithoutNul:
    """Turns away posted text with a character that no database keeps (PostgreSQL refuses it with an error).

    It stands after the check of the form's origin, which has read the form already.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Look at the names and values of the form before the view does."""
        if request.method != "POST":
            return None
        if any(NUL in text for name, values in request.POST.lists() for text in (name, *values)):
            return _plain(NOT_TYPED, status=400)
        return None


def largest_body(path: str) -> int:
    """Return how many bytes a request to the address may carry."""
    if path.startswith(PUBLIC_FILES):
        return LARGEST_PUBLIC_FILE
    if _is_of_applicants(path):
        return LARGEST_APPLICANTS_FILE
    if path.startswith(STAFF_FOLDERS):
        return LARGEST_FOLDER
    return LARGEST_STAFF_FILE if path.startswith(STAFF_FILES) else LARGEST_BODY


def _is_of_applicants(path: str) -> bool:
    return APPLICANTS_FILES in path and not path.startswith("/desk/")


def _too_large(path: str) -> str:
    return TOO_LARGE_FOR_APPLICANTS if _is_of_applicants(path) else TOO_LARGE


def _length(request: HttpRequest) -> int:
    """Return the announced length; a body without one (chunked) counts as too large."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
        return LARGEST_FOLDER + 1
    return int(announced) if announced.isdecimal() else LARGEST_FOLDER + 1


def _plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")

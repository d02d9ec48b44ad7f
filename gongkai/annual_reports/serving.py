"""Files as answers: the right kind, a name in Chinese, and bytes that a browser need not fetch twice."""

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.functional import Promise
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext_lazy as _

CONTENT_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
}

# What staff may take a report away as, in the order of the page
EXPORTS: Final[tuple[tuple[str, Promise | str], ...]] = (
    ("docx", "Word"),
    ("pdf", "PDF"),
    ("xlsx", "Excel"),
    ("html", _("网页")),
    ("txt", _("文本")),
    ("json", "JSON"),
)


def file_answer(
    request: HttpRequest, data: bytes, *, name: str, kind: str, digest: str = ""
) -> HttpResponseBase:
    """Answer with a file to be saved; ``digest`` tells these bytes from any others."""
    response = HttpResponse(data, content_type=CONTENT_TYPES[kind])
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{kind}")
    response.headers["Content-Disposition"] = disposition or "attachment"
    etag = quote_etag(digest) if digest else None
    if etag:
        response.headers["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return answer or response

"""How the API answers: JSON for anybody from anywhere, told apart by its bytes, refusals in words."""

import datetime as dt
import hashlib
import json
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

ANYBODY: Final = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}


def fault(says: str, status: int, **more: Any) -> HttpResponse:
    """Return a refusal."""
    text = json.dumps({"error": says, **more}, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type="application/json", headers=ANYBODY)


def answer(request: HttpRequest, data: Any, last: dt.datetime | None = None) -> HttpResponseBase:
    """Return data as JSON, or 304 to whoever has the same already; ``last`` is when it last changed, where that is known."""
    text = json.dumps(data, ensure_ascii=False)
    etag = quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    changed = int(last.timestamp()) if last else None
    known = get_conditional_response(request, etag=etag, last_modified=changed)
    response = known or HttpResponse(text, content_type="application/json")
    response.headers["ETag"] = etag
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed)
    for name, value in ANYBODY.items():
        response.headers[name] = value
    return response


def base_of(request: HttpRequest) -> str:
    """Return the address of the site."""
    return str(settings.SITE_URL or f"{request.scheme}://{request.get_host()}").rstrip("/")

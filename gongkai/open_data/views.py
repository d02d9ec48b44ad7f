"""Open data of annual reports: the page that explains it, the files by year, and their schemas."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from gongkai.agencies.models import AgencyLevel, Kind
from gongkai.open_data import fields, rows
from gongkai.open_data.selections import (
    LAYOUTS,
    NotASelection,
    Selection,
    selection_from,
    years_with_reports,
)
from gongkai.rules.annual_report.editions import NoStatutoryForm, form_for_year

ANYBODY = {"Access-Control-Allow-Origin": "*"}
FORMATS = ("csv", "json")
JSON_LOOK = {"ensure_ascii": False, "indent": 1}


@require_safe
def annual_reports(request: HttpRequest) -> HttpResponse:
    """Explain the data, where it stands, how to cite it, and let a person choose a file."""
    context = {
        "years": years_with_reports(),
        "levels": AgencyLevel.choices,
        "kinds": Kind.choices,
        "fields": fields.LONG_FIELDS,
        "licence": settings.DATA_LICENCE,
    }
    return render(request, "open_data/annual_reports.html", context)


@require_safe
def choose(request: HttpRequest) -> HttpResponseBase:
    """Lead from the form of the page to the address of the file."""
    year, kind = request.GET.get("year", ""), request.GET.get("format", "csv")
    if not (year.isdecimal() and year.isascii()) or kind not in FORMATS:
        raise Http404
    asked = request.GET.copy()
    for name in ("year", "format"):
        asked.pop(name, None)
    for name in [name for name, word in asked.items() if not word]:
        del asked[name]
    address = reverse("open_data:file", kwargs={"year": int(year[:4]), "kind": kind})
    return HttpResponseRedirect(f"{address}?{asked.urlencode()}" if asked else address)


@require_safe
def file(request: HttpRequest, year: int, kind: str) -> HttpResponseBase:
    """Send the published figures of a year as CSV or JSON, as they are read, however many there are."""
    if kind not in FORMATS:
        raise Http404
    try:
        selection = selection_from(year, request.GET.dict())
    except NotASelection as refusal:
        return HttpResponse(
            str(refusal), status=400, content_type="text/plain; charset=utf-8", headers=ANYBODY
        )
    return _unless_known(request, selection, kind)


def _unless_known(request: HttpRequest, selection: Selection, kind: str) -> HttpResponseBase:
    etag = quote_etag(f"{kind}-{selection.fingerprint()}")
    last = selection.last_published()
    known = get_conditional_response(request, etag=etag, last_modified=int(last) if last else None)
    response = known or _sent(selection, kind)
    response.headers["ETag"] = etag
    if last:
        response.headers["Last-Modified"] = http_date(last)
    for name, value in ANYBODY.items():
        response.headers[name] = value
    return response


def _sent(selection: Selection, kind: str) -> HttpResponseBase:
    pieces: Iterable[str]
    if kind == "csv":
        pieces, content_type = rows.csv_lines(selection), "text/csv; charset=utf-8"
    else:
        pieces = rows.json_pieces(selection, settings.DATA_LICENCE)
        content_type = "application/json; charset=utf-8"
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{selection.name}.{kind}"'
    return response


@require_safe
def index(request: HttpRequest) -> JsonResponse:
    """List the years and the addresses of their files, for programs."""
    return _json(
        {
            "schema": fields.SCHEMA,
            "licence": settings.DATA_LICENCE,
            "json_schema": request.build_absolute_uri(reverse("open_data:json_schema")),
            "table_schema": request.build_absolute_uri(reverse("open_data:table_schema")),
            "layouts": LAYOUTS,
            "years": [
                {"year": year, **{kind: _address(request, year, kind) for kind in FORMATS}}
                for year in years_with_reports()
            ],
        }
    )


def _address(request: HttpRequest, year: int, kind: str) -> str:
    return request.build_absolute_uri(
        reverse("open_data:file", kwargs={"year": year, "kind": kind})
    )


@require_safe
def json_schema(_request: HttpRequest) -> JsonResponse:
    """Give the JSON Schema of the JSON files."""
    return _json(fields.json_schema())


@require_safe
def table_schema(request: HttpRequest) -> HttpResponse:
    """Give the Table Schema of the long files, or with ``year`` of the wide ones of that year."""
    year = request.GET.get("year", "")
    if not year:
        return _json(fields.table_schema(fields.LONG_FIELDS))
    if not (year.isdecimal() and year.isascii()):
        raise Http404
    try:
        edition = form_for_year(int(year[:4])).edition
    except NoStatutoryForm as refusal:
        raise Http404(str(refusal)) from refusal
    return _json(fields.table_schema(fields.wide_fields((edition,))))


def _json(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params=JSON_LOOK, headers=ANYBODY)

"""Files with everything that was first published in a year and is public now: a line an item."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from django.db.models import Count, Max, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from gongkai.catalog.models import InformationItem
from gongkai.catalog.public_queries import public_items, year_bounds
from gongkai.open_data.api.answers import ANYBODY, base_of
from gongkai.open_data.api.rows import Row, dumped
from gongkai.open_data.api.shapes import DUMPED

CHUNK: Final = 500
BYTE_ORDER_MARK: Final = "\ufeff"
FIRST_YEAR, LAST_YEAR = 2008, 2100
NAMES: Final = [each.name for each in DUMPED]
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def years_with_items() -> list[int]:
    """Return the years in which something was published that is public now, newest first."""
    newest = public_items().values_list("first_published_at", flat=True).first()
    oldest = public_items().reverse().values_list("first_published_at", flat=True).first()
    if newest is None or oldest is None:
        return []
    return list(range(_year(newest), _year(oldest) - 1, -1))


def _year(at: dt.datetime) -> int:
    return timezone.localtime(at).year


def of_year(year: int) -> QuerySet[InformationItem]:
    """Return the public items first published in a year, oldest first: what is added stands at the end."""
    first, after = year_bounds(year)
    found = public_items().filter(first_published_at__gte=first, first_published_at__lt=after)
    return (
        found.select_related("agency", "item_class", "published")
        .defer("published__content")
        .reverse()
    )


@require_safe
def items_of_year(request: HttpRequest, year: int, kind: str) -> HttpResponseBase:
    """Send the items of a year as JSON lines or CSV, as they are read, however many there are."""
    if kind not in WRITERS or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    found = of_year(year)
    etag, last = _state_of(found, kind)
    content_type, writer = WRITERS[kind]
    known = get_conditional_response(request, etag=etag, last_modified=last)
    response = known or StreamingHttpResponse(
        writer(dumped(each, base_of(request)) for each in found.iterator(chunk_size=CHUNK)),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="items-{year}.{kind}"'},
    )
    response.headers["ETag"] = etag
    if last is not None:
        response.headers["Last-Modified"] = http_date(last)
    for name, value in ANYBODY.items():
        response.headers[name] = value
    return response


def _state_of(found: QuerySet[InformationItem], kind: str) -> tuple[str, int | None]:
    """Return what tells this state of a year from any other, and when the newest version in it was published."""
    facts = found.order_by().aggregate(
        number=Count("pk"), versions=Sum("published_id"), last=Max("published_at")
    )
    last = int(facts["last"].timestamp()) if facts["last"] else None
    return quote_etag(f"{kind}-{facts['number']}-{facts['versions']}-{last}"), last


def _json_lines(found: Iterable[Row]) -> Iterator[str]:
    for row in found:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _csv_lines(found: Iterable[Row]) -> Iterator[str]:
    yield BYTE_ORDER_MARK + _line(NAMES)
    for row in found:
        yield _line([_harmless(row[name]) for name in NAMES])


def _harmless(value: object) -> object:
    """Return a text so that a spreadsheet never takes it for a formula: with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _line(values: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


WRITERS: Final[dict[str, tuple[str, Callable[[Iterable[Row]], Iterator[str]]]]] = {
    "jsonl": ("application/jsonl; charset=utf-8", _json_lines),
    "csv": ("text/csv; charset=utf-8", _csv_lines),
}

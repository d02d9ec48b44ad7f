"""The list that goes with what an agency hands over to the state archive and the public library (Article 25)."""

import datetime as dt
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.agencies.models import Agency
from gongkai.catalog import counting
from gongkai.catalog.public_queries import Asked, page_of
from gongkai.portal.columns import BY_KEY
from gongkai.portal.views import address_with

ROWS: Final = 200  # on one page, screen or paper; the next page goes on with the numbers
EARLIEST_YEAR: Final = 2008


@require_safe
def handover(request: HttpRequest, code: str) -> HttpResponse:
    """List what the agency published in a year and is public now, to print and sign for.

    Article 25 says "及时" (without delay) and names no period; a year is how archives take things in. What was withdrawn
    is not on the list: it is not to be looked up there either.
    """
    agency = get_object_or_404(Agency, code=code)
    today = timezone.localdate()
    year = _year(request, today)
    page = page_of(Asked(agency=agency, year=year, before=request.GET.get("before", "")), ROWS)
    first = asked_number(request.GET.get("from")) or 1
    context: dict[str, Any] = {
        "agency": agency,
        "column": "content",
        "column_label": BY_KEY["content"].label,
        "year": year,
        "years": counting.years_counted(agency),
        "rows": list(enumerate(page.items, first)),
        "older": address_with(request, before=page.before, **{"from": str(first + ROWS)})
        if page.before
        else "",
        "today": today,
    }
    return render(request, "portal/handover.html", context)


def _year(request: HttpRequest, today: dt.date) -> int:
    asked = asked_number(request.GET.get("year")) or today.year
    return asked if EARLIEST_YEAR <= asked <= today.year else today.year

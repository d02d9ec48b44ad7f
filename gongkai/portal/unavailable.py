"""Says that a page cannot be shown now, where what is stored is not what was released."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from gongkai.agencies.models import Agency
from gongkai.annual_reports.gate import NotReleased as ReportNotReleased
from gongkai.catalog.gate import NotReleased as ItemNotReleased
from gongkai.portal.columns import BY_KEY
from gongkai.storage import KeptFileDamaged, KeptFileMissing

SERVICE_UNAVAILABLE: Final = 503
NOT_AS_RELEASED: Final = (ReportNotReleased, ItemNotReleased, KeptFileMissing, KeptFileDamaged)

log = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]


def unavailable(request: HttpRequest, agency: Agency, column: str) -> HttpResponse:
    """Return the page that says so, in a column of the agency."""
    context = {"agency": agency, "column": column, "column_label": BY_KEY[column].label}
    return render(request, "portal/unavailable.html", context, status=SERVICE_UNAVAILABLE)


def only_as_released(view: View) -> View:
    """Make a view of a report answer 503 where a gate or the store refuses to give the content out."""

    @wraps(view)
    def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, code, *args, **kwargs)
        except NOT_AS_RELEASED:
            log.exception("not given out: %s", request.path)
            return unavailable(request, get_object_or_404(Agency, code=code), "reports")

    return guarded

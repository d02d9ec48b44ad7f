"""Papers of a review: the registration form, the monthly register, versions side by side."""

import datetime as dt

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog import queries
from gongkai.catalog.comparing import entry_differences, line_differences
from gongkai.catalog.lifecycle import EventKind
from gongkai.catalog.presentation import ShownFile, entries_of
from gongkai.catalog.printing import printed_form
from gongkai.catalog.public_queries import LOCAL
from gongkai.catalog.views.access import find_item
from gongkai.catalog.views.items import ENTRIES
from gongkai.files.printing import CannotPrint

EARLIEST_YEAR = 2008
DECEMBER = 12


@may(Permission.VIEW_ITEMS)
@require_safe
def version(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Show one version, and how it differs from the one before."""
    found, _current = find_item(request, pk)
    shown = found.versions.filter(number=number).select_related("created_by").first()
    if shown is None:
        raise Http404
    content = shown.value()
    before = found.versions.filter(number__lt=number).order_by("-number").first()
    earlier = before.value() if before else None
    context = {
        "item": found,
        "version": shown,
        "content": content,
        "entries": entries_of(content, ENTRIES),
        "files": [ShownFile(each) for each in content.attachments],
        "before": before,
        "entry_differences": entry_differences(earlier, content) if earlier else [],
        "line_differences": list(line_differences(earlier.text, content.text)) if earlier else [],
        "versions": found.versions.defer("content").order_by("-number"),
    }
    return render(request, "catalog/version.html", context)


@may(Permission.VIEW_ITEMS)
@require_safe
def review_form(request: DeskRequest, pk: int) -> HttpResponse:
    """Print the registration form of the review (信息发布审核登记表)."""
    found, current = find_item(request, pk)
    events = [each for each in queries.events_of(found) if each.version_id == current.pk]
    if not any(each.kind == EventKind.SUBMITTED for each in events):
        raise Http404
    try:
        data = printed_form(found, current, events)
    except CannotPrint as problem:
        return HttpResponse(str(problem), status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type="application/pdf")
    name = _("信息发布审核登记表") + f"-{found.pk}-{current.number}.pdf"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=False, filename=name) or "inline"
    )
    return response


def month_asked(text: str, today: dt.date) -> dt.date:
    """Return the first day of the month asked for (2026-03), this month for anything else."""
    year, month = (asked_number(part) or 0 for part in text.partition("-")[::2])
    if EARLIEST_YEAR <= year <= today.year and 1 <= month <= DECEMBER:
        return dt.date(year, month, 1)
    return today.replace(day=1)


def month_after(first: dt.date) -> dt.date:
    """Return the first day of the next month."""
    is_last = first.month == DECEMBER
    return first.replace(year=first.year + is_last, month=1 if is_last else first.month + 1)


@may(Permission.VIEW_ITEMS)
@require_safe
def register(request: DeskRequest) -> HttpResponse:
    """Show the monthly register of what was published, with everybody who had a hand in it."""
    first = month_asked(request.GET.get("month", ""), request.today)
    after = month_after(first)
    bounds = (dt.datetime.combine(day, dt.time(), LOCAL) for day in (first, after))
    published = queries.register_of_month(request.agency, *bounds)
    passed = queries.passed_steps([each.version_id for each in published])
    context = {
        "first": first,
        "earlier": first - dt.timedelta(days=1),
        "later": after if after <= request.today else None,
        "rows": [(each, passed.get(each.version_id, [])) for each in published],
        "printed_on": timezone.localdate(),
    }
    return render(request, "catalog/register.html", context)

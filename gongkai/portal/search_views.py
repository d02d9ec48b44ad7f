"""The public search: what is public, by words, number and conditions; agencies by name."""

import datetime as dt
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.catalog.content import Validity
from gongkai.catalog.public_queries import public_items
from gongkai.portal import feeds, queries
from gongkai.portal.search_form import (
    COLUMNS,
    EARLIEST_YEAR,
    FILES,
    KINDS,
    RELEVANCE,
    Wanted,
    wanted,
    without,
)
from gongkai.portal.views import address_with
from gongkai.rules.proactive.heads import heads_of
from gongkai.rules.proactive.heads_table import HEADS
from gongkai.search.extracts import Hit
from gongkai.search.finding import PAGE_SIZE, Found, find, titles_of
from gongkai.search.indexing import analyser, analyser_and_progress
from gongkai.search.near import near_words
from gongkai.search.questions import question_of

AGENCIES_SHOWN: Final = 5
SUGGESTIONS: Final = 8
SUGGESTED_FOR: Final = 60  # seconds an answer may be kept


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what is found, newest first or most relevant first, or how to look for it otherwise."""
    today = timezone.localdate()
    cuts, renewing = analyser_and_progress()
    want = wanted(request, cuts, today.year)
    asked = want.asked
    found = find(asked, cuts)
    context = {
        "query": asked.question.typed,
        "want": want,
        "found": found,
        "rows": _rows(found),
        "today": today,
        "agencies": _agencies(want, found),
        "chosen": [(each, without(request, each.name)) for each in want.choices],
        "cleared": without(request, *(each.name for each in want.choices)),
        "renewing": renewing,
        **_pages(request, found),
        **_form(want.agency, today),
        "follow": feeds.address_of(want),
    }
    if not found.count:
        context["near"] = near_words(asked.question)
        context["near_address"] = address_with(
            request, q=context["near"], before=None, page=None, **{"from": None}
        )
    return render(request, "portal/search.html", context)


@require_safe
@cache_control(public=True, max_age=SUGGESTED_FOR)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Offer titles that go on as somebody types; two questions to the database, whatever is typed."""
    question = question_of(request.GET.get("q", ""), analyser())
    titles = titles_of(question, SUGGESTIONS) if question.terms else []
    return JsonResponse({"titles": titles}, json_dumps_params={"ensure_ascii": False})


def _rows(found: Found) -> list[tuple[Hit, Any]]:
    """Return each hit with its item; one that is no longer public is left out, whatever the index says."""
    keys = [each.document.key for each in found.hits if each.document.source == "item"]
    items = {str(pk): item for pk, item in public_items().in_bulk(keys).items()} if keys else {}
    rows = ((hit, items.get(hit.document.key)) for hit in found.hits)
    return [(hit, item) for hit, item in rows if item or hit.document.source != "item"]


def _agencies(want: Wanted, found: Found) -> list[Agency]:
    """Return agencies of that name, on the first page."""
    words = want.asked.question.typed
    if not words or want.asked.before or want.asked.page > 1:
        return []
    return queries.directory(words=words, level="", kind="", after="").agencies[:AGENCIES_SHOWN]


def _pages(request: HttpRequest, found: Found) -> dict[str, Any]:
    """Return which hits are shown, and the addresses of the pages before and after."""
    text = request.GET.get("from", "")
    first = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
    page = request.GET.get("page", "1")
    is_later = bool(request.GET.get("before") or page != "1")
    first = max(1, first) if is_later else 1
    last = first + len(found.hits) - 1
    more = {"from": str(last + 1)}
    older = ""
    if found.before:
        older = address_with(request, before=str(found.before), **more)
    elif found.next_page:
        older = address_with(request, page=str(found.next_page), **more)
    return {
        "first": first,
        "last": last,
        "older": older,
        "newer": without(request) if is_later else "",
        "by_newest": without(request, "sort"),
        "by_relevance": address_with(
            request, sort=RELEVANCE, before=None, page=None, **{"from": None}
        ),
        "page_size": PAGE_SIZE,
    }


def _form(agency: Agency | None, today: dt.date) -> dict[str, Any]:
    """Return the choices of the form; of an agency the heads of its level, else all there are."""
    return {
        "listed": queries.uppermost(),
        "columns": COLUMNS,
        "kinds": KINDS,
        "file_kinds": FILES,
        "validities": Validity.choices,
        "years": range(today.year, EARLIEST_YEAR - 1, -1),
        "heads": heads_of(level=agency.level, on=today)
        if agency
        else [each for each in HEADS if each.is_in_force_on(today)],
    }

"""Public pages of government information: the catalogue, one item, its versions and files, counts, feeds."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.agencies.models import Agency
from gongkai.annual_reports.queries import published_reports
from gongkai.catalog import counting, gate, public_queries
from gongkai.catalog.models import InformationItem, ItemClass, ItemVersion
from gongkai.catalog.public_queries import Asked
from gongkai.catalog.uploading import MEDIA_TYPES
from gongkai.portal.atom import FEED_ITEMS, atom, reports_atom
from gongkai.portal.columns import BY_KEY
from gongkai.portal.feeds import query_of
from gongkai.portal.item_page import item_context
from gongkai.portal.site import site_of
from gongkai.portal.unavailable import unavailable
from gongkai.portal.views import address_with
from gongkai.rules.proactive import fields_table, heads_table
from gongkai.rules.proactive.heads import head_in_words, heads_of
from gongkai.storage import KeptFileDamaged, KeptFileMissing

LONGEST_QUESTION = 60
EARLIEST_YEAR = 2008
GONE = 410


def _asked(request: HttpRequest, agency: Agency | None) -> Asked:
    """Return what the address asks for; nonsense in it is as nothing."""
    data = request.GET
    head, field = data.get("head", ""), data.get("field", "")
    chosen = asked_number(data.get("class"))
    year = asked_number(data.get("year")) or 0
    this_year = timezone.localdate().year
    return Asked(
        agency=agency,
        head=head if head in heads_table.BY_KEY or head == heads_table.OUTSIDE else "",
        item_class=ItemClass.objects.filter(pk=chosen, agency=agency).first()
        if chosen is not None and agency
        else None,
        standard_field=field if field in fields_table.BY_KEY else "",
        year=year if EARLIEST_YEAR <= year <= this_year else None,
        words=data.get("q", "").strip()[:LONGEST_QUESTION],
        before=data.get("before", ""),
    )


@require_safe
def content(request: HttpRequest, code: str) -> HttpResponse:
    """Show what an agency has to publish by law (法定主动公开内容), by sub-column, class, field and year."""
    agency = get_object_or_404(
        Agency.objects.select_related("competent_department", "successor"), code=code
    )
    asked = _asked(request, agency)
    page = public_queries.page_of(replace(asked, is_by_law=not (asked.head or asked.item_class)))
    now = counting.public_now(agency)
    today = timezone.localdate()
    context = {
        "agency": agency,
        "column": "content",
        "column_label": BY_KEY["content"].label,
        "asked": asked,
        "page": page,
        "older": address_with(request, before=page.before) if page.before else "",
        "today": today,
        "chosen": _chosen(request, asked),
        **_following(agency, asked),
        "total": now["all"].get("", 0),
        **_choices(agency, now),
    }
    return render(request, "portal/content.html", context)


def _choices(agency: Agency, now: dict[str, dict[str, int]]) -> dict[str, Any]:
    """Return the sub-columns, classes, fields and years one may choose, with how many items each has."""
    heads = heads_of(level=agency.level, on=timezone.localdate())
    classes = ItemClass.objects.filter(agency=agency).order_by("position", "pk")
    years = counting.years_counted(agency)
    return {
        "heads": [(each.key, each.short, now["head"].get(each.key, 0)) for each in heads],
        "outside": now["head"].get(heads_table.OUTSIDE, 0),
        "classes": [
            (each.pk, each.name, now["class"].get(str(each.pk), 0))
            for each in classes
            if now["class"].get(str(each.pk))
        ],
        "fields": [
            (each.key, each.label, now["field"].get(each.key, 0))
            for each in fields_table.FIELDS
            if now["field"].get(each.key)
        ],
        "years": years,
    }


def _chosen(request: HttpRequest, asked: Asked) -> list[tuple[str, str]]:
    """Return what was chosen, each with the address without it."""
    chosen = []
    if asked.head:
        label = head_in_words(asked.head) if asked.head != heads_table.OUTSIDE else "工作动态等"
        chosen.append((label, address_with(request, head=None, before=None)))
    if asked.item_class:
        chosen.append(
            (asked.item_class.name, address_with(request, before=None, **{"class": None}))
        )
    if asked.standard_field:
        label = fields_table.BY_KEY[asked.standard_field].label
        chosen.append((label, address_with(request, field=None, before=None)))
    if asked.year:
        chosen.append((f"{asked.year}年", address_with(request, year=None, before=None)))
    if asked.words:
        chosen.append((asked.words, address_with(request, q=None, before=None)))
    return chosen


def _following(agency: Agency, asked: Asked) -> dict[str, str]:
    """Return where the column shown is followed: by e-mail or with a reader of feeds."""
    chosen = {"own": agency.code, "head": asked.head, "field": asked.standard_field}
    by_class = str(asked.item_class.pk) if asked.item_class else ""
    in_feed = {**chosen, "own": "", "class": by_class}
    if asked.item_class:
        chosen["class"] = asked.item_class.name
    return {
        "follow": reverse("portal:feeds")
        + query_of({key: value for key, value in chosen.items() if value}),
        "atom": reverse("portal:agency_feed", args=[agency.code])
        + query_of({key: value for key, value in in_feed.items() if value}),
    }


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """Show what all agencies published, newest first, or what has a title or number."""
    asked = _asked(request, None)
    page = public_queries.page_of(asked)
    context = {
        "asked": asked,
        "page": page,
        "older": address_with(request, before=page.before) if page.before else "",
        "today": timezone.localdate(),
    }
    return render(request, "portal/items.html", context)


def _found(code: str, index_number: str) -> InformationItem:
    found = public_queries.by_index_number(code, index_number)
    if found is None:
        raise Http404
    return found


@require_safe
def item(
    request: HttpRequest, code: str, index_number: str, number: int | None = None
) -> HttpResponse:
    """Show one item as it was reviewed, or say that it was withdrawn; ``number`` is an earlier version."""
    found = _found(code, index_number)
    agency = found.agency
    base = {"agency": agency, "column": "content", "column_label": BY_KEY["content"].label}
    if not found.is_public:
        context = {**base, "item": found}
        return render(request, "portal/item_withdrawn.html", context, status=GONE)
    versions = public_queries.published_versions(found)
    version = _version(versions, number)
    if number is not None and version.pk == found.published_id:
        return HttpResponsePermanentRedirect(found.public_url())
    try:
        content = gate.released(found, version)
    except (gate.NotReleased, KeptFileMissing, KeptFileDamaged):
        return unavailable(request, agency, "content")
    context = {
        **base,
        **item_context(found, version, content, versions, timezone.localdate(), site_of(request)),
    }
    return render(request, "portal/item.html", context)


def _version(versions: list[ItemVersion], number: int | None) -> ItemVersion:
    """Return the version asked for; the newest that was published where none is."""
    if number is None:
        return versions[0]
    found = next((each for each in versions if each.number == number), None)
    if found is None:
        raise Http404
    return found


@require_safe
def item_file(
    request: HttpRequest, code: str, index_number: str, number: int, sha256: str
) -> HttpResponse:
    """Send a file of a public version."""
    found = _found(code, index_number)
    version = found.versions.exclude(published_at=None).filter(number=number).first()
    if version is None:
        raise Http404
    try:
        named, data = gate.attachment(found, sha256, version)
    except gate.NotReleased as refused:
        raise Http404 from refused
    except (KeptFileMissing, KeptFileDamaged):
        return unavailable(request, found.agency, "content")
    response = HttpResponse(data, content_type=MEDIA_TYPES[named.kind])
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=named.name) or "attachment"
    )
    return response


@require_safe
def counts(request: HttpRequest, code: str) -> HttpResponse:
    """Show how much an agency has published, by class, head, field and channel."""
    agency = get_object_or_404(Agency, code=code)
    today = timezone.localdate()
    asked = asked_number(request.GET.get("year")) or 0
    year = asked if EARLIEST_YEAR <= asked <= today.year else today.year
    context = {
        "agency": agency,
        "column": "content",
        "column_label": BY_KEY["content"].label,
        "counts": counting.counts_of(agency, year),
        "today": today,
    }
    return render(request, "portal/counts.html", context)


@require_safe
def feed(request: HttpRequest, code: str | None = None) -> HttpResponse:
    """Give the newest items as Atom: of all, of an agency, or of one of its columns, as its page is filtered."""
    agency = get_object_or_404(Agency, code=code) if code else None
    asked = replace(_asked(request, agency), words="", before="")
    chosen = {"head": asked.head, "field": asked.standard_field}
    if asked.item_class:
        chosen["class"] = str(asked.item_class.pk)
    name = agency.name if agency else site_of(request).owner
    page = reverse("portal:content", args=[code]) if code else reverse("portal:items")
    return atom(
        request,
        title="，".join((name, *(label for label, _address in _chosen(request, asked)))),
        page=page + query_of({key: value for key, value in chosen.items() if value}),
        items=public_queries.newest_of(asked, FEED_ITEMS),
    )


@require_safe
def reports_feed(request: HttpRequest, code: str) -> HttpResponse:
    """Give the published annual reports of an agency as Atom."""
    agency = get_object_or_404(Agency, code=code)
    return reports_atom(
        request,
        title=agency.name,
        page=reverse("portal:reports", args=[code]),
        reports=list(published_reports(agency)[:FEED_ITEMS]),
    )

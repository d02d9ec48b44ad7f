"""The API, read only: items and the catalogue, for anybody, from anywhere; only what is public and passed review."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.catalog import counting, gate, public_queries
from gongkai.catalog.models import ItemClass
from gongkai.open_data.api import openapi, rows, shapes
from gongkai.open_data.api.answers import answer, base_of, fault
from gongkai.open_data.api.asking import NotAsked, items_asked, limit_in
from gongkai.open_data.api.dumps import years_with_items
from gongkai.rules.proactive import fields_table, heads_table
from gongkai.storage import KeptFileDamaged, KeptFileMissing

UNKNOWN_ITEM: Final = "没有这条信息。怎么办：核对机关代码和索引号"
UNKNOWN_AGENCY: Final = "没有这个机关。怎么办：核对代码，见 /agencies"
GONE: Final = "这条信息已经撤下，网页上说明去向"
DAMAGED: Final = "存着的内容和审查时不一致，没有放出来。怎么办：过一段时间再取"


def answered(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a view of the API be read by anybody, and say in JSON what it refuses."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NotAsked as refusal:
            return fault(str(refusal), 400)

    return require_safe(guarded)


def page(request: HttpRequest, data: list[rows.Row], **further: str) -> dict[str, Any]:
    """Return a page of a list, with the address of the next one where ``further`` names its place."""
    following = None
    if any(further.values()):
        query: QueryDict = request.GET.copy()
        for name, value in further.items():
            query[name] = value
        following = f"{base_of(request)}{request.path}?{query.urlencode()}"
    return {"data": data, "next": following}


@require_safe
def explained(request: HttpRequest) -> HttpResponse:
    """Explain the API to people."""
    context = {
        "paths": [
            (address, says, parameters) for address, says, parameters, *_rest in openapi.PATHS
        ],
        "entries": shapes.ITEM,
        "base": base_of(request),
        "licence": settings.DATA_LICENCE,
        "years": years_with_items(),
    }
    return render(request, "open_data/api.html", context)


@answered
def description(request: HttpRequest) -> HttpResponseBase:
    """Give the description for programs (OpenAPI 3.1)."""
    title = f"{settings.SITE_OWNER}：政府信息公开数据接口"
    return answer(
        request,
        openapi.document(base_of(request), title=title, licence=settings.DATA_LICENCE),
    )


@answered
def items(request: HttpRequest) -> HttpResponseBase:
    """List public items, newest first."""
    found = public_queries.page_of(items_asked(request.GET.dict()), limit_in(request.GET.dict()))
    base = base_of(request)
    last = max((each.published_at for each in found.items if each.published_at), default=None)
    data = [rows.summary_of(each, base) for each in found.items]
    return answer(request, page(request, data, before=found.before), last)


@answered
def item(request: HttpRequest, code: str, index_number: str) -> HttpResponseBase:
    """Give one item as it was reviewed; one that was withdrawn says so."""
    found = public_queries.by_index_number(code, index_number)
    if found is None:
        return fault(UNKNOWN_ITEM, 404)
    if not found.is_public:
        at = found.withdrawn_at
        when = timezone.localtime(at).isoformat(timespec="seconds") if at else ""
        return fault(GONE, 410, index_number=found.index_number, withdrawn_at=when)
    try:
        content = gate.released(found)
    except (gate.NotReleased, KeptFileMissing, KeptFileDamaged):
        return fault(DAMAGED, 503)
    versions = public_queries.published_versions(found)
    explanations = public_queries.explanations_of(found)
    data = rows.item_of(found, content, versions, explanations, base_of(request))
    return answer(request, data, found.published_at)


@answered
def agencies(request: HttpRequest) -> HttpResponseBase:
    """List the agencies in the order of the tree, abolished ones with their day."""
    limit = limit_in(request.GET.dict())
    after = request.GET.get("after", "")
    found = list(Agency.objects.filter(path__gt=after).order_by("path")[: limit + 1])
    data = [rows.agency_of(each, base_of(request)) for each in found[:limit]]
    further = found[limit - 1].path if len(found) > limit else ""
    return answer(request, page(request, data, after=further))


@answered
def agency(request: HttpRequest, code: str) -> HttpResponseBase:
    """Give one agency and the classes of its catalogue, with how many items of each are public."""
    found = Agency.objects.filter(code=code).first()
    if found is None:
        return fault(UNKNOWN_AGENCY, 404)
    now = counting.public_now(found)
    classes = ItemClass.objects.filter(agency=found).order_by("position", "pk")
    data = {
        **rows.agency_of(found, base_of(request)),
        "items": now["all"].get("", 0),
        "classes": [
            {"id": each.pk, "name": each.name, "items": now["class"].get(str(each.pk), 0)}
            for each in classes
        ],
    }
    return answer(request, data)


@answered
def heads(request: HttpRequest) -> HttpResponseBase:
    """List what the Regulations want published."""
    data = [
        {"key": each.key, "label": each.label, "article": each.article, "item": each.item}
        for each in heads_table.HEADS
    ]
    return answer(request, page(request, data))


@answered
def fields(request: HttpRequest) -> HttpResponseBase:
    """List the fields of the standard catalogues."""
    data = [{"key": each.key, "label": each.label} for each in fields_table.FIELDS]
    return answer(request, page(request, data))


@answered
def dumps(request: HttpRequest) -> HttpResponseBase:
    """List the files of each year."""
    base = base_of(request)
    data = [
        {
            "year": year,
            **{
                kind: base + reverse("open_data:items_of_year", args=[year, kind])
                for kind in ("jsonl", "csv")
            },
        }
        for year in years_with_items()
    ]
    return answer(request, page(request, data))

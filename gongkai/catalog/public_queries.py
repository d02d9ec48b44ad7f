"""Reads of the public side: nothing here depends on who asks, and nothing shows a draft."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.catalog.models import InformationItem, ItemClass, ItemVersion, OldAddress
from gongkai.rules.proactive.heads_table import OUTSIDE

PAGE_SIZE: Final = 30
MOST_SEARCHED: Final = 10_000
LOCAL: Final = ZoneInfo("Asia/Shanghai")
LISTED: Final = ("agency", "item_class")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for in a catalogue; ``before`` is the key of the last item of the page before.

    ``is_by_law`` leaves out what no head of the Regulations asks for (工作动态等).
    """

    agency: Agency | None = None
    head: str = ""
    item_class: ItemClass | None = None
    standard_field: str = ""
    year: int | None = None
    words: str = ""
    is_by_law: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class ItemPage:
    """A page of items, newest first; ``before`` leads to older ones."""

    items: list[InformationItem] = field(default_factory=list)
    before: str = ""


def public_items() -> QuerySet[InformationItem]:
    """Return everything that is public now, newest first."""
    return (
        InformationItem.objects.filter(is_public=True)
        .select_related(*LISTED)
        .order_by("-first_published_at", "-pk")
    )


def newest(count: int, agency: Agency | None = None) -> list[InformationItem]:
    """Return the items published last, of one agency or of all."""
    found = public_items()
    return list((found.filter(agency=agency) if agency else found)[:count])


def newest_of(asked: Asked, count: int) -> list[InformationItem]:
    """Return the items published last of what somebody looks for, the words left out."""
    return list(_chosen(asked)[:count])


def page_of(asked: Asked, size: int = PAGE_SIZE) -> ItemPage:
    """Return a page of what somebody looks for, of so many items."""
    found = _chosen(asked)
    if asked.words:
        found = _named(found, asked.words)
    key = _key_of(asked.before)
    if key:
        at, pk = key
        found = found.filter(Q(first_published_at__lt=at) | Q(first_published_at=at, pk__lt=pk))
    rows = list(found[: size + 1])
    shown = rows[:size]
    return ItemPage(shown, key_of(shown[-1]) if len(rows) > size else "")


def _chosen(asked: Asked) -> QuerySet[InformationItem]:
    wanted = {
        "agency": asked.agency,
        "head": asked.head,
        "item_class": asked.item_class,
        "field": asked.standard_field,
    }
    found = public_items().filter(**{name: value for name, value in wanted.items() if value})
    if asked.is_by_law:
        found = found.exclude(head=OUTSIDE)
    if asked.year:
        first, after = year_bounds(asked.year)
        found = found.filter(first_published_at__gte=first, first_published_at__lt=after)
    return found


def _named(found: QuerySet[InformationItem], words: str) -> QuerySet[InformationItem]:
    """Keep what has exactly this document number or index number, else the newest with it in their titles.

    Numbers have an index; titles are looked through among the newest ``MOST_SEARCHED`` only, so that a question
    costs the same however many items there are.
    """
    numbered = found.filter(Q(document_number=words) | Q(index_number=words))
    if numbered.exists():
        return numbered
    newest_keys = found.values("pk")[:MOST_SEARCHED]
    return found.filter(pk__in=newest_keys, title__icontains=words)


def key_of(item: InformationItem) -> str:
    """Return where an item stands in the order of a list, for an address."""
    at = item.first_published_at
    return f"{at.timestamp():.6f}-{item.pk}" if at else ""


def is_key(text: str) -> bool:
    """Test whether a text names a place in the order of a list."""
    return _key_of(text) is not None


def _key_of(text: str) -> tuple[dt.datetime, int] | None:
    seconds, _dash, pk = text.partition("-")
    try:
        return dt.datetime.fromtimestamp(float(seconds), LOCAL), int(pk)
    except (ValueError, OverflowError, OSError):
        return None


def year_bounds(year: int) -> tuple[dt.datetime, dt.datetime]:
    """Return the first moment of a year in China, and the first after it."""
    return dt.datetime(year, 1, 1, tzinfo=LOCAL), dt.datetime(year + 1, 1, 1, tzinfo=LOCAL)


def by_index_number(code: str, number: str) -> InformationItem | None:
    """Return the item at a public address: public now, or withdrawn; None for one that never was."""
    return (
        InformationItem.objects.filter(agency__code=code, index_number=number)
        .exclude(first_published_at=None)
        .select_related("agency", "published", "item_class", "explains__agency")
        .defer("published__content")
        .first()
    )


def published_versions(item: InformationItem) -> list[ItemVersion]:
    """Return the versions of an item that were public, newest first."""
    return list(item.versions.exclude(published_at=None).defer("content").order_by("-number"))


def classed(agency: Agency, word: str, count: int) -> list[InformationItem]:
    """Return the newest public items of an agency in the classes of its catalogue that have a word in their names."""
    classes = ItemClass.objects.filter(agency=agency, name__contains=word)
    return list(public_items().filter(agency=agency, item_class__in=classes)[:count])


def explanations_of(item: InformationItem) -> list[InformationItem]:
    """Return the public items that explain this one."""
    return list(public_items().filter(explains=item)[:PAGE_SIZE])


def between(after: int, until: int) -> QuerySet[InformationItem]:
    """Return the public items of a stretch of rows, for the map of the site."""
    return (
        InformationItem.objects.filter(is_public=True, pk__gt=after, pk__lte=until)
        .select_related("agency")
        .order_by("pk")
    )


def last_public_pk() -> int:
    """Return the highest row of a public item, 0 where there is none."""
    last = (
        InformationItem.objects.filter(is_public=True).order_by("-pk").values_list("pk", flat=True)
    )
    return last.first() or 0


def moved_to(address: str) -> InformationItem | None:
    """Return the item that stood at an old address (``bare_address``) and has been public."""
    found = OldAddress.objects.filter(address=address).exclude(item__index_number="")
    old = found.select_related("item__agency").first()
    return old.item if old else None

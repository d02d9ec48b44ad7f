"""What the public pages show of the agencies. All of it is public."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency

UPPER_STEPS: Final = 3  # of the tree: province, city and county, say
PAGE_SIZE: Final = 100  # agencies on one page of the directory
BENEATH_LIMIT: Final = 200  # agencies directly beneath one, shown on its page


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """One page of the directory in the order of the tree; ``after`` leads to the next one."""

    agencies: list[Agency]
    after: str | None


def roots(*, and_code: str = "") -> QuerySet[Agency]:
    """Return the agencies in being at the top of the tree, and the one with this code."""
    at_the_top = Q(depth=1) | Q(code=and_code) if and_code else Q(depth=1)
    found: QuerySet[Agency] = Agency.objects.filter(at_the_top, abolished_on=None).order_by("path")
    return found


def uppermost() -> list[Agency]:
    """Return the agencies in being on the three highest steps of the tree, in one question."""
    found = Agency.objects.filter(depth__lte=UPPER_STEPS, abolished_on=None).order_by("path")
    return list(found[:BENEATH_LIMIT])


def beneath(agency: Agency) -> list[Agency]:
    """Return the agencies in being directly beneath one, in the order of the tree."""
    children = Agency.objects.filter(
        path__startswith=agency.path, depth=agency.depth + 1, abolished_on=None
    )
    return list(children.order_by("path")[:BENEATH_LIMIT])


def directory(*, words: str, level: str, kind: str, after: str) -> DirectoryPage:
    """Return a page of the agencies that answer the question.

    :param words: part of the name, short name or code; empty for all
    :param after: the path of the last agency of the page before; empty for the first page
    """
    found = Agency.objects.filter(path__gt=after).order_by("path")
    if words:
        found = found.filter(
            Q(name__icontains=words) | Q(short_name__icontains=words) | Q(code__iexact=words)
        )
    if level:
        found = found.filter(level=level)
    if kind:
        found = found.filter(kind=kind)
    rows = list(found[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    return DirectoryPage(shown, shown[-1].path if len(rows) > PAGE_SIZE else None)


def codes() -> QuerySet[Agency, str]:
    """Return the public address of every agency, abolished ones included: addresses stay."""
    found: QuerySet[Agency, str] = Agency.objects.order_by("path").values_list("code", flat=True)
    return found

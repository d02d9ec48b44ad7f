"""Reads of the tree of agencies. All of it is public; who may change what is decided above."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from django.db.models import F, Q, QuerySet

from gongkai.agencies.models import Agency, AgencyName, Village

PLACE: Final = re.compile(
    r"([^省市州盟县区旗镇乡]{1,4}(?:自治)?[省市州盟县区旗镇乡]|[^镇乡]{2,4}街道)"
)


def in_being(on: dt.date) -> Q:
    """Select agencies that are there on a day."""
    return (Q(established_on=None) | Q(established_on__lte=on)) & (
        Q(abolished_on=None) | Q(abolished_on__gt=on)
    )


def by_code(code: str) -> Agency | None:
    """Return the agency at an address, abolished ones included: addresses stay."""
    found: Agency | None = Agency.objects.filter(code=code).first()
    return found


def subtree(agency: Agency) -> QuerySet[Agency]:
    """Return the agency and all below it, in the order of the tree."""
    found: QuerySet[Agency] = Agency.objects.filter(path__startswith=agency.path).order_by("path")
    return found


def path_of(agency: Agency) -> list[Agency]:
    """Return the way from the top of the tree to the agency, itself last."""
    steps = range(Agency.steplen, len(agency.path) + 1, Agency.steplen)
    paths = [agency.path[:end] for end in steps]
    return list(Agency.objects.filter(path__in=paths).order_by("path"))


def superior_of(agency: Agency) -> Agency | None:
    """Return the agency above, None at the top."""
    found: Agency | None = Agency.objects.filter(path=agency.path[: -Agency.steplen]).first()
    return found


def supervised_by(agency: Agency) -> QuerySet[Agency]:
    """Return the agencies whose disclosure this one supervises (Article 3)."""
    found: QuerySet[Agency] = Agency.objects.filter(competent_department=agency).order_by("path")
    return found


def matching(agencies: QuerySet[Agency], words: str) -> QuerySet[Agency]:
    """Return those of the agencies whose name, short name, former name or code holds the words."""
    if not words:
        return agencies
    former = AgencyName.objects.filter(name__icontains=words).values("agency")
    return agencies.filter(
        Q(name__icontains=words)
        | Q(short_name__icontains=words)
        | Q(code__icontains=words)
        | Q(pk__in=former)
    )


def name_on(agency: Agency, day: dt.date) -> str:
    """Return the name the agency had, or will have, on a day."""
    name = (
        AgencyName.objects.filter(Q(from_on=None) | Q(from_on__lte=day), agency=agency)
        .order_by(F("from_on").desc(nulls_last=True))
        .first()
    )
    return name.name if name else agency.name


def names_of(agency: Agency) -> QuerySet[AgencyName]:
    """Return the names of an agency, newest first; none where it never changed."""
    return AgencyName.objects.filter(agency=agency).order_by(F("from_on").desc(nulls_last=True))


def final_successor(agency: Agency) -> Agency | None:
    """Return the agency that has taken over in the end, following mergers; None while it exists itself."""
    seen: set[int] = set()
    now: Agency | None = agency.successor
    while now is not None and now.successor is not None and now.pk not in seen:
        seen.add(now.pk)
        now = now.successor
    return now


def paths_down_to(agency: Agency) -> tuple[str, ...]:
    """Return the path of every agency from the top of the tree down to this one, its own included."""
    length = Agency.steplen
    return tuple(agency.path[:end] for end in range(length, len(agency.path) + 1, length))


def names_of_places() -> Iterator[str]:
    """Yield the names that are words of their own: of agencies, the places they stand for, villages; earlier names as well."""
    rows = Agency.objects.values_list("name", "short_name")
    for name in chain.from_iterable((*rows, *AgencyName.objects.values_list("name", "short_name"))):
        yield from (name, *places_in(name))
    yield from Village.objects.values_list("name", flat=True)


def places_in(name: str) -> Iterator[str]:
    """Yield the places an agency's name is made of.

    >>> list(places_in("示例县青山镇人民政府"))
    ['示例县', '青山镇']
    """
    yield from PLACE.findall(name)

"""Which published reports somebody asks for: a year, and any of level, kind, area and scope."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Max, QuerySet

from gongkai.agencies.models import Agency, AgencyLevel, Kind
from gongkai.annual_reports.models import AnnualReport, Scope

CHUNK: Final = 200  # reports read at a time while a file is being sent
FIRST_YEAR: Final = 2008  # the Regulations came into force on 1 May 2008
LONG, WIDE = "long", "wide"
LAYOUTS: Final = (LONG, WIDE)
ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "level": tuple(AgencyLevel.values),
    "kind": tuple(Kind.values),
    "scope": tuple(Scope.values),
    "layout": LAYOUTS,
}
WORDS: Final = {"level": "层级", "kind": "性质", "scope": "范围", "layout": "排法"}


class NotASelection(ValueError):
    """Raised for a filter that there is not; says what may stand there, in Chinese."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; an empty word means all. ``area`` is the agency whose whole subtree is meant."""

    year: int
    level: str = ""
    kind: str = ""
    scope: str = ""
    layout: str = LONG
    area: Agency | None = None

    @property
    def reports(self) -> QuerySet[AnnualReport]:
        """The published reports asked for, in the order of the tree of agencies."""
        found = AnnualReport.objects.filter(year=self.year, published__isnull=False)
        chosen = {"agency__level": self.level, "agency__kind": self.kind, "scope": self.scope}
        found = found.filter(**{name: word for name, word in chosen.items() if word})
        if self.area is not None:
            found = found.filter(agency__path__startswith=self.area.path)
        return found.select_related("agency", "published").order_by("agency__path", "scope")

    def whole_reports(self) -> Iterator[AnnualReport]:
        """Yield the reports with their published content, a few at a time, however many there are."""
        return self.reports.iterator(chunk_size=CHUNK)

    @property
    def name(self) -> str:
        """What a file with these reports is called."""
        area = self.area.code if self.area else ""
        words = (str(self.year), area, self.level, self.kind, self.scope, self.layout)
        return "-".join(("annual-reports", *(word for word in words if word)))

    def fingerprint(self) -> str:
        """Return what tells this state of the data from any other: which versions, under which names."""
        facts = self.reports.values_list(
            "published_id", "published__content_hash", "scope", "agency__code", "agency__name",
            "agency__level", "agency__kind",
        )  # fmt: skip
        digest = hashlib.sha256(self.name.encode())
        for row in facts.iterator(chunk_size=2000):
            digest.update(json.dumps(row, ensure_ascii=False).encode())
        return digest.hexdigest()

    def last_published(self) -> float | None:
        """Return when the newest of the versions was published, in seconds since 1970."""
        last = self.reports.order_by().aggregate(last=Max("published__published_at"))["last"]
        return last.timestamp() if last else None

    def editions(self) -> frozenset[str]:
        """Return the editions of the form that occur."""
        return frozenset(
            self.reports.order_by().values_list("published__edition", flat=True).distinct()
        )


def selection_from(year: int, asked: Mapping[str, str]) -> Selection:
    """Return the selection that the words of an address ask for.

    :raises NotASelection: for a word that may not stand there, or an agency that there is not
    """
    words = {name: asked.get(name, "").strip() for name in ALLOWED}
    for name, word in words.items():
        if word and word not in ALLOWED[name]:
            raise NotASelection(
                f"没有“{word}”这个{WORDS[name]}（{name}）；可以写：{'、'.join(ALLOWED[name])}"
            )
    words["layout"] = words["layout"] or LONG
    return Selection(year=year, area=_area(asked.get("area", "").strip()), **words)


def _area(code: str) -> Agency | None:
    if not code:
        return None
    found: Agency | None = Agency.objects.filter(code=code).first()
    if found is None:
        raise NotASelection(f"没有代码是“{code[:60]}”的机关（area）；代码见机关名录，例如 shili")
    return found


def years_with_reports() -> tuple[int, ...]:
    """Return the years from the newest to the earliest for which something was published."""
    published = AnnualReport.objects.filter(published__isnull=False).values_list("year", flat=True)
    newest, earliest = published.order_by("-year").first(), published.order_by("year").first()
    if newest is None or earliest is None:
        return ()
    return tuple(range(newest, earliest - 1, -1))

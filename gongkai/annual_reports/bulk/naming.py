"""Which agency a document means, by the name in it and the name of its file."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from gongkai.rules.annual_report.names import plain_name

MOST_NEAR: Final = 5
LEAST_LIKE: Final = 0.45
SHORTEST: Final = 3  # characters of a name that can stand for a longer one


@dataclass(frozen=True, slots=True)
class Named:
    """An agency, every name it has or had, and the places it lies in, from the names of those above it."""

    pk: int
    name: str
    names: tuple[str, ...]
    places: tuple[str, ...] = ()

    def lies_in(self, words: str) -> bool:
        """Test whether words before its name are nothing but places it lies in."""
        for place in sorted(self.places, key=len, reverse=True):
            words = words.replace(place, "")
        return not words


@dataclass(frozen=True, slots=True)
class Match:
    """The one agency a name means, or the nearest where it is none or several."""

    agency: Named | None
    near: tuple[Named, ...] = ()
    is_ambiguous: bool = False


class NameBook:
    """The agencies of an area by their names."""

    def __init__(self, agencies: Iterable[Named]) -> None:
        self.agencies = tuple(agencies)
        self.plain = [
            (plain, each)
            for each in self.agencies
            for name in each.names
            if (plain := plain_name(name))
        ]

    def match(self, named: str) -> Match:
        """Find the agency a name means.

        The same name counts first; then one with places left out (“青山镇人民政府”) or put in front, if they
        are places it lies in: a namesake of another county is not taken for ours. Where several are meant,
        none is chosen.
        """
        found = plain_name(named)
        if not found:
            return Match(None)
        same = {each.pk: each for plain, each in self.plain if plain == found}
        alike = same or {
            each.pk: each for plain, each in self.plain if _differ_by_places(found, plain, each)
        }
        if len(alike) == 1:
            return Match(next(iter(alike.values())))
        if alike:
            return Match(None, tuple(alike.values())[:MOST_NEAR], is_ambiguous=True)
        return Match(None, self.nearest(found))

    def nearest(self, plain: str) -> tuple[Named, ...]:
        """Return the agencies whose names are most like it, best first."""
        best: dict[int, float] = {}
        for each_plain, each in self.plain:
            matcher = SequenceMatcher(None, each_plain, plain, autojunk=False)
            if matcher.real_quick_ratio() >= LEAST_LIKE and matcher.quick_ratio() >= LEAST_LIKE:
                best[each.pk] = max(best.get(each.pk, 0.0), matcher.ratio())
        likely = [each for each in self.agencies if best.get(each.pk, 0.0) >= LEAST_LIKE]
        return tuple(sorted(likely, key=lambda each: -best[each.pk])[:MOST_NEAR])


def _differ_by_places(found: str, plain: str, agency: Named) -> bool:
    if plain.endswith(found):
        return len(found) >= SHORTEST and agency.lies_in(plain[: -len(found)])
    return found.endswith(plain) and agency.lies_in(found[: -len(plain)])

"""Examines one file: everything in it that tells of a person, or does not show; and whether all of it could be read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from gongkai.files.documents import Unreadable
from gongkai.files.guard.finding import locate
from gongkai.files.guard.hits import Examination, Hit
from gongkai.files.guard.material import Material, Unit
from gongkai.files.guard.opening import Opener
from gongkai.files.limits import DEFAULT_LIMITS, Limits

BARE_TEXT: Final = "bare text"
NESTED: Final = "文件内容嵌套过深，没有读完。"
FAILED: Final = "读这个文件时出了错，没有读完。请另存为新的文件再查。"


def examine(
    data: bytes, name: str, *, allowed: Iterable[str] = (), limits: Limits = DEFAULT_LIMITS
) -> Examination:
    """Return what was found in a file.

    ``allowed`` are words an agency shows anyway, such as its published telephone or the names of officials. A
    file that cannot be read, or not wholly, is not ``examined``, whatever was found in the rest.
    """
    try:
        material = Opener(limits).open(data, name).material
        hits = tuple(_hits(material, frozenset(allowed)))
    except Unreadable as refusal:
        return Examination(name, (), refusal.says)
    except RecursionError:
        return Examination(name, (), NESTED)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        OverflowError,
        OSError,
        etree.LxmlError,
    ):
        return Examination(name, (), FAILED)  # damaged in a way no reader foresees: never clean
    return Examination(name, hits, "".join(dict.fromkeys(material.unread)))


def examine_allowing(data: bytes, name: str, allowed: tuple[str, ...]) -> Examination:
    """Do the same with plain arguments, as a process of its own is asked."""
    return examine(data, name, allowed=allowed)


def _hits(material: Material, allowed: frozenset[str]) -> Iterator[Hit]:
    return (hit for _unit, hit in hits_with_units(material, allowed))


def hits_with_units(
    material: Material, allowed: frozenset[str]
) -> Iterator[tuple[Unit | None, Hit]]:
    """Yield the hits in reading order with the text they begin in; None, and once each, for the file itself.

    The bare text of a page adds what its lines do not hold: what leans, or lies outside the page.
    """
    laid_out = [unit for unit in material.units if not unit.stream.endswith(BARE_TEXT)]
    bare = [unit for unit in material.units if unit.stream.endswith(BARE_TEXT)]
    yield from locate(laid_out, allowed)
    if bare:
        shown = _without_gaps(laid_out)
        for unit, hit in locate(bare, allowed):
            if _bare(unit.text[slice(*hit.span)]) not in shown.get(hit.place, ""):
                yield unit, hit
    told: set[Hit] = set()
    for hit in material.hits:
        if hit not in told:
            told.add(hit)
            yield None, hit


def _bare(text: str) -> str:
    return "".join(text.split())


def _without_gaps(units: Iterable[Unit]) -> dict[str, str]:
    """Return the text of each place without any space."""
    texts: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        texts[unit.place].append(_bare(unit.text))
    return {place: "".join(parts) for place, parts in texts.items()}

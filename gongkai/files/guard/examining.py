"""Examines one file: everything in it that tells of a person, or does not show; and whether all of it could be read."""

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
    """Yield the hits in reading order, once each, with the text they begin in; None for the file itself.

    The bare text of a page adds what its lines did not show.
    """
    told: set[tuple[str, str, str]] = set()
    for unit, hit in _with_bare_text(material, allowed):
        where = hit.masked if unit is None else str((hit.span, hit.masked))
        key = (str(hit.kind), hit.place, where)
        if key not in told:
            told.add(key)
            yield unit, hit


def _with_bare_text(
    material: Material, allowed: frozenset[str]
) -> Iterator[tuple[Unit | None, Hit]]:
    laid_out = [unit for unit in material.units if not unit.stream.endswith(BARE_TEXT)]
    bare = [unit for unit in material.units if unit.stream.endswith(BARE_TEXT)]
    seen: set[tuple[str, str, str]] = set()
    for unit, hit in locate(laid_out, allowed):
        seen.add((str(hit.kind), hit.place, hit.masked))
        yield unit, hit
    for unit, hit in locate(bare, allowed):
        if (str(hit.kind), hit.place, hit.masked) not in seen:
            yield unit, hit
    yield from ((None, hit) for hit in material.hits)

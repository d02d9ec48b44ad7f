"""Text of XML elements with the pieces it is made of, so that it can be changed where it stands."""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from gongkai.files.guard.material import Piece, Unit

LONGEST_SHOWN: Final = 200


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for comments and instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def joined(pieces: Iterable[tuple[etree._Element, str]]) -> tuple[str, tuple[Piece, ...]]:
    """Return the text of the pieces and the pieces with their lengths."""
    texts, kept = [], []
    for element, where in pieces:
        text = text_at(element, where)
        texts.append(text)
        kept.append(Piece(element, where, len(text)))
    return "".join(texts), tuple(kept)


def text_at(element: etree._Element, where: str) -> str:
    """Return the text, the tail or an attribute of an element."""
    if where == "text":
        return str(element.text or "")
    if where == "tail":
        return str(element.tail or "")
    return str(element.get(where) or "")


def attribute_units(
    root: etree._Element, names: frozenset[str], place: str, stream: str
) -> list[Unit]:
    """Return the named attributes of all elements, each as a unit of its own."""
    units: list[Unit] = []
    for element in root.iter():
        for name, value in element.attrib.items():
            bare = str(name).rpartition("}")[2]
            if bare in names and str(value).strip():
                text, pieces = joined([(element, str(name))])
                units.append(Unit(place, text, f"{stream} {len(units)}", pieces=pieces))
    return units


def all_text(root: etree._Element, place: str, stream: str) -> list[Unit]:
    """Return every text of a part nobody reads otherwise, each as a unit."""
    units: list[Unit] = []
    for element in root.iter():
        if element.text and element.text.strip() and local(element):
            text, pieces = joined([(element, "text")])
            units.append(Unit(place, text, stream, pieces=pieces))
    return units

"""OFD (GB/T 33190): the text of the pages by position, properties, remarks, what does not show."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from gongkai.files.guard.material import Material, Unit
from gongkai.files.guard.places.properties import add_property
from gongkai.files.guard.places.xml_text import all_text, local

_PAGE: Final = re.compile(
    r"(?:.*/)?(?:Pages|Tpls?|Temps?)/[^/]*?(\d+)[^/]*/[^/]*Content[^/]*\.xml", re.IGNORECASE
)
_RESOURCES: Final = re.compile(r".*(Res|Signature|Signatures|SES)[^/]*\.xml", re.IGNORECASE)
_WHITE: Final = re.compile(r"(?:255\s+){2}255")
_SAME_LINE: Final = 0.8  # millimetres


def read_ofd(material: Material, roots: dict[str, etree._Element]) -> None:
    """Read all XML parts of an OFD file."""
    pages = sorted((name for name in roots if _PAGE.fullmatch(name)), key=_page_number)
    for number, name in enumerate(pages, 1):
        _page(material, roots[name], number)
    for name, root in roots.items():
        if name in pages or _RESOURCES.fullmatch(name):
            continue
        _other(material, name, root)


def _page_number(name: str) -> tuple[str, int]:
    found = _PAGE.fullmatch(name)
    return name.split("/")[0], int(found[1][:9]) if found else 0


def _page(material: Material, root: etree._Element, number: int) -> None:
    place = f"page {number}"
    told: set[str] = set()
    lines: list[tuple[float, str]] = []
    for element in root.iter("{*}TextObject"):
        text = "".join(each.text or "" for each in element.iter("{*}TextCode"))
        why = _why_unseen(element)
        if why and text.strip() and why not in told:
            told.add(why)
            material.add_hidden(place, why)
        top = _top(element)
        if lines and abs(lines[-1][0] - top) < _SAME_LINE:
            lines[-1] = (top, lines[-1][1] + text)
        else:
            lines.append((top, text))
    material.units += (Unit(place, text) for _top_, text in lines)


def _above(element: etree._Element) -> Iterator[etree._Element]:
    at: etree._Element | None = element
    while at is not None:
        yield at
        at = at.getparent()


def _why_unseen(element: etree._Element) -> str:
    for each in _above(element):
        if (each.get("Visible") or "").lower() == "false" or each.get("Alpha") == "0":
            return "看不见的文字"
    for color in element.iter("{*}FillColor"):
        if _WHITE.fullmatch((color.get("Value") or "").strip()):
            return "白色的文字"
    numbers = _numbers(element)
    if numbers and (numbers[0] < -numbers[2] or numbers[1] < -numbers[3] or numbers[0] > 2_000):
        return "页面以外的文字"
    return ""


def _numbers(element: etree._Element) -> list[float]:
    found = re.findall(r"-?\d{1,6}(?:\.\d{1,6})?", element.get("Boundary") or "")
    return [float(each) for each in found[:4]] if len(found) >= 4 else []


def _top(element: etree._Element) -> float:
    numbers = _numbers(element)
    return numbers[1] if numbers else -1.0


def _other(material: Material, name: str, root: etree._Element) -> None:
    for element in root.iter():
        if local(element) == "Author" and element.text:
            add_property(material, "author", element.text)
    if "annot" in name.lower() and any((each.text or "").strip() for each in root.iter()):
        material.add_hidden("comment", "批注")
    material.units += all_text(root, f"part {name}", name)

"""Word documents: every paragraph of every part, what is deleted, hidden, white, or kept beside the text."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Final

from lxml import etree

from gongkai.files.guard.material import Material, Unit
from gongkai.files.guard.places.xml_text import all_text, attribute_units, joined, local

_TEXTS: Final = frozenset({"t", "delText", "instrText", "delInstrText"})
_CHANGES: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})
_BREAKS: Final = frozenset({"tab", "br", "cr", "ptab"})
_OTHER_TEXT: Final = {
    "comments": "comment",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "header": "header",
    "footer": "footer",
}
_PART: Final = re.compile(
    r"word/(comments|footnotes|endnotes|header|footer|document)[A-Za-z0-9]*\.xml"
)
ALTERNATIVE: Final = frozenset({"descr", "title"})
_WHITE: Final = frozenset({"ffffff", "fffffe", "fefefe"})
STYLES: Final = "word/styles.xml"
_HIDING: Final = re.compile(rb"vanish|[fF]{5}[eEfF]\"|w:sz w:val=\"[12]\"")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_NOT_TEXT: Final = re.compile(
    r"word/(styles|settings|fontTable|webSettings|numbering|theme/.*|stylesWithEffects|_rels/.*)(\.xml)?(\.rels)?"
)


def read_part(material: Material, name: str, root: etree._Element) -> None:
    """Read one part of the folder ``word/``."""
    known = _PART.match(name)
    if known is None:
        if not _NOT_TEXT.match(name):
            material.units += all_text(root, f"part {name}", name)
        return
    what = _OTHER_TEXT.get(known[1], "")
    _Part(material, name, what).read(root)
    material.units += attribute_units(root, ALTERNATIVE, "alternative text", f"{name} alt")
    if any(
        local(each) == "srcRect" and any(int(_digits(v)) for v in each.attrib.values())
        for each in root.iter()
    ):
        material.add_hidden("cropped picture", "图片裁剪掉的部分还在文件里")


def _digits(value: str | bytes) -> str:
    return re.sub(r"\D", "", str(value))[:9] or "0"


class _Part:
    """Reads the paragraphs of one part and counts them and the tables."""

    def __init__(self, material: Material, name: str, what: str) -> None:
        self._material = material
        self._name = name
        self._what = what
        self._paragraphs = count(1)
        self._tables = count(1)

    def read(self, root: etree._Element) -> None:
        if self._what == "comment":
            for number, comment in enumerate(root, 1):
                self._comment(comment, number)
            return
        self._blocks(root, 0)

    def _comment(self, comment: etree._Element, number: int) -> None:
        place = f"comment {number}"
        self._material.add_hidden(place, "批注")
        for paragraph in comment.iter():
            if local(paragraph) == "p":
                self._paragraph(paragraph, place)

    def _blocks(self, root: etree._Element, depth: int) -> None:
        """Walk in reading order without recursion into tables of tables deeper than a few."""
        for element in list(root):
            kind = local(element)
            if kind == "p":
                self._paragraph(element, self._next_place(element))
            elif kind == "tbl" and depth < 30:
                self._table(element, depth)
            elif kind and depth < 60:
                self._blocks(element, depth + 1)

    def _next_place(self, paragraph: etree._Element) -> str:
        has_text = any(local(each) in _TEXTS and each.text for each in paragraph.iter())
        if not has_text:
            return ""
        number = next(self._paragraphs)
        return f"{self._what} / paragraph {number}" if self._what else f"paragraph {number}"

    def _paragraph(self, paragraph: etree._Element, place: str, **cell: int) -> None:
        seen: list[tuple[etree._Element, str]] = []
        groups: dict[str, list[tuple[etree._Element, str]]] = {}
        for element, why in _texts(paragraph):
            (groups.setdefault(why, []) if why else seen).append((element, "text"))
        if seen:
            text, pieces = joined(seen)
            stream = self._name if not cell else f"{self._name} table"
            self._material.units.append(Unit(place, text, stream, pieces=pieces, **cell))
        for why, parts in groups.items():
            text, pieces = joined(parts)
            if text.strip() and why != "field":
                self._material.add_hidden(place or "paragraph", why)
            unit = Unit(
                place, text, f"{self._name} {why} {len(self._material.units)}", pieces=pieces
            )
            self._material.units.append(unit)

    def _table(self, table: etree._Element, depth: int) -> None:
        number = next(self._tables)
        table_id = number + (depth * 10_000)
        for row, element in enumerate(each for each in table.iter() if _is_row_of(each, table)):
            column = 0
            for cell in element:
                if local(cell) not in ("tc", "sdt"):
                    continue
                self._cell(
                    cell,
                    f"table {number} / row {row + 1} / column {column + 1}",
                    table_id,
                    row,
                    column,
                    depth,
                )
                column += _span(cell)

    def _cell(
        self, cell: etree._Element, place: str, table: int, row: int, column: int, depth: int
    ) -> None:
        paragraphs = [
            each
            for each in cell.iter()
            if local(each) == "p" and _table_of(each) is _table_of(cell)
        ]
        pieces: list[tuple[etree._Element, str]] = []
        for paragraph in paragraphs:
            if pieces:
                pieces.append((_LINE_END, "text"))
            found = list(_texts(paragraph))
            pieces += [(element, "text") for element, why in found if not why]
            if any(why and why != "field" for _element, why in found):
                self._paragraph_hidden(found, place)
        text, kept = joined(pieces)
        self._material.units.append(
            Unit(place, text, self._name, table=table, row=row, column=column, pieces=kept)
        )
        for inner in cell.iter():
            if local(inner) == "tbl" and _table_of(inner) is _table_of(cell) and depth < 30:
                self._table(inner, depth + 1)

    def _paragraph_hidden(self, found: list[tuple[etree._Element, str]], place: str) -> None:
        for element, why in found:
            if why and why != "field" and element.text:
                self._material.add_hidden(place, why)
                text, pieces = joined([(element, "text")])
                stream = f"{self._name} hidden {len(self._material.units)}"
                self._material.units.append(Unit(place, text, stream, pieces=pieces))


_LINE_END: Final = etree.Element("lineEnd")
_LINE_END.text = "\n"


def _texts(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the text elements of a paragraph with the reason why each does not show, in Chinese."""
    for element in paragraph.iter():
        kind = local(element)
        if kind in _BREAKS:
            yield _LINE_END, ""
        elif kind in _TEXTS and element.text and _paragraph_of(element) is paragraph:
            yield element, _why_hidden(element, kind)


def _why_hidden(element: etree._Element, kind: str) -> str:
    if kind == "delText":
        return "修订中删除的文字"
    if kind in ("instrText", "delInstrText"):
        return "field"
    above = element.getparent()
    while above is not None and local(above) != "p":
        if local(above) in ("del", "moveFrom"):
            return "修订中删除的文字"
        if local(above) == "r":
            why = run_hidden(above)
            if why:
                return why
        above = above.getparent()
    return ""


def run_hidden(run: etree._Element) -> str:
    """Return why a run of text does not show, in Chinese; empty where it does."""
    for properties in run:
        if local(properties) != "rPr":
            continue
        found = {local(each): _value(each) for each in properties}
        if "vanish" in found and found["vanish"] not in _OFF:
            return "隐藏的文字"
        is_shaded = "shd" in found or "highlight" in found
        if found.get("color", "").lower() in _WHITE and not is_shaded:
            return "白色的文字"
        if found.get("sz") in ("1", "2"):
            return "小到看不见的文字"
    return ""


def _value(element: etree._Element) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("}val")), "")


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    above = element.getparent()
    while above is not None and local(above) != "p":
        above = above.getparent()
    return above


def _table_of(element: etree._Element) -> etree._Element | None:
    above = element.getparent()
    while above is not None and local(above) != "tbl":
        above = above.getparent()
    return above


def _is_row_of(element: etree._Element, table: etree._Element) -> bool:
    return local(element) == "tr" and _table_of(element) is table


def _span(cell: etree._Element) -> int:
    for properties in cell:
        if local(properties) == "tcPr":
            for each in properties:
                if local(each) == "gridSpan" and _value(each).isdigit():
                    return min(max(int(_value(each)), 1), 200)
    return 1


def may_hide(styles: bytes) -> bool:
    """Test whether a part of styles can hide text at all; most cannot, and parsing them takes long."""
    return _HIDING.search(styles) is not None


def spell_out_hidden_styles(roots: dict[str, etree._Element]) -> None:
    """Write into every run that its style hides what the style says, so that runs need not be looked up."""
    styles = roots.get(STYLES)
    hidden = _hiding_styles(styles) if styles is not None else {}
    if not hidden:
        return
    for name, root in roots.items():
        if not name.startswith("word/") or name == STYLES:
            continue
        for mark in [each for each in root.iter() if local(each) in ("rStyle", "pStyle")]:
            looks = hidden.get(_value(mark))
            holder = mark.getparent()
            owner = holder.getparent() if holder is not None else None
            if looks is not None and owner is not None:
                _write_looks([each for each in owner.iter() if local(each) == "r"], looks)


def _hiding_styles(styles: etree._Element) -> dict[str, etree._Element]:
    """Return the properties of the styles that hide their text, by their names."""
    found = {}
    for style in styles:
        properties = next((each for each in style if local(each) == "rPr"), None)
        is_of_text = _attribute(style, "type") in ("paragraph", "character")
        if is_of_text and properties is not None and run_hidden(style):
            found[_attribute(style, "styleId")] = properties
    return found


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("}" + name)), "")


def _write_looks(runs: list[etree._Element], looks: etree._Element) -> None:
    for run in runs:
        properties = next((each for each in run if local(each) == "rPr"), None)
        if properties is None:
            properties = etree.SubElement(run, f"{looks.tag}")
            run.insert(0, properties)
        own = {local(each) for each in properties}
        properties.extend(deepcopy(each) for each in looks if local(each) not in own)

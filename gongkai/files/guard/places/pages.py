"""Web pages and plain texts: what shows, what does not, tables by their cells."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from gongkai.files.documents import Unreadable
from gongkai.files.guard.material import Material, Piece, Unit
from gongkai.files.guard.places.properties import add_property
from gongkai.files.guard.places.xml_text import joined, local

_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "figcaption",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "ul",
        "caption",
        "summary",
        "details",
        "tr",
        "table",
        "tbody",
        "thead",
        "title",
        "br",
    ]
)
_CODE: Final = frozenset({"script", "style", "template", "noscript"})
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d]*[1-9])|(?<!-)color\s*:\s*(?:#fff(?:fff)?\b|white\b|transparent)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_HAS_GROUND: Final = re.compile(r"background", re.IGNORECASE)
_ATTRIBUTES: Final = ("alt", "title", "value", "content", "placeholder", "href", "data-value")
_LINE_END: Final = re.compile(r"\r\n|\r|\n|\u2028|\u2029")
_DEEPEST: Final = 500
_SPANS: Final = 200


def parsed_page(text: str) -> etree._Element | None:
    """Parse a web page of any quality; comments are kept, for they leave with the page.

    :raises Unreadable: for what no parser makes a page of
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    try:
        return etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as failure:
        raise Unreadable("broken", "网页文件无法读取。") from failure


def read_page(material: Material, root: etree._Element) -> None:
    """Read a web page: its visible text, hidden elements, comments, attributes."""
    _Page(material).read(root)


class _Page:
    """Collects running text until a block begins or ends; cells are units of their table."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._running: list[tuple[etree._Element, str]] = []
        self._hidden: list[tuple[etree._Element, str]] = []
        self._paragraphs = self._tables = 0

    def read(self, root: etree._Element) -> None:
        self._element(root, 0, is_hidden=False)
        self._flush()

    def _element(self, element: etree._Element, depth: int, *, is_hidden: bool) -> None:
        if depth > _DEEPEST:
            raise Unreadable("too_complex", "网页嵌套过深，没有读完。")
        tag = local(element)
        if not tag:
            self._comment(element)
            return
        self._attributes(element, tag)
        if tag == "table" and not is_hidden and not is_unseen(element):
            self._flush()
            self._table(element, depth)
            return
        if tag in _BLOCKS:
            self._flush()
        unseen = is_hidden or tag in _CODE or is_unseen(element)
        self._say(element, "text", is_hidden=unseen)
        for child in element:
            self._element(child, depth + 1, is_hidden=unseen)
            self._say(child, "tail", is_hidden=unseen)
        if tag in _BLOCKS:
            self._flush()
        if unseen and not is_hidden:
            self._flush_hidden(tag)

    def _say(self, element: etree._Element, where: str, *, is_hidden: bool) -> None:
        if getattr(element, where):
            (self._hidden if is_hidden else self._running).append((element, where))

    def _flush(self) -> None:
        text, pieces = joined(self._running)
        self._running = []
        if text.strip():
            self._paragraphs += 1
            self._material.units.append(Unit(f"paragraph {self._paragraphs}", text, pieces=pieces))

    def _flush_hidden(self, tag: str) -> None:
        text, pieces = joined(self._hidden)
        self._hidden = []
        if not text.strip():
            return
        place = tag if tag in _CODE else f"paragraph {max(self._paragraphs, 1)}"
        if tag not in _CODE:
            self._material.add_hidden(place, "网页里不显示的内容")
        self._material.units.append(
            Unit(place, text, f"hidden {len(self._material.units)}", pieces=pieces)
        )

    def _comment(self, element: etree._Element) -> None:
        text = element.text or ""
        if text.strip() and not text.lstrip().startswith("[if"):
            self._material.add_hidden("comment", "网页注释", 0.7)
            made, pieces = joined([(element, "text")])
            self._material.units.append(
                Unit("comment", made, f"comment {id(element)}", pieces=pieces)
            )

    def _attributes(self, element: etree._Element, tag: str) -> None:
        for name in _ATTRIBUTES:
            value = element.get(name)
            if not value or value.startswith("data:"):
                continue
            if tag == "meta" and (element.get("name") or "").lower() == "author":
                add_property(self._material, "author", value)
            if tag == "input" and element.get("type") == "hidden":
                self._material.add_hidden("hidden field", "网页里的隐藏字段")
            text, pieces = joined([(element, name)])
            place = f"attribute {name}"
            self._material.units.append(
                Unit(place, text, f"attribute {len(self._material.units)}", pieces=pieces)
            )

    def _table(self, table: etree._Element, depth: int) -> None:
        self._tables += 1
        number = self._tables
        free: dict[int, int] = {}
        rows = [each for each in table.iter("tr") if _table_of(each) is table]
        for row, element in enumerate(rows):
            column = 0
            hidden_row = is_unseen(element)
            for cell in element:
                if local(cell) not in ("td", "th"):
                    continue
                while free.get(column, 0) > row:
                    column += 1
                if hidden_row or is_unseen(cell):
                    self._material.add_hidden(
                        f"table {number} / row {row + 1}", "网页里不显示的行或单元格"
                    )
                self._cell(cell, (number, row, column), depth)
                across = _span(cell, "colspan")
                for each in range(column, column + across):
                    free[each] = row + _span(cell, "rowspan")
                column += across
        self._outside_cells(table)

    def _cell(self, cell: etree._Element, at: tuple[int, int, int], depth: int) -> None:
        number, row, column = at
        inner = [
            each
            for each in cell.iter()
            if each.tag == "table" and _table_of(each) is _table_of(cell)
        ]
        place = f"table {number} / row {row + 1} / column {column + 1}"
        pieces = list(_texts_of_cell(cell))
        text, kept = joined(pieces)
        self._material.units.append(Unit(place, text, "tables", number, row, column, kept))
        for element in cell.iter():
            if element is not cell and local(element) and _table_of(element) is _table_of(cell):
                self._attributes(element, local(element))
        for table in inner:
            if depth > _DEEPEST:
                raise Unreadable("too_complex", "网页嵌套过深，没有读完。")
            self._table(table, depth + 20)

    def _outside_cells(self, table: etree._Element) -> None:
        for element in table.iter("caption"):
            if _table_of(element) is table:
                text, pieces = joined([(element, "text")])
                self._paragraphs += 1
                self._material.units.append(
                    Unit(f"paragraph {self._paragraphs}", text, pieces=pieces)
                )


def _texts_of_cell(cell: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    if cell.text:
        yield cell, "text"
    for element in cell.iter():
        if element is cell or not local(element) or _cell_of(element) is not cell:
            continue
        if local(element) == "br":
            yield _BREAK, "text"
        elif element.text and local(element) not in _CODE and local(element) != "table":
            yield element, "text"
        if element.tail:
            yield element, "tail"


_BREAK: Final = etree.Element("lineEnd")
_BREAK.text = "\n"


def _cell_of(element: etree._Element) -> etree._Element | None:
    above = element.getparent()
    while above is not None and local(above) not in ("td", "th"):
        above = above.getparent()
    return above


def _table_of(element: etree._Element) -> etree._Element | None:
    above = element.getparent()
    while above is not None and local(above) != "table":
        above = above.getparent()
    return above


def is_unseen(element: etree._Element) -> bool:
    """Test whether an element says of itself that it does not show."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style") or ""
    found = _HIDDEN.search(style)
    if found is None:
        return False
    return "color" not in found[0].lower() or not _HAS_GROUND.search(style)


def _span(cell: etree._Element, name: str) -> int:
    found = re.match(r"\s*(\d{1,6})", cell.get(name) or "")
    return min(max(int(found[1]), 1), _SPANS) if found else 1


def read_text(material: Material, text: str) -> None:
    """Read plain text: its lines are its paragraphs, empty ones not counted."""
    number = 0
    for line in _LINE_END.split(text):
        number += bool(line.strip())
        material.units.append(Unit(f"paragraph {max(number, 1)}", line))


def delimiter_of(text: str) -> str:
    """Return the sign between the cells of a table kept as text; empty where the text is none."""
    lines = [line for line in _LINE_END.split(text[:20_000]) if line.strip()][:20]
    for sign in (",", "\t", ";", "，"):
        counts = [line.count(sign) for line in lines]
        if len(lines) > 1 and min(counts) >= 1 and max(counts) - min(counts) <= max(2, min(counts)):
            return sign
    return ""


def rows_of(text: str, sign: str) -> list[list[str]]:
    """Return the cells of a table kept as text.

    :raises Unreadable: for cells no reader of tables takes
    """
    try:
        return list(csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=sign))
    except csv.Error as failure:
        raise Unreadable("broken", "表格文本无法读取。请另存为 .xlsx 后再试。") from failure


def read_rows(material: Material, rows: list[list[str]]) -> None:
    """Read the rows of a table kept as text."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            place = f"row {row + 1} / column {column + 1}"
            material.units.append(Unit(place, text, "rows", 1, row, column, _NO_PIECES))


_NO_PIECES: Final[tuple[Piece, ...]] = ()

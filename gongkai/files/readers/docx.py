"""Word documents: paragraphs with their automatic numbers, and tables, in reading order.

The parts are read straight from the package, so that its bounds hold and documents that a stricter
library refuses (with macros, ISO strict, without styles) are read as well.
"""

from collections.abc import Iterator
from functools import lru_cache
from posixpath import join, normpath
from typing import Final

from lxml import etree

from gongkai.files.documents import Block, Document, DocumentKind, Paragraph, Unreadable
from gongkai.files.grids import FoundCell, lines_of, settle
from gongkai.files.limits import Budget
from gongkai.files.packages import BROKEN, Package, parsed
from gongkai.files.readers.numbering import Numbering, StyleNumbers, W, style_numbers

_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_MAIN: Final = "word/document.xml"
_P: Final = f"{W}p"
_TBL: Final = f"{W}tbl"
_TR: Final = f"{W}tr"
_TC: Final = f"{W}tc"
_TCPR: Final = f"{W}tcPr"
_SPAN: Final = f"{W}gridSpan"
_MERGE: Final = f"{W}vMerge"
_DELETED: Final = f"{W}trPr/{W}del"
_VAL: Final = f"{W}val"
_T: Final = f"{W}t"
_R: Final = f"{W}r"
_RPR: Final = f"{W}rPr"
_PPR: Final = f"{W}pPr"
_TXBX: Final = f"{W}txbxContent"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_LEFT_OUT: Final = frozenset(
    (
        _PPR,
        _RPR,
        *(
            W + name
            for name in (
                "del", "moveFrom", "delText", "instrText", "delInstrText", "sectPr", "sdtPr",
                "rt", "tblPr", "tblGrid", "trPr", "tcPr", "footnoteReference",
            )
        ),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)  # fmt: skip
_OFF: Final = ("0", "false", "off", "none")
_NOT_PLAIN: Final = (
    _TXBX,
    *(W + name for name in ("del", "moveFrom", "sdtPr", "rt", "tabs", "vanish")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)  # where these stand in a paragraph, not all of its text is its own
_KEPT_BYTES: Final = 1024 * 1024
_MOST_COLUMNS: Final = 200  # a span beyond this is a slip


def read_docx(package: Package, data: bytes, name: str, budget: Budget) -> Document:
    """Return the body of a Word document as a reader sees it with all changes accepted.

    :raises Unreadable: if a part is missing, not well-formed or too large
    """
    del data  # the package holds it
    main = _main_part(package)
    root = package.tree(main, rename=_STRICT)
    body = root.find(f"{W}body")
    if body is None:
        raise Unreadable("broken", BROKEN)
    numbering = Numbering(_lists(package, main), _styles(package, main))
    blocks = tuple(_Walk(body, numbering, budget).blocks(body))
    return Document(DocumentKind.DOCX, name, blocks, tuple(lines_of(blocks)))


def _main_part(package: Package) -> str:
    """Return the name of the main part: the usual one, else what the package points to."""
    if _MAIN in package.names:
        return _MAIN
    for link in package.tree("_rels/.rels"):
        if (link.get("Type") or "").endswith("/officeDocument"):
            return (link.get("Target") or "").lstrip("/")
    raise Unreadable("broken", BROKEN)


def _beside(package: Package, main: str, part: str) -> str | None:
    """Return the name of the part with numbering or styles, None if there is none."""
    path = normpath(join(main, "..", f"{part}.xml"))
    return path if path in package.names else None


def _lists(package: Package, main: str) -> etree._Element | None:
    path = _beside(package, main, "numbering")
    return package.tree(path, rename=_STRICT) if path else None


def _styles(package: Package, main: str) -> StyleNumbers:
    path = _beside(package, main, "styles")
    data = package.xml(path) if path else b""
    return _kept_styles(data) if len(data) < _KEPT_BYTES else _read_styles(data)


def _read_styles(data: bytes) -> StyleNumbers:
    if not data:
        return {}
    root = parsed(data, rename=_STRICT)
    if root is None:
        raise Unreadable("broken", BROKEN)
    return style_numbers(root)


_kept_styles = lru_cache(maxsize=4)(_read_styles)  # the reports of a county share a template


class _Walk:
    """One pass over the body; numbers are counted as paragraphs come."""

    def __init__(self, body: etree._Element, numbering: Numbering, budget: Budget) -> None:
        rarer = {each.tag for each in body.iter(_MATH_TEXT, *_SIGNS, *_NOT_PLAIN)}
        self._looked_for = (_T, *rarer)  # what a paragraph of this document may hold
        self._numbering = numbering
        self._budget = budget
        self._depth = 0

    def blocks(self, container: etree._Element) -> list[Block]:
        """Return paragraphs and tables of a body, cell, text box or content control."""
        found: list[Block] = []
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, found)
            elif tag == _TBL:
                found.extend(self._table(child))
            elif tag not in _LEFT_OUT:
                self._budget.spend()
                found.extend(self.blocks(child))
        return found

    def _paragraph(self, element: etree._Element, found: list[Block]) -> None:
        boxes: list[etree._Element] = []
        parts = self._plain(element)
        if parts is None:
            parts = []
            self._inline(element, parts, boxes)
        number = self._numbering.number(element) if parts or boxes else ""
        text = "".join(parts)
        if not boxes or text.strip():
            found.append(Paragraph(number + text))
        for box in boxes:
            found.extend(self._deeper(box))

    def _plain(self, element: etree._Element) -> list[str] | None:
        """Return the texts of a paragraph in one go, None where only a walk tells which count."""
        parts: list[str] = []
        for each in element.iter(*self._looked_for):
            self._budget.spend()
            tag = each.tag
            if tag in _NOT_PLAIN:
                return None
            parts.append(_SIGNS.get(tag, each.text or ""))
        return parts

    def _inline(
        self, element: etree._Element, parts: list[str], boxes: list[etree._Element]
    ) -> None:
        for child in element:
            tag = child.tag
            self._budget.spend()
            if tag in (_T, _MATH_TEXT):
                parts.append(child.text or "")
            elif tag in _SIGNS:
                parts.append(_SIGNS[tag])
            elif tag == _TXBX:
                boxes.append(child)
            elif tag in _LEFT_OUT:
                continue
            elif tag != _R or not _is_hidden(child):
                self._inline(child, parts, boxes)

    def _deeper(self, container: etree._Element) -> list[Block]:
        self._depth += 1
        self._budget.check_depth(self._depth)
        found = self.blocks(container)
        self._depth -= 1
        return found

    def _table(self, table: etree._Element) -> list[Block]:
        cells: list[FoundCell] = []
        open_cells: dict[int, int] = {}  # column: index in cells of the cell that may go on below
        for number, row in enumerate(_children(table, _TR)):
            column = _grid_before(row)
            still_open: dict[int, int] = {}
            for cell in _children(row, _TC):
                self._budget.count_cells()
                colspan, merge = _span_and_merge(cell)
                blocks = tuple(self._deeper(cell))
                if merge == "continue" and column in open_cells:
                    index = open_cells[column]
                    cells[index] = _one_row_more(cells[index], number)
                else:
                    index = len(cells)
                    cells.append(FoundCell(blocks, number, column, 1, colspan))
                if merge:
                    still_open[column] = index
                column += colspan
            open_cells = still_open
        return settle(cells)


def _one_row_more(cell: FoundCell, row: int) -> FoundCell:
    return FoundCell(cell.blocks, cell.row, cell.column, row - cell.row + 1, cell.colspan)


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield rows or cells, also inside content controls; deleted rows are left out."""
    for child in parent:
        tag = child.tag
        if tag == name:
            if tag != _TR or child.find(_DELETED) is None:
                yield child
        elif tag not in _LEFT_OUT and tag != _P:
            yield from _children(child, name)


def _is_hidden(run: etree._Element) -> bool:
    properties = run.find(_RPR)
    hidden = None if properties is None else properties.find(f"{W}vanish")
    return hidden is not None and hidden.get(f"{W}val") not in _OFF


def _grid_before(row: etree._Element) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if before is None else _bounded(before.get(f"{W}val"), 0)


def _span_and_merge(cell: etree._Element) -> tuple[int, str | None]:
    """Return how many columns a cell covers, and "restart" or "continue" if it is merged downwards."""
    colspan, merge = 1, None
    for properties in cell.iterchildren(_TCPR):
        for each in properties.iterchildren(_SPAN, _MERGE):
            value = each.get(_VAL)
            if each.tag == _SPAN:
                colspan = max(1, _bounded(value, 1))
            else:
                merge = value or "continue"
    return colspan, merge


def _bounded(text: str | None, otherwise: int) -> int:
    try:
        return max(0, min(int(text or ""), _MOST_COLUMNS))
    except ValueError:
        return otherwise

"""Word documents: paragraphs with their automatic numbers, and tables, in reading order.

The parts are read straight from the package, so that its bounds hold and documents that a stricter
library refuses (with macros, ISO strict, without styles) are read as well.
"""

from collections.abc import Iterator
from posixpath import join, normpath
from typing import Final

from lxml import etree

from gongkai.files.documents import Block, Document, DocumentKind, Paragraph, Unreadable
from gongkai.files.grids import FoundCell, lines_of, settle
from gongkai.files.limits import Budget
from gongkai.files.packages import BROKEN, Package
from gongkai.files.readers.numbering import Numbering, W

_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_MAIN: Final = "word/document.xml"
_P: Final = f"{W}p"
_TBL: Final = f"{W}tbl"
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
    numbering = Numbering(_beside(package, main, "numbering"), _beside(package, main, "styles"))
    blocks = tuple(_Walk(numbering, budget).blocks(body))
    return Document(DocumentKind.DOCX, name, blocks, tuple(lines_of(blocks)))


def _main_part(package: Package) -> str:
    """Return the name of the main part: the usual one, else what the package points to."""
    if _MAIN in package.names:
        return _MAIN
    for link in package.tree("_rels/.rels"):
        if (link.get("Type") or "").endswith("/officeDocument"):
            return (link.get("Target") or "").lstrip("/")
    raise Unreadable("broken", BROKEN)


def _beside(package: Package, main: str, part: str) -> etree._Element | None:
    """Return the numbering or styles of the document, None if it has none."""
    path = normpath(join(main, "..", f"{part}.xml"))
    return package.tree(path, rename=_STRICT) if path in package.names else None


class _Walk:
    """One pass over the body; numbers are counted as paragraphs come."""

    def __init__(self, numbering: Numbering, budget: Budget) -> None:
        self._numbering = numbering
        self._budget = budget
        self._depth = 0

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """Yield paragraphs and tables of a body, cell, text box or content control."""
        for child in container:
            tag = child.tag
            if tag == _P:
                yield from self._paragraph(child)
            elif tag == _TBL:
                yield from self._table(child)
            elif tag not in _LEFT_OUT:
                self._budget.spend()
                yield from self.blocks(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        properties = element.find(_PPR)
        parts: list[str] = []
        boxes: list[etree._Element] = []
        self._inline(element, parts, boxes)
        number = self._numbering.number(properties) if parts or boxes else ""
        text = "".join(parts)
        if not boxes or text.strip():
            yield Paragraph(number + text)
        for box in boxes:
            yield from self._deeper(box)

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
        found = list(self.blocks(container))
        self._depth -= 1
        return found

    def _table(self, table: etree._Element) -> list[Block]:
        cells: list[FoundCell] = []
        open_cells: dict[int, int] = {}  # column: index in cells of the cell that may go on below
        for number, row in enumerate(_children(table, "tr")):
            column = _grid_before(row)
            still_open: dict[int, int] = {}
            for cell in _children(row, "tc"):
                self._budget.count_cells()
                properties = cell.find(f"{W}tcPr")
                colspan = _colspan(properties)
                merge = _merge(properties)
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
        if child.tag == W + name:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag not in _LEFT_OUT and child.tag != _P:
            yield from _children(child, name)


def _is_hidden(run: etree._Element) -> bool:
    properties = run.find(_RPR)
    hidden = None if properties is None else properties.find(f"{W}vanish")
    return hidden is not None and hidden.get(f"{W}val") not in _OFF


def _grid_before(row: etree._Element) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if before is None else _bounded(before.get(f"{W}val"), 0)


def _colspan(properties: etree._Element | None) -> int:
    span = None if properties is None else properties.find(f"{W}gridSpan")
    return 1 if span is None else max(1, _bounded(span.get(f"{W}val"), 1))


def _bounded(text: str | None, otherwise: int) -> int:
    try:
        return max(0, min(int(text or ""), _MOST_COLUMNS))
    except ValueError:
        return otherwise


def _merge(properties: etree._Element | None) -> str | None:
    """Return "restart" or "continue" for a cell merged downwards, None for any other."""
    merge = None if properties is None else properties.find(f"{W}vMerge")
    return None if merge is None else merge.get(f"{W}val") or "continue"

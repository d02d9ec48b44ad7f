"""Web pages: what a reader sees of them, without scripts, menus and hidden parts."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from gongkai.files.documents import Block, Document, DocumentKind, Paragraph, Unreadable
from gongkai.files.grids import FoundCell, lines_of, settle
from gongkai.files.limits import Budget

_LEFT_OUT: Final = frozenset(
    [
        "script",
        "style",
        "head",
        "nav",
        "template",
        "iframe",
        "svg",
        "object",
        "select",
        "button",
        "input",
        "noscript",
        "audio",
        "video",
        "canvas",
        "map",
    ]
)
_BREAKS: Final = frozenset(
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
        "ol",
        "p",
        "pre",
        "section",
        "ul",
        "caption",
        "summary",
        "details",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
    ]
)
_CELLS: Final = frozenset(("td", "th"))
_ROW_GROUPS: Final = frozenset(("tbody", "thead", "tfoot", "form", "center", "font"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_MOST_COLUMNS: Final = 200  # a span beyond this is a slip
_DEEPEST: Final = 200  # elements inside elements
_BROKEN: Final = (
    "网页文件无法读取。请在浏览器中打开网页，把内容复制到 Word 或 WPS，另存为 .docx 后再上传。"
)


def read_html(text: str, name: str, budget: Budget) -> Document:
    """Return the paragraphs and tables of a web page in reading order.

    Tables that only lay the page out dissolve into what stands in them (``grids.settle``).

    :raises Unreadable: for a page that cannot be parsed or is nested too deep
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as failure:
        raise Unreadable("broken", _BROKEN) from failure
    blocks = tuple(_Reader(budget).read(root)) if root is not None else ()
    return Document(DocumentKind.HTML, name, blocks, tuple(lines_of(blocks)))


class _Reader:
    """Collects running text until a block begins or ends."""

    def __init__(self, budget: Budget, tables: int = 0, depth: int = 0) -> None:
        self._budget = budget
        self._tables = tables
        self._depth = depth
        self._blocks: list[Block] = []
        self._text: list[str] = []

    def read(self, element: etree._Element) -> list[Block]:
        self._inside(element, is_pre=False)
        self._flush()
        return self._blocks

    def _element(self, element: etree._Element, *, is_pre: bool) -> None:
        tag = element.tag
        self._budget.spend()
        if tag in _LEFT_OUT or _is_hidden(element):
            return
        if tag == "br":
            self._text.append("\n")
        elif tag == "table":
            self._flush()
            self._blocks.extend(self._table(element))
        elif tag in _BREAKS:
            self._flush()
            self._inside(element, is_pre=is_pre or tag == "pre")
            self._flush()
        else:
            self._inside(element, is_pre=is_pre)

    def _inside(self, element: etree._Element, *, is_pre: bool) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable("too_complex", _BROKEN)
        self._say(element.text, is_pre=is_pre)
        for child in element:
            self._element(child, is_pre=is_pre)
            self._say(child.tail, is_pre=is_pre)
        self._depth -= 1

    def _say(self, text: str | None, *, is_pre: bool) -> None:
        if text:
            self._text.append(text if is_pre else _BLANKS.sub(" ", text))

    def _flush(self) -> None:
        text = "".join(self._text).replace("\xa0", " ")
        self._text.clear()
        lines = [re.sub(r"^ (?! )| $", "", line) for line in text.split("\n")]
        text = "\n".join(lines).strip("\n")
        if text.strip():
            self._blocks.append(Paragraph(text))

    def _table(self, table: etree._Element) -> list[Block]:
        self._budget.check_depth(self._tables + 1)
        before: list[Block] = []
        rows = list(self._rows(table, before))
        cells = list(self._placed(rows))
        return [*before, *settle(cells)]

    def _rows(self, parent: etree._Element, before: list[Block]) -> Iterator[list[etree._Element]]:
        """Yield the cells of each row; cells without a row make one; a caption goes before the table."""
        loose: list[etree._Element] = []
        for child in parent:
            self._budget.spend()
            if _is_hidden(child):
                continue
            if child.tag in _CELLS:
                loose.append(child)
            elif child.tag == "tr":
                yield [each for each in child if each.tag in _CELLS and not _is_hidden(each)]
            elif child.tag in _ROW_GROUPS:
                yield from self._rows(child, before)
            else:
                before.extend(self._inner(child))
        if loose:
            yield loose

    def _inner(self, element: etree._Element) -> list[Block]:
        if element.tag in _LEFT_OUT:
            return []
        return _Reader(self._budget, self._tables + 1, self._depth + 1).read(element)

    def _placed(self, rows: list[list[etree._Element]]) -> Iterator[FoundCell]:
        """Yield the cells where HTML puts them: in the first free column of their row."""
        free_from: dict[int, int] = {}  # column: the first row it is free in
        for number, row in enumerate(rows):
            column = 0
            for element in row:
                self._budget.count_cells()
                while free_from.get(column, 0) > number:
                    self._budget.spend()
                    column += 1
                colspan = min(_span(element, "colspan"), _MOST_COLUMNS)
                rowspan = min(_span(element, "rowspan") or len(rows), len(rows) - number)
                colspan = _that_fits(free_from, number, column, max(colspan, 1))
                self._budget.spend(colspan)
                for each in range(column, column + colspan):
                    free_from[each] = number + rowspan
                yield FoundCell(tuple(self._inner(element)), number, column, rowspan, colspan)
                column += colspan


def _that_fits(free_from: dict[int, int], row: int, column: int, colspan: int) -> int:
    """Return how far a cell can span before it would run into one hanging down from above."""
    for each in range(1, colspan):
        if free_from.get(column + each, 0) > row:
            return each
    return colspan


def _span(element: etree._Element, name: str) -> int:
    """Return the span, 1 where it is missing or nonsense; 0 means to the end of the table."""
    found = re.match(r"\s*(\d{1,6})", element.get(name) or "")
    return int(found[1]) if found else 1


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None

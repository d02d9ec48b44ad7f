"""Workbooks: every cell of every sheet, what is hidden of them, and what other parts keep."""

import datetime as dt
import re
from typing import Final

from lxml import etree

from gongkai.files.guard.material import Material, Piece, Unit
from gongkai.files.guard.places.docx import ALTERNATIVE
from gongkai.files.guard.places.xml_text import all_text, attribute_units, joined, local
from gongkai.files.packages import Package

_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HIDDEN_PARTS: Final = (
    (re.compile(r"xl/pivotCache/"), "数据透视表缓存"),
    (re.compile(r"xl/externalLinks/externalLink[^/]*\.xml"), "外部链接缓存的数据"),
    (re.compile(r"xl/(comments|threadedComments)[^/]*/?[^/]*\.xml"), "批注"),
    (re.compile(r"xl/(queryTables|connections|revisions)"), "数据连接或修订记录"),
)
_NOT_TEXT: Final = re.compile(r"xl/(styles\.xml|theme/.*|calcChain\.xml|_rels/.*|metadata\.xml)")
_LETTERS: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SCIENTIFIC: Final = re.compile(r"-?\d(?:\.\d+)?[Ee]\+?\d{1,2}|\d{1,20}\.0+")
_EPOCH: Final = dt.date(1899, 12, 30)
_DATES: Final = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
_DATE_CODE: Final = re.compile(r"[yYeE]{1,4}.{0,4}[mM]")
_INVISIBLE_CODE: Final = ";;;"
_WHITE: Final = re.compile(r"(?:[0-9a-f]{2})?fffff[ef]", re.IGNORECASE)
_MOST_DAYS: Final = 80_000
LONGEST_SHARED: Final = 1_000_000


def read_workbook(material: Material, package: Package, roots: dict[str, etree._Element]) -> None:
    """Read all parts of the folder ``xl/``; ``roots`` holds them parsed."""
    book = _Book(material, roots)
    for name, root in roots.items():
        if _SHEET.fullmatch(name):
            book.sheet(name, root)
    book.left_over()
    for name, root in roots.items():
        if name.startswith("xl/") and not _is_known(name):
            _other_part(material, name, root)
    del package


def _is_known(name: str) -> bool:
    return bool(
        _SHEET.fullmatch(name) or name in ("xl/sharedStrings.xml",) or _NOT_TEXT.fullmatch(name)
    )


def _other_part(material: Material, name: str, root: etree._Element) -> None:
    what = next((says for pattern, says in _HIDDEN_PARTS if pattern.match(name)), "")
    has_text = any((each.text or "").strip() or each.get("v") for each in root.iter())
    if what and has_text:
        place = "comment" if what == "批注" else f"part {name.removeprefix('xl/')}"
        material.add_hidden(place, what)
    place = "comment" if what == "批注" else f"part {name.removeprefix('xl/')}"
    material.units += all_text(root, place, name)
    material.units += attribute_units(root, frozenset({"v"}), place, f"{name} values")
    material.units += attribute_units(root, ALTERNATIVE, "alternative text", f"{name} alt")
    if any(local(each) == "srcRect" and each.attrib for each in root.iter()):
        material.add_hidden("cropped picture", "图片裁剪掉的部分还在文件里")


class _Book:
    """One workbook: shared texts, styles, sheets by their order."""

    def __init__(self, material: Material, roots: dict[str, etree._Element]) -> None:
        self._material = material
        shared = roots.get("xl/sharedStrings.xml")
        self._shared = (
            [each for each in shared if local(each) == "si"] if shared is not None else []
        )
        self._used: set[int] = set()
        self._styles = styles_of(roots.get("xl/styles.xml"))
        self._order = sheet_parts(roots)
        self._tables = 0

    def sheet(self, name: str, root: etree._Element) -> None:
        number, state = self._order.get(name, (0, ""))
        place = f"sheet {number}" if number else f"part {name.removeprefix('xl/')}"
        if state in ("hidden", "veryHidden"):
            self._material.add_hidden(place, "隐藏的工作表")
        self._tables += 1
        columns = hidden_columns(root)
        row_number = 0
        told: set[str] = set()
        for row in root.iter("{*}row"):
            row_number = _integer(row.get("r")) or row_number + 1
            is_hidden = row.get("hidden") in ("1", "true") or row.get("ht") in ("0", "0.0")
            column = 0
            for cell in row:
                unit = self._cell(cell, place, row_number, column)
                column = unit.column + 1
                if not unit.text.strip():
                    continue
                self._material.units.append(unit)
                self._note_hidden(unit, cell, place, told, is_hidden_row=is_hidden, columns=columns)
        self._beside_cells(root, place)

    def _note_hidden(
        self,
        unit: Unit,
        cell: etree._Element,
        place: str,
        told: set[str],
        *,
        is_hidden_row: bool,
        columns: set[int],
    ) -> None:
        why = where = ""
        style = self._styles.get(_integer(cell.get("s")) or 0, ("", False))
        if is_hidden_row:
            why, where = "隐藏的行", f"{place} / row {unit.row + 1}"
        elif unit.column in columns:
            why, where = "隐藏的列", f"{place} / column {letters(unit.column)}"
        elif style[0]:
            why, where = style[0], unit.place
        if why and where not in told:
            told.add(where)
            self._material.add_hidden(where, why)

    def _cell(self, cell: etree._Element, place: str, row: int, column: int) -> Unit:
        found = _LETTERS.fullmatch(cell.get("r") or "")
        if found:
            column = column_number(found[1])
        text, pieces = self._text(cell)
        address = f"{place} / {letters(column)}{row}"
        return Unit(address, text, f"{place} cells", self._tables, row - 1, column, pieces)

    def _text(self, cell: etree._Element) -> tuple[str, tuple[Piece, ...]]:
        kind = cell.get("t")
        value = next((each for each in cell if local(each) == "v"), None)
        if kind == "s" and value is not None:
            index = _integer(value.text)
            if index is None or index >= len(self._shared):
                return "", ()
            self._used.add(index)
            return _rich(self._shared[index])
        if kind == "inlineStr":
            inline = next((each for each in cell if local(each) == "is"), None)
            return _rich(inline) if inline is not None else ("", ())
        if value is None or value.text is None:
            return "", ()
        text, pieces = joined([(value, "text")])
        if kind in (None, "n"):
            return self._figure(text, _integer(cell.get("s")) or 0), pieces
        return text, pieces

    def _figure(self, text: str, style: int) -> str:
        if _SCIENTIFIC.fullmatch(text):
            text = f"{float(text):.0f}"
        if self._styles.get(style, ("", False))[1] and text.split(".")[0].isdigit():
            days = int(text.split(".")[0][:9])
            if 0 < days < _MOST_DAYS:
                return (_EPOCH + dt.timedelta(days=days)).isoformat()
        return text

    def _beside_cells(self, root: etree._Element, place: str) -> None:
        """Read headers, footers and lists of allowed values of a sheet."""
        for name in ("headerFooter", "dataValidations", "conditionalFormatting"):
            for element in root.iter(f"{{*}}{name}"):
                self._material.units += all_text(element, place, f"{place} {name}")

    def left_over(self) -> None:
        """Read the shared texts that no cell shows any more."""
        for index, element in enumerate(self._shared[:LONGEST_SHARED]):
            if index in self._used:
                continue
            text, pieces = _rich(element)
            if text.strip():
                self._material.add_hidden("part sharedStrings.xml", "已删除单元格的文字", 0.6)
                unit = Unit("part sharedStrings.xml", text, f"shared {index}", pieces=pieces)
                self._material.units.append(unit)


def _rich(element: etree._Element) -> tuple[str, tuple[Piece, ...]]:
    return joined([(each, "text") for each in element.iter() if local(each) == "t" and each.text])


def sheet_parts(roots: dict[str, etree._Element]) -> dict[str, tuple[int, str]]:
    """Return number and state of each sheet by the name of its part."""
    relations = roots.get("xl/_rels/workbook.xml.rels")
    book = roots.get("xl/workbook.xml")
    if relations is None or book is None:
        return {}
    targets = {str(each.get("Id")): str(each.get("Target") or "") for each in relations}
    found: dict[str, tuple[int, str]] = {}
    for number, sheet in enumerate(book.iter("{*}sheet"), 1):
        target = targets.get(str(sheet.get(_RELATION)), "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        found[part] = (number, str(sheet.get("state") or ""))
    return found


def hidden_columns(root: etree._Element) -> set[int]:
    """Return the columns of a sheet that do not show, counted from 0."""
    hidden: set[int] = set()
    for column in root.iter("{*}col"):
        if column.get("hidden") in ("1", "true") or column.get("width") in ("0", "0.0"):
            first = _integer(column.get("min")) or 1
            last = min(_integer(column.get("max")) or first, first + 16_384)
            hidden.update(range(first - 1, last))
    return hidden


def styles_of(root: etree._Element | None) -> dict[int, tuple[str, bool]]:
    """Return by style: why cells in it do not show, and whether figures are dates."""
    if root is None:
        return {}
    codes = {
        _integer(each.get("numFmtId")): str(each.get("formatCode"))
        for each in root.iter("{*}numFmt")
    }
    fonts = [_is_white(each) for group in root.iter("{*}fonts") for each in group]
    fills = [_is_filled(each) for group in root.iter("{*}fills") for each in group]
    found: dict[int, tuple[str, bool]] = {}
    cells = next(iter(root.iter("{*}cellXfs")), None)
    for index, style in enumerate(cells if cells is not None else ()):
        code = codes.get(_integer(style.get("numFmtId")), "")
        is_date = _integer(style.get("numFmtId")) in _DATES or bool(_DATE_CODE.search(code))
        white = _at(fonts, style.get("fontId")) and not _at(fills, style.get("fillId"))
        why = "白色的文字" if white else "格式设为不显示的数" if code == _INVISIBLE_CODE else ""
        found[index] = (why, is_date)
    return found


def _at(flags: list[bool], index: str | None) -> bool:
    place = _integer(index)
    return place is not None and place < len(flags) and flags[place]


def _is_white(font: etree._Element) -> bool:
    return any(
        local(each) == "color"
        and (_WHITE.fullmatch(each.get("rgb") or "") or each.get("theme") == "0")
        for each in font
    )


def _is_filled(fill: etree._Element) -> bool:
    return any(each.get("patternType") == "solid" for each in fill)


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def letters(column: int) -> str:
    """Return the name of a column counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number_of_column(cell: etree._Element) -> int:
    """Return the column of a cell, counted from 0; -1 where it does not say."""
    found = _LETTERS.fullmatch(cell.get("r") or "")
    return column_number(found[1]) if found else -1


def column_number(name: str) -> int:
    """Return the column of a name, counted from 0."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

"""Takes out of a workbook what does not show, and keeps values where formulas stood."""

import re
from typing import Final

from lxml import etree

from gongkai.files.guard.masking.crops import crop_pictures
from gongkai.files.guard.masking.parts import Parts, remove, remove_all, without_relation
from gongkai.files.guard.places.xlsx import hidden_columns, number_of_column, sheet_parts, styles_of
from gongkai.files.guard.places.xml_text import local

_DROPPED: Final = re.compile(
    r"xl/(comments[^/]*\.xml|comments/.*|threadedComments/.*|persons/.*|pivotCache/.*|pivotTables/.*|externalLinks/.*"
    r"|connections\.xml|queryTables/.*|revisions/.*|embeddings/.*|activeX/.*|ctrlProps/.*|vbaProject\.bin|calcChain\.xml"
    r"|printerSettings/.*|drawings/vmlDrawing[^/]*|drawings/commentsDrawing[^/]*|slicers/.*|slicerCaches/.*|customProperty.*|model/.*)"
)
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_BOOK: Final = "xl/workbook.xml"
_BOOK_PARTS: Final = frozenset({"pivotCaches", "externalReferences", "fileSharing"})
_SHEET_PARTS: Final = frozenset(
    {"legacyDrawing", "legacyDrawingHF", "oleObjects", "controls", "customProperties"}
)
_TOLD: Final = (
    ("comment", "批注已删除"),
    ("threadedComments", "批注已删除"),
    ("pivot", "数据透视表缓存已删除"),
    ("externalLinks", "外部链接缓存的数据已删除"),
    ("embeddings", "嵌入的文件已删除"),
    ("vbaProject", "宏已删除"),
)
_MAIN: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def clean_workbook(parts: Parts) -> list[str]:
    """Take out what does not show; say what was done, in Chinese."""
    sheets = sheet_parts(parts.roots)
    hidden = {
        name for name, (_number, state) in sheets.items() if state in ("hidden", "veryHidden")
    }
    if len(hidden) == len(sheets):
        hidden = set()  # a workbook needs a sheet; its cells are masked like any
    done = _drop_sheets(parts, hidden)
    dropped = {
        name
        for name in parts.names
        if _DROPPED.fullmatch(name.replace("_rels/", "").removesuffix(".rels"))
    }
    cut = parts.drop(dropped)
    done += [says for sign, says in _TOLD if any(sign in name for name in dropped)]
    for name, root in parts.roots.items():
        if _SHEET.fullmatch(name):
            done += _clean_sheet(root, styles_of(parts.roots.get("xl/styles.xml")))
            remove_all(root, _SHEET_PARTS)
        for element in without_relation(root, name, cut):
            remove(element)
    _clean_book(parts)
    done += crop_pictures(parts)
    return list(dict.fromkeys(done))


def _drop_sheets(parts: Parts, hidden: set[str]) -> list[str]:
    book = parts.roots.get(_BOOK)
    if not hidden or book is None:
        return []
    relations = {name.replace("worksheets/", "worksheets/_rels/") + ".rels" for name in hidden}
    cut = parts.drop(hidden | (relations & set(parts.names)))
    for element in without_relation(book, _BOOK, cut):
        remove(element)
    return ["隐藏的工作表已删除"]


def _clean_book(parts: Parts) -> None:
    """Drop names, which may lead to what is gone, and open the workbook at its first sheet."""
    book = parts.roots.get(_BOOK)
    if book is None:
        return
    remove_all(book, _BOOK_PARTS | {"definedNames"})
    for view in book.iter("{*}workbookView"):
        _without(view, "activeTab")
        _without(view, "firstSheet")
    types = parts.roots.get("[Content_Types].xml")
    for entry in types if types is not None else ():
        if "macroEnabled" in (entry.get("ContentType") or ""):
            entry.set("ContentType", _MAIN)


def _clean_sheet(root: etree._Element, styles: dict[int, tuple[str, bool]]) -> list[str]:
    done = []
    columns = hidden_columns(root)
    for row in root.iter("{*}row"):
        is_hidden = row.get("hidden") in ("1", "true") or row.get("ht") in ("0", "0.0")
        for cell in list(row):
            if local(cell) != "c":
                continue
            unseen = (
                styles.get(int(cell.get("s") or 0), ("", False))[0]
                if (cell.get("s") or "0").isdigit()
                else ""
            )
            if is_hidden or number_of_column(cell) in columns or unseen:
                if len(cell):
                    done.append("隐藏的行、列和白色的字已清空")
                for child in list(cell):
                    cell.remove(child)
                _without(cell, "t")
            for formula in [each for each in cell if local(each) == "f"]:
                cell.remove(formula)
                done.append("公式已换成它的值")
    return done


def as_written_text(cell: etree._Element, text: str) -> None:
    """Make a cell hold this text itself, whatever it held before."""
    space = cell.tag.rpartition("}")[0] + "}"
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "inlineStr")
    inside = etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t")
    inside.text = text


def _without(element: etree._Element, name: str) -> None:
    if element.get(name) is not None:
        del element.attrib[name]

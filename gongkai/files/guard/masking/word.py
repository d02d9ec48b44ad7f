"""Takes out of a Word package what does not show: deleted and hidden text, remarks, embedded files."""

import re
from typing import Final

from lxml import etree

from gongkai.files.guard.masking.crops import crop_pictures
from gongkai.files.guard.masking.parts import Parts, remove, remove_all, unwrap, without_relation
from gongkai.files.guard.places.docx import run_hidden
from gongkai.files.guard.places.xml_text import local

_DROPPED: Final = re.compile(
    r"word/(comments[A-Za-z]*\.xml|people\.xml|embeddings/.*|activeX/.*|vba(Project|Data)\.[a-z]+|afchunk[^/]*|[^/]*\.(html?|mht|txt|rtf|docx)|glossary/.*)"
    r"|word/_rels/(comments[A-Za-z]*|vbaProject)\.[a-z]+\.rels"
)
_DELETED: Final = frozenset({"del", "moveFrom"})
_WRAPS: Final = frozenset({"ins", "moveTo"})
_TRACES: Final = frozenset(
    [
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "tblGridChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "altChunk",
    ]
)
_SETTINGS: Final = frozenset(
    {"docVars", "attachedTemplate", "trackRevisions", "rsids", "mailMerge"}
)
_OBJECTS: Final = frozenset({"object", "control"})


def clean_word(parts: Parts) -> list[str]:
    """Take out what does not show; say what was done, in Chinese."""
    done: list[str] = []
    dropped = {name for name in parts.names if _DROPPED.fullmatch(name)}
    cut = parts.drop(dropped)
    if any("comments" in name for name in dropped):
        done.append("批注已删除")
    if any("embeddings" in name or "activeX" in name for name in dropped):
        done.append("嵌入的文件已删除")
    if any("vba" in name for name in dropped):
        done.append("宏已删除")
        _plain_type(parts)
    for name, root in parts.roots.items():
        if name.startswith("word/") and name.endswith(".xml"):
            done += _clean_part(root, name, cut)
    done += crop_pictures(parts)
    return list(dict.fromkeys(done))


def _clean_part(root: etree._Element, name: str, cut: set[str]) -> list[str]:
    done = []
    if name == "word/settings.xml":
        remove_all(root, _SETTINGS)
        return []
    marks = [each for each in root.iter() if local(each) in _DELETED and _is_mark(each)]
    for mark in marks:
        remove(mark)
    if remove_all(root, _DELETED) + len(marks):
        done.append("修订中删除的文字已去掉")
    for element in [each for each in root.iter() if local(each) in _WRAPS]:
        if _is_mark(element):
            remove(element)
        else:
            unwrap(element)
        done.append("修订已接受")
    for run in [each for each in root.iter() if local(each) == "r" and run_hidden(each)]:
        remove(run)
        done.append("隐藏、白色的文字已删除")
    remove_all(root, _TRACES)
    for element in without_relation(root, name, cut):
        _remove_object(element)
    return done


def _is_mark(element: etree._Element) -> bool:
    """Test for a change of a paragraph mark or a row, which holds no text."""
    parent = element.getparent()
    return parent is not None and local(parent) in ("rPr", "trPr")


def _remove_object(element: etree._Element) -> None:
    at: etree._Element | None = element
    while at is not None and local(at) not in _OBJECTS:
        at = at.getparent()
    remove(at if at is not None else element)


def _plain_type(parts: Parts) -> None:
    """Say that the document has no macros."""
    types = parts.roots.get("[Content_Types].xml")
    for entry in types if types is not None else ():
        kind = entry.get("ContentType") or ""
        if "macroEnabled" in kind:
            entry.set(
                "ContentType",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            )

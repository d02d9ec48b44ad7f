"""Takes out of a web page what does not show."""

from typing import Final

from lxml import etree

from gongkai.files.guard.masking.parts import remove
from gongkai.files.guard.places.pages import is_unseen
from gongkai.files.guard.places.xml_text import local

_PERSONS: Final = frozenset({"author", "creator", "owner", "designer"})
_KEPT_HIDDEN: Final = frozenset({"html", "head", "body"})


def clean_page(root: etree._Element) -> list[str]:
    """Take out comments, hidden elements and fields, and who wrote the page; say what was done, in Chinese."""
    done = []
    for element in list(root.iter()):
        why = _why_out(element)
        if why:
            remove(element)
            done.append(why)
    return list(dict.fromkeys(done))


def _why_out(element: etree._Element) -> str:
    tag = local(element)
    if not tag:
        text = str(element.text or "").lstrip()
        return "" if text.startswith("[if") else "网页注释已删除"
    if tag == "meta" and (element.get("name") or "").lower() in _PERSONS:
        return "网页里的作者已删除"
    if tag == "input" and element.get("type") == "hidden":
        return "网页里的隐藏字段已删除"
    if is_unseen(element) and tag not in _KEPT_HIDDEN:
        return "网页里不显示的内容已删除"
    return ""


def written_page(root: etree._Element) -> bytes:
    """Return the page in UTF-8, and have it say so."""
    for meta in list(root.iter("meta")):
        if meta.get("charset") or (meta.get("http-equiv") or "").lower() == "content-type":
            remove(meta)
    head = root.find("head")
    if head is None:
        head = etree.Element("head")
        root.insert(0, head)
    head.insert(0, etree.Element("meta", charset="utf-8"))
    return etree.tostring(
        root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>", pretty_print=False
    )

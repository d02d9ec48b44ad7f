"""A page that was saved from a web site: its own text without what stands around it, and the files it links to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from gongkai.files.documents import DocumentKind, Unreadable
from gongkai.files.kinds import binary_kind, is_zip, text_kind
from gongkai.files.limits import DEFAULT_LIMITS, Budget
from gongkai.files.page_text.from_documents import text_of_document, text_of_file
from gongkai.files.readers.html import read_html

# Where common site programs put the text of a page, by id or class; the first that is there counts
KNOWN_PARTS: Final = (
    "UCAP-CONTENT",
    "ucapcontent",
    "TRS_Editor",
    "trs_editor_view",
    "vsb_content",
    "zoom",
    "Zoom",
    "article-content",
    "pages_content",
    "article",
)
LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What a page says, and the paths of linked files and pictures as they stand in it, relative to the page."""

    text: str
    links: tuple[tuple[str, str], ...] = ()  # path, the words of the link
    is_page: bool = True


def saved_page(data: bytes, name: str, part: str = "") -> SavedPage:
    """Read a saved page; of any other document, its text.

    :param part: id or class of the element that holds the text, where it is none of the known ones
    :raises Unreadable: for a file that cannot be read, or a page without that element
    """
    if binary_kind(data) is not None or is_zip(data):
        return SavedPage(text_of_file(data, name), is_page=False)
    kind, text = text_kind(data)
    if kind is not DocumentKind.HTML:
        return SavedPage(text_of_file(data, name), is_page=False)
    own = _own_part(text, part)
    links = tuple(_links(own))
    document = read_html(html.tostring(own, encoding="unicode"), name, Budget(DEFAULT_LIMITS))
    return SavedPage(text_of_document(document), links)


def saved_pages(asked: list[tuple[bytes, str, str]]) -> list[SavedPage | Unreadable]:
    """Read several pages; one that cannot be read is its refusal."""
    return [_read_or_refusal(*each) for each in asked]


def _read_or_refusal(data: bytes, name: str, part: str) -> SavedPage | Unreadable:
    try:
        return saved_page(data, name, part)
    except Unreadable as refusal:
        return refusal


def _own_part(text: str, part: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    if root is None:
        raise Unreadable("empty", "网页里没有文字。")
    for each in (part,) if part else KNOWN_PARTS:
        if (found := _named(root, each)) is not None:
            return found
    if part:
        raise Unreadable("no_part", f"网页里没有 id 或 class 是“{part}”的部分。")
    return root


def _named(root: etree._Element, name: str) -> etree._Element | None:
    for each in root.iter(etree.Element):
        if each.get("id") == name or name in (each.get("class") or "").split():
            return each
    return None


def _links(own: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield files and pictures; where a picture stood, the text says which attachment it is."""
    for number, each in enumerate(list(own.iter("a", "img"))):
        path = _local(each.get("href") if each.tag == "a" else each.get("src"))
        if not path:
            continue
        if each.tag == "img":
            words = (each.get("alt") or "").strip() or f"图{number + 1}"
            each.tail = f"（图：{words[:LONGEST_NAME]}，见附件）" + (each.tail or "")
        else:
            words = " ".join("".join(str(part) for part in each.itertext()).split())
        yield path, words[:LONGEST_NAME]


def _local(address: str | None) -> str:
    """Return a path beside the page; empty for other sites, places within the page and scripts."""
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return unquote(parts.path)

"""Opens any file the guard can read, files within files included, and gathers what they hold."""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from gongkai.files.documents import DocumentKind, Unreadable
from gongkai.files.guard.material import Material, Unit
from gongkai.files.guard.places import docx, ofd, pages, pdf, xlsx
from gongkai.files.guard.places.pictures import BROKEN as BROKEN_PICTURE
from gongkai.files.guard.places.pictures import UNREAD, is_picture, read_picture
from gongkai.files.guard.places.properties import read_properties
from gongkai.files.guard.places.xml_text import all_text
from gongkai.files.kinds import binary_kind, is_zip, text_kind
from gongkai.files.limits import MEGABYTE, Limits
from gongkai.files.packages import BROKEN, Package, parsed

LOST: Final = "\ufffd"
DAMAGED_TEXT: Final = "文字有损坏或者编码混乱的地方，没有读完。"
DEEPEST: Final = 4  # files within files
_XML: Final = re.compile(r".*\.(xml|rels)", re.IGNORECASE)
_PICTURE: Final = re.compile(r".*\.(jpe?g|png|gif|tiff?|bmp|webp)", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r".*/(embeddings|activeX|Attachs?|Attachments?)/[^/]+", re.IGNORECASE)
_CHUNK: Final = re.compile(r"word/[^/]*\.(html?|mht|txt|rtf|docx)", re.IGNORECASE)
_MACRO: Final = re.compile(r".*vbaProject\.bin", re.IGNORECASE)
_LOOKS: Final = re.compile(
    r"(word|xl)/(theme/[^/]*|fontTable|webSettings|numbering|stylesWithEffects)\.?(xml)?"
)  # fonts, colors and numbers of lists: they hold no text
_THUMBNAIL: Final = "docProps/thumbnail"
_NOT_READ: Final = "里面的文件“{name}”没有读：{why}"


@dataclass(slots=True)
class Opened:
    """A file opened for examining and masking; ``kind`` is one of docx xlsx ofd zip pdf html csv txt picture."""

    kind: str
    material: Material
    package: Package | None = None
    roots: dict[str, etree._Element] = field(default_factory=dict)
    page: etree._Element | None = None
    text: str = ""
    sign: str = ""
    rows: list[list[str]] = field(default_factory=list)


class Opener:
    """Opens one file and what it holds; all of them together stay within one bound."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.unpacked

    def open(self, data: bytes, name: str, depth: int = 0) -> Opened:
        """Return what the file holds.

        :raises Unreadable: for what cannot be read at all, with the reason
        """
        self._spend(len(data))
        if not data.strip(b"\x00 \t\r\n"):
            raise Unreadable("empty", "文件是空的，没有内容可查。")
        if len(data) > self._limits.size:
            raise Unreadable(
                "too_large",
                f"文件有 {len(data) // MEGABYTE} MB，超过 {self._limits.size // MEGABYTE} MB 的上限，没有查。",
            )
        if is_picture(data):
            return self._picture(data)
        if is_zip(data):
            return self._package(data, name, depth)
        if binary_kind(data) is DocumentKind.PDF:
            return self._pdf(data, depth)
        return self._text(data, name)

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise Unreadable("bomb", "文件里套着的文件解开后太大，没有查完。")

    def _picture(self, data: bytes) -> Opened:
        material = Material()
        if not read_picture(material, data):
            raise Unreadable("broken", BROKEN_PICTURE)
        if not material.hits:
            material.unread.append(UNREAD)
        return Opened("picture", material)

    def _pdf(self, data: bytes, depth: int) -> Opened:
        material = Material()
        for name, content in pdf.read_pdf_file(material, data, self._limits):
            self.within(material, content, f"attachment {name}", depth)
        return Opened("pdf", material)

    def _text(self, data: bytes, name: str) -> Opened:
        material = Material()
        kind, text = text_kind(data)
        if LOST in text:
            material.unread.append(DAMAGED_TEXT)
        is_csv = name.lower().endswith((".csv", ".tsv"))
        if kind is DocumentKind.HTML and not is_csv:
            root = pages.parsed_page(text)
            if root is None:
                raise Unreadable("empty", "网页里没有内容可查。")
            pages.read_page(material, root)
            return Opened("html", material, page=root, text=text)
        sign = pages.delimiter_of(text) if is_csv else ""
        if sign or is_csv:
            rows = pages.rows_of(text, sign or ",")
            pages.read_rows(material, rows)
            return Opened("csv", material, text=text, sign=sign or ",", rows=rows)
        pages.read_text(material, text)
        return Opened("txt", material, text=text)

    def _package(self, data: bytes, name: str, depth: int) -> Opened:
        package = Package(data, self._limits)
        names = package.names
        if any(each.startswith("word/") for each in names):
            kind = "docx"
        elif any(each.startswith("xl/") for each in names):
            kind = "xlsx"
        elif "OFD.xml" in names:
            kind = "ofd"
        else:
            return self._archive(package, name, depth)
        opened = Opened(kind, Material(), package)
        opened.roots = self._roots(package, opened.material)
        docx.spell_out_hidden_styles(opened.roots)
        self._read_parts(opened)
        self._other_parts(package, opened.material, depth)
        return opened

    def _roots(self, package: Package, material: Material) -> dict[str, etree._Element]:
        roots: dict[str, etree._Element] = {}
        for name in package.names:
            if not _XML.fullmatch(name) or name.endswith("/"):
                continue
            content = package.xml(name)
            self._spend(len(content))
            if _LOOKS.fullmatch(name) or (name == docx.STYLES and not docx.may_hide(content)):
                continue
            root = parsed(content)
            if root is None and content.strip():
                material.unread.append(BROKEN)
            elif root is not None:
                roots[name] = root
        return roots

    def _read_parts(self, opened: Opened) -> None:
        material, roots = opened.material, opened.roots
        if opened.kind == "xlsx" and opened.package is not None:
            xlsx.read_workbook(material, opened.package, roots)
        elif opened.kind == "ofd":
            ofd.read_ofd(material, roots)
            return
        for name, root in roots.items():
            if name.startswith("docProps/"):
                read_properties(material, root)
            elif name.startswith("word/") and opened.kind == "docx":
                docx.read_part(material, name, root)
            elif (
                name.startswith("customXml/")
                and "/itemProps" not in name
                and not name.endswith(".rels")
            ):
                material.units += all_text(root, f"part {name}", name)

    def _other_parts(self, package: Package, material: Material, depth: int) -> None:
        for name in package.names:
            if name.endswith("/") or _XML.fullmatch(name) or name.startswith(_THUMBNAIL):
                continue
            if _MACRO.fullmatch(name):
                material.add_hidden(f"part {name}", "宏")
            elif _EMBEDDED.fullmatch(name) or _CHUNK.fullmatch(name):
                material.add_hidden(f"part {name}", "嵌入的文件")
                self.within(material, package.read(name), name.rpartition("/")[2], depth)
            elif _PICTURE.fullmatch(name):
                read_picture(material, package.read(name), f"picture {name.rpartition('/')[2]}")

    def _archive(self, package: Package, name: str, depth: int) -> Opened:
        del name
        if "mimetype" in package.names or any(each.startswith("ppt/") for each in package.names):
            raise Unreadable(
                "unknown_kind", "这种文件的内容程序读不了。请另存为 .docx、.xlsx 或 .pdf 再查。"
            )
        material = Material()
        members = [each for each in package.names if not each.endswith("/")]
        for each in members:
            self.within(material, package.read(each), each, depth)
        if not members:
            raise Unreadable("empty", "压缩包是空的，没有内容可查。")
        return Opened("zip", material, package)

    def within(self, material: Material, content: bytes, name: str, depth: int) -> None:
        """Add what a file within the file holds; one that cannot be read is named."""
        if depth >= DEEPEST:
            material.unread.append(_NOT_READ.format(name=name, why="压缩包套得太深。"))
            return
        try:
            inner = self.open(content, name, depth + 1).material
        except Unreadable as refusal:
            if refusal.code == "bomb":
                raise
            material.unread.append(_NOT_READ.format(name=name, why=refusal.says))
            return
        material.unread += [_NOT_READ.format(name=name, why=why) for why in inner.unread]
        for hit in inner.hits:
            material.hits.append(
                type(hit)(hit.kind, f"{name} / {hit.place}", hit.span, hit.masked, hit.confidence)
            )
        for unit in inner.units:
            stream = f"{name} {unit.stream}"
            material.units.append(
                Unit(f"{name} / {unit.place}", unit.text, stream, unit.table, unit.row, unit.column)
            )

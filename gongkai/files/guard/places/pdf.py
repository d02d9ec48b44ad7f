"""PDF: the text of the pages, text that does not show, and what is attached to pages and file."""

import ctypes
import io
import re
from collections.abc import Iterator
from typing import Final

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gongkai.files.documents import DocumentTable, Unreadable
from gongkai.files.guard.material import Material, Unit
from gongkai.files.guard.places.pictures import read_picture
from gongkai.files.guard.places.properties import add_property
from gongkai.files.limits import Limits
from gongkai.files.opening import open_document
from gongkai.files.readers.pdf import ONE_AT_A_TIME

_FAILURES: Final = (pdfium.PdfiumError, ValueError, OSError, OverflowError, IndexError, KeyError)
_PIKE_FAILURES: Final = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    OverflowError,
    NotImplementedError,
)
_BROKEN: Final = "PDF 文件已损坏，没有读完。请从原来的文件重新导出。"
_UNSEEN_MODES: Final = (3, 7)
_PALE: Final = 250  # of 255: what is lighter does not show on paper
_MOST_OBJECTS: Final = 200_000
_MOST_TEXT: Final = 2_000
_XMP_PERSON: Final = re.compile(r"<dc:creator>.*?<rdf:li[^>]*>([^<]{1,100})</rdf:li>", re.DOTALL)
Box = tuple[float, float, float, float]


def read_pdf_file(material: Material, data: bytes, limits: Limits) -> list[tuple[str, bytes]]:
    """Read a PDF; files attached to it are returned with their names.

    :raises Unreadable: for a broken or protected file
    """
    _printed(material, data, limits)
    with ONE_AT_A_TIME:
        _unseen(material, data)
    return _attached(material, data)


def _printed(material: Material, data: bytes, limits: Limits) -> None:
    try:
        document = open_document(data, "", limits=limits)
    except Unreadable as refusal:
        if refusal.code not in ("scan", "empty"):
            raise
        return
    tables = 0
    for block in document.blocks:
        place = f"page {block.page}"
        if not isinstance(block, DocumentTable):
            material.units.append(Unit(place, block.text))
            continue
        tables += 1
        for cell in block.cells:
            material.units.append(Unit(place, cell.text, "body", tables, cell.row, cell.column))


def _unseen(material: Material, data: bytes) -> None:
    """Read the bare text of every page once more, and look for text that does not show."""
    try:
        document = pdfium.PdfDocument(data)
    except _FAILURES as failure:
        raise Unreadable("broken", _BROKEN) from failure
    pictures: list[int] = []
    try:
        for index in range(len(document)):
            page = document[index]
            try:
                if _page(material, page, index + 1):
                    pictures.append(index + 1)
            finally:
                page.close()
    except _FAILURES as failure:
        raise Unreadable("broken", _BROKEN) from failure
    finally:
        document.close()
    if pictures:
        told = "、".join(str(each) for each in pictures[:10])
        material.unread.append(f"第 {told} 页是图片（多半是扫描件），程序读不出里面的字。")


def _page(material: Material, page: pdfium.PdfPage, number: int) -> bool:
    """Read one page; True if it is nothing but a picture."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-")
        place = f"page {number}"
        material.units.append(Unit(place, text, "bare text"))
        has_picture = False
        told: set[str] = set()
        boxes = _covers(page)
        for order, shape in enumerate(_objects(page)):
            has_picture = has_picture or shape.type == raw.FPDF_PAGEOBJ_IMAGE
            if shape.type != raw.FPDF_PAGEOBJ_TEXT:
                continue
            why = _why_unseen(shape, order, page, boxes)
            if why and _text_of(shape, textpage).strip() and why not in told:
                told.add(why)
                material.add_hidden(place, why)
    finally:
        textpage.close()
    return has_picture and not text.strip()


def _objects(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    for count, shape in enumerate(page.get_objects()):
        if count > _MOST_OBJECTS:
            raise Unreadable("too_complex", "PDF 的页面内容过于庞杂，没有读完。")
        yield shape


def _covers(page: pdfium.PdfPage) -> list[tuple[int, Box, bool]]:
    """Return pictures and filled areas by their order on the page; the last says whether the area is pale."""
    found = []
    for order, shape in enumerate(_objects(page)):
        if shape.type == raw.FPDF_PAGEOBJ_IMAGE:
            found.append((order, _box(shape), False))
        elif shape.type == raw.FPDF_PAGEOBJ_PATH and _is_filled(shape):
            found.append((order, _box(shape), _is_pale(shape)))
    return found


def _is_filled(shape: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, fill, stroke)
    return bool(fill.value) and _color(shape)[3] >= _PALE


def _why_unseen(
    shape: pdfium.PdfObject, order: int, page: pdfium.PdfPage, covers: list[tuple[int, Box, bool]]
) -> str:
    if raw.FPDFTextObj_GetTextRenderMode(shape) in _UNSEEN_MODES:
        return "看不见的文字"
    left, bottom, right, top = _box(shape)
    x, y = (left + right) / 2, (bottom + top) / 2
    edge = page.get_cropbox()
    if not (edge[0] - 1 <= x <= edge[2] + 1 and edge[1] - 1 <= y <= edge[3] + 1):
        return "页面以外的文字"
    above = [each for each in covers if each[0] > order and _holds(each[1], x, y)]
    if above:
        return "图片或色块下面的文字"
    below = [each for each in covers if each[0] < order and _holds(each[1], x, y)]
    if _color(shape)[3] == 0 or (_is_pale(shape) and all(pale for _order, _box_, pale in below)):
        return "白色的文字"
    return ""


def _color(shape: pdfium.PdfObject) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(shape, *parts):
        return 0, 0, 0, 255
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _is_pale(shape: pdfium.PdfObject) -> bool:
    return min(_color(shape)[:3]) >= _PALE


def _box(shape: pdfium.PdfObject) -> Box:
    left, bottom, right, top = shape.get_bounds()
    container = shape.container
    while container is not None:
        matrix = container.get_matrix()
        corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
        left, right = min(c[0] for c in corners), max(c[0] for c in corners)
        bottom, top = min(c[1] for c in corners), max(c[1] for c in corners)
        container = container.container
    return left, bottom, right, top


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _text_of(shape: pdfium.PdfObject, textpage: pdfium.PdfTextPage) -> str:
    size = min(raw.FPDFTextObj_GetText(shape, textpage, None, 0), _MOST_TEXT)
    buffer = (ctypes.c_ushort * max(size // 2, 1))()
    raw.FPDFTextObj_GetText(shape, textpage, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _attached(material: Material, data: bytes) -> list[tuple[str, bytes]]:
    """Read properties, remarks, form fields, layers, bookmarks and pictures; return attached files."""
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            _properties(material, file)
            _remarks(material, file)
            _fields(material, file)
            _layers_and_marks(material, file)
            _pictures(material, file)
            found = [
                (str(name), bytes(spec.get_file().read_bytes()))
                for name, spec in file.attachments.items()
            ]
    except _PIKE_FAILURES as failure:
        raise Unreadable("broken", _BROKEN) from failure
    for name, _content in found:
        material.add_hidden(f"attachment {name}", "嵌入的文件")
    return found


def _properties(material: Material, file: pikepdf.Pdf) -> None:
    for name, value in file.docinfo.items():
        text = str(value)
        place = str(name).lstrip("/").lower()
        if place == "author":
            add_property(material, "author", text)
        material.units.append(Unit(f"property {place}", text, f"property {place}"))
    stream = file.Root.get("/Metadata")
    if isinstance(stream, pikepdf.Stream):
        text = bytes(stream.read_bytes()).decode("utf-8", "replace")
        for person in _XMP_PERSON.findall(text):
            if not any(hit.place == "property author" for hit in material.hits):
                add_property(material, "author", person)
        material.units.append(Unit("property xmp", re.sub(r"<[^>]*>", " ", text), "property xmp"))


def _remarks(material: Material, file: pikepdf.Pdf) -> None:
    for number, page in enumerate(file.pages, 1):
        annotations = page.obj.get("/Annots")
        for remark in annotations if isinstance(annotations, pikepdf.Array) else ():
            if not isinstance(remark, pikepdf.Dictionary) or remark.get("/Subtype") in (
                "/Link",
                "/Widget",
            ):
                continue
            text = str(remark.get("/Contents", ""))
            material.add_hidden(f"page {number}", "批注")
            material.units.append(
                Unit(f"page {number} / comment", text, f"remark {len(material.units)}")
            )


def _fields(material: Material, file: pikepdf.Pdf) -> None:
    form = file.Root.get("/AcroForm")
    waiting = list(form.get("/Fields", [])) if isinstance(form, pikepdf.Dictionary) else []
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        field = waiting.pop()
        seen += 1
        if not isinstance(field, pikepdf.Dictionary):
            continue
        kids = field.get("/Kids")
        waiting += list(kids) if isinstance(kids, pikepdf.Array) else []
        name, value = str(field.get("/T", "")), field.get("/V")
        if value is not None:
            place = f"form field {name}"
            material.units.append(Unit(place, f"{name} {value}", f"field {seen}"))


def _layers_and_marks(material: Material, file: pikepdf.Pdf) -> None:
    layers = file.Root.get("/OCProperties")
    if isinstance(layers, pikepdf.Dictionary):
        shown = layers.get("/D")
        off = shown.get("/OFF") if isinstance(shown, pikepdf.Dictionary) else None
        if isinstance(off, pikepdf.Array) and len(off):
            material.add_hidden("layer", "关闭的图层")
    with file.open_outline() as outline:
        for item in outline.root:
            material.units.append(Unit("bookmark", str(item.title), f"mark {len(material.units)}"))


def _pictures(material: Material, file: pikepdf.Pdf) -> None:
    for thing in file.objects:
        is_picture = isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        if is_picture and thing.get("/Filter") == "/DCTDecode":
            read_picture(material, bytes(thing.read_raw_bytes()), "picture")

"""The signed and sealed paper as a scan: what kind of file it really is, and a picture of its first page."""

import io
from dataclasses import dataclass
from typing import Final

import pypdfium2
from PIL import Image, ImageOps

from gongkai.files.documents import Unreadable
from gongkai.files.limits import MEGABYTE

LARGEST_SCAN: Final = 20 * MEGABYTE
MOST_PAGES: Final = 60
MOST_PIXELS: Final = 60_000_000  # A4 at 600 dots per inch has 35 million
PREVIEW_SIDE: Final = 1000  # pixels
QUALITY: Final = 80

_PICTURES: Final = {"JPEG": "jpeg", "PNG": "png"}
NOT_A_SCAN: Final = (
    "这不是扫描件。怎么办：把签字盖章的报告扫描成 PDF，或者拍成 JPEG、PNG 图片，再上传。"
)
BROKEN: Final = "文件已损坏，打不开。怎么办：重新扫描一次再上传。"


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan: its kind (``pdf``, ``jpeg`` or ``png``), its pages, and a JPEG drawn anew of the first."""

    kind: str
    pages: int
    preview: bytes


def read_scan(data: bytes) -> Scan:
    """Return what a scan holds; the kind is found from the bytes, whatever the name says.

    :raises Unreadable: for anything that is not a PDF, JPEG or PNG within the limits
    """
    if not data:
        raise Unreadable("empty", "文件是空的。怎么办：重新选择文件。")
    if len(data) > LARGEST_SCAN:
        raise Unreadable(
            "too_large",
            f"文件有 {len(data) / MEGABYTE:.1f} MB，不能超过 {LARGEST_SCAN // MEGABYTE} MB。怎么办：按 200 dpi 黑白或灰度重新扫描。",
        )
    return _of_pdf(data) if data.startswith(b"%PDF-") else _of_picture(data)


def _of_pdf(data: bytes) -> Scan:
    try:
        pdf = pypdfium2.PdfDocument(data)
        pages = len(pdf)
        if not 0 < pages <= MOST_PAGES:
            raise Unreadable(
                "too_large",
                f"扫描件有 {pages} 页，应当是 1 到 {MOST_PAGES} 页。怎么办：只扫描这份报告。",
            )
        width, height = pdf[0].get_size()
        scale = PREVIEW_SIDE / max(width, height, 1)
        return Scan("pdf", pages, _preview(pdf[0].render(scale=scale).to_pil()))
    except pypdfium2.PdfiumError as problem:
        raise Unreadable("broken", BROKEN) from problem


def _of_picture(data: bytes) -> Scan:
    try:
        picture = Image.open(io.BytesIO(data), formats=list(_PICTURES))
        size, kind = picture.size, _PICTURES[str(picture.format)]
    except (OSError, ValueError) as problem:
        raise Unreadable("not_a_scan", NOT_A_SCAN) from problem
    if size[0] * size[1] > MOST_PIXELS:
        raise Unreadable("too_large", "图片太大。怎么办：按 200 到 300 dpi 重新扫描。")
    try:
        picture.verify()  # a picture cut short is none, whatever other libraries have Pillow put up with
        picture = Image.open(io.BytesIO(data))
        return Scan(kind, 1, _preview(ImageOps.exif_transpose(picture)))
    except (OSError, ValueError, SyntaxError) as problem:
        raise Unreadable("broken", BROKEN) from problem


def _preview(picture: Image.Image) -> bytes:
    drawn = picture.convert("RGB")
    drawn.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()

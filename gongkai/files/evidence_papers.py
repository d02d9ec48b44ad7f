"""Papers that go into a bundle of evidence: PDF or picture, told by their bytes, within limits."""

import io
from dataclasses import dataclass
from typing import Final

import pikepdf
from PIL import Image, ImageOps

from gongkai.files.documents import Unreadable
from gongkai.files.limits import MEGABYTE

LARGEST_PAPER: Final = 20 * MEGABYTE
MOST_PAGES: Final = 200
MOST_PIXELS: Final = 60_000_000  # A4 at 600 dots per inch has 35 million
A4_WIDTH, A4_HEIGHT, MARGIN, NUMBER_PLACE = 595, 842, 14, 42  # points
QUALITY: Final = 85
_PDF: Final = b"%PDF-"
_PICTURES: Final = {"JPEG": "jpeg", "PNG": "png"}
_OTHER: Final = (
    "只收 PDF、JPEG、PNG。怎么办：Word、WPS 文件先另存为 PDF；纸质的扫描成 PDF，再上传。"
)
_BROKEN: Final = "文件已损坏，打不开。怎么办：重新导出或者扫描一次，再上传。"


@dataclass(frozen=True, slots=True)
class EvidencePaper:
    """What a paper is: ``pdf``, ``jpeg`` or ``png``, and how many pages it has."""

    kind: str
    pages: int


def read_evidence_paper(data: bytes) -> EvidencePaper:
    """Return what a paper is; whatever its name says.

    :raises Unreadable: for anything that is not a PDF, JPEG or PNG within the limits
    """
    if not data:
        raise Unreadable("empty", "文件是空的。怎么办：重新选择文件。")
    if len(data) > LARGEST_PAPER:
        raise Unreadable(
            "too_large",
            f"文件有 {len(data) / MEGABYTE:.1f} MB，不能超过 {LARGEST_PAPER // MEGABYTE} MB。"
            f"怎么办：按 200 dpi 重新扫描，或者分成几份上传。",
        )
    return _of_pdf(data) if data.startswith(_PDF) else _of_picture(data)


def _of_pdf(data: bytes) -> EvidencePaper:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PasswordError as problem:
        raise Unreadable(
            "protected", "文件设有打开密码。怎么办：取消密码，另存以后再上传。"
        ) from problem
    except (pikepdf.PdfError, ValueError, RecursionError) as problem:
        raise Unreadable("broken", _BROKEN) from problem
    if not 0 < pages <= MOST_PAGES:
        raise Unreadable(
            "too_large", f"文件有 {pages} 页，应当是 1 到 {MOST_PAGES} 页。怎么办：分成几份上传。"
        )
    return EvidencePaper("pdf", pages)


def _of_picture(data: bytes) -> EvidencePaper:
    try:
        picture = Image.open(io.BytesIO(data), formats=list(_PICTURES))
        size, kind = picture.size, _PICTURES[str(picture.format)]
    except (OSError, ValueError, Image.DecompressionBombError) as problem:
        raise Unreadable("not_a_paper", _OTHER) from problem
    if size[0] * size[1] > MOST_PIXELS:
        raise Unreadable("too_large", "图片太大。怎么办：按 200 到 300 dpi 重新扫描。")
    try:
        picture.verify()
    except (OSError, ValueError, SyntaxError) as problem:
        raise Unreadable("broken", _BROKEN) from problem
    return EvidencePaper(kind, 1)


def on_a4(data: bytes, kind: str) -> bytes:
    """Return a paper as PDF on upright A4, each page made to fit below the place of the page number.

    Only what is drawn is taken over: text stays text, filled-in fields are drawn, scripts and enclosed files stay behind.

    :raises Unreadable: if it cannot be opened any more
    """
    try:
        with pikepdf.open(io.BytesIO(data if kind == "pdf" else _as_pdf(data))) as source:
            source.flatten_annotations()
            return _fitted(source)
    except (pikepdf.PdfError, OSError, ValueError) as problem:
        raise Unreadable("broken", _BROKEN) from problem


def _fitted(source: pikepdf.Pdf) -> bytes:
    fitted = pikepdf.Pdf.new()
    place = pikepdf.Rectangle(MARGIN, MARGIN, A4_WIDTH - MARGIN, A4_HEIGHT - NUMBER_PLACE)
    for page in source.pages:
        fitted.add_blank_page(page_size=(A4_WIDTH, A4_HEIGHT)).add_overlay(page, place)
    out = io.BytesIO()
    fitted.save(out, deterministic_id=True)
    return out.getvalue()


def _as_pdf(picture: bytes) -> bytes:
    opened = Image.open(io.BytesIO(picture), formats=list(_PICTURES))
    upright = ImageOps.exif_transpose(opened).convert("RGB")
    out = io.BytesIO()
    upright.save(out, "PDF", quality=QUALITY)
    return out.getvalue()

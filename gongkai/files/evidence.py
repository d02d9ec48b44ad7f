"""What the public hands in as proof: a photograph or a PDF, written anew so that nothing else is in it.

A picture is drawn anew from its dots: where and with what it was taken, and anything hung on behind it, stays out. A PDF is
written anew without what runs, opens or is packed inside. Everything else is refused, unopened.
"""

import io
from dataclasses import dataclass
from typing import Final

import pikepdf
from PIL import Image, ImageOps

from gongkai.files.documents import Unreadable
from gongkai.files.limits import MEGABYTE

LARGEST: Final = 10 * MEGABYTE
MOST_PAGES: Final = 50
MOST_PIXELS: Final = 60_000_000
LONGEST_SIDE: Final = 3000  # pixels; every letter of a card is readable
QUALITY: Final = 85
PICTURES: Final = {"JPEG": "jpeg", "PNG": "png"}
# Of the whole document, and of its pages
RUNS: Final = ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Collection", "/JT")
RUNS_ON_PAGE: Final = ("/AA", "/Annots")

_SEND_AS: Final = "怎么办：拍成照片（JPG、PNG），或者在 WPS、Word 里“另存为”PDF，再上传"
_ZIPPED: Final = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_PROGRAM: Final = (b"MZ", b"\x7fELF", b"#!")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it is kept: its kind (``pdf``, ``jpeg`` or ``png``), its bytes, its pages."""

    kind: str
    data: bytes
    pages: int


def clean_evidence(data: bytes) -> Evidence:
    """Return the file written anew; its kind is found from the bytes, whatever the name says.

    :raises Unreadable: for anything that is no JPEG, PNG or PDF within the limits
    """
    if not data:
        raise Unreadable("empty", "文件是空的。怎么办：重新选择文件")
    if len(data) > LARGEST:
        raise Unreadable(
            "too_large",
            f"文件有 {len(data) / MEGABYTE:.1f} MB，不能超过 {LARGEST // MEGABYTE} MB。"
            "怎么办：用手机重新拍一张，选“小”或者“中等”尺寸",
        )
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG")):
        return _picture(data)
    raise Unreadable("unknown_kind", f"{_what(data)}，这里只收照片和 PDF。{_SEND_AS}")


def _what(data: bytes) -> str:
    if data.startswith(_OLE):
        return "这是旧版 Word、Excel 或者 WPS 文件，里面可能带有宏"
    if data.startswith(_ZIPPED):
        return "这是 Word、Excel 文件或者压缩包，里面可能带有宏"
    if data.startswith(_PROGRAM):
        return "这是程序"
    return "这不是照片，也不是 PDF"


def _picture(data: bytes) -> Evidence:
    try:
        picture = Image.open(io.BytesIO(data), formats=list(PICTURES))
        if picture.width * picture.height > MOST_PIXELS:
            raise Unreadable("too_large", "图片的尺寸太大。怎么办：用手机重新拍一张，选“小”的尺寸")
        kind = PICTURES[str(picture.format)]
        drawn = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, ValueError, SyntaxError) as problem:
        if isinstance(problem, Unreadable):
            raise
        raise Unreadable("broken", "图片已损坏，打不开。怎么办：重新拍一张") from problem
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGB", drawn.size)
    bare.paste(drawn)  # the dots alone: no notes, no profile
    out = io.BytesIO()
    bare.save(out, "JPEG" if kind == "jpeg" else "PNG", quality=QUALITY)
    return Evidence(kind, out.getvalue(), 1)


def _pdf(data: bytes) -> Evidence:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if not 0 < pages <= MOST_PAGES:
                raise Unreadable(
                    "too_large",
                    f"PDF 有 {pages} 页，应当是 1 到 {MOST_PAGES} 页。怎么办：只上传要用的几页",
                )
            _strip(pdf)
            out = io.BytesIO()
            pdf.save(out)
    except pikepdf.PasswordError as problem:
        raise Unreadable(
            "protected", "PDF 设有打开密码。怎么办：取消密码后另存，或者打印出来拍成照片"
        ) from problem
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as problem:
        if isinstance(problem, Unreadable):
            raise
        raise Unreadable(
            "broken", "PDF 已损坏，打不开。怎么办：重新导出，或者拍成照片"
        ) from problem
    return Evidence("pdf", out.getvalue(), pages)


def _strip(pdf: pikepdf.Pdf) -> None:
    """Take out what runs or opens by itself, and what is packed inside."""
    for name in RUNS:
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        for name in RUNS_ON_PAGE:
            if name in page.obj:
                del page.obj[name]
    pdf.remove_unreferenced_resources()

"""Open any file as a document: the kind is found from the bytes, whatever the name says."""

from collections.abc import Callable
from typing import Final

from gongkai.files.documents import Document, DocumentKind, Unreadable
from gongkai.files.kinds import binary_kind, is_zip, package_kind, text_kind
from gongkai.files.limits import DEFAULT_LIMITS, MEGABYTE, Budget, Limits
from gongkai.files.packages import Package
from gongkai.files.readers.docx import read_docx
from gongkai.files.readers.html import read_html
from gongkai.files.readers.pdf import read_pdf
from gongkai.files.readers.txt import read_txt
from gongkai.files.readers.xlsx import read_xlsx

_PACKAGES: Final[dict[DocumentKind, Callable[[Package, bytes, str, Budget], Document]]] = {
    DocumentKind.DOCX: read_docx,
    DocumentKind.XLSX: read_xlsx,
}
_TEXTS: Final[dict[DocumentKind, Callable[[str, str, Budget], Document]]] = {
    DocumentKind.HTML: read_html,
    DocumentKind.TXT: read_txt,
}


def open_document(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the paragraphs, tables and lines of a file.

    ``name`` is only kept and shown. Nothing is written and nothing is run.

    :raises Unreadable: for everything that cannot be read, with the way to mend it
    """
    _check_size(data, limits)
    budget = Budget(limits)
    try:
        document = _read(data, name, budget)
    except RecursionError as failure:
        raise Unreadable(
            "too_complex", "文件内容嵌套过深，无法读取。请另存为新的 .docx 后再上传。"
        ) from failure
    if not any(line.strip() for line in document.lines):
        raise Unreadable("empty", "文件里没有文字。请确认上传的是写好的年度报告。")
    return document


def _check_size(data: bytes, limits: Limits) -> None:
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty", "文件是空的（没有内容）。请重新选择文件上传。")
    if len(data) > limits.size:
        raise Unreadable(
            "too_large",
            f"文件有 {len(data) / MEGABYTE:.0f} MB，超过 {limits.size / MEGABYTE:.0f} MB 的上限。"
            "请压缩或删去其中的图片，另存后再上传。",
        )


def _read(data: bytes, name: str, budget: Budget) -> Document:
    if binary_kind(data) is DocumentKind.PDF:
        return read_pdf(data, name, budget)
    if is_zip(data):
        package = Package(data, budget.limits)
        return _PACKAGES[package_kind(package)](package, data, name, budget)
    kind, text = text_kind(data)
    return _TEXTS[kind](text, name, budget)

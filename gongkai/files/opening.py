"""Open any file as a document: the kind is found from the bytes, whatever the name says."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from gongkai.files.documents import Document, DocumentKind, Unreadable
from gongkai.files.kinds import binary_kind, is_zip, package_kind, text_kind
from gongkai.files.limits import DEFAULT_LIMITS, MEGABYTE, Budget, Limits
from gongkai.files.packages import Package

# Each brings a library of its own, some large: it is loaded with the first file of its kind
_READERS: Final = {
    DocumentKind.DOCX: ("gongkai.files.readers.docx", "read_docx"),
    DocumentKind.XLSX: ("gongkai.files.readers.xlsx", "read_xlsx"),
    DocumentKind.PDF: ("gongkai.files.readers.pdf", "read_pdf"),
    DocumentKind.HTML: ("gongkai.files.readers.html", "read_html"),
    DocumentKind.TXT: ("gongkai.files.readers.txt", "read_txt"),
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
        return _reader(DocumentKind.PDF)(data, name, budget)
    if is_zip(data):
        package = Package(data, budget.limits)
        return _reader(package_kind(package))(package, data, name, budget)
    kind, text = text_kind(data)
    return _reader(kind)(text, name, budget)


def _reader(kind: DocumentKind) -> Callable[..., Document]:
    module, function = _READERS[kind]
    read: Callable[..., Document] = getattr(import_module(module), function)
    return read

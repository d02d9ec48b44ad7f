"""What a file really is, by its first bytes; and what to do with a file we do not read."""

import re
from typing import Final

from gongkai.files.documents import DocumentKind, Unreadable
from gongkai.files.encodings import decode
from gongkai.files.packages import Package

_PDF_WITHIN: Final = 1024  # bytes before the mark of a PDF, as other readers allow
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS: Final = "请用 WPS 或 Word 打开，选择“另存为”，格式选 .docx，再上传。"
_IMAGE: Final = (
    "这是一张图片，里面没有可以读取的文字。请上传年度报告的 .docx 文件，或由 .docx 导出的 PDF。"
)
_PACKED: Final = (
    "这是压缩包。请先解压，再上传其中的年度报告文件（.docx、.pdf、.xlsx、.html 或 .txt）。"
)
_UNKNOWN: Final = "这不是文档文件。请上传年度报告的 .docx、.pdf、.xlsx、.html 或 .txt 文件。"
_LOCKED: Final = (
    "文件设有打开密码，无法读取。请用 WPS 或 Word 打开，取消密码，另存为 .docx 后再上传。"
)
_REFUSED: Final = (
    (b"{\\rtf", "old_format", f"这是 RTF 格式的文件。{_SAVE_AS}"),
    (b"\x89PNG", "scan", _IMAGE),
    (b"\xff\xd8\xff", "scan", _IMAGE),
    (b"GIF8", "scan", _IMAGE),
    (b"II*\x00", "scan", _IMAGE),
    (b"MM\x00*", "scan", _IMAGE),
    (b"BM", "scan", _IMAGE),
    (b"RIFF", "scan", _IMAGE),
    (b"Rar!", "unknown_kind", _PACKED),
    (b"7z\xbc\xaf", "unknown_kind", _PACKED),
    (b"\x1f\x8b", "unknown_kind", _PACKED),
    (b"MZ", "unknown_kind", _UNKNOWN),
    (b"\x7fELF", "unknown_kind", _UNKNOWN),
    (b"MIME-Version:", "old_format", f"这是“单个文件网页”格式的文件。{_SAVE_AS}"),
)
_TEXTLIKE: Final = frozenset(
    (b"BM", b"MZ", b"RIFF")
)  # a text may begin so: binary bytes must follow
_OLE_STREAMS: Final = (
    ("EncryptedPackage", "protected", _LOCKED),
    ("WordDocument", "old_format", f"这是旧版 Word（.doc）或 WPS（.wps）文件。{_SAVE_AS}"),
    (
        "Workbook",
        "old_format",
        "这是旧版 Excel（.xls）或 WPS 表格（.et）文件。请打开后另存为 .xlsx，再上传。",
    ),
)
_PARTS: Final = (("word/", DocumentKind.DOCX), ("xl/", DocumentKind.XLSX))
_MARKUP: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|article|section|h[1-6]|center|font|b|ul)\b",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html|body|table)\b", re.IGNORECASE)
_OFFICE_XML: Final = re.compile(r"<\?mso-application|<pkg:package|<w:wordDocument|<office:document")
_LOOK_WITHIN: Final = 4096  # characters


def binary_kind(data: bytes) -> DocumentKind | None:
    """Return PDF for a PDF, None for a zip or text; refuse everything else we know.

    :raises Unreadable: for old office files, pictures, archives and programs
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return DocumentKind.PDF
    if data.startswith(_OLE):
        raise _ole_refusal(data)
    for mark, code, says in _REFUSED:
        if data.startswith(mark) and (mark not in _TEXTLIKE or b"\x00" in data[:_PDF_WITHIN]):
            raise Unreadable(code, says)
    return None


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip file does."""
    return data.startswith(_ZIP)


def _ole_refusal(data: bytes) -> Unreadable:
    for stream, code, says in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return Unreadable(code, says)
    return Unreadable("old_format", f"这是旧版 Office 或 WPS 文件。{_SAVE_AS}")


def package_kind(package: Package) -> DocumentKind:
    """Return what an office package holds, by the folder of its parts.

    :raises Unreadable: for any other zip
    """
    for folder, kind in _PARTS:
        if any(name.startswith(folder) for name in package.names):
            return kind
    names = set(package.names)
    if "OFD.xml" in names:
        raise Unreadable(
            "unknown_kind",
            "这是 OFD 版式文件，暂不能读取。请上传生成它的 .docx 文件，或导出的 PDF。",
        )
    if "mimetype" in names or any(name.startswith("ppt/") for name in names):
        raise Unreadable("old_format", f"这不是 Word 文档。{_SAVE_AS}")
    raise Unreadable("unknown_kind", _PACKED)


def text_kind(data: bytes) -> tuple[DocumentKind, str]:
    """Decode the bytes and tell a web page from plain text.

    :raises Unreadable: for bytes that are not text, and for office documents saved as XML
    """
    text = decode(data)
    head = text[:_LOOK_WITHIN].lstrip()
    if _OFFICE_XML.search(head):
        raise Unreadable("old_format", f"这是 XML 格式的 Office 文件。{_SAVE_AS}")
    looks = _MARKUP if head.startswith("<") else _PAGE
    return (DocumentKind.HTML if looks.search(head) else DocumentKind.TXT), text

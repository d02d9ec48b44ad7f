"""Files that clerks choose: what they really are, and the page text in them."""

from typing import Final

from gongkai.catalog.refusals import BadAttachment
from gongkai.files.documents import Unreadable
from gongkai.files.kinds import binary_kind, is_zip, package_kind, text_kind
from gongkai.files.limits import DEFAULT_LIMITS, MEGABYTE
from gongkai.files.packages import Package
from gongkai.files.page_text import text_of_file
from gongkai.jobs import confined

LARGEST_FILE: Final = 100 * MEGABYTE
LONGEST_NAME: Final = 120
PICTURES: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
ACCEPTED: Final = ".docx,.pdf,.xlsx,.html,.htm,.txt,.png,.jpg,.jpeg"
READABLE: Final = ".docx,.pdf,.xlsx,.html,.htm,.txt"
MEDIA_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
}
# What the reader says of other files speaks of annual reports; here it is any document
SAYS: Final = {
    "empty": "文件里没有文字。怎么办：打开看看，选写好的那一份再上传。",
    "scan": "这是图片或者扫描件，读不出文字。怎么办：找原来的 Word 文件；只有扫描件的，作为附件上传，正文另写。",
    "unknown_kind": "这种文件不能上传。怎么办：上传 .docx、.pdf、.xlsx、.html 或者 .txt；压缩包先解开，逐个上传。",
    "too_complex": "文件太庞杂，没有读完。怎么办：只留要公开的部分，另存后再上传。",
}


def kind_of(data: bytes, name: str) -> str:
    """Return what a file really is, by its bytes.

    :raises BadAttachment: for empty files and kinds that are not published
    """
    if not data:
        raise BadAttachment(f"“{name}”是空的。怎么办：重新选择文件。")
    for mark, kind in PICTURES:
        if data.startswith(mark):
            return kind
    try:
        found = binary_kind(data)
        if found is None and is_zip(data):
            found = package_kind(Package(data, DEFAULT_LIMITS))
        if found is None:
            found = text_kind(data)[0]
    except Unreadable as refusal:
        raise BadAttachment(f"“{name}”：{told(refusal)}") from refusal
    return found.value


def page_text_of(data: bytes, name: str) -> str:
    """Return the page text of a document, tables kept, read in a process of its own.

    :raises BadAttachment: if no text can be read, or only with more memory or time than a document takes
    """
    try:
        return str(confined.run_confined(text_of_file, data, name, bounds=confined.Bounds()))
    except Unreadable as refusal:
        raise BadAttachment(f"“{name}”：{told(refusal)}") from refusal
    except confined.OutOfBounds as passed:
        raise BadAttachment(f"“{name}”：{SAYS['too_complex']}") from passed


def told(refusal: Unreadable) -> str:
    """Say why a file cannot be read, in words that fit any document."""
    return SAYS.get(refusal.code, refusal.says)


def safe_name(name: str, kind: str) -> str:
    """Return the name of a file with the ending of what it really is, without signs that break a header."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    stem = "".join(sign for sign in stem if sign.isprintable()).strip()
    head, dot, ending = stem.rpartition(".")
    known = {"jpeg": "jpg", "htm": "html"}
    if dot and known.get(ending.lower(), ending.lower()) == kind:
        return f"{head[:LONGEST_NAME]}.{ending}"
    return f"{stem[:LONGEST_NAME] or 'fujian'}.{kind}"

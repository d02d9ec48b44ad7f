"""From bytes to text: UTF-8, UTF-16, GB18030 and Big5, by mark, by declaration, by the look of it."""

import codecs
import re
from typing import Final

from gongkai.files.documents import Unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE
)
_DECLARED_WITHIN: Final = 4096  # bytes from the start
_SAMPLE: Final = 65_536  # bytes looked at to tell GB18030 from Big5
_LOST_SHARE: Final = 0.01  # characters that may be unreadable in a damaged text
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE: Final = 0.005
_CHINESE_FAMILY: Final = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}
UNDECODED: Final = (
    "无法识别文件的文字编码，或者它不是文本文件。请用 WPS 或 Word 打开后另存为 .docx 再上传。"
)


def decode(data: bytes) -> str:
    """Return the text of these bytes.

    A byte order mark decides; then valid UTF-8; then what an HTML page declares; then UTF-16
    without a mark, GB18030 or Big5, whichever makes more everyday characters.

    :raises Unreadable: for bytes that are not text
    """
    text = _marked(data) or _strict(data, "utf-8") or _declared(data) or _guessed(data)
    if text is None or len(_CONTROL.findall(text)) > len(text) * _CONTROL_SHARE:
        raise Unreadable("unknown_kind", UNDECODED)
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    name = found[1].decode("ascii", "replace").lower()
    if name == "utf-8":
        return _tolerant(data, "utf-8")
    return _strict(data, _CHINESE_FAMILY.get(name, name))


def _guessed(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return _utf16(data, sample)
    encoding = "big5" if _everyday(sample, "big5") > _everyday(sample, "gb18030") else "gb18030"
    return _strict(data, encoding) or _tolerant(data, encoding) or _tolerant(data, "utf-8")


def _utf16(data: bytes, sample: bytes) -> str | None:
    """Digits and line ends leave their empty byte second in little-endian text, first in big-endian."""
    is_little = sample[1::2].count(0) > sample[0::2].count(0)
    return _strict(data, "utf-16-le" if is_little else "utf-16-be")


def _everyday(sample: bytes, encoding: str) -> int:
    """Count the two-byte characters of the everyday level: GB rows B0–D7, Big5 rows A4–C6.

    Each byte that is no character of the encoding counts against it.
    """
    first, last = (0xB0, 0xD7) if encoding == "gb18030" else (0xA4, 0xC6)
    score = 0
    for character in sample.decode(encoding, "replace"):
        if character == "\ufffd":
            score -= 5
        elif character > "\x7f":
            score += first <= character.encode(encoding)[0] <= last
    return score


def _tolerant(data: bytes, encoding: str) -> str | None:
    """Decode a text that lost a few bytes."""
    text = data.decode(encoding, "replace")
    return text if text.count("\ufffd") <= max(1, len(text) * _LOST_SHARE) else None

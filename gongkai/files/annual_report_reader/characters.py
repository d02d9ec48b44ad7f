"""Characters made alike: full-width and half-width forms, dashes, quotes, blanks.

Two forms are used. ``plain`` keeps every character in its place, so that positions on a line
still mean columns. ``canonical`` also drops blanks and quotes, so that a label broken over lines
or set with spaces between its characters reads as the form prints it.
"""

import re
from functools import lru_cache
from typing import Final

_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−─"), ord("-"))
_BLANKS: Final = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\r\v"), ord(" "))
_NOTHING: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_STROKES: Final = {
    ord("│"): ord("|"),
    ord("┃"): ord("|"),
    ord("﹣"): ord("-"),
    ord("〔"): ord("〔"),
}
_PLAIN: Final[dict[int, int | None]] = {
    **_FULL_WIDTH,
    **_DASHES,
    **_BLANKS,
    **_STROKES,
    **_NOTHING,
}
_DROPPED: Final[dict[int, int | None]] = dict.fromkeys(map(ord, " \t\n\f\"'“”‘’「」`*#"), None)
_CANONICAL: Final[dict[int, int | None]] = {
    **_PLAIN,
    **dict.fromkeys(_BLANKS),
    **_DROPPED,
    0xFF02: None,
    0xFF07: None,
    0xFF0A: None,
    0xFF03: None,
}
_ENTITY: Final = re.compile(r"&(?:nbsp|ensp|emsp|#160);?")


def plain(text: str) -> str:
    """Return the text in half-width forms, each character still in its place."""
    if "&" in text:
        text = _ENTITY.sub(" ", text)
    return text.translate(_PLAIN)


@lru_cache(maxsize=4096)
def canonical(text: str) -> str:
    """Return the text as labels are compared: half-width, without blanks, quotes, Markdown marks."""
    if "&" in text:
        text = _ENTITY.sub(" ", text)
    return text.translate(_CANONICAL)

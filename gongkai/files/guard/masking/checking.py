"""Looks at a masked copy once more: nothing found again, and none of the found words in any of its parts."""

import re
from collections.abc import Collection
from typing import Final

from gongkai.files.documents import Unreadable
from gongkai.files.encodings import decode
from gongkai.files.guard.hits import KIND_LABELS, Examination, HitKind
from gongkai.files.guard.place_words import place_in_words
from gongkai.files.kinds import is_zip
from gongkai.files.limits import Limits
from gongkai.files.packages import Package

STILL_THERE: Final = "遮盖以后还查得到：{what}。没有写出副本，请在原文件里处理后再试。"
MOST_NAMED: Final = 5
SHORTEST: Final = 6  # characters: a shorter word may stand in names of parts by chance
_TAG: Final = re.compile(r"<[^<>]*>")


class CannotMask(ValueError):
    """Raised when no safe copy can be made: why, in Chinese."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says

    def __reduce__(self) -> tuple[type["CannotMask"], tuple[str]]:
        """Let it travel between processes."""
        return CannotMask, (self.says,)


def check_copy(
    data: bytes, left: Examination, words: Collection[str], keep: frozenset[HitKind], limits: Limits
) -> None:
    """Refuse a copy in which anything is left.

    :raises CannotMask: with the places of what is left
    """
    still = [hit for hit in left.hits if hit.kind not in keep]
    told = [f"{place_in_words(hit.place)}的{KIND_LABELS[hit.kind]}" for hit in still[:MOST_NAMED]]
    if not told:
        told = _words_left(data, words, limits)
    if told:
        raise CannotMask(STILL_THERE.format(what="、".join(told)))


def _words_left(data: bytes, words: Collection[str], limits: Limits) -> list[str]:
    long = [word for word in words if len(word) >= SHORTEST]
    if not long:
        return []
    pattern = re.compile("|".join(map(re.escape, long)))
    return [f"部件 {name}" for name, text in _texts(data, limits) if pattern.search(text)]


def _texts(data: bytes, limits: Limits) -> list[tuple[str, str]]:
    """Return every part unpacked, as it is and without its tags."""
    if not is_zip(data):
        return [("正文", _text(data))]
    package = Package(data, limits)
    found = []
    for name in package.names:
        text = _text(package.read(name))
        found += [(name, text), (name, _TAG.sub("", text))]
    return found


def _text(data: bytes) -> str:
    try:
        return decode(data)
    except Unreadable:
        return data.decode("latin-1")

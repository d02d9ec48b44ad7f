"""Text as the search compares it: half-width, small letters, simplified characters, each character in its place."""

import unicodedata
from functools import cache
from typing import Final

from opencc import OpenCC

SURROGATES: Final = range(0xD800, 0xE000)  # halves of characters, in no text that is whole
HAN: Final = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))  # where traditional characters stand


@cache
def _simplified() -> dict[str, str]:
    """Return the simplified form of every traditional character, one for one."""
    characters = [chr(code) for first, last in HAN for code in range(first, last + 1)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {before: after for before, after in pairs if before != after and len(after) == 1}


class _Folding(dict[int, str]):
    """What each character becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = " " if code in SURROGATES else chr(code)
        for change in (lambda each: unicodedata.normalize("NFKC", each), str.lower):
            changed = change(folded)
            folded = changed if len(changed) == 1 else folded
        self[code] = folded = _simplified().get(folded, folded)
        return folded


_FOLDING: Final = _Folding()


def fold(text: str) -> str:
    """Return the text in the form that is compared; as long as before, so that a place in one is a place in the other.

    >>> fold("ＡＢＣ１２３後臺")
    'abc123后台'
    """
    return text.translate(_FOLDING)

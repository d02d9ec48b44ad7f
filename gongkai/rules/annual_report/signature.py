"""The signature below a report: the agency's name with the place of its seal, and the day (落款).

The form does not prescribe it; official documents end so (GB/T 9704-2012, 7.3.5). “（印章）” marks where the
seal goes on paper, and by it a signature is told from the text above it.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

SEAL: Final = "（印章）"
BLANK_DAY: Final = "　　　　年　　月　　日"
MOST_LINES: Final = 4  # a long name may be broken over lines of a page

_DAY: Final = re.compile(r"(20\d\d)?年(\d{1,2})?月(\d{1,2})?日")
_SEALED: Final = re.compile(r".{0,60}[（(]印章[）)]")


def signature_lines(agency: str, signed_on: dt.date | None) -> tuple[str, ...]:
    """Return the lines of the signature, none for an unknown agency; without a day its place stays blank."""
    if not agency:
        return ()
    day = f"{signed_on.year}年{signed_on.month}月{signed_on.day}日" if signed_on else BLANK_DAY
    return (agency + SEAL, day)


def signature_length(lines: Sequence[str], agency: str = "") -> int:
    """Count the lines at the end of a text that are its signature, blank lines around them included.

    Without “（印章）” the last lines are text: many reports end with a name and a day that belong to it.
    ``agency`` tells how far up a name goes that is broken over lines.
    """
    solid = [re.sub(r"\s", "", line) for line in lines]
    filled = [place for place, line in enumerate(solid) if line]
    if len(filled) < 2 or not _DAY.fullmatch(solid[filled[-1]]):
        return 0
    name = solid[filled[-2]]
    if not _SEALED.fullmatch(name):
        return 0
    first = _first_line_of_name(solid, filled, re.sub(r"\s", "", agency))
    return len(solid) - first


def without_signature(text: str) -> str:
    """Return a text without the signature at its end."""
    lines = text.split("\n")
    length = signature_length(lines)
    return "\n".join(lines[:-length]).rstrip("\n") if length else text


def _first_line_of_name(solid: Sequence[str], filled: Sequence[int], agency: str) -> int:
    """Return the place of the line with which the agency's name begins."""
    joined = ""
    for place in reversed(filled[-MOST_LINES:-1]):
        joined = solid[place] + joined
        if joined[: -len(SEAL)] == agency:
            return place
    return filled[-2]

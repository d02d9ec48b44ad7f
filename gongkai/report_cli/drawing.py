"""Tables drawn with characters, aligned though a Chinese character is as wide as two Latin ones."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

WIDE: Final = ("W", "F")  # Unicode TR 11; terminals in UTF-8 draw the ambiguous ones narrow
GAP: Final = "  "
_UNITS: Final = re.compile(r"(?:[!-~]+|.)[，。、；：）”》]*")


def display_width(text: str) -> int:
    """Count the columns a text takes on a terminal."""
    return sum(_width(character) for character in text)


def pad(text: str, width: int, *, to_right: bool = False) -> str:
    """Fill a text with spaces to a width, at its end or at its beginning."""
    space = " " * max(0, width - display_width(text))
    return space + text if to_right else text + space


def wrap(text: str, width: int) -> list[str]:
    """Cut a text into lines no wider than ``width``, if its Latin words are not.

    Chinese may break anywhere but before a closing mark. The text's indent holds for every line.
    """
    content = text.lstrip()
    indent = text[: len(text) - len(content)]
    lines = [indent]
    for unit in _UNITS.findall(content):
        is_begun = lines[-1] != indent
        if is_begun and display_width(lines[-1]) + display_width(unit) > width:
            lines.append(indent)
        lines[-1] += unit
    return lines


def draw(rows: Sequence[Sequence[str]], *, label_width: int, heads: int = 1) -> Iterator[str]:
    """Yield the lines of a table: labels left and wrapped, everything else right, a rule below heads."""
    count = max(len(row) for row in rows)
    widths = [
        max(display_width(row[column]) for row in rows if column < len(row))
        for column in range(1, count)
    ]
    first = min(label_width, max(display_width(row[0]) for row in rows))
    for index, row in enumerate(rows):
        if index == heads:
            yield "-" * (first + sum(len(GAP) + width for width in widths))
        yield from _lines(row, first, widths)


def _lines(row: Sequence[str], first: int, widths: list[int]) -> Iterator[str]:
    values = GAP.join(
        pad(text, width, to_right=True) for text, width in zip(row[1:], widths, strict=False)
    )
    labels = wrap(row[0], first)
    for label, rest in zip_longest(labels, [values], fillvalue=""):
        yield f"{pad(label, first)}{GAP}{rest}".rstrip()


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in WIDE else 1

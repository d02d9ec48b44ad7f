"""Numbers as addresses and hidden fields carry them: short enough for every database, or as if not given."""

from collections.abc import Iterable
from typing import Final

LONGEST: Final = 18  # digits; the largest key of a database has 19


def asked_number(text: str | None) -> int | None:
    """Return the number a parameter carries; None where it carries none, or one no row and no year can have."""
    if text is None or len(text) > LONGEST or not (text.isascii() and text.isdecimal()):
        return None
    return int(text)


def asked_numbers(texts: Iterable[str]) -> list[int]:
    """Return the numbers of a parameter given many times, without what is none."""
    return [number for number in map(asked_number, texts) if number is not None]

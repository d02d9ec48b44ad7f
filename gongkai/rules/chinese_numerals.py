"""Whole numbers in Chinese numerals, as articles and headings are numbered (第三十三条)."""

from typing import Final

DIGITS: Final = "零一二三四五六七八九"
UNITS: Final = ((1000, "千"), (100, "百"), (10, "十"))
FIRST_NOT_WRITTEN: Final = 10_000


def in_chinese(number: int) -> str:
    """Return a number from 0 to 9999 in Chinese numerals: 15 is 十五, 110 一百一十, 207 二百零七.

    :raises ValueError: for any other number

    >>> in_chinese(33)
    '三十三'
    """
    if not 0 <= number < FIRST_NOT_WRITTEN:
        raise ValueError(f"{number} is not from 0 to {FIRST_NOT_WRITTEN - 1}")
    written, rest = "", number
    for worth, unit in UNITS:
        count, rest = divmod(rest, worth)
        if count:
            written += DIGITS[count] + unit
        elif written and rest and not written.endswith(DIGITS[0]):
            written += DIGITS[0]
    if rest or not written:
        written += DIGITS[rest]
    return written.removeprefix("一") if written.startswith("一十") else written

"""What is printed in one cell: a number, a blank, a mark, or none of these."""

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final

from gongkai.files.annual_report_reader.characters import canonical, plain
from gongkai.rules.annual_report.form import ValueKind
from gongkai.rules.annual_report.report import Value

YUAN_IN_WAN_YUAN: Final = 10_000
MARKS: Final = frozenset({"/", "-", "--", "---", "无", "\\"})


class Illegible(Enum):
    """The one value of a cell whose text is no number, blank or mark."""

    ILLEGIBLE = "illegible"


ILLEGIBLE: Final = Illegible.ILLEGIBLE

_BLOTTED: Final = re.compile(r"[*#＊＃]")
_NOTE: Final = re.compile(r"(?<=[\d件项个元])\((?!\d\))[^()]*\)$")
_COUNT: Final = re.compile(r"([+-]?\d+|[+-]?\d{1,3}(?:,\d{3})+)(?:件|个|项|条|宗|份|起|次|家)?$")
_AMOUNT: Final = re.compile(r"(-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(万元|元)?$")


def is_mark(text: str) -> bool:
    """Test whether the cell holds a mark that stands for no number (``/``, ``-``, ``无``)."""
    return canonical(text) in MARKS


def is_blank(text: str) -> bool:
    """Test whether the cell holds nothing; stars and hashes stand for a number, blotted out."""
    return not text or (not canonical(text) and not _BLOTTED.search(text))


def in_wan_yuan(figure: str, unit: str | None) -> Decimal:
    """Return an amount in 万元, converted if the cell says 元; no digit is lost."""
    amount = Decimal(figure.replace(",", ""))
    if unit != "元":
        return amount
    exact = (amount / YUAN_IN_WAN_YUAN).normalize()
    return Decimal(f"{exact:f}")


@lru_cache(maxsize=4096)
def cell_value(text: str, kind: ValueKind = ValueKind.COUNT) -> Value | Illegible:
    """Return the number in a cell, None for a blank or a mark; notes after a number are dropped."""
    if text.isdecimal() and text.isascii() and kind is not ValueKind.AMOUNT:
        return int(text)
    words = canonical(text)
    if not words or words in MARKS:
        return ILLEGIBLE if not words and _BLOTTED.search(text) else None
    if words[-1] == ")":
        words = _NOTE.sub("", words)
        text = plain(text).partition("(")[0]
    if kind is ValueKind.AMOUNT:
        amount = _AMOUNT.fullmatch(words)
        return in_wan_yuan(amount[1], amount[2]) if amount else ILLEGIBLE
    if _has_inner_blank(text, words):
        return ILLEGIBLE
    count = _COUNT.fullmatch(words)
    if not count:
        return ILLEGIBLE
    number = int(count[1].replace(",", ""))
    return ILLEGIBLE if number < 0 and kind is ValueKind.COUNT else number


def _has_inner_blank(text: str, words: str) -> bool:
    """Test whether a blank stands between two digits: two numbers, or one; the cell does not say."""
    return words.isdecimal() and len(plain(text).split()) > 1

"""What a person may type into a cell, and how a value is printed in it."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report.form import ValueKind
from gongkai.rules.annual_report.report import Value

AMOUNT_DECIMALS: Final = 6  # 万元 with six decimals is 0.01 yuan
LARGEST_COUNT: Final = 999_999_999  # 件; more is a slip of the paste, not a count
LARGEST_AMOUNT: Final = Decimal("999999999999.999999")  # 万元
LONGEST_TYPED: Final = 22  # characters; a pasted sentence is not repeated whole

NOTHING_WORDS: Final = frozenset({"/", "-", "—", "－", "无"})

_WHOLE = re.compile(r"\d+")
_SIGNED = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"\d+(\.\d+)?")


class NotAValue(ValueError):
    """Raised for text that may not stand in the cell; the message says how to mend it."""


def _plain(text: str) -> str:
    """Return the text with half-width characters and without spaces and thousands separators."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s,]", "", folded).replace("−", "-")


def parse_value(text: str, kind: ValueKind) -> Value:
    """Return the value that somebody typed, or None for a blank cell.

    Counts are whole numbers of 件; amounts are in 万元 with at most six decimals.

    :raises NotAValue: if the text may not stand in a cell of this kind
    """
    plain = _plain(text)
    if not plain:
        return None
    if plain in NOTHING_WORDS:
        raise NotAValue(f"“{text.strip()}”不是数字。没有的填 0。")
    if len(plain) > LONGEST_TYPED:
        raise NotAValue(f"“{text.strip()[:30]}……”太长，请核对是不是多粘贴了内容。")
    value = _read(plain, text.strip(), kind)
    if is_too_large(value, kind):
        raise NotAValue(
            f"“{text.strip()}”太大，{limit_in_words(kind)}。请核对是不是多打、多粘贴了数字。"
        )
    return value


def is_too_large(value: int | Decimal, kind: ValueKind) -> bool:
    """Test whether a figure is larger than any agency can report: digits run together, or typed twice."""
    limit = LARGEST_AMOUNT if kind is ValueKind.AMOUNT else Decimal(LARGEST_COUNT)
    return not -limit <= value <= limit


def limit_in_words(kind: ValueKind) -> str:
    """Return how large a figure of this kind may be."""
    if kind is ValueKind.AMOUNT:
        return "金额最多 12 位整数（单位：万元）"
    return "件数最多 9 位"


def _read(plain: str, typed: str, kind: ValueKind) -> int | Decimal:
    if kind is ValueKind.AMOUNT:
        return _amount(plain, typed)
    pattern = _SIGNED if kind is ValueKind.CHANGE else _WHOLE
    if not pattern.fullmatch(plain):
        raise NotAValue(f"“{typed}”不是{_wanted(kind)}。")
    return int(plain)


def _wanted(kind: ValueKind) -> str:
    if kind is ValueKind.CHANGE:
        return "整数，减少的写负数，例如 -3"
    return "件数。填 0、1、2 这样的整数，不写单位"


def _amount(plain: str, typed: str) -> Decimal:
    if not _DECIMAL.fullmatch(plain):
        raise NotAValue(f"“{typed}”不是金额。按万元填数字，例如 251000 元填 25.1，不写单位。")
    _, _, decimals = plain.partition(".")
    if len(decimals) > AMOUNT_DECIMALS:
        raise NotAValue(f"“{typed}”的小数超过 {AMOUNT_DECIMALS} 位。按万元填，精确到分。")
    return Decimal(plain)


def print_value(value: Value) -> str:
    """Return the value as it stands in a cell: plain digits, no exponent, a blank cell empty."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return str(value)

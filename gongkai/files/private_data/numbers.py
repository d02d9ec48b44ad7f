"""Numbers that belong to a person: identity numbers, mobile telephones, bank cards.

A number counts only where its arithmetic or its range says so: document numbers, credit codes of organizations
and serials look much the same. Identity numbers: GB 11643 (checksum by ISO 7064, MOD 11-2); bank cards: Luhn.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS: Final = "10X98765432"
_MODULUS: Final = 11
_EARLIEST_BIRTH_YEAR: Final = 1880
_LATEST_BIRTH_YEAR: Final = 2100
_AREAS: Final = frozenset(  # the first two digits: provinces (GB/T 2260), 83 for people from Taiwan
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
_ISSUER: Final = re.compile(
    r"(?:62|4\d|5[1-5]|3[47]|9[0-9])\d"
)  # 银联, Visa, Mastercard, old domestic
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789XX")

_NOT_INSIDE: Final = r"(?<![0-9A-Za-z])"
_NOT_FOLLOWED: Final = r"(?![0-9A-Za-z])"
_GAP: Final = r"[ \-]?"
_IDENTITY: Final = re.compile(
    rf"{_NOT_INSIDE}(?:\d{{6}}{_GAP}\d{{8}}{_GAP}\d{{3}}[0-9Xx]|\d{{15}}){_NOT_FOLLOWED}"
)
_MOBILE: Final = re.compile(
    rf"(?<![0-9A-Za-z.])(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}{_NOT_FOLLOWED}"
)
_CARD: Final = re.compile(
    rf"{_NOT_INSIDE}\d{{4}}(?:{_GAP}\d{{4}}){{2,3}}(?:{_GAP}\d{{1,4}})?{_NOT_FOLLOWED}"
)
_CARD_LENGTHS: Final = range(15, 20)


class Kind(StrEnum):
    """What sort of personal data it is; the value names it on pages."""

    IDENTITY_NUMBER = "身份证号"
    OLD_IDENTITY_NUMBER = "15位旧身份证号"
    MOBILE_NUMBER = "手机号"
    BANK_CARD = "银行卡号"
    HEADED_COLUMN = "个人信息列"


@dataclass(frozen=True, slots=True)
class Found:
    """One number in a text: its kind, the number masked, and where it begins."""

    kind: Kind
    masked: str
    at: int


def numbers_in(text: str) -> Iterator[Found]:
    """Yield the personal numbers of a text in reading order; each stretch of text counts once."""
    folded = text.translate(_FULL_WIDTH)
    found: list[tuple[int, int, Found]] = []
    for pattern, judge in ((_IDENTITY, _identity), (_MOBILE, _mobile), (_CARD, _card)):
        for match in pattern.finditer(folded):
            digits = re.sub(r"[ \-]", "", match[0]).upper()
            kind = judge(digits)
            if kind and not any(
                match.start() < end and start < match.end() for start, end, _ in found
            ):
                found.append(
                    (match.start(), match.end(), Found(kind, masked(digits, kind), match.start()))
                )
    yield from (each for _start, _end, each in sorted(found, key=lambda one: one[0]))


def masked(digits: str, kind: Kind) -> str:
    """Return a number with its middle hidden, as it may be shown to the person who has to mend it.

    >>> masked("13800000000", Kind.MOBILE_NUMBER)
    '138****0000'
    """
    if kind is Kind.MOBILE_NUMBER:
        local = digits.removeprefix("+").removeprefix("86")
        return f"{local[:3]}****{local[-4:]}"
    keep_first, keep_last = (2, 3) if kind is not Kind.BANK_CARD else (4, 4)
    return digits[:keep_first] + "*" * (len(digits) - keep_first - keep_last) + digits[-keep_last:]


def _identity(digits: str) -> Kind | None:
    if digits[:2] not in _AREAS:
        return None
    if len(digits) == len(_WEIGHTS) + 1:
        is_one = _is_day(digits[6:14]) and identity_checksum(digits[:17]) == digits[17]
        return Kind.IDENTITY_NUMBER if is_one else None
    return Kind.OLD_IDENTITY_NUMBER if _is_day(f"19{digits[6:12]}") else None


def identity_checksum(first_seventeen: str) -> str:
    """Return the last character of an identity number (GB 11643).

    >>> identity_checksum("11010519491231002")
    'X'
    """
    weighed = sum(
        int(digit) * weight for digit, weight in zip(first_seventeen, _WEIGHTS, strict=True)
    )
    return _CHECK_CHARACTERS[weighed % _MODULUS]


def _is_day(text: str) -> bool:
    try:
        day = dt.date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return _EARLIEST_BIRTH_YEAR <= day.year <= _LATEST_BIRTH_YEAR


def _mobile(digits: str) -> Kind | None:
    del digits  # its form is all there is to judge by
    return Kind.MOBILE_NUMBER


def _card(digits: str) -> Kind | None:
    is_one = len(digits) in _CARD_LENGTHS and _ISSUER.match(digits) and passes_luhn(digits)
    return Kind.BANK_CARD if is_one and len(set(digits)) > 1 else None


def passes_luhn(digits: str) -> bool:
    """Test the check digit of a card number.

    >>> passes_luhn("4111111111111111")
    True
    """
    doubled = [int(each) * (2 if place % 2 else 1) for place, each in enumerate(reversed(digits))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0

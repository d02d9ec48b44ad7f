"""Check digits of numbers that belong to persons: GB 11643 (ISO 7064, MOD 11-2) and Luhn."""

from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS: Final = "10X98765432"
_MODULUS: Final = 11


def identity_checksum(first_seventeen: str) -> str:
    """Return the last character of an identity number (GB 11643).

    >>> identity_checksum("11010519491231002")
    'X'
    """
    weighed = sum(
        int(digit) * weight for digit, weight in zip(first_seventeen, _WEIGHTS, strict=True)
    )
    return _CHECK_CHARACTERS[weighed % _MODULUS]


def passes_luhn(digits: str) -> bool:
    """Test the check digit of a card number.

    >>> passes_luhn("4111111111111111")
    True
    """
    doubled = [int(each) * (2 if place % 2 else 1) for place, each in enumerate(reversed(digits))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0

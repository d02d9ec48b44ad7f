"""Shares of a total, rounded half up, each by itself: they may not add up to 100 and are not made to."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

HUNDRED: Final = 100
ONE_PLACE: Final = Decimal("0.1")


def share(part: int, whole: int) -> Decimal | None:
    """Return the part as percent of the whole, one decimal, half up; None where there is no whole.

    >>> share(3, 87)
    Decimal('3.4')
    """
    if not whole:
        return None
    return (Decimal(part) * HUNDRED / Decimal(whole)).quantize(ONE_PLACE, ROUND_HALF_UP)


def shares_total(parts: Iterable[int], whole: int) -> Decimal:
    """Return what the shown shares add up to.

    >>> shares_total((1, 1, 42, 40, 3), 87)
    Decimal('99.9')
    """
    shown = (share(each, whole) for each in parts)
    return sum((each for each in shown if each is not None), Decimal(0))

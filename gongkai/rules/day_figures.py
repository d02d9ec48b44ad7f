"""How long replies take, in figures that do not single anybody out: the median, and the days within which nine in ten fall.

Both are days that really occurred (nearest rank), never an average of two. Of fewer than five cases nothing is said: one
of them could be recognised. Five is our choice; no provision names a number.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

FEWEST_TO_SPEAK_OF: Final = 5
HALF: Final = Decimal("0.5")
NINE_TENTHS: Final = Decimal("0.9")


def median(days: Sequence[int]) -> int:
    """Return the days within which half of the cases fall.

    >>> median([3, 10, 20, 21])
    10
    """
    return _rank(days, HALF)


def ninetieth(days: Sequence[int]) -> int:
    """Return the days within which nine in ten of the cases fall.

    >>> ninetieth(range(1, 11))
    9
    """
    return _rank(days, NINE_TENTHS)


def _rank(days: Sequence[int], share: Decimal) -> int:
    ordered = sorted(days)
    return ordered[math.ceil(len(ordered) * share) - 1]

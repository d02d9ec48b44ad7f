"""Whether a printed percentage is the rounded or the cut value of a ratio, and how to show the sum."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from gongkai.rules.annual_report.text_rules.quantities import Percentage

SHOWN_DECIMALS: Final = Decimal("0.001")  # of a working, as in 3.448…%
WORKING_DIGITS: Final = 50


def _exact(part: Decimal, whole: Decimal, base: int) -> Decimal:
    with localcontext() as context:
        context.prec = WORKING_DIGITS
        return part * base / whole


def rounded(part: Decimal, whole: Decimal, printed: Percentage) -> Decimal:
    """Return part of whole at the printed decimals, half up."""
    step = Decimal(1).scaleb(-printed.decimals)
    return _exact(part, whole, printed.base).quantize(step, ROUND_HALF_UP)


def agrees(printed: Percentage, part: Decimal, whole: Decimal) -> bool:
    """Test whether the printed value is part of whole, rounded half up or cut, at its decimals."""
    step = Decimal(1).scaleb(-printed.decimals)
    cut = _exact(part, whole, printed.base).quantize(step, ROUND_DOWN)
    return printed.value in {cut, rounded(part, whole, printed)}


def working(part: Decimal, whole: Decimal, printed: Percentage) -> str:
    """Write the sum out: “3 ÷ 87 ＝ 3.448…%，应为3.4%（四舍五入）”."""
    exact = _exact(part, whole, printed.base)
    shown = exact.quantize(SHOWN_DECIMALS, ROUND_DOWN)
    tail = "" if shown == exact else "…"
    answer = rounded(part, whole, printed)
    return f"{part:f} ÷ {whole:f} ＝ {shown}{tail}{printed.sign}，应为{answer}{printed.sign}（四舍五入）"

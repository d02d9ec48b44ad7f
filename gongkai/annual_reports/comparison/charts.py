"""Charts as places and lengths; templates draw them as SVG beside their tables.

A chart has no number that its table does not have. The frame is 340 wide, as the style sheets expect it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report.comparison import LEAST_WHOLE, OUTCOMES, percent
from gongkai.rules.annual_report.report import Report

FRAME: Final = 320  # of the bars, between margins of ten
BASE_LINE: Final = 155
TALLEST: Final = 130
WIDEST_BAR: Final = 38
MOST_YEARS: Final = 10  # more would be thinner than their labels
LONGEST: Final = 150
ROW: Final = 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``middle`` is where its number and its label are centred. No number: not read, no bar."""

    label: str
    number: int | None
    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 1)

    @property
    def above(self) -> float:
        return round(self.top - 7, 1)


@dataclass(frozen=True, slots=True)
class Slice:
    """One outcome: a bar lying down, its share where the whole is large enough to have shares."""

    label: str
    number: int
    share: Decimal | None
    top: int
    length: float

    @property
    def line(self) -> int:
        return self.top + 14

    @property
    def after(self) -> float:
        return 80 + self.length


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How the applications of a year ended. ``slices`` are empty where nothing was concluded."""

    whole: int
    slices: tuple[Slice, ...]

    @property
    def height(self) -> int:
        return ROW * len(self.slices) + 12

    @property
    def has_shares(self) -> bool:
        return any(each.share is not None for each in self.slices)


def bars(numbers: Iterable[tuple[str, int | None]]) -> tuple[Bar, ...]:
    """Place a bar for each label, the last ten; the tallest fills the height, all zero leave none."""
    kept: Sequence[tuple[str, int | None]] = tuple(numbers)[-MOST_YEARS:]
    largest = max((number or 0 for _, number in kept), default=0)
    step = FRAME / max(len(kept), 5)
    width = min(WIDEST_BAR, step * 0.7)
    return tuple(
        _bar(label, number, 10 + place * step + (step - width) / 2, width, largest)
        for place, (label, number) in enumerate(kept)
    )


def _bar(label: str, number: int | None, left: float, width: float, largest: int) -> Bar:
    height = TALLEST * (number or 0) / largest if largest else 0.0
    top = BASE_LINE - height
    return Bar(label, number, round(left, 1), round(top, 1), round(width, 1), round(height, 1))


def outcomes_of(report: Report) -> Outcomes | None:
    """Return the outcomes of a report, or None where one of them was not read."""
    numbers = [measure.of(report) for measure in OUTCOMES]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    whole, largest = sum(known), max(known)
    if whole == 0:
        return Outcomes(0, ())
    return Outcomes(
        whole,
        tuple(
            Slice(
                label=measure.label,
                number=number,
                share=percent(number, whole) if whole >= LEAST_WHOLE else None,
                top=10 + ROW * place,
                length=round(LONGEST * number / largest, 1),
            )
            for place, (measure, number) in enumerate(zip(OUTCOMES, known, strict=True))
        ),
    )

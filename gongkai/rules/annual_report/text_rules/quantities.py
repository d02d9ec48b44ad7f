"""Counts and percentages in official prose: 3件, 18万余条, 申请一件, 约1400个, 46%, 1.2‰."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

UNITS: Final = (
    "人次|件次|篇次|条次|万元|元|件|条(?!例)|篇|次|期|个(?!工作日|月|小时|百分点|单位)|份(?!额)|项|起|宗|例(?!如|外)|家|场|册|人(?!民|大|员|力)|"
    "名|部(?!门|分|委)|张|幅|户|块|处(?!理|罚)|则|批|站|套|类|种|所|期"
)
SCALES: Final = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "〇": 0,
}
TENS: Final = {"十": 10, "百": 100, "千": 1000}

COUNT: Final = re.compile(
    rf"(?<![\d.〔第])(?P<number>\d+(?:\.\d+)?)(?P<scale>[百千万亿]?)(?P<more>[余多来]?)(?P<unit>{UNITS})"
    r"|(?<![第每逐同统唯零一二三四五六七八九十百千两])(?P<chinese>[一二三四五六七八九十百千两]+)(?P<chinese_unit>件(?!事|大事)|宗|例(?!如|外))"
)
ABOUT: Final = re.compile(r"(?:约|近|超|逾|超过|大约|不少于|不低于|多达|将近|接近|突破|最多|至少)$")
ABOUT_SHARE: Final = re.compile(rf"{ABOUT.pattern.removesuffix('$')}(?:占比?|为|比例为|达到?)?$")
BRACKETS: Final = re.compile(r"（[^（）]*）")
PERCENT: Final = re.compile(r"(?<![\d.])(?P<number>\d+(?:\.\d+)?)(?P<sign>%|‰)")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its unit and where it stands in the sentence.

    ``label`` is what stands before it since the last comma, colon, bracket or count.
    ``is_exact`` is False for 余, 约, 近, 万 and the like.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    label: str
    is_exact: bool

    def __str__(self) -> str:
        return f"{self.value:f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Percentage:
    """A printed percentage or per mille, in its own sign, with the number of its decimals."""

    value: Decimal
    sign: str
    start: int
    end: int
    is_exact: bool

    @property
    def decimals(self) -> int:
        exponent = self.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0

    @property
    def base(self) -> int:
        """What a whole is in this sign: 100 or 1000."""
        return 1000 if self.sign == "‰" else 100

    def __str__(self) -> str:
        return f"{self.value}{self.sign}"


def chinese_number(text: str) -> int:
    """Return the value of a number below ten thousand written in Chinese.

    >>> chinese_number("一百零二"), chinese_number("十五"), chinese_number("两千")
    (102, 15, 2000)
    """
    total, digit = 0, 0
    for sign in text:
        if sign in TENS:
            total += (digit or 1) * TENS[sign]
            digit = 0
        else:
            digit = DIGITS[sign]
    return total + digit


def _label(text: str, start: int, last_end: int) -> str:
    before = BRACKETS.sub("", text[last_end:start])
    return re.split(r"[，。；：:（）！？]", before)[-1]


def counts(text: str) -> tuple[Count, ...]:
    """Return every count of a tidied sentence, left to right."""
    found: list[Count] = []
    for match in COUNT.finditer(text):
        label = _label(text, match.start(), found[-1].end if found else 0)
        if match["chinese"]:
            value, unit = Decimal(chinese_number(match["chinese"])), match["chinese_unit"]
            is_round = False
        else:
            value = (Decimal(match["number"]) * SCALES[match["scale"]]).normalize()
            value, unit = Decimal(f"{value:f}"), match["unit"]
            is_round = bool(match["scale"] or match["more"])
        is_exact = not is_round and not ABOUT.search(label)
        found.append(Count(value, unit, match.start(), match.end(), label, is_exact))
    return tuple(found)


def percentages(text: str) -> Iterator[Percentage]:
    """Yield every percentage of a tidied sentence, left to right."""
    for match in PERCENT.finditer(text):
        is_exact = not ABOUT_SHARE.search(text[: match.start()]) and text[
            match.end() : match.end() + 2
        ] not in {
            "以上",
            "左右",
            "以下",
        }
        yield Percentage(
            Decimal(match["number"]), match["sign"], match.start(), match.end(), is_exact
        )

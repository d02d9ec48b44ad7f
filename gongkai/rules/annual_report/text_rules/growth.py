"""Growth rates in prose: “受理申请20件，比上年增加4件，增长30%” where 4 of 16 is 25 %.

The base is taken from the sentence (比上年增加4件, 上年16件) or, for applications received, from last
year's report where it is given. Without a base nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report.imbalances import is_the_year_before
from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level, Report
from gongkai.rules.annual_report.text_rules.prose import SOURCE, Sentence, sentences
from gongkai.rules.annual_report.text_rules.quantities import (
    Count,
    Percentage,
    counts,
    percentages,
)
from gongkai.rules.annual_report.text_rules.ratios import agrees, rounded, working
from gongkai.rules.annual_report.text_rules.table_readings import received

GROWTH: Final = Check(
    "text.growth",
    Level.WARNING,
    SOURCE,
    "增长率应等于增减数除以上年数（四舍五入或者直接舍去，按所写的小数位数）",
    "受理20件，比上年增加4件，增长30%：4 ÷ 16 ＝ 25%，应为25%",
    "按上年数重新计算；增长、下降的方向也要核对",
)
RISE: Final = r"增长|上升|增加|提高|提升|增幅|上涨"
FALL: Final = r"下降|减少|回落|降低|下滑|降幅"
RATE: Final = re.compile(
    rf"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))(?:了|率|率为|为|幅度为|达|达到)?$"
)
LAST_YEAR: Final = r"(?:上年|去年|上一年|20\d\d年)(?:度)?(?:同期)?"
CHANGE: Final = re.compile(
    rf"(?:[比较]{LAST_YEAR}|同比)(?:数)?(?:(?P<rise>{RISE})|(?P<fall>{FALL}))(?:了)?$"
)
BASE: Final = re.compile(rf"(?:[比较]?{LAST_YEAR})(?:的|数|为|是|共|收到|受理|申请|（)*$")
RECEIVED: Final = re.compile(r"(?:收到|受理|接收|收办|新收|接到)[^，。；]*申请")


@dataclass(frozen=True, slots=True)
class Growth:
    """A count, the rate said of it, and whether it is said to rise."""

    sentence: Sentence
    now: Count
    rate: Percentage
    is_rise: bool

    def agrees_with(self, base: Decimal) -> bool:
        """Test the rate and its direction against last year's count."""
        change = self.now.value - base
        is_direction = change >= 0 if self.is_rise else change <= 0
        return bool(base) and is_direction and agrees(self.rate, abs(change), base)


def _is_change_or_base(text: str, count: Count) -> bool:
    before = text[: count.start]
    return bool(CHANGE.search(before) or BASE.search(before))


def growths_in(sentence: Sentence) -> Iterator[Growth]:
    """Yield the exact rates of growth said of an exact count earlier in the sentence."""
    text = sentence.text
    for rate in percentages(text):
        match = RATE.search(text[: rate.start])
        before = [
            count
            for count in counts(text)
            if count.end <= rate.start and not _is_change_or_base(text, count)
        ]
        if not match or not before or "分别" in text[before[-1].end : rate.start]:
            continue
        if rate.is_exact and before[-1].is_exact:
            yield Growth(sentence, before[-1], rate, match["rise"] is not None)


def _near(growth: Growth) -> Iterator[Count]:
    """Yield the counts that may be the base: first those after the count itself, then those before.

    What stands before an earlier percentage belongs to that one.
    """
    text, rate = growth.sentence.text, growth.rate
    earlier = [each.end for each in percentages(text) if each.end <= rate.start]
    found = [count for count in counts(text) if count.end <= rate.start]
    yield from (count for count in found if count.start >= growth.now.end)
    yield from (
        count for count in found if max(earlier, default=0) <= count.start < growth.now.start
    )


def _stated_base(growth: Growth) -> Decimal | None:
    """Return last year's count from the sentence, before the rate."""
    text = growth.sentence.text
    for count in _near(growth):
        if count.unit != growth.now.unit or not count.is_exact:
            continue
        change = CHANGE.search(text[: count.start])
        if change:
            sign = -1 if change["rise"] else 1
            return growth.now.value + sign * count.value
        if BASE.search(text[: count.start]):
            return count.value
    return None


def _bases(growth: Growth, report: Report, previous: Report | None) -> tuple[Decimal, ...]:
    stated = _stated_base(growth)
    if stated is not None:
        return (stated,)
    if previous is None or not is_the_year_before(previous, report):
        return ()
    if not RECEIVED.search(growth.now.label):
        return ()
    pairs = zip(received(report), received(previous), strict=False)
    return tuple(Decimal(base) for now, base in pairs if now == growth.now.value)


def find_wrong_growth(material: Material) -> Iterator[Finding]:
    """Yield growth rates that do not follow from the two counts."""
    for sentence in sentences(material.report):
        for growth in growths_in(sentence):
            bases = [
                base for base in _bases(growth, material.report, material.previous) if base > 0
            ]
            if not bases or any(growth.agrees_with(base) for base in bases):
                continue
            change = growth.now.value - bases[0]
            word = "增加" if change >= 0 else "减少"
            yield GROWTH.finding(
                sentence.where,
                f"上年{bases[0]:f}、本年{growth.now.value:f}，{word}{abs(change):f}："
                f"{working(abs(change), bases[0], growth.rate)}，写成{'增长' if growth.is_rise else '下降'}{growth.rate}",
                found=str(growth.rate),
                expected=f"{word}{rounded(abs(change), bases[0], growth.rate)}{growth.rate.sign}",
                excerpt=sentence.text,
            )


RULES: Final = (Rule(GROWTH, find_wrong_growth, is_for_earlier_reports=True),)

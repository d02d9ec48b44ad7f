"""Shares in prose: “其他信息3条，占总体的比例为3.5%” where 3 of 87 is 3.4 %.

The whole is often named a sentence earlier. A share is found only where the whole is beyond doubt:
the count before 其中 in the same sentence, or the one that most other shares of the list agree with.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level
from gongkai.rules.annual_report.text_rules.prose import SOURCE, Sentence, sentences
from gongkai.rules.annual_report.text_rules.quantities import (
    Count,
    Percentage,
    counts,
    percentages,
)
from gongkai.rules.annual_report.text_rules.ratios import agrees, rounded, working

SHARE: Final = Check(
    "text.share",
    Level.WARNING,
    SOURCE,
    "占比应等于部分除以整体（四舍五入或者直接舍去，按所写的小数位数）",
    "87条中的3条写成占3.5%：3 ÷ 87 ＝ 3.448…%，应为3.4%",
    "按部分除以整体重新计算；各占比之和可以不正好是100%，不必凑数",
)
PLAIN: Final = re.compile(
    r"[，、]?（?占(?:比|总数|总量|总体|全部|总)?(?:的)?(?:比例|比重|比)?(?:为|是)?|（"
)
AMONG: Final = re.compile(r"其中|中，")
NEAR: Final = 24  # characters between a count and its share


@dataclass(frozen=True, slots=True)
class Share:
    """A count and the percentage said of it."""

    sentence: Sentence
    part: Count
    printed: Percentage
    is_plain: bool  # no other base is named between the count and the percentage

    def is_of(self, whole: Decimal) -> bool:
        return whole >= self.part.value and agrees(self.printed, self.part.value, whole)


def _is_share(between: str) -> bool:
    if len(between) > NEAR or any(
        word in between for word in ("同比", "增长", "下降", "率", "分别", "%")
    ):
        return False
    return "占" in between or between == "（"


def shares_in(sentence: Sentence) -> tuple[Share, ...]:
    """Return the exact counts of a sentence that carry an exact share."""
    found = counts(sentence.text)
    shares = []
    for printed in percentages(sentence.text):
        before = [count for count in found if count.end <= printed.start]
        if not before or not printed.is_exact or not before[-1].is_exact:
            continue
        if _is_share(sentence.text[before[-1].end : printed.start]):
            between = sentence.text[before[-1].end : printed.start]
            shares.append(Share(sentence, before[-1], printed, bool(PLAIN.fullmatch(between))))
    return tuple(shares)


def _wholes(shares: Sequence[Share], paragraph: Sequence[Sentence]) -> Iterator[Decimal]:
    """Yield what the shares may be shares of: counts of the unit before the list, and the list's sum."""
    first = shares[0]
    for sentence in paragraph:
        for count in counts(sentence.text):
            is_before = (sentence.number, count.end) <= (first.sentence.number, first.part.start)
            if is_before and count.unit == first.part.unit and count.is_exact and count.value:
                yield count.value
    total = sum((share.part.value for share in shares), Decimal(0))
    if len(shares) > 1 and total:
        yield total


def _most_agreed(shares: Sequence[Share], wholes: Sequence[Decimal]) -> Decimal | None:
    """Return the whole with which at least half of the shares, and two of them, agree."""
    votes = Counter({whole: sum(share.is_of(whole) for share in shares) for whole in set(wholes)})
    if not votes:
        return None
    whole, most = votes.most_common(1)[0]
    return whole if most > 1 and most * 2 >= len(shares) else None


def _others_agree(share: Share, shares: Sequence[Share], whole: Decimal) -> bool:
    """Test whether all other shares of the list, two at least, are of this whole."""
    others = [other for other in shares if other is not share]
    return len(others) > 1 and all(other.is_of(whole) for other in others)


def _whole_before_among(share: Share, paragraph: Sequence[Sentence]) -> Decimal | None:
    """Return the count just before 其中 or “64家单位中，”, where the share stands alone after it.

    Before a sentence that opens with 其中 it is the last count of the sentence before.
    """
    text, number = share.sentence.text, share.sentence.number
    marks = list(AMONG.finditer(text, 0, share.part.start))
    head = text[: marks[-1].start()] if marks else ""
    if marks and not head and number:
        head = paragraph[number - 1].text
    of_unit = [count for count in counts(head) if count.unit == share.part.unit and count.is_exact]
    return of_unit[-1].value if of_unit else None


def _wrong_shares(shares: Sequence[Share], paragraph: Sequence[Sentence]) -> Iterator[Finding]:
    wholes = tuple(_wholes(shares, paragraph))
    agreed = _most_agreed(shares, wholes)
    for share in shares:
        whole = agreed or _whole_before_among(share, paragraph)
        is_settled = share.is_plain and agreed is not None and _others_agree(share, shares, agreed)
        candidates = () if is_settled else wholes
        if not whole or whole < share.part.value or any(map(share.is_of, (whole, *candidates))):
            continue
        yield SHARE.finding(
            share.sentence.where,
            f"{share.part}占{whole:f}{share.part.unit}的比例写成{share.printed}："
            f"{working(share.part.value, whole, share.printed)}",
            found=str(share.printed),
            expected=f"{rounded(share.part.value, whole, share.printed)}{share.printed.sign}",
            excerpt=share.sentence.text,
        )


def find_wrong_shares(material: Material) -> Iterator[Finding]:
    """Yield shares that are neither the rounded nor the cut value of part by whole."""
    everything = sentences(material.report)
    for _, grouped in groupby(everything, key=lambda each: (each.part, each.paragraph)):
        paragraph = tuple(grouped)
        for sentence in paragraph:
            shares = shares_in(sentence)
            for _, of_unit in groupby(shares, key=lambda share: share.part.unit):
                yield from _wrong_shares(tuple(of_unit), paragraph)


RULES: Final = (Rule(SHARE, find_wrong_shares, is_for_earlier_reports=True),)

"""Parts that do not make their total, and parts larger than it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report.imbalances import plain
from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level
from gongkai.rules.annual_report.text_rules.enumerations import Enumeration, enumerations
from gongkai.rules.annual_report.text_rules.prose import SOURCE, Sentence, in_sequence
from gongkai.rules.annual_report.text_rules.quantities import percentages

SUM_OF_PARTS: Final = Check(
    "text.sum_of_parts",
    Level.WARNING,
    SOURCE,
    "文字里说明是全部分项的，各分项之和应等于合计",
    "共公开信息30条，其中机构职能类10条、其他信息15条：10＋15＝25，不等于30",
    "核对合计和各分项，改正写错的数；分项没有列全的，写明“其中主要有”",
)
PART_LARGER: Final = Check(
    "text.part_larger_than_whole",
    Level.WARNING,
    SOURCE,
    "部分不能大于整体，占比不能超过100%",
    "共收到申请5件，其中自然人申请8件",
    "核对整体和部分，改正写错的数",
)
MANY_PARTS: Final = 3  # from which a sum beyond the total cannot be an overlap of two views
WHOLE_PERCENT: Final = 1  # times the base of the sign


def _is_wrong(listed: Enumeration) -> bool:
    if not listed.is_exact or listed.adds_up or len(listed.parts) < 2:
        return False
    if any(part.value > listed.whole.value for part in listed.parts):
        return False  # told by the other rule
    if listed.is_complete:
        return True
    return len(listed.parts) >= MANY_PARTS and listed.total > listed.whole.value


def find_wrong_sums(material: Material) -> Iterator[Finding]:
    """Yield lists of parts that the sentence calls complete and that do not make their total.

    Three or more parts that exceed their total are told even where the list is not called complete.
    """
    for sentence, before in in_sequence(material.report):
        for listed in enumerations(sentence, before):
            if _is_wrong(listed):
                sum_shown = "＋".join(f"{part.value:f}" for part in listed.parts)
                yield SUM_OF_PARTS.finding(
                    sentence.where,
                    f"各分项之和与合计不一致：{sum_shown}＝{listed.total:f}，合计是{listed.whole}",
                    found=plain(listed.whole.value),
                    expected=plain(listed.total),
                    excerpt=sentence.text,
                )


def find_large_parts(material: Material) -> Iterator[Finding]:
    """Yield parts after 其中 that are larger than their whole, and shares over 100 %."""
    for sentence, before in in_sequence(material.report):
        for listed in enumerations(sentence, before):
            for part in listed.parts:
                if listed.is_exact and part.value > listed.whole.value:
                    yield PART_LARGER.finding(
                        sentence.where,
                        f"部分（{part}）大于整体（{listed.whole}）",
                        found=plain(part.value),
                        expected=plain(listed.whole.value),
                        excerpt=sentence.text,
                    )
        yield from _large_shares(sentence)


def _large_shares(sentence: Sentence) -> Iterator[Finding]:
    for percentage in percentages(sentence.text):
        clause = sentence.text[: percentage.start].rpartition("，")[2]
        if "占" in clause and "同比" not in clause and percentage.value > percentage.base:
            yield PART_LARGER.finding(
                sentence.where,
                f"占比{percentage}超过了整体",
                found=str(percentage),
                expected=Decimal(percentage.base * WHOLE_PERCENT),
                excerpt=sentence.text,
            )


RULES: Final = (
    Rule(SUM_OF_PARTS, find_wrong_sums, is_for_earlier_reports=True),
    Rule(PART_LARGER, find_large_parts, is_for_earlier_reports=True),
)

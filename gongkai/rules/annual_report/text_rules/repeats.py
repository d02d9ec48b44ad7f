"""Text taken over from last year's report or from another agency's.

Sentences are compared without their numbers and years. Only sentences of some length count: short
ones are common property.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level, Report
from gongkai.rules.annual_report.text_rules.prose import sentences_of

REPEATS: Final = Check(
    "text.repeats",
    Level.NOTICE,
    "政府信息公开条例第四十七条；国办公开办函〔2021〕30号（年度报告不得照抄）",
    "文字不应与上一年度报告或者其他机关的报告大半相同",
    "第五部分5句话有4句与上一年度报告相同（80%）",
    "按本年度的实际情况重写",
)
COMPARED_PARTS: Final = ("一", "五")
SHORTEST: Final = 14  # characters of a sentence that counts
FEWEST: Final = 3  # sentences a part must have to be compared
LIKE_LAST_YEAR: Final = 0.7  # share of equal sentences
LIKE_ANOTHER: Final = 0.5
KEPT_TEXTS: Final = 8192  # a county compares every report with every other
NOISE: Final = re.compile(r"[\d\W_]+")
NAMED_YEAR: Final = re.compile(r"20\d\d年(?:度)?")


def _kernel(sentence: str) -> str:
    return NOISE.sub("", NAMED_YEAR.sub("", sentence))


@lru_cache(maxsize=KEPT_TEXTS)
def _kernels(text: str) -> Mapping[str, str]:
    """Return the sentences of a text that count, by what is compared of them."""
    found = ((_kernel(each.text), each.text) for each in sentences_of("", text))
    return {kernel: text for kernel, text in found if len(kernel) >= SHORTEST}


def _compare(
    own: Mapping[str, str], other: Report, part: str, threshold: float, whose: str
) -> Iterator[Finding]:
    equal = own.keys() & _kernels(other.sections.get(part, "")).keys()
    if len(own) < FEWEST or len(equal) < threshold * len(own):
        return
    first = next(text for kernel, text in own.items() if kernel in equal)
    yield REPEATS.finding(
        f"section.{part}",
        f"第{part}部分{len(own)}句话有{len(equal)}句与{whose}相同（{100 * len(equal) // len(own)}%）",
        found=len(equal),
        expected=len(own),
        excerpt=first,
    )


def _is_own(other: Report, report: Report) -> bool:
    return other is report or (
        other.agency is not None and (other.agency, other.year) == (report.agency, report.year)
    )


def find_repeats(material: Material) -> Iterator[Finding]:
    """Yield parts one and five where most sentences are last year's or another agency's."""
    report, previous = material.report, material.previous
    for part in COMPARED_PARTS:
        own = _kernels(report.sections.get(part, ""))
        if previous:
            yield from _compare(
                own, previous, part, LIKE_LAST_YEAR, f"{previous.year or '上一'}年度报告"
            )
        for other in material.others:
            if not _is_own(other, report):
                whose = f"{other.agency or '另一机关'}的报告"
                yield from _compare(own, other, part, LIKE_ANOTHER, whose)


RULES: Final = (Rule(REPEATS, find_repeats, is_for_earlier_reports=True),)

"""Parts listed after a total: “249条，其中：A 9条；B 7条”, “3607件（甲349件、乙933件）”.

A list is *complete* only where the sentence says so: its last part is 其他, its printed shares make
about 100 %, it is a bracket or 分别为 directly after the total without 其中, or its two parts are two
halves of one thing (自然人 and 法人或其他组织), or it names the outcomes of applications from 予以公开 to
其他处理 after the sentence that says how many were answered. 等 after the list says the contrary.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report.text_rules.prose import Sentence
from gongkai.rules.annual_report.text_rules.quantities import Count, counts, percentages

AMONG: Final = re.compile(r"其中(?:[:：，]|主要有|主要是|包括[:：]?|包含[:：]?|有[:：])?")
DIRECTLY: Final = re.compile(r"（|，?(?:分别为|分别是)[:：]?|[:：]")
NESTED: Final = re.compile(r"（[^（）]*）")
PARTIAL: Final = re.compile(r"含|另|除|主要|比|较|同比|其中|减少|增加|截至|注|约合")
OTHER: Final = re.compile(r"^[、，；]?(?:和|及|以及)?(?:其他|其它)")
HALVES: Final = (("自然人", "法人"), ("自然人", "组织"), ("自然人", "企业"), ("公民", "法人"))
SHARE_NEAR: Final = 24  # characters after a count within which its share must begin
ABOUT_WHOLE: Final = (Decimal("99"), Decimal("101"))  # per cent, over all printed shares
FEWEST_PARTS: Final = 2
FEWEST_OUTCOMES: Final = 4  # from which a list of outcomes is the whole list
CLASS_WORDS: Final = re.compile(r"在[^，。]{2,30}(?:中|里)，")
FEWEST_SHARES: Final = 3
FARTHEST: Final = Decimal("0.2")  # of the sum, from a total that may be meant
ANSWERED: Final = re.compile(r"答复|办结|办理")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A total and the parts listed after it, all in one unit."""

    sentence: Sentence
    whole: Count
    parts: tuple[Count, ...]
    is_complete: bool

    @property
    def total(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the whole.

        A list may divide the same whole several times (by applicant; by outcome). One that is not
        complete may go on with other things after its parts have made the whole.
        """
        running, rounds = Decimal(0), 0
        for part in self.parts:
            running += part.value
            if running == self.whole.value:
                running, rounds = Decimal(0), rounds + 1
        return rounds > 0 and (not running or not self.is_complete)

    @property
    def is_exact(self) -> bool:
        return self.whole.is_exact and all(part.is_exact for part in self.parts)


def _blank_out(text: str) -> str:
    """Blank brackets inside a list, keeping every position."""
    return NESTED.sub(lambda match: "〇" * len(match.group()), text)


def _list_end(text: str, start: int, opening: str) -> int:
    """Return where a list ends: at its closing bracket, the next 其中, or the end of the sentence."""
    level = 0
    for at in range(start, len(text)):
        if text[at] == "（":
            level += 1
        elif text[at] == "）":
            level -= 1
            if level < 0:
                return at
    return len(text) if opening != "（" else start


def shares_after(text: str, part: Count, following: Count | None) -> Decimal | None:
    """Return the share in per cent printed with a count (“3条，占3.5%”), if there is one."""
    end = following.start if following else len(text)
    for percentage in percentages(text[part.end : end]):
        between = text[part.end : part.end + percentage.start]
        if (
            len(between) <= SHARE_NEAR
            and "分别" not in between
            and ("占" in between or between == "（")
        ):
            return percentage.value * 100 / percentage.base
    return None


def _run(text: str, start: int, end: int, unit: str) -> tuple[Count, ...]:
    """Return the counts of one unit in an unbroken list of labelled counts."""
    listed = _blank_out(text[start:end])
    parts: list[Count] = []
    last_end = 0
    for count in counts(listed):
        if parts and _is_broken(listed[last_end : count.start]):
            break
        last_end = count.end
        if count.unit == unit:
            parts.append(
                Count(
                    count.value,
                    unit,
                    start + count.start,
                    start + count.end,
                    count.label,
                    count.is_exact,
                )
            )
    return tuple(parts)


def _is_broken(between: str) -> bool:
    """Test whether something else than a label, a share or a note stands between two counts."""
    clauses = [clause for clause in re.split(r"[，；。]", between) if clause.strip("〇")]
    if "其中" in between or "同比" in between:
        return True
    return any("占" not in clause and "%" not in clause for clause in clauses[:-1])


def _with_shares(text: str, parts: tuple[Count, ...]) -> tuple[tuple[Count, ...], Decimal]:
    """Return the parts that carry a share, and the sum of the shares in per cent."""
    following = (*parts[1:], None)[: len(parts)]
    shares = [
        (part, shares_after(text, part, nxt)) for part, nxt in zip(parts, following, strict=True)
    ]
    carrying = tuple(part for part, share in shares if share is not None)
    return carrying, sum((share for _, share in shares if share is not None), Decimal(0))


def _says_all(text: str, parts: tuple[Count, ...], shares: Decimal) -> bool:
    if not parts or "等" in parts[-1].label or text[parts[-1].end :].startswith(("等", "，等")):
        return False
    if ABOUT_WHOLE[0] <= shares <= ABOUT_WHOLE[1] or OTHER.match(parts[-1].label):
        return True
    if len(parts) != FEWEST_PARTS:
        return False
    first, second = (part.label for part in parts)
    return any(left in first and right in second for left, right in HALVES)


def _listed(sentence: Sentence, whole: Count, start: int, opening: str) -> Enumeration | None:
    text = sentence.text
    end = _list_end(text, start, opening)
    parts = _run(text, start, end, whole.unit)
    carrying, shares = _with_shares(text, parts)
    if len(carrying) >= FEWEST_PARTS:
        parts = carrying
    if len(parts) < FEWEST_PARTS and opening != "其中":
        return None
    if not parts or PARTIAL.search(parts[0].label) or PARTIAL.search(text[start : parts[0].start]):
        return None
    is_direct = opening != "其中" and not _has_loose_words(text[start:end], parts, start)
    is_complete = _says_all(text, parts, shares) or (is_direct and "等" not in text[start:end])
    return Enumeration(sentence, whole, parts, is_complete)


def _has_loose_words(listed: str, parts: tuple[Count, ...], start: int) -> bool:
    """Test whether a clause of a bracket is not one of the parts."""
    clauses = [clause for clause in re.split(r"[，；、]", _blank_out(listed)) if clause]
    return len(clauses) > len(parts)


def _wholes_before(before: Sequence[Count], end: int) -> dict[str, Count]:
    """Return the last count of each unit before a place."""
    return {count.unit: count for count in before if count.end <= end}


def _after_among(sentence: Sentence, previous: Sentence | None) -> Iterator[Enumeration]:
    for match in AMONG.finditer(sentence.text):
        if match.group().startswith("其中主要"):
            continue
        head = _blank_out(sentence.text[: match.start()])
        wholes = _wholes_before(counts(head), match.start())
        if not wholes and match.start() == 0 and previous:
            wholes = _wholes_before(counts(previous.text), len(previous.text))
        for whole in wholes.values():
            listed = _listed(sentence, whole, match.end(), "其中")
            if listed:
                yield listed


def _after_total(sentence: Sentence) -> Iterator[Enumeration]:
    for whole in counts(sentence.text):
        match = DIRECTLY.match(sentence.text, whole.end)
        if match and not AMONG.match(sentence.text, match.end()):
            listed = _listed(sentence, whole, match.end(), match.group())
            if listed:
                yield listed


def _after_answers(sentence: Sentence, previous: Sentence | None) -> Iterator[Enumeration]:
    """Yield the outcomes from 予以公开 to 其他处理 where the sentence before says how many were answered."""
    answered = [
        count for count in counts(previous.text if previous else "") if ANSWERED.search(count.label)
    ]
    if not answered:
        return
    parts = _run(sentence.text, 0, len(sentence.text), answered[-1].unit)
    if len(parts) < FEWEST_OUTCOMES or not OTHER.match(parts[-1].label):
        return
    if "予以公开" in parts[0].label:
        yield Enumeration(sentence, answered[-1], parts, is_complete=True)


def _after_class_words(sentence: Sentence, previous: Sentence | None) -> Iterator[Enumeration]:
    """Yield “在新增的信息中，甲类1条，占1.1%；……其他3条，占3.4%” with the total of the sentence before.

    The total meant is the count nearest to the sum; one far from it is of something else.
    """
    match = CLASS_WORDS.match(sentence.text)
    if not match or not previous:
        return
    found = counts(sentence.text[match.end() :])
    parts = _run(sentence.text, match.end(), len(sentence.text), found[0].unit) if found else ()
    carrying, shares = _with_shares(sentence.text, parts)
    total = sum((part.value for part in carrying), Decimal(0))
    wholes = [count for count in counts(previous.text) if parts and count.unit == parts[0].unit]
    if (
        len(carrying) < FEWEST_SHARES
        or not wholes
        or not _says_all(sentence.text, carrying, shares)
    ):
        return
    whole = min(wholes, key=lambda count: abs(count.value - total))
    if abs(whole.value - total) <= total * FARTHEST:
        yield Enumeration(sentence, whole, carrying, is_complete=True)


def enumerations(sentence: Sentence, previous: Sentence | None = None) -> Iterator[Enumeration]:
    """Yield the lists of parts in a sentence; ``previous`` is the sentence before, for “。其中，”."""
    yield from _after_among(sentence, previous)
    yield from _after_total(sentence)
    yield from _after_answers(sentence, previous)
    yield from _after_class_words(sentence, previous)

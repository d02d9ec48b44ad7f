"""Two contents side by side: which entries differ, and which lines of the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from gongkai.catalog.content import ItemContent
from gongkai.catalog.presentation import LABELS, value_in_words

MOST_ALIGNED = 4_000_000  # pairs of lines; beyond that aligning takes seconds
NOT_SHOWN = {"html", "item_class_id", "text"}


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that differs: what it was, what it is."""

    label: str
    before: str
    after: str


def entry_differences(before: ItemContent, after: ItemContent) -> list[Difference]:
    """Return the entries that differ, the text left out."""
    return [
        Difference(LABELS[name], value_in_words(before, name), value_in_words(after, name))
        for name in before.differences(after)
        if name not in NOT_SHOWN
    ]


def line_differences(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the lines that went (“del”) and that came (“ins”), in reading order.

    Two long texts that have little in common are not aligned: lines that only one of them has are told, those that went first.
    """
    old, new = _without_common_ends(before.splitlines(), after.splitlines())
    if len(old) * len(new) > MOST_ALIGNED:
        yield from _unaligned(old, new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield from (("del", line) for line in old[a:b] if line.strip())
            yield from (("ins", line) for line in new[c:d] if line.strip())


def _without_common_ends(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Leave out the lines both begin and both end with."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    old, new = old[same:], new[same:]
    backwards = zip(reversed(old), reversed(new), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backwards))
    return old[: len(old) - same], new[: len(new) - same]


def _unaligned(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    before, after = set(old), set(new)
    yield from (("del", line) for line in old if line.strip() and line not in after)
    yield from (("ins", line) for line in new if line.strip() and line not in before)

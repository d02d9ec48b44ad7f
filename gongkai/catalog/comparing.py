"""Two contents side by side: which entries differ, and which lines of the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongkai.catalog.content import ItemContent
from gongkai.catalog.presentation import LABELS, value_in_words

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
    """Yield the lines that went (“del”) and that came (“ins”), in reading order."""
    old, new = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield from (("del", line) for line in old[a:b] if line.strip())
            yield from (("ins", line) for line in new[c:d] if line.strip())

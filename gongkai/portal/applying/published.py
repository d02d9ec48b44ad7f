"""What is public already and may answer an application; the words asked for stand in no address and in no log."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from gongkai.catalog.public_queries import public_items
from gongkai.search.extracts import Hit
from gongkai.search.finding import Asked, find
from gongkai.search.indexing import analyser_and_progress
from gongkai.search.questions import LONGEST_QUESTION, question_of

MOST: Final = 5
ITEMS: Final = ("item",)
LONG_WORDS: Final = 4  # six pairs, each looked for once


@dataclass(frozen=True, slots=True)
class Published:
    """One item that may be what is wanted."""

    hit: Hit
    item: Any


def may_answer(answers: Mapping[str, str]) -> list[Published]:
    """Return a few public items found by the number, the name or the description, whichever finds any first."""
    for words in _asked(answers):
        found = list(_found(words))
        if found:
            return found
    return []


def _asked(answers: Mapping[str, str]) -> Iterator[str]:
    for name in ("number", "subject", "description"):
        words = answers.get(name, "").strip()
        if len(words) > 1:  # one character says nothing
            yield words
    yield from _pairs(answers.get("subject", ""))


def _pairs(subject: str) -> Iterator[str]:
    """Yield the long words of the name two by two: people seldom know the words of a title, but some of them."""
    analyser, _renewing = analyser_and_progress()
    words = {each for each in analyser.words_of(subject[:LONGEST_QUESTION]) if len(each) > 1}
    longest = sorted(words, key=lambda word: (-len(word), word))[:LONG_WORDS]
    for one, other in combinations(longest, 2):
        yield f"{one} {other}"


def _found(words: str) -> Iterator[Published]:
    analyser, _renewing = analyser_and_progress()
    asked = Asked(question_of(words, analyser), {"kind": ITEMS}, by_relevance=True)
    if not asked.question.terms:
        return
    hits = find(asked, analyser).hits[:MOST]
    items = public_items().in_bulk([hit.document.key for hit in hits])
    there = {str(pk): item for pk, item in items.items()}
    for hit in hits:
        if hit.document.key in there:
            yield Published(hit, there[hit.document.key])

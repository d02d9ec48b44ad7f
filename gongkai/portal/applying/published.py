"""What is public already and may answer an application; the words asked for stand in no address and in no log."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gongkai.catalog.public_queries import public_items
from gongkai.search.extracts import Hit
from gongkai.search.finding import Asked, find
from gongkai.search.indexing import analyser_and_progress
from gongkai.search.questions import question_of

MOST: Final = 5
ITEMS: Final = ("item",)


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
        if words:
            yield words


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

"""The record of searches (检索台账): who searched where, with which words, when, and what came of it."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.casework.applicants import words_opened
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseEvent, DisclosureApplication
from gongkai.rules.chinese_dates import in_words

FOUND, NOT_FOUND = "找到了", "没有找到"


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What was written down about a search; kept encrypted, as words may name people."""

    searcher: str
    places: str
    terms: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class SearchLine:
    """One line of the record."""

    on: dt.date
    has_found: bool
    words: SearchWords

    @property
    def result(self) -> str:
        """What came of it, with the explanation where there is one."""
        outcome = FOUND if self.has_found else NOT_FOUND
        return f"{outcome}：{self.words.result}" if self.words.result else outcome

    @property
    def in_words(self) -> str:
        """The search as a sentence of a letter."""
        said = self.words
        return (
            f"{in_words(self.on)}，{said.searcher}在{said.places}以{said.terms}检索，{self.result}"
        )


def searches_of(case: DisclosureApplication) -> Iterator[SearchLine]:
    """Yield the searches of a case in the order they were put down."""
    for event in case.events.filter(kind=EventKind.SEARCHED).order_by("pk"):
        yield search_in(event, words_opened(case.applicant, event.sealed))


def search_in(event: CaseEvent, words: str) -> SearchLine:
    """Return the search that an event with its opened words records."""
    return SearchLine(event.on, event.facts["has_found"], SearchWords(**json.loads(words)))

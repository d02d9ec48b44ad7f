"""Finding: one question, one page of hits with how many there are in all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from gongkai.search.analysing import Analyser
from gongkai.search.engines import engine
from gongkai.search.engines.queries import Query
from gongkai.search.extracts import Hit, hit_of
from gongkai.search.facets import facet
from gongkai.search.models import SearchDocument
from gongkai.search.questions import Question

PAGE_SIZE: Final = 10
COUNT_CAP: Final = 10_000  # beyond it a page says “more than”
AT_ONCE: Final = 500  # places that one question to the engine is narrowed to
LAST_RANKED_PAGE: Final = (
    50  # nobody reads further down by relevance, and each page costs all before it
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its filters: one of the values of each; ``columns`` is all, title, number or files.

    ``before`` is the place of the last hit of the page before (newest first), ``page`` the number of the page (by relevance).
    """

    question: Question
    filters: Mapping[str, tuple[str, ...]]
    columns: str = "all"
    by_relevance: bool = False
    before: int | None = None
    page: int = 1

    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.question.terms and not any(self.filters.values())


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found. ``is_capped``: there are more than ``count``; ``is_loosened``: by single words.

    ``before`` and ``next_page`` lead on, where there is more.
    """

    hits: tuple[Hit, ...] = ()
    count: int = 0
    is_capped: bool = False
    is_loosened: bool = False
    before: int | None = None
    next_page: int | None = None


def find(asked: Asked, analyser: Analyser) -> Found:
    """Return what is found; where nothing is, what is found with the words one by one."""
    if asked.is_empty():
        return Found()
    found = _find(asked, asked.question)
    if found.count or not asked.question.terms:
        return found
    looser = asked.question.loosened(analyser)
    if looser is asked.question:
        return found
    return _find(asked, looser, is_loosened=True)


def _find(asked: Asked, question: Question, *, is_loosened: bool = False) -> Found:
    query = query_of(asked, question)
    count = engine().count(query, COUNT_CAP)
    if not count:
        return Found(is_loosened=is_loosened)
    if asked.by_relevance:
        places = engine().ranked(query, (asked.page - 1) * PAGE_SIZE, PAGE_SIZE + 1)
    else:
        places = engine().newest(query, asked.before, PAGE_SIZE + 1)
    shown, has_more = places[:PAGE_SIZE], len(places) > PAGE_SIZE
    hits = tuple(hit_of(each, question) for each in documents_at(shown))
    return Found(
        hits,
        min(count, COUNT_CAP),
        count > COUNT_CAP,
        is_loosened,
        before=shown[-1] if has_more and not asked.by_relevance else None,
        next_page=asked.page + 1
        if has_more and asked.by_relevance and asked.page < LAST_RANKED_PAGE
        else None,
    )


def documents_at(places: Iterable[int]) -> list[SearchDocument]:
    """Return the documents at these places, in their order."""
    order = list(places)
    there = SearchDocument.objects.defer("tokens").in_bulk(order)
    return [there[place] for place in order if place in there]


def newest_keys(asked: Asked, source: str, limit: int) -> list[str]:
    """Return the keys of what is found of a source, newest first."""
    places = engine().newest(query_of(asked, asked.question), None, limit)
    found = SearchDocument.objects.filter(pk__in=places, source=source).order_by("-pk")
    return list(found.values_list("key", flat=True))


def titles_of(question: Question, limit: int) -> list[str]:
    """Return the newest titles that answer a question, each once."""
    places = engine().newest(Query(question.terms, (), "title"), None, 2 * limit)
    found = SearchDocument.objects.filter(pk__in=places).order_by("-pk")
    titles = found.values_list("title", flat=True)
    return list(dict.fromkeys(titles))[:limit]


def among(asked: Asked, places: Iterable[int]) -> list[int]:
    """Return which of these places answer the question, newest first; of a question without a condition all do."""
    given = sorted(set(places), reverse=True)
    if asked.is_empty() or not given:
        return given
    query = query_of(asked, asked.question)
    pieces = (given[start : start + AT_ONCE] for start in range(0, len(given), AT_ONCE))
    return [place for piece in pieces for place in engine().among(query, piece)]


def query_of(asked: Asked, question: Question) -> Query:
    """Return what the engine is asked."""
    groups = tuple(
        tuple(facet(name, value) for value in values)
        for name, values in asked.filters.items()
        if values
    )
    return Query(question.terms, groups, asked.columns)

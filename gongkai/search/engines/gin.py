"""PostgreSQL: the same tokens as a ``tsvector`` beside each document, with a GIN index.

The columns are told apart by the weights: A the title, B the text, C the files, D numbers and facets. What matches is
taken from the index first and ordered then: left to itself the planner walks the whole order by time for a rare word.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db import connection

from gongkai.search.analysing import Term, Tokens
from gongkai.search.engines.queries import Query

PUT_UP: Final = (
    "ALTER TABLE search_searchdocument ADD COLUMN words tsvector",
    "CREATE INDEX search_by_words ON search_searchdocument USING gin (words)",
)
PUT_DOWN: Final = ("ALTER TABLE search_searchdocument DROP COLUMN words",)
FOUND: Final = (
    "WITH found AS MATERIALIZED "
    "(SELECT place FROM search_searchdocument WHERE words @@ %s::tsquery) "
)
WEIGHTS: Final = "{0.1, 0.4, 0.5, 1.0}"  # D, C, B, A
RANKED: Final = 2_000  # of what matches, the newest so many are put in order of relevance
GAP: Final = 5  # between the columns, so that no phrase goes over from one to the next
LAST_POSITION: Final = 16_383  # of a tsvector; what follows is found by single words
MOST_POSITIONS: Final = 255  # of one word
COLUMNS: Final = {"title": "A", "number": "D", "files": "C"}


def put(place: int, tokens: Tokens) -> bytes:
    """Index a document whose row is there."""
    _run(
        "UPDATE search_searchdocument SET words = %s::tsvector WHERE place = %s",
        vector_of(tokens),
        place,
    )
    return b""


def drop(place: int, _kept: bytes) -> None:
    """Take a document out; its row will go as well."""
    _run("UPDATE search_searchdocument SET words = NULL WHERE place = %s", place)


def clear() -> None:
    """Forget everything."""
    _run("UPDATE search_searchdocument SET words = NULL")


def newest(query: Query, before: int | None, limit: int) -> list[int]:
    """Return what is found, newest first."""
    older, values = ("WHERE place < %s", [before]) if before is not None else ("", [])
    return _places(
        f"{FOUND} SELECT place FROM found {older} ORDER BY place DESC LIMIT %s",  # noqa: S608
        query_of(query),
        *values,
        limit,
    )


def ranked(query: Query, offset: int, limit: int) -> list[int]:
    """Return what is found, best first."""
    asked = query_of(query)
    return _ranked(asked, offset, limit)


def _ranked(asked: str, offset: int, limit: int) -> list[int]:
    return _places(
        f"{FOUND}, latest AS MATERIALIZED (SELECT place FROM found ORDER BY place DESC LIMIT %s) "  # noqa: S608
        "SELECT place FROM latest JOIN search_searchdocument USING (place) "
        "ORDER BY ts_rank(%s::float4[], words, %s::tsquery) DESC, place DESC LIMIT %s OFFSET %s",
        asked,
        RANKED,
        WEIGHTS,
        asked,
        limit,
        offset,
    )


def count(query: Query, cap: int) -> int:
    """Return how many are found, one more than the cap where there are more."""
    found = _places(
        "SELECT count(*) FROM (SELECT 1 FROM search_searchdocument "
        "WHERE words @@ %s::tsquery LIMIT %s) AS capped",
        query_of(query),
        cap + 1,
    )
    return found[0]


def among(query: Query, places: Sequence[int]) -> list[int]:
    """Return which of these places are found, newest first; read by their keys, not through the index of words."""
    return _places(
        "SELECT place FROM search_searchdocument WHERE place = ANY(%s) AND words @@ %s::tsquery "
        "ORDER BY place DESC",
        list(places),
        query_of(query),
    )


def near_titles(pairs: Sequence[str], limit: int) -> list[int]:
    """Return the titles that hold most of the pairs."""
    return _ranked(" | ".join(_lexeme(each, "A") for each in pairs), 0, limit)


def query_of(query: Query) -> str:
    """Return the question in the words of ``tsquery``; every token stands in quotes."""
    parts = [_term(each, query.columns) for each in query.terms]
    parts.extend(" | ".join(_lexeme(each, "D") for each in group) for group in query.facets)
    return " & ".join(f"({each})" for each in parts)


def _term(term: Term, columns: str) -> str:
    in_text = dict.fromkeys(term.in_text)
    if columns == "files":
        return " | ".join(_phrase(each, "C") for each in in_text)
    if columns != "all":
        return _phrase(term.pairs, COLUMNS[columns], open_ended=term.open_ended)
    pairs = _phrase(term.pairs, "AD", open_ended=term.open_ended)
    return " | ".join((pairs, *(_phrase(each, "BC") for each in in_text)))


def _phrase(tokens: Sequence[str], weights: str, *, open_ended: bool = False) -> str:
    last = len(tokens) - 1
    return (
        "("
        + " <-> ".join(
            _lexeme(each, "*" * (open_ended and number == last) + weights)
            for number, each in enumerate(tokens)
        )
        + ")"
    )


def _lexeme(token: str, flags: str) -> str:
    return f"{_quoted(token)}:{flags}"


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def vector_of(tokens: Tokens) -> str:
    """Return the tokens of a document as the text of a ``tsvector``."""
    positions: dict[str, list[str]] = {}
    for token, position, weight in _placed(tokens):
        there = positions.setdefault(token, [])
        if len(there) < MOST_POSITIONS:
            there.append(f"{min(position, LAST_POSITION)}{weight}")
    return " ".join(f"{_quoted(token)}:{','.join(there)}" for token, there in positions.items())


def _placed(tokens: Tokens) -> Iterator[tuple[str, int, str]]:
    position = 1
    columns = (
        (tokens.title, "A"),
        (tokens.number, "D"),
        (tokens.facets, "D"),
        (tokens.text, "B"),
        (tokens.files, "C"),
        (tokens.inner_text, "B"),
        (tokens.inner_files, "C"),
    )
    for text, weight in columns:
        for token in text.split():
            yield token, position, weight
            position += 1
        position += GAP


def _run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _places(sql: str, *values: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [place for (place,) in cursor.fetchall()]

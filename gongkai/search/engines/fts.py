"""SQLite: an FTS5 table of our tokens that keeps no text.

A document's row is its place in the order by time, so that newest first is the order the index is read in, and a page ends
the reading. SQLite 3.40 forgets a document of such a
table only if it is given the same tokens again; they are kept, compressed, with the document.
"""

import json
import zlib
from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from gongkai.search.analysing import Term, Tokens
from gongkai.search.engines.queries import Query

COLUMNS: Final = "title, number, text, files, facets"
# Pairs in titles and numbers weigh ten words of the text; facets weigh nothing
RANK: Final = "bm25(10.0, 10.0, 1.0, 0.8, 0.0)"
PUT_UP: Final = (
    f"CREATE VIRTUAL TABLE search_index USING fts5({COLUMNS}, content='', tokenize='ascii')",
    f"INSERT INTO search_index(search_index, rank) VALUES('rank', '{RANK}')",
    # Emptying the table of documents, as restoring does, leaves nothing behind
    (
        "CREATE TRIGGER search_index_is_emptied AFTER DELETE ON search_searchdocument "
        "WHEN NOT EXISTS (SELECT 1 FROM search_searchdocument) "
        "BEGIN INSERT INTO search_index(search_index) VALUES('delete-all'); END"
    ),
)
PUT_DOWN: Final = ("DROP TRIGGER search_index_is_emptied", "DROP TABLE search_index")
IN_COLUMNS: Final = {"title": "title", "number": "number", "files": "files"}


def put(place: int, tokens: Tokens) -> bytes:
    """Index a document; return its tokens for the day it is taken out."""
    values = (
        tokens.title,
        tokens.number,
        f"{tokens.text} {tokens.inner_text}",
        f"{tokens.files} {tokens.inner_files}",
        tokens.facets,
    )
    _run(
        f"INSERT INTO search_index(rowid, {COLUMNS}) VALUES(%s, %s, %s, %s, %s, %s)", place, *values
    )
    return zlib.compress(json.dumps(values, ensure_ascii=False).encode())


def drop(place: int, kept: bytes) -> None:
    """Take a document out by its tokens."""
    values = json.loads(zlib.decompress(kept))
    _run(
        f"INSERT INTO search_index(search_index, rowid, {COLUMNS}) "
        "VALUES('delete', %s, %s, %s, %s, %s, %s)",
        place,
        *values,
    )


def clear() -> None:
    """Forget everything."""
    _run("INSERT INTO search_index(search_index) VALUES('delete-all')")


def newest(query: Query, before: int | None, limit: int) -> list[int]:
    """Return what is found, newest first."""
    older, values = ("AND rowid < %s", [before]) if before is not None else ("", [])
    return _places(
        f"SELECT rowid FROM search_index WHERE search_index MATCH %s {older} "  # noqa: S608
        "ORDER BY rowid DESC LIMIT %s",
        match_of(query),
        *values,
        limit,
    )


def ranked(query: Query, offset: int, limit: int) -> list[int]:
    """Return what is found, best first."""
    return _places(
        "SELECT rowid FROM search_index WHERE search_index MATCH %s ORDER BY rank LIMIT %s OFFSET %s",
        match_of(query),
        limit,
        offset,
    )


def count(query: Query, cap: int) -> int:
    """Return how many are found, one more than the cap where there are more."""
    found = _places(
        "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH %s LIMIT %s)",
        match_of(query),
        cap + 1,
    )
    return found[0]


def among(query: Query, places: Sequence[int]) -> list[int]:
    """Return which of these places are found, newest first."""
    marks = ", ".join(["%s"] * len(places))
    return _places(
        f"SELECT rowid FROM search_index WHERE search_index MATCH %s AND rowid IN ({marks}) "  # noqa: S608
        "ORDER BY rowid DESC",
        match_of(query),
        *places,
    )


def near_titles(pairs: Sequence[str], limit: int) -> list[int]:
    """Return the titles that hold most of the pairs."""
    wanted = " OR ".join(_quoted([each]) for each in pairs)
    return _places(
        "SELECT rowid FROM search_index WHERE search_index MATCH %s ORDER BY rank LIMIT %s",
        f"{{title}} : ({wanted})",
        limit,
    )


def match_of(query: Query) -> str:
    """Return the question in the words of FTS5; every token stands in quotes."""
    parts = [_term(each, query.columns) for each in query.terms]
    groups = (" OR ".join(_quoted([each]) for each in group) for group in query.facets)
    parts.extend(f"{{facets}} : ({each})" for each in groups)
    return " AND ".join(f"({each})" for each in parts)


def _term(term: Term, columns: str) -> str:
    pairs = _quoted(term.pairs) + (" *" if term.open_ended else "")
    words = " OR ".join(_quoted(each) for each in dict.fromkeys(term.in_text))
    if columns == "files":
        return f"{{files}} : ({words})"
    if columns != "all":
        return f"{{{IN_COLUMNS[columns]}}} : {pairs}"
    return f"{{title number}} : {pairs} OR {{text files}} : ({words})"


def _quoted(tokens: Sequence[str]) -> str:
    return '"' + " ".join(tokens).replace('"', '""') + '"'


def _run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _places(sql: str, *values: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [place for (place,) in cursor.fetchall()]

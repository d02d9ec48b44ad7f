"""The engines behind the search: full text in the database at hand, with the tokens of our analyser.

Both answer the same questions alike; a further one is a module with the functions of ``Engine``.
"""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.search.analysing import Tokens
from gongkai.search.engines import fts, gin
from gongkai.search.engines.queries import Query


class Engine(Protocol):
    """What an engine does. Places are rows of ``SearchDocument``, and the order by time."""

    def put(self, place: int, tokens: Tokens) -> bytes:
        """Index a document whose row is there; return what is needed to take it out again."""

    def drop(self, place: int, kept: bytes) -> None:
        """Take a document out, before its row goes."""

    def clear(self) -> None:
        """Forget everything."""

    def newest(self, query: Query, before: int | None, limit: int) -> list[int]:
        """Return the places of what is found, newest first, older than ``before``."""

    def ranked(self, query: Query, offset: int, limit: int) -> list[int]:
        """Return the places of what is found, best first."""

    def count(self, query: Query, cap: int) -> int:
        """Return how many are found, ``cap`` + 1 where there are more."""

    def among(self, query: Query, places: Sequence[int]) -> list[int]:
        """Return which of these places are found, newest first."""

    def near_titles(self, pairs: Sequence[str], limit: int) -> list[int]:
        """Return the places of titles that hold most of these pairs."""


def engine() -> Engine:
    """Return the engine of the database at hand."""
    return gin if connection.vendor == "postgresql" else fts


def put_up(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Create what the engine of the database at hand needs; a migration."""
    for statement in (gin if editor.connection.vendor == "postgresql" else fts).PUT_UP:
        editor.execute(statement)


def put_down(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Remove it again; the migration backwards."""
    for statement in (gin if editor.connection.vendor == "postgresql" else fts).PUT_DOWN:
        editor.execute(statement)

"""What higher floors hand down: documents to index, where they come from, names that are words."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

LONGEST_TEXT = 60_000  # characters of a page that are indexed
LONGEST_FILES = 120_000  # characters of all its files


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file published with a document."""

    name: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document as the public may find it.

    ``within`` are the marks of all agencies whose subtree holds it, the agency's own included; ``filters`` are further
    things one may choose by, as (name, value).
    """

    kind: str
    title: str
    number: str
    text: str
    url: str
    agency_name: str
    at: dt.datetime
    within: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    files: tuple[FileText, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where documents of one kind come from.

    ``document`` gives the document of a key, or None where the public may not see one; ``every_key`` gives every key that
    has one.
    """

    name: str
    document: Callable[[str], Document | None]
    every_key: Callable[[], Iterable[str]]


_SOURCES: dict[str, Source] = {}
_NAMES: list[Callable[[], Iterable[str]]] = []


def register_source(source: Source) -> None:
    """Offer documents; the same name again replaces it."""
    _SOURCES[source.name] = source


def register_names(names: Callable[[], Iterable[str]]) -> None:
    """Offer names that are words of their own, and marks whose change makes everything be indexed anew."""
    if names not in _NAMES:
        _NAMES.append(names)


def source(name: str) -> Source | None:
    """Return a source by its name."""
    return _SOURCES.get(name)


def sources() -> tuple[Source, ...]:
    """Return every source."""
    return tuple(_SOURCES.values())


def names() -> list[str]:
    """Return the names of all who offer some."""
    return sorted({name for offered in _NAMES for name in offered()})

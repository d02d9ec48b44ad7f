"""The lines that show why a document was found: where the words stand, with the words marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gongkai.search.analysing import NUMBER, RUN
from gongkai.search.folding import fold
from gongkai.search.models import SearchDocument
from gongkai.search.questions import Question

BEFORE: Final = 30  # characters of the text shown before the first word found
LENGTH: Final = 130
BETWEEN: Final = r"[\W_]*"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a shown line; ``is_found`` marks it."""

    text: str
    is_found: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found: its title and extract in pieces; ``file_kind`` is that of the file where the words stand."""

    document: SearchDocument
    title: tuple[Piece, ...]
    extract: tuple[Piece, ...]
    file_kind: str = ""
    file_name: str = ""


def hit_of(document: SearchDocument, question: Question) -> Hit:
    """Return a document found, with its extract: from the text, else from the first file that has the words."""
    pattern = pattern_of(question)
    title = marked(document.title, pattern)
    text = " ".join(document.text.split())
    if pattern is None or pattern.search(fold(text)):
        return Hit(document, title, extract_of(text, pattern))
    for each in document.files:
        in_file = " ".join(f"{each['name']} {each['text']}".split())
        if pattern.search(fold(in_file)):
            extract = extract_of(in_file, pattern)
            return Hit(document, title, extract, each["kind"].upper(), each["name"])
    return Hit(document, title, extract_of(text, pattern))


def pattern_of(question: Question) -> re.Pattern[str] | None:
    """Return what finds the terms in folded text, whatever signs or spaces stand between their characters."""
    terms = [_pattern(fold(term.asked)) for term in question.terms]
    longest_first = sorted(filter(None, terms), key=len, reverse=True)
    return re.compile("|".join(longest_first)) if longest_first else None


def _pattern(folded: str) -> str:
    """Return the pattern of one term: its runs, each character as it is, numbers however they are written."""
    parts: list[str] = []
    at = 0
    for found in NUMBER.finditer(folded):
        parts.extend(_runs(folded[at : found.start()]))
        parts.append(rf"{found[1]}[\W_年]*第?\s*0*{found[2] or found[3]}")
        at = found.end()
    parts.extend(_runs(folded[at:]))
    return BETWEEN.join(parts)


def _runs(folded: str) -> Iterable[str]:
    for run in RUN.findall(folded):
        yield r"\s*".join(re.escape(each) for each in run)


def marked(text: str, pattern: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """Return a line in pieces, the words found marked."""
    if pattern is None:
        return (Piece(text),)
    pieces: list[Piece] = []
    at = 0
    for found in pattern.finditer(fold(text)):
        if found.start() > at:
            pieces.append(Piece(text[at : found.start()]))
        pieces.append(Piece(text[found.start() : found.end()], is_found=True))
        at = found.end()
    return (*pieces, Piece(text[at:])) if at < len(text) else tuple(pieces)


def extract_of(text: str, pattern: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """Return the part of a text around the first words found, or its beginning."""
    found = pattern.search(fold(text)) if pattern else None
    start = max(0, found.start() - BEFORE) if found else 0
    pieces = marked(text[start : start + LENGTH], pattern)
    before = (Piece("……"),) if start else ()
    after = (Piece("……"),) if start + LENGTH < len(text) else ()
    return (*before, *pieces, *after)

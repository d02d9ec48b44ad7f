"""The analyser: text into tokens, the same for both engines.

Titles and numbers become overlapping pairs of characters, so that any two characters of a title are found. Running text becomes
words; the shorter words within a long word follow after them. A document number is one token, however its brackets are
written. A token is letters and digits only, in the form of ``folding.fold``.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from rjieba import Jieba

from gongkai.search.folding import fold

VERSION: Final = 1  # raise it whenever the same text would give other tokens: what is indexed is then indexed anew
LONGEST_TOKEN: Final = 40
LONGEST_NAME: Final = 6  # longer names are cut into words, so that their parts are found
WORDS_REMEMBERED: Final = 50_000

RUN: Final = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
# Single characters that are words of their own wherever they stand
COMMON_CHARACTERS: Final = frozenset(
    "的了和与及或在是为由对等将并不以其应可有到按从向于至被把就也都要且而后前内中上下各该本此"
    "一二三四五六七八九十百千万条款项第年月日个件人元户名"
)
LONGEST_WITHIN: Final = 3  # longer words are not looked for within a word
NUMBER_TOKEN: Final = re.compile(r"\d{4}号\d")
NUMBER: Final = re.compile(
    r"[〔\[(〈【]?\s*((?:19|20)\d\d)\s*(?:[〕\])〉】]\s*第?\s*0*(\d{1,6})\s*号?|年\s*第?\s*0*(\d{1,6})\s*号)"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What is indexed of one document, by column; each is tokens with blanks between.

    ``inner_text`` and ``inner_files`` are the words within the words of ``text`` and ``files``.
    """

    title: str = ""
    number: str = ""
    text: str = ""
    files: str = ""
    inner_text: str = ""
    inner_files: str = ""
    facets: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for, as each column has it: pairs, words, words within words; ``asked`` is as it was typed.

    ``doubtful`` are pairs for stretches of a text whose words no dictionary knows: names of people and hamlets.

    ``open_ended``: the last of the pairs is a single character that may begin a longer token.
    """

    asked: str
    pairs: tuple[str, ...]
    words: tuple[str, ...]
    inner: tuple[str, ...]
    doubtful: tuple[str, ...] = ()
    open_ended: bool = False

    @property
    def in_text(self) -> tuple[tuple[str, ...], ...]:
        """The phrases any of which may stand in a text."""
        return tuple(filter(None, (self.words, self.inner, self.doubtful)))


def number_token(year: str, serial: str) -> str:
    """Return the token of a document number.

    >>> number_token("2023", "15")
    '2023号15'
    """
    return f"{year}号{serial}"


class Analyser:
    """Cuts text, with the names of agencies, places and villages as words of their own.

    ``signature`` tells two analysers apart that would cut differently.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        given = sorted(set(names))
        self._names = {
            name for each in given if 2 <= len(name := fold(each).strip()) <= LONGEST_NAME
        }
        self._jieba = Jieba()
        for name in sorted(self._names):
            self._jieba.add_word(name, None, None)
        self.signature = signature_of(given)
        self._inner = lru_cache(maxsize=WORDS_REMEMBERED)(self._words_within)

    def title(self, text: str) -> str:
        """Return the tokens of a title or number: pairs, then each number by year and serial, then last characters."""
        folded = fold(text)
        pairs, _last = _pairs(folded)
        numbers = [part for found in NUMBER.finditer(folded) for part in _number_parts(found)]
        last = [run[-1] for run in RUN.findall(folded) if len(run) > 1 and not run.isascii()]
        return " ".join((*pairs, *numbers, *last))

    def text(self, text: str) -> tuple[str, str]:
        """Return the words of running text, and the words within them."""
        folded = fold(text)
        words = list(self._words(folded))
        inner = (part for word in words for part in self._inner(word))
        more = (*inner, *_numbers_with_their_beginning(folded), *self._doubtful_pairs(folded))
        return " ".join(words), " ".join(more)

    def term(self, asked: str) -> Term | None:
        """Return what is to be looked for; None where nothing of it is a letter or digit."""
        folded = fold(asked)
        pairs, last_is_single = _pairs(folded)
        if not pairs:
            return None
        if len(pairs) > 1 and len(pairs[0]) == 1 and not pairs[0].isascii():
            pairs = pairs[1:]  # it may be the end of a longer run
        words = tuple(self._words(folded))
        numbers = tuple(_numbers_with_their_beginning(folded))
        inner = numbers or tuple(part for word in words for part in self._within_term(word))
        is_plain = len(words) == 1 and self._is_known(words[0])
        doubtful = () if is_plain or len(pairs[0]) == 1 else tuple(pairs)
        return Term(asked, tuple(pairs), words, inner, doubtful, last_is_single)

    def words_of(self, asked: str) -> list[str]:
        """Return the words of what was typed, each once, to be looked for one by one."""
        return list(dict.fromkeys(self._words(fold(asked))))

    def _words(self, folded: str) -> Iterator[str]:
        at = 0
        for found in NUMBER.finditer(folded):
            yield from self._cut(folded[at : found.start()])
            yield number_token(*_year_and_serial(found))
            at = found.end()
        yield from self._cut(folded[at:])

    def _cut(self, folded: str) -> Iterator[str]:
        for word in self._jieba.cut(folded):
            if word.isalnum() and len(word) <= LONGEST_TOKEN:
                yield word
            else:
                yield from (run[:LONGEST_TOKEN] for run in RUN.findall(word))

    def _doubtful_pairs(self, folded: str) -> Iterator[str]:
        """Yield the pairs of stretches that may be cut otherwise in another sentence, with the words beside them."""
        stretch: list[str] = []
        for word in (*self._jieba.cut(folded), " "):
            if word.isalnum() and not word.isascii():
                stretch.append(word)
                continue
            yield from self._pairs_where_in_doubt(stretch)
            stretch = []

    def _pairs_where_in_doubt(self, words: list[str]) -> Iterator[str]:
        doubtful = [not self._is_known(word) for word in words]
        for is_shown, run in groupby(
            range(len(words)), lambda n: any(doubtful[max(0, n - 1) : n + 2])
        ):
            if is_shown:
                yield from _pairs_of("".join(words[n] for n in run))

    def _is_known(self, word: str) -> bool:
        return word in COMMON_CHARACTERS if len(word) == 1 else self._jieba.has_word(word)

    def _words_within(self, word: str) -> tuple[str, ...]:
        if NUMBER_TOKEN.match(word):
            return tuple(word.split("号"))
        if len(word) < 3 or word.isascii():
            return ()
        found = [each for each in self._jieba.cut_for_search(word) if each.isalnum()]
        inner = [*found, word] if found[-1:] != [word] else found
        pairs = [word[n : n + 2] for n in range(len(word) - 1)] if word in self._names else []
        more = [each for each in pairs if each not in inner]
        return (*inner, *more) if len(inner) + len(more) > 1 else ()

    def _within_term(self, word: str) -> list[str]:
        if NUMBER_TOKEN.match(word):
            return [word]
        found = [each for each in self._jieba.cut_for_search(word) if each.isalnum()]
        if len(found) > 1 and len(word) > LONGEST_WITHIN:
            found = [each for each in found if each != word]
        return found or [word]


def signature_of(names: Iterable[str]) -> str:
    """Return what tells an analyser of this version with these names from any other."""
    digest = hashlib.sha256("\n".join(sorted(set(names))).encode()).hexdigest()
    return f"{VERSION}:{digest[:16]}"


def _pairs(folded: str) -> tuple[list[str], bool]:
    """Return the pairs of characters of a text, and whether the last token is a single character."""
    pairs: list[str] = []
    at = 0
    for found in NUMBER.finditer(folded):
        pairs.extend(_pairs_of(folded[at : found.start()]))
        pairs.append(number_token(*_year_and_serial(found)))
        at = found.end()
    pairs.extend(_pairs_of(folded[at:]))
    return pairs, bool(pairs) and len(pairs[-1]) == 1 and not pairs[-1].isascii()


def _pairs_of(folded: str) -> Iterator[str]:
    for run in RUN.findall(folded):
        if run.isascii():
            yield run[:LONGEST_TOKEN]
        else:
            yield from (run[n : n + 2] for n in range(max(len(run) - 1, 1)))


def _year_and_serial(found: re.Match[str]) -> tuple[str, str]:
    return found[1], found[2] or found[3]


def _numbers_with_their_beginning(folded: str) -> Iterator[str]:
    """Yield each number with the character before it (规2026号3): what stands before is cut now so, now otherwise."""
    for found in NUMBER.finditer(folded):
        before = folded[max(0, found.start() - 1) : found.start()]
        if before.isalnum():
            yield before + number_token(*_year_and_serial(found))


def _number_parts(found: re.Match[str]) -> Iterator[str]:
    """Yield what stands before a number, its year and its serial, for those who know only the beginning."""
    before = RUN.findall(found.string[max(0, found.start() - 12) : found.start()])
    if before and not before[-1].isascii():
        yield from _pairs_of(before[-1])
    yield from _year_and_serial(found)

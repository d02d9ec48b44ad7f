"""Replaces what was found in the pieces of the file it stands in."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gongkai.files.guard.hits import Hit, HitKind
from gongkai.files.guard.material import Piece, Unit

SHORTEST: Final = 2  # characters of something found that is looked for elsewhere as well
_NOT_SHOWN: Final = frozenset({HitKind.HIDDEN_CONTENT, HitKind.METADATA})

Edit = tuple[int, int, str]


class Edits:
    """What is to be replaced in each unit, by its place in the list of units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._index = {id(unit): place for place, unit in enumerate(units)}
        self._edits: dict[int, list[Edit]] = defaultdict(list)
        self.words: dict[str, str] = {}
        self.counts: Counter[HitKind] = Counter()

    def add(self, unit: Unit, hit: Hit) -> None:
        """Mask one hit: the mask where it begins, nothing where it goes on in the units after."""
        if hit.kind in _NOT_SHOWN:
            return
        self.counts[hit.kind] += 1
        place = self._index[id(unit)]
        start, end = hit.span
        self._edits[place].append((start, min(end, len(unit.text)), hit.masked))
        self._note_word(unit.text[start:end], hit)
        rest = end - len(unit.text) - 1
        while rest > 0 and place + 1 < len(self._units):
            place += 1
            length = len(self._units[place].text)
            self._edits[place].append((0, min(rest, length), ""))
            rest -= length + 1

    def _note_word(self, text: str, hit: Hit) -> None:
        word = text.strip()
        if len(word) >= SHORTEST and hit.span[1] - hit.span[0] == len(text):
            self.words[word] = hit.masked

    def by_unit(self) -> Iterator[tuple[Unit, list[Edit]]]:
        """Yield each unit that changes with its edits, which do not lie over each other.

        What was found anywhere is replaced wherever else it stands, found there or not.
        """
        pattern = _any_word(self.words)
        for place, unit in enumerate(self._units):
            edits = list(self._edits.get(place, ()))
            if pattern is not None:
                edits += [
                    (match.start(), match.end(), self.words[match[0]])
                    for match in pattern.finditer(unit.text)
                ]
            if edits:
                yield unit, apart(edits)


def _any_word(words: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in order, those left out that begin within another."""
    taken: list[Edit] = []
    for edit in sorted(set(edits), key=lambda each: (each[0], -each[1])):
        if not taken or edit[0] >= taken[-1][1]:
            taken.append(edit)
    return taken


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with its edits made.

    >>> edited("电话13800138000。", [(2, 13, "138****8000")])
    '电话138****8000。'
    """
    parts, last = [], 0
    for start, end, mask in edits:
        parts += [text[last:start], mask]
        last = end
    return "".join([*parts, text[last:]])


def edit_pieces(pieces: Sequence[Piece], edits: Sequence[Edit]) -> None:
    """Make the edits in the elements; the mask stands in the piece in which the found text begins."""
    at = 0
    for piece in pieces:
        here = []
        for start, end, mask in edits:
            first, last = max(start, at), min(end, at + piece.length)
            if first < last or (first == last == start and start == end):
                shown = mask if start >= at else ""
                here.append((first - at, last - at, shown))
        if here:
            _write(piece, edited(_read(piece), here))
        at += piece.length


def _read(piece: Piece) -> str:
    if piece.where == "text":
        return str(piece.element.text or "")
    if piece.where == "tail":
        return str(piece.element.tail or "")
    return str(piece.element.get(piece.where) or "")


def _write(piece: Piece, text: str) -> None:
    if piece.where == "text":
        piece.element.text = text
    elif piece.where == "tail":
        piece.element.tail = text
    else:
        piece.element.set(piece.where, text)

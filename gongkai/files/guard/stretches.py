"""Numbers of persons in running text: identity numbers, mobile telephones, bank cards.

Every stretch of digits is cut into pieces at its gaps. A piece is judged alone first, then together with its neighbours,
so that a number is found when it is spaced, hyphenated, broken over a line or over the cells of a form.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.files.guard.arithmetic import identity_checksum, passes_luhn
from gongkai.files.guard.context import words_before
from gongkai.files.guard.dictionaries import NOT_PERSONAL, PERSONAL, PROVINCES, card_issuer
from gongkai.files.guard.hits import HitKind
from gongkai.files.guard.masks import masked

_ASCII: Final = "0-9０-９"
_CHINESE: Final = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_GAP: Final = r"\s\-－–—‐‑\u200b-\u200f\u2060\ufeff\u00ad"
_STRETCH: Final = re.compile(
    rf"[{_ASCII}{_CHINESE}](?:[{_GAP}]{{0,6}}[{_ASCII}{_CHINESE}]){{9,}}(?:[{_GAP}]{{0,2}}[XxＸｘ])?"
)
_PIECE: Final = re.compile(rf"[{_ASCII}]*[XxＸｘ]|[{_ASCII}]+|[{_CHINESE}]+[XxＸｘ]?")
_FOLDED: Final = str.maketrans(
    "０１２３４５６７８９ＸｘxX〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖",
    "0123456789XXXX001234567891123456789",
)
_MOBILE: Final = re.compile(
    r"(?:0086|86|0)?(1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8})"
)
_LETTER: Final = re.compile(r"[0-9A-Za-z_]")
_LABEL_BEFORE: Final = re.compile(
    r"(?:tel|mobile|phone|id|no|sfz|sj|wx|vx|qq|card)\Z", re.IGNORECASE
)
_AMOUNT_AFTER: Final = re.compile(
    r"\s*(?:[,，.．]\d|元|万|亿|吨|公里|千米|平方|亩|%|％|人次|千克|公斤|美元)"
)
_MONEY_BEFORE: Final = re.compile(r"(?:[¥￥$＄〔\[#]|[0-9][,，.．])\s*\Z")
_CONTEXT: Final = 24  # characters before a number in which its label stands
_OF_ORGANIZATION: Final = re.compile(
    r"(?:户名|开户名|收款单位|单位)[^，。；\n]*(?:局|公司|政府|委员会|中心|单位|专户|学校|医院|合作社)"
)
_LONGEST: Final = 19  # digits
_EARLIEST: Final = 1880
_LATEST: Final = 2100
_GROUP: Final = 4  # digits of a card between its gaps
_OLD_LENGTH: Final = 15
_IDENTITY_LENGTH: Final = 18
_CARD_LENGTHS: Final = range(15, 20)
_MOBILE_PIECES: Final = ((3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (5, 6), (4, 4, 3))
_STRONG: Final = 0.99


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in a text: where it begins and ends, and what may be shown of it."""

    kind: HitKind
    start: int
    end: int
    masked: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Some pieces of a stretch, taken as one number."""

    digits: str
    start: int
    end: int
    lengths: tuple[int, ...]
    gaps: tuple[str, ...]

    @property
    def is_joined(self) -> bool:
        return len(self.lengths) > 1

    @property
    def crosses_cells(self) -> bool:
        return any("\t" in gap for gap in self.gaps)

    @property
    def is_spelt(self) -> bool:
        """Whether every digit stands alone, as in the boxes of a form."""
        return set(self.lengths) == {1}


def numbers_of_persons(text: str) -> Iterator[Found]:
    """Yield the numbers in reading order; no character belongs to two."""
    for stretch in _STRETCH.finditer(text):
        yield from _in_stretch(text, stretch.start(), stretch.end())


def _in_stretch(text: str, begin: int, end: int) -> Iterator[Found]:
    pieces = list(_PIECE.finditer(text, begin, end))
    after = 0
    for first in range(len(pieces)):
        if first < after:
            continue
        chosen = _chosen(text, pieces, first)
        if chosen is not None:
            yield chosen[0]
            after = chosen[1] + 1


def _chosen(text: str, pieces: list[re.Match[str]], first: int) -> tuple[Found, int] | None:
    """Return the number that begins with this piece, and its last piece.

    An identity number with its check digit goes before everything; a card in groups is taken at its longest; else
    the fewest pieces win.
    """
    chosen: tuple[Found, int] | None = None
    for run, last in _runs(text, pieces, first):
        is_sure = len(run.digits) == _IDENTITY_LENGTH and is_identity_number(run.digits)
        if chosen is not None and not is_sure and not _goes_on(chosen[0], run):
            continue
        found = _judged(text, run, is_whole=first == 0 and last == len(pieces) - 1)
        if found is not None and (chosen is None or is_sure or found.kind is HitKind.BANK_CARD):
            chosen = found, last
            if is_sure:
                break
    return chosen


def _goes_on(found: Found, run: _Run) -> bool:
    return found.kind is HitKind.BANK_CARD and run.lengths[0] == _GROUP


def _runs(text: str, pieces: list[re.Match[str]], first: int) -> Iterator[tuple[_Run, int]]:
    """Yield the piece alone, then with one neighbour more each time, as far as a number can reach."""
    digits, lengths, gaps = "", [], []
    for last in range(first, len(pieces)):
        piece = pieces[last]
        if last > first:
            gap = text[pieces[last - 1].end() : piece.start()]
            if gap.count("\n") > 1:
                return
            gaps.append(gap)
        digits += piece[0].translate(_FOLDED)
        lengths.append(len(piece[0]))
        if len(digits) > _LONGEST and last > first:
            return
        yield _Run(digits, pieces[first].start(), piece.end(), tuple(lengths), tuple(gaps)), last


def _judged(text: str, run: _Run, *, is_whole: bool) -> Found | None:
    if not _stands_alone(text, run):
        return None
    label = _label(text, run.start)
    for judge in (_identity, _mobile, _card):
        kind = judge(text, run, label, is_whole)
        if kind is not None:
            found = text[run.start : run.end].translate(_FOLDED)
            return Found(kind[0], run.start, run.end, masked(found, kind[0]), kind[1])
    return None


def _stands_alone(text: str, run: _Run) -> bool:
    """Test that the number is no part of a longer code."""
    before = text[max(0, run.start - 6) : run.start]
    if before and _LETTER.match(before[-1]) and not _LABEL_BEFORE.search(before):
        return False
    return run.digits.endswith("X") or _LETTER.match(text[run.end : run.end + 1]) is None


def _label(text: str, start: int) -> int:
    """Return 1 after a word that says the number is a person's, -1 after one that says it is none, else 0."""
    before = words_before(text, start, _CONTEXT)
    yes = max((each.end() for each in PERSONAL.finditer(before)), default=0)
    no = max((each.end() for each in NOT_PERSONAL.finditer(before)), default=0)
    return (yes > no) - (no > yes)


def _identity(text: str, run: _Run, label: int, is_whole: bool) -> tuple[HitKind, float] | None:  # noqa: FBT001
    del text
    if len(run.digits) == _IDENTITY_LENGTH and is_identity_number(run.digits):
        return HitKind.IDENTITY_NUMBER, _STRONG
    is_old = len(run.digits) == _OLD_LENGTH and _is_old_identity(run.digits)
    if not is_old or label < 0 or (run.is_joined and not (label > 0 and is_whole)):
        return None
    return HitKind.IDENTITY_NUMBER, 0.9 if label > 0 else 0.6


def is_identity_number(digits: str) -> bool:
    """Test area, day of birth and check character of eighteen digits (GB 11643).

    The first digit 9 marks the card of a foreigner with permanent residence, whose province stands after it.
    """
    area = digits[1:3] if digits[0] == "9" else digits[:2]
    if area not in PROVINCES or not digits[:-1].isdigit():
        return False
    return _is_day(digits[6:14]) and identity_checksum(digits[:17]) == digits[17]


def _is_old_identity(digits: str) -> bool:
    is_area = digits[:2] in PROVINCES and digits[2:6] != "0000" and digits.isdigit()
    return is_area and _is_day(f"19{digits[6:12]}") and digits[12:] != "000"


def _is_day(text: str) -> bool:
    try:
        day = dt.date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return _EARLIEST <= day.year <= _LATEST


def _mobile(text: str, run: _Run, label: int, is_whole: bool) -> tuple[HitKind, float] | None:  # noqa: FBT001
    if label < 0 or _MOBILE.fullmatch(run.digits) is None or _is_amount(text, run):
        return None
    if _hangs_on_code(text, run):
        return None
    if not run.is_joined:
        return HitKind.MOBILE, _STRONG if label > 0 else 0.9
    lengths = run.lengths[1:] if run.digits[:-11].endswith(("86", "0")) else run.lengths
    is_usual = lengths in _MOBILE_PIECES or lengths == (11,)
    is_broken = len(run.lengths) == 2 and "\n" in run.gaps[0]
    if run.crosses_cells or run.is_spelt:
        is_one = label > 0 and (run.is_spelt or is_usual)
    else:
        is_one = (is_usual and (is_whole or label > 0)) or (is_broken and is_whole)
    return (HitKind.MOBILE, 0.9 if label > 0 else 0.8) if is_one else None


def _is_amount(text: str, run: _Run) -> bool:
    if _AMOUNT_AFTER.match(text, run.end):
        return True
    return _MONEY_BEFORE.search(text[max(0, run.start - 3) : run.start]) is not None


def _hangs_on_code(text: str, run: _Run) -> bool:
    """Test for a hyphen that ties the digits to further digits or letters: 2026-13800138000-01."""
    before, after = text[max(0, run.start - 2) : run.start], text[run.end : run.end + 2]
    return (
        re.fullmatch(r"[0-9A-Za-z][-－—]", before) is not None
        or re.fullmatch(r"[-－—][0-9A-Za-z]", after) is not None
    )


def _card(text: str, run: _Run, label: int, is_whole: bool) -> tuple[HitKind, float] | None:  # noqa: FBT001
    digits = run.digits
    if len(digits) not in _CARD_LENGTHS or not digits.isdigit() or not card_issuer(digits):
        return None
    if _OF_ORGANIZATION.search(words_before(text, run.start, _CONTEXT * 2)):
        return None
    if label < 0 or not passes_luhn(digits) or len(set(digits)) == 1 or _is_amount(text, run):
        return None
    if run.is_joined:
        fours = run.lengths[:-1] == (4,) * (len(run.lengths) - 1) and run.lengths[-1] <= 4
        broken = len(run.lengths) == 2 and (is_whole or label > 0)
        spelt = run.is_spelt and (label > 0 or not run.crosses_cells)
        if not ((fours and (is_whole or label > 0)) or broken or spelt):
            return None
    return HitKind.BANK_CARD, _STRONG if label > 0 else 0.9

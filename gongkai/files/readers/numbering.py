"""Automatic numbers of Word paragraphs: 一、 （一） 1. are not in the text and have to be counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
StyleNumbers = Mapping[str | None, tuple[int | None, str | None]]
_DIGITS: Final = "零一二三四五六七八九"
_LEGAL_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_LEVELS: Final = 9
_DEEPEST_STYLE: Final = 20  # styles based on styles
_LARGEST: Final = 9999  # counted in Chinese words; beyond it in digits
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """Write a number in Chinese words: 11 as 十一, 105 as 一百零五.

    >>> chinese(21)
    '二十一'
    """
    if not 0 < number <= _LARGEST:
        return digits[0] if number == 0 else str(number)
    text = ""
    for place, figure in enumerate(reversed(str(number))):
        unit = units[place - 1] if place and figure != "0" else ""
        text = digits[int(figure)] + unit + text
    zero = digits[0]
    while zero * 2 in text:
        text = text.replace(zero * 2, zero)
    text = text.rstrip(zero)
    ten = digits[1] + units[0]
    return text[1:] if text.startswith(ten) and digits is _DIGITS else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * min(count, _LEVELS)
    return text


def _from(alphabet: str) -> Callable[[int], str]:
    """Take a sign by its number; after the last, signs repeat (a … z, aa, bb) as Word writes them."""

    def sign(number: int) -> str:
        rounds, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * min(rounds + 1, _LEVELS) if number > 0 else ""

    return sign


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _digit_by_digit(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "〇" + _DIGITS[1:]))


_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL_DIGITS, "拾佰仟"),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "lowerLetter": _from(_LATIN),
    "upperLetter": _from(_LATIN.upper()),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what is printed around the number."""

    start: int
    numbers: str
    text: str
    suffix: str
    is_decimal_throughout: bool


@dataclass(slots=True)
class _List:
    """One counter; several lists of a document may share it."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document, in their order."""

    def __init__(self, numbering: etree._Element | None, styles: StyleNumbers) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, int]]] = {}
        self._styles = styles
        if numbering is not None:
            self._read(numbering)

    def _read(self, root: etree._Element) -> None:
        named = {
            link.get(f"{W}val"): each
            for each in root.iterchildren(f"{W}abstractNum")
            for link in each.iterchildren(f"{W}styleLink")
        }
        for each in root.iterchildren(f"{W}abstractNum"):
            link = each.find(f"{W}numStyleLink")
            source = each if link is None else named.get(link.get(f"{W}val"), each)
            levels = dict(_level(level) for level in source.iterchildren(f"{W}lvl"))
            self._abstract[each.get(f"{W}abstractNumId") or ""] = _List(levels)
        for each in root.iterchildren(f"{W}num"):
            self._read_list(each)

    def _read_list(self, element: etree._Element) -> None:
        shared = self._abstract.get(_value(element, "abstractNumId") or "")
        if shared is None:
            return
        restarts: dict[int, int] = {}
        levels = dict(shared.levels)
        for change in element.iterchildren(f"{W}lvlOverride"):
            place = _whole(change.get(f"{W}ilvl"), 0)
            start = _value(change, "startOverride")
            if start is not None:
                restarts[place] = _whole(start, 1)
            levels.update(_level(level) for level in change.iterchildren(f"{W}lvl"))
        counter = shared if levels == shared.levels else _List(levels, shared.counts)
        self._lists[element.get(f"{W}numId") or ""] = (counter, restarts)

    def number(self, paragraph: etree._Element) -> str:
        """Return what is printed before a paragraph, and count it."""
        if not self._lists:
            return ""
        place, list_id = self._place(next(paragraph.iterchildren(f"{W}pPr"), None))
        found = self._lists.get(list_id or "")
        if found is None or place not in found[0].levels:
            return ""
        counter, restarts = found
        level = counter.levels[place]
        if place in restarts:
            counter.counts[place] = restarts.pop(place)
        else:
            counter.counts[place] = counter.counts.get(place, level.start - 1) + 1
        for deeper in range(place + 1, _LEVELS):
            counter.counts.pop(deeper, None)
        return _printed(counter, place)

    def _place(self, properties: etree._Element | None) -> tuple[int, str | None]:
        """Return level and list of a paragraph: its own, else its style's; list 0 is none."""
        style = None if properties is None else _value(properties, "pStyle")
        place, list_id = self._styles.get(style, (None, None))
        own = None if properties is None else properties.find(f"{W}numPr")
        if own is not None:
            level = _value(own, "ilvl")
            place = place if level is None else _whole(level, 0)
            list_id = _value(own, "numId") or list_id
        return place or 0, list_id


def _printed(counter: _List, place: int) -> str:
    level = counter.levels[place]
    text = level.text if level.numbers != "bullet" else ""
    for each in range(place + 1):
        if f"%{each + 1}" in text:
            of = counter.levels.get(each, level)
            numbers = "decimal" if level.is_decimal_throughout else of.numbers
            figure = _FORMATS.get(numbers, str)(counter.counts.setdefault(each, of.start))
            text = text.replace(f"%{each + 1}", figure)
    stands_apart = level.suffix == "space" or (level.suffix == "tab" and text[-1:].isalnum())
    return f"{text} " if text and stands_apart else text


def _level(element: etree._Element) -> tuple[int, Level]:
    return _whole(element.get(f"{W}ilvl"), 0), Level(
        start=_whole(_value(element, "start"), 1),
        numbers=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        suffix=_value(element, "suff") or "tab",
        is_decimal_throughout=element.find(f"{W}isLgl") is not None,
    )


def style_numbers(styles: etree._Element) -> StyleNumbers:
    """Return level and list of every paragraph style; the key None is the default style."""
    elements = {each.get(f"{W}styleId"): each for each in styles.iterchildren(f"{W}style")}
    numbers = {name: _style_number(name, elements) for name in elements}
    for name, each in elements.items():
        if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true"):
            numbers[None] = numbers[name]
    return numbers


def _style_number(
    name: str | None, elements: dict[str | None, etree._Element]
) -> tuple[int | None, str | None]:
    place: int | None = None
    for _ in range(_DEEPEST_STYLE):
        style = elements.get(name)
        if style is None:
            break
        own = style.find(f"{W}pPr/{W}numPr")
        if own is not None:
            level = _value(own, "ilvl")
            place = _whole(level, 0) if place is None and level is not None else place
            if (list_id := _value(own, "numId")) is not None:
                return place, list_id
        name = _value(style, "basedOn")
    return place, None


def _value(parent: etree._Element, name: str) -> str | None:
    child = parent.find(W + name)
    return None if child is None else child.get(f"{W}val")


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return max(0, min(int(text or ""), _LARGEST))
    except ValueError:
        return otherwise

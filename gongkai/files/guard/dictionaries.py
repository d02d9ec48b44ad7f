"""The dictionaries of the guard: dated data with their source, in ``data/``."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final


@cache
def dictionary(name: str) -> dict[str, Any]:
    """Return one of ``areas``, ``cards``, ``surnames``, ``words``."""
    text = files("gongkai.files.guard").joinpath("data", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words, whatever the case."""
    return re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)


WORDS: Final = dictionary("words")
NOT_PERSONAL: Final = any_of(WORDS["not_personal"])
PERSONAL: Final = any_of(WORDS["personal"])
OFFICE: Final = any_of(WORDS["office"])
HOME: Final = any_of(WORDS["home"])
PROVINCES: Final = frozenset(dictionary("areas")["provinces"])
_SINGLE: Final = "".join(dictionary("surnames")["single"].split())
_DOUBLE: Final = tuple(dictionary("surnames")["double"])
_NOT_NAMES: Final = frozenset(dictionary("surnames")["not_names"].split())
SURNAME: Final = f"(?:{'|'.join(_DOUBLE)}|[{_SINGLE}])"
HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff"
_NAME: Final = re.compile(
    rf"(?:{'|'.join(_DOUBLE)})[{HAN}]{{1,2}}|[{_SINGLE}][{HAN}]{{1,2}}"
    rf"|[{HAN}]{{1,8}}[·•・][{HAN}·•・]{{1,12}}"
)
_NO_NAME_ENDS: Final = frozenset("者的或与及是被患等性")
_MASKED: Final = re.compile(r"[某*＊×xX○●□]")


def is_name(text: str) -> bool:
    """Test whether a text is the full name of a person; 张某某 and 张** are masked, 合计 is none.

    >>> is_name("张建国"), is_name("张 红"), is_name("张某某"), is_name("任何人"), is_name("艾力·买买提")
    (True, True, False, False, True)
    """
    bare = "".join(text.split())
    if _NAME.fullmatch(bare) is None or _MASKED.search(bare):
        return False
    if bare[-1] in _NO_NAME_ENDS:
        return False
    return bare not in _NOT_NAMES and bare[:2] not in _NOT_NAMES


def card_issuer(digits: str) -> bool:
    """Test whether a number begins and is as long as the cards of some issuer."""
    return any(
        each["first"] <= digits[: len(each["first"])] <= each["last"]
        and len(digits) in each["lengths"]
        for each in dictionary("cards")["issuers"]
    )

"""Index numbers of items (索引号): each agency's own pattern, filled with unit, period and a serial.

Patterns met on government pages join a unit code, a year or year and month, and a serial:
``000014349/2017-00110``, ``11370322004222241N/2021-5135380``. The serial starts anew with each period.
"""

import datetime as dt
import re
from typing import Final

DEFAULT_PATTERN: Final = "{单位}/{年}-{序号:5}"
LONGEST: Final = 80
_PART: Final = re.compile(r"\{(单位|年月|年|月|序号)(?::(\d))?\}")
_OTHER: Final = re.compile(r"[A-Za-z0-9\-_/.]*")
_ENDS: Final = ("/v/", "/file/", "//")


class BadPattern(ValueError):
    """Raised for a pattern that cannot give unique numbers, or not usable addresses; says why in Chinese."""


def check_pattern(pattern: str) -> None:
    """Refuse a pattern that cannot work.

    :raises BadPattern: without a serial, with a month and no year, or with signs an address cannot hold
    """
    names = [each[1] for each in _PART.finditer(pattern)]
    if names.count("序号") != 1:
        raise BadPattern(
            "索引号的写法里要有一处 {序号}，否则会重号。怎么办：例如 {单位}/{年}-{序号:5}"
        )
    if "月" in names and not {"年", "年月"} & set(names):
        raise BadPattern("只写月、不写年，第二年会重号。怎么办：加上 {年}")
    rest = _PART.sub("", pattern)
    if not _OTHER.fullmatch(rest) or any(each in f"/{pattern}/" for each in _ENDS):
        raise BadPattern(
            "索引号是网页地址的一部分，花括号以外只能用字母、数字和 - _ / . 。怎么办：去掉其他字符"
        )


def period_of(pattern: str, on: dt.date) -> str:
    """Return the period whose serials a pattern counts on a day: a month, a year, or all time as empty."""
    names = {each[1] for each in _PART.finditer(pattern)}
    if names & {"年月", "月"}:
        return f"{on:%Y%m}"
    return f"{on:%Y}" if "年" in names else ""


def index_number(pattern: str, *, unit: str, on: dt.date, serial: int) -> str:
    """Return the number.

    >>> index_number("{单位}/{年}-{序号:5}", unit="000014349", on=dt.date(2026, 3, 2), serial=110)
    '000014349/2026-00110'
    """
    values = {"单位": unit, "年月": f"{on:%Y%m}", "年": f"{on:%Y}", "月": f"{on:%m}"}

    def filled(part: re.Match[str]) -> str:
        if part[1] == "序号":
            return str(serial).zfill(int(part[2] or 1))
        return values[part[1]]

    return _PART.sub(filled, pattern)

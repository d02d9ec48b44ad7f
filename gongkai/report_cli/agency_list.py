"""The list of agencies that have to report: a CSV with a column 名称 or name."""

import csv
from pathlib import Path
from typing import Final

NAME_COLUMNS: Final = ("名称", "name", "机关名称", "单位名称")
ENCODINGS: Final = ("utf-8-sig", "gb18030")  # what spreadsheets in offices write


class UnusableList(ValueError):
    """Raised for a list of agencies that cannot be used; what is wrong, in Chinese."""


def agency_names(path: Path) -> tuple[str, ...]:
    """Return the names, each once, in the order of the list.

    :raises UnusableList: if the file cannot be read or has no column of names
    """
    lines = list(csv.reader(_text(path).splitlines()))
    if not lines:
        raise UnusableList(f"机关名单 {path} 是空的；第一行要有“名称”一列")
    heads = [head.strip() for head in lines[0]]
    column = next((heads.index(name) for name in NAME_COLUMNS if name in heads), None)
    if column is None:
        raise UnusableList(f"机关名单 {path} 的第一行没有“名称”（或 name）一列")
    names = (line[column].strip() for line in lines[1:] if column < len(line))
    return tuple(dict.fromkeys(name for name in names if name))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise UnusableList(f"读不了机关名单 {path}：{problem.strerror or problem}") from problem
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableList(f"机关名单 {path} 的编码不能识别，请另存为UTF-8编码的CSV")

"""Reads a spreadsheet of decisions: good rows become entries, bad ones are named with row, column and reason."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from gongkai.agencies.spreadsheets import NotATable, sheet_rows
from gongkai.catalog.actions.registering import NewEntry, fault_of
from gongkai.catalog.models import RegisterKind

HEADS: Final = {
    "number": ("文书号", "文号", "决定书文号", "票据号", "文书号或票据号"),
    "matter": ("事项", "办理事项", "案由", "收费项目", "项目"),
    "decided_on": ("日期", "决定日期", "收取日期", "作出日期", "决定（收取）日期"),
    "amount": ("金额", "金额（元）", "金额(元)"),
    "is_public": ("是否公开", "已公开"),
}
NAMES: Final = {"number": "文书号", "matter": "事项", "decided_on": "日期", "amount": "金额"}
YES: Final = frozenset({"是", "已公开", "公开", "√", "1", "1.0"})
HEAD_ROWS: Final = 5  # from the top, in which the line of heads is looked for
FORMATS: Final = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


class NotASheet(ValueError):
    """Raised for a file that holds no list of entries; says what to do, in Chinese."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its number in the sheet, the column, and why."""

    row: int
    column: str
    why: str


@dataclass(slots=True)
class SheetOfEntries:
    """What a sheet holds."""

    entries: list[NewEntry] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


def read_entries(data: bytes, kind: RegisterKind, on: dt.date) -> SheetOfEntries:
    """Read the first sheet that has the heads.

    :raises NotASheet: if the file is no spreadsheet, has no such heads, or too many rows
    """
    rows = _rows(data)
    head = next(
        (
            n
            for n, row in enumerate(rows[:HEAD_ROWS])
            if _columns(row).keys() >= {"number", "decided_on"}
        ),
        None,
    )
    if head is None:
        raise NotASheet("没有找到列名。怎么办：第一行写上 文书号、事项、日期，收费的还有 金额。")
    columns = _columns(rows[head])
    found = SheetOfEntries()
    seen: dict[str, int] = {}
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        if any(_text(value) for value in cells.values()):
            _take(cells, number, kind, on, found, seen)
    return found


def _rows(data: bytes) -> list[list[Any]]:
    try:
        return sheet_rows(data)
    except NotATable as refusal:
        raise NotASheet(str(refusal)) from refusal


def _columns(row: Sequence[Any]) -> dict[str, int]:
    words = ["".join(_text(each).split()) for each in row]
    return {
        name: place
        for name, labels in HEADS.items()
        for place, word in enumerate(words)
        if word in labels
    }


def _take(
    cells: dict[str, Any],
    number: int,
    kind: RegisterKind,
    on: dt.date,
    found: SheetOfEntries,
    seen: dict[str, int],
) -> None:
    faults = list(_faults(cells, number))
    if not faults:
        entry = NewEntry(
            number=_text(cells["number"]),
            matter=_text(cells.get("matter", ""))[:200],
            decided_on=_day(cells["decided_on"]) or on,
            amount=_amount(cells.get("amount", "")),
            is_public=_text(cells.get("is_public", "")) in YES,
        )
        if fault := fault_of(entry, kind, on):
            faults.append(BadRow(number, "", fault))
        elif entry.number in seen:
            faults.append(
                BadRow(number, NAMES["number"], f"和第 {seen[entry.number]} 行重复。怎么办：留一行")
            )
        else:
            seen[entry.number] = number
            found.entries.append(entry)
    found.bad += faults


def _faults(cells: dict[str, Any], number: int) -> Iterator[BadRow]:
    day = cells["decided_on"]
    if _day(day) is None:
        yield BadRow(
            number, NAMES["decided_on"], f"“{_text(day)}”不是日期。怎么办：写成 2026-03-02"
        )
    amount = cells.get("amount", "")
    if _text(amount) and _amount(amount) is None:
        yield BadRow(
            number, NAMES["amount"], f"“{_text(amount)}”不是金额。怎么办：只写数，单位是元"
        )


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value if value is not None else "").strip()


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    for pattern in FORMATS:
        try:
            return dt.datetime.strptime(_text(value), pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _amount(value: Any) -> Decimal | None:
    words = _text(value).replace(",", "").replace("，", "").removesuffix("元")
    try:
        amount = Decimal(words)
        return amount.quantize(Decimal("0.01")) if amount.is_finite() else None
    except InvalidOperation:
        return None

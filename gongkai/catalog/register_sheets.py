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
    row_of: dict[str, int] = field(default_factory=dict)  # by number, among the entries
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
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        if any(text_of(value) for value in cells.values()):
            _take(cells, number, kind, on, found)
    return found


def _rows(data: bytes) -> list[list[Any]]:
    try:
        return sheet_rows(data)
    except NotATable as refusal:
        raise NotASheet(str(refusal)) from refusal


def _columns(row: Sequence[Any]) -> dict[str, int]:
    words = ["".join(text_of(each).split()) for each in row]
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
) -> None:
    faults = list(_faults(cells, number))
    if not faults:
        entry = NewEntry(
            number=text_of(cells["number"]),
            matter=text_of(cells.get("matter", ""))[:200],
            decided_on=day_of(cells["decided_on"]) or on,
            amount=_amount(cells.get("amount", "")),
            is_public=text_of(cells.get("is_public", "")) in YES,
        )
        if fault := fault_of(entry, kind, on):
            faults.append(BadRow(number, "", fault))
        elif entry.number in found.row_of:
            faults.append(
                BadRow(
                    number,
                    NAMES["number"],
                    f"和第 {found.row_of[entry.number]} 行重复。怎么办：留一行",
                )
            )
        else:
            found.row_of[entry.number] = number
            found.entries.append(entry)
    found.bad += faults


def _faults(cells: dict[str, Any], number: int) -> Iterator[BadRow]:
    day = cells["decided_on"]
    if day_of(day) is None:
        yield BadRow(
            number, NAMES["decided_on"], f"“{text_of(day)}”不是日期。怎么办：写成 2026-03-02"
        )
    amount = cells.get("amount", "")
    if text_of(amount) and _amount(amount) is None:
        yield BadRow(
            number, NAMES["amount"], f"“{text_of(amount)}”不是金额。怎么办：只写数，单位是元"
        )


def text_of(value: Any) -> str:
    """Return a cell as it reads: whole numbers without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value if value is not None else "").strip()


def day_of(value: Any) -> dt.date | None:
    """Return the day in a cell, however it is written; None where there is none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    for pattern in FORMATS:
        try:
            return dt.datetime.strptime(text_of(value), pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _amount(value: Any) -> Decimal | None:
    words = text_of(value).replace(",", "").replace("，", "").removesuffix("元")
    try:
        amount = Decimal(words)
        return amount.quantize(Decimal("0.01")) if amount.is_finite() else None
    except InvalidOperation:
        return None

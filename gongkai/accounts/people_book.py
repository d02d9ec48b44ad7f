"""Accounts in bulk from a workbook: read it, name every bad cell, add what is missing.

One row is one role of one person; the first row has the headings. Running the same workbook again
changes nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from gongkai.accounts.forms import USERNAME
from gongkai.accounts.models import Role

HEADINGS: Final = ("姓名", "用户名", "电话", "单位代码", "角色", "任职起", "任职止")
MOST_ROWS: Final = 1000
MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 50 * 1024 * 1024
ROLES: Final = {role.label: role for role in Role}


class NotThisBook(ValueError):
    """Raised when a file is not the workbook of people at all; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One good row; ``number`` is its row in the sheet, days as in ISO."""

    number: int
    name: str
    username: str
    telephone: str
    agency_code: str
    role: str
    from_on: str
    until_on: str

    def stored(self) -> dict[str, Any]:
        """The row as JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class BadCell:
    """What is wrong in a cell, and how to mend it."""

    number: int
    heading: str
    reason: str


def template() -> bytes:
    """Return the workbook to fill in: the headings; a second sheet has a fictional row and the roles."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  # a new workbook has a sheet
    sheet.title = "人员"
    sheet.append(list(HEADINGS))
    notes = book.create_sheet("角色")
    notes.append(["填写样例", *HEADINGS])
    notes.append(["", "张三", "zhang.san", "", "shili", Role.CLERK.label, "2026-01-01", ""])
    notes.append(["角色（照抄到“人员”表）"])
    for label in ROLES:
        notes.append([label])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def rows_of(data: bytes) -> list[tuple[int, list[str]]]:
    """Return the rows below the headings that hold anything, as texts with their row numbers.

    :raises NotThisBook: if it is no workbook, too large, or has other headings
    """
    if len(data) > MOST_BYTES:
        raise NotThisBook("文件超过 5 MB。请只留“人员”一张表，分几次导入。")
    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise NotThisBook("文件解开后太大。请只留“人员”一张表，去掉图片，分几次导入。")
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        table = [
            [_text(cell) for cell in row[: len(HEADINGS)]]
            for row in sheet.iter_rows(max_row=MOST_ROWS + 2, values_only=True)
        ]
    except (BadZipFile, InvalidFileException, KeyError, IndexError, OSError, ValueError) as error:
        if isinstance(error, NotThisBook):
            raise
        raise NotThisBook("打不开这个文件。请用下载的模板填写，存成 .xlsx 再上传。") from error
    if not table or tuple(table[0]) != HEADINGS:
        raise NotThisBook(f"第一行应当是：{'、'.join(HEADINGS)}。请用下载的模板填写。")
    if len(table) > MOST_ROWS + 1:
        raise NotThisBook(f"超过 {MOST_ROWS} 行。请分几次导入。")
    return [(number, row) for number, row in enumerate(table[1:], start=2) if any(row)]


def _text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).strip()


def checked(
    rows: Iterable[tuple[int, Sequence[str]]], agency_codes: frozenset[str]
) -> tuple[list[PersonRow], list[BadCell]]:
    """Return the good rows and every bad cell; ``agency_codes`` are those that may be appointed at."""
    good, bad = [], []
    for number, texts in rows:
        cells = dict(zip(HEADINGS, (*texts, *[""] * len(HEADINGS)), strict=False))
        found = [BadCell(number, *each) for each in mistakes(cells, agency_codes)]
        bad.extend(found)
        if not found:
            good.append(_row(number, cells))
    return good, bad


def _row(number: int, cells: dict[str, str]) -> PersonRow:
    role = ROLES[cells["角色"]].value
    return PersonRow(
        number=number,
        name=cells["姓名"],
        username=cells["用户名"],
        telephone=cells["电话"],
        agency_code=cells["单位代码"],
        role=role,
        from_on=cells["任职起"],
        until_on=cells["任职止"],
    )


def mistakes(cells: dict[str, str], agency_codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the heading and the reason of every bad cell of a row."""
    if not cells["姓名"] or len(cells["姓名"]) > 60:  # as in the model
        yield "姓名", "要填，不超过 60 个字。"
    try:
        USERNAME(cells["用户名"])
    except ValidationError as error:
        yield "用户名", str(error.messages[0])
    if cells["单位代码"] not in agency_codes:
        yield "单位代码", "不是您管的单位的代码。代码是公开网址里的那一段，例如 qingshan。"
    if cells["角色"] not in ROLES:
        yield "角色", "没有这个角色。请从“角色”表里照抄。"
    yield from _mistakes_of_days(cells["任职起"], cells["任职止"])


def _mistakes_of_days(from_on: str, until_on: str) -> Iterator[tuple[str, str]]:
    if not _is_day(from_on):
        yield "任职起", "要写成 2026-01-01 这样的日期。"
    elif until_on and not _is_day(until_on):
        yield "任职止", "不填，或者写成 2026-12-31 这样的日期。"
    elif until_on and until_on < from_on:
        yield "任职止", "早于任职起。"


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

"""Reads a sheet of items: good rows become contents of drafts, bad ones are named with row, column and reason."""

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gongkai.agencies.models import Agency
from gongkai.agencies.spreadsheets import NotATable, sheet_rows
from gongkai.catalog.content import ItemContent, Status, Validity
from gongkai.catalog.forms import ItemForm
from gongkai.catalog.imports.columns import NEEDED, BadCell, Cells, bare, by_label, label_of
from gongkai.catalog.imports.running import Reading, Row
from gongkai.catalog.register_sheets import HEAD_ROWS, BadRow, NotASheet, text_of
from gongkai.rules.proactive.descriptions_tables import WEBSITE

DEFAULTS: Final = {
    "status": Status.PROACTIVE.value,
    "validity": Validity.VALID.value,
    "time_limit": "general",
    "channels": (WEBSITE,),
}


def read_items(data: bytes, agency: Agency, on: dt.date) -> Reading:
    """Read the first sheet of a workbook as items of the agency.

    :raises NotASheet: if it is no spreadsheet, lacks the names of columns, or has one that is not known
    """
    try:
        rows = sheet_rows(data)
    except NotATable as refusal:
        raise NotASheet(str(refusal)) from refusal
    return _read_table(rows, Cells(ItemForm(agency=agency, on=on)), on, {})


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a table that says more of an item than its entries; ``said`` by the names of those columns."""

    content: ItemContent
    said: dict[str, str]


def read_listed(
    rows: Sequence[Sequence[Any]], agency: Agency, on: dt.date, more: Mapping[str, str]
) -> Reading:
    """Read a table of items with further columns, ``more`` by their labels; the rows are ``Listed``.

    :raises NotASheet: if it lacks the names of columns, or has one that is not known
    """
    return _read_table(rows, Cells(ItemForm(agency=agency, on=on)), on, more)


def _read_table(
    rows: Sequence[Sequence[Any]], cells: Cells, on: dt.date, more: Mapping[str, str]
) -> Reading:
    head, columns = _columns(rows, more)
    extra = {more[label]: columns.pop(more[label]) for label in more if more[label] in columns}
    good: list[Row] = []
    bad: list[BadRow] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows[head + 1 :], head + 2):
        if not any(text_of(each) for each in row):
            continue
        content, faults = _content(cells, columns, row, number, on)
        key = key_of(content)
        if not faults and key in seen:
            why = f"和第 {seen[key]} 行是同一件（标题、文号、形成日期都一样）。怎么办：留一行"
            faults = [BadRow(number, label_of("title"), why)]
        if faults:
            bad += faults
        else:
            seen[key] = number
            said = {
                name: text_of(row[place]) if place < len(row) else ""
                for name, place in extra.items()
            }
            good.append(Row(number, Listed(content, said) if more else content))
    return Reading(good, bad)


def key_of(content: ItemContent) -> str:
    """Return which piece of information it is: title, document number and day, however they are spaced and typed."""
    said = (content.title, content.document_number, str(content.formed_on or ""))
    alike = "\0".join(bare(unicodedata.normalize("NFKC", each)) for each in said)
    return hashlib.sha256(alike.encode()).hexdigest()


def _columns(rows: Sequence[Sequence[Any]], more: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """Return where the line of names is, and which column holds what.

    A name that is not known refuses the whole sheet: a slip in one name must not lose what stands below it.
    """
    known = by_label() | dict(more)
    for number, row in enumerate(rows[:HEAD_ROWS]):
        words = [bare(text_of(each)) for each in row]
        if bare(label_of("title")) not in words:
            continue
        strange = [each for each in words if each and each not in known]
        twice = [each for each in known if words.count(each) > 1]
        if strange or twice:
            what = f"不认识列名“{strange[0]}”" if strange else f"列名“{twice[0]}”有两个"
            raise NotASheet(
                f"第 {number + 1} 行{what}，一行都没有导入。怎么办：改成模板里的列名，或者删掉这一列。"
            )
        return number, {known[word]: place for place, word in enumerate(words) if word}
    raise NotASheet(
        "没有找到列名“标题”。怎么办：下载模板，第一行的列名留着，从第二行起一行填一条信息。"
    )


def _content(
    cells: Cells, columns: dict[str, int], row: Sequence[Any], number: int, on: dt.date
) -> tuple[ItemContent, list[BadRow]]:
    values: dict[str, Any] = {}
    faults: list[BadRow] = []
    for name, place in columns.items():
        try:
            values[name] = cells.value(name, row[place] if place < len(row) else "")
        except BadCell as refusal:
            faults.append(BadRow(number, label_of(name), str(refusal)))
    bad = {each.column for each in faults}
    faults += [each for each in _contradictions(values, number, on) if each.column not in bad]
    return _made(cells, values), faults


def _contradictions(values: dict[str, Any], number: int, on: dt.date) -> Iterator[BadRow]:
    """Name what every row must have; the rest is left to the checks before review, as with a draft that is typed."""
    for name in NEEDED:
        if not values.get(name):
            yield BadRow(number, label_of(name), f"没有填{label_of(name)}。怎么办：补上")
    formed_on = values.get("formed_on")
    if formed_on and formed_on > on:
        yield BadRow(
            number,
            label_of("formed_on"),
            f"{formed_on} 晚于今天。怎么办：填落款的日期；还没有形成的，形成以后再导入",
        )


def _made(cells: Cells, values: dict[str, Any]) -> ItemContent:
    typed = {name: value for name, value in values.items() if value not in ("", (), None)}
    chosen = cells.form.classes.get(typed.pop("item_class", ""))
    if chosen and chosen.head:
        typed.setdefault("head", chosen.head)
    return ItemContent(
        item_class=chosen.name if chosen else "",
        item_class_id=chosen.pk if chosen else None,
        **(DEFAULTS | typed),
    )

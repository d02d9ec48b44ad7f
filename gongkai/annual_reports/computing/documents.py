"""Rules and normative documents of table two from the catalogue (Article 20, item 1).

The form does not say which published page is a normative document. Our choice: what the agency itself issued, published under
item 1 of Article 20 with a document number, and that does not explain another document. Rules (规章) are those of
genre 命令（令） where the level may make rules; every other one is a normative document. A page that was taken back
does not count: it was wrong. In force at the end of the year is what was formed by then and not repealed or
expired by then. Documents of before the program was used count in force by the number the agency entered for them.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models.fields.json import KeyTextTransform

from gongkai.agencies.models import Agency, AgencyLevel
from gongkai.annual_reports.computing.listing import Carried, Listing
from gongkai.catalog.content import Validity
from gongkai.catalog.models import InformationItem, OpeningBalance
from gongkai.rules.annual_report import proactive_table as table
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.annual_report.joint_documents import COUNTED_CELLS, ROWS

NAME = "信息公开目录里的规章和行政规范性文件"
KIND = "item"
RULE, NORMATIVE = ROWS
ISSUED, REPEALED, IN_FORCE = (column.key for column in table.ISSUED_REPEALED_IN_FORCE)
HEAD: Final = "20-1"
GENRE_OF_RULES: Final = "命令（令）"
# Legislation Law: ministries, provinces and cities make rules; below there are none (regulation.md 2.2, unverified)
MAY_MAKE_RULES: Final = frozenset(
    {AgencyLevel.STATE_COUNCIL, AgencyLevel.PROVINCE, AgencyLevel.CITY}
)


@dataclass(frozen=True, slots=True)
class Document:
    """What decides where one document counts."""

    pk: int
    agency: int
    row: str
    formed_on: dt.date
    repealed_on: dt.date | None
    ended_on: dt.date | None  # the first day on which it is no longer in force

    def columns(self, year: int) -> Iterator[str]:
        """Yield the columns of a year in which it counts."""
        last = dt.date(year, 12, 31)
        if self.formed_on.year == year:
            yield ISSUED
        if self.repealed_on is not None and self.repealed_on.year == year:
            yield REPEALED
        if self.formed_on <= last and (self.ended_on is None or self.ended_on > last):
            yield IN_FORCE


def cells(form: Form) -> tuple[CellId, ...]:
    """Return the cells of rules and documents in the form of 2021; that of 2019 asked for other counts."""
    return tuple(
        cell
        for cell in form.proactive.cells()
        if cell in COUNTED_CELLS and cell.column in {ISSUED, REPEALED, IN_FORCE}
    )


def book_of(cell: CellId) -> str:
    """Return the row: rules apart from normative documents."""
    return f"{cell.table}.{cell.row}"


def counted(agencies: Collection[Agency], year: int, form: Form) -> dict[int, dict[CellId, int]]:
    """Return the counts of each agency that has a document in the catalogue, or a number taken over."""
    if not cells(form):
        return {}
    found: defaultdict[int, defaultdict[CellId, int]] = defaultdict(lambda: defaultdict(int))
    for each in _documents(agencies):
        for column in each.columns(year):
            found[each.agency][CellId(table.KEY, each.row, column)] += 1
    for balance in _balances(agencies, year):
        found[balance.agency_id][CellId(table.KEY, NORMATIVE, IN_FORCE)] += balance.in_force_count
    return {
        pk: {cell: numbers[cell] for cell in cells(form) if _has_row(numbers, cell.row)}
        for pk, numbers in found.items()
    }


def _has_row(numbers: dict[CellId, int], row: str) -> bool:
    return any(cell.row == row for cell in tuple(numbers))


def _documents(agencies: Collection[Agency]) -> Iterator[Document]:
    names = {each.pk: {"", each.name, each.short_name} for each in agencies}
    levels = {each.pk: each.level for each in agencies}
    rows = (
        InformationItem.objects.filter(
            agency__in=agencies, is_public=True, head=HEAD, explains_named=""
        )
        .exclude(document_number="")
        .exclude(formed_on=None)
        .order_by("pk")
        .annotate(
            issuer=KeyTextTransform("issuer", "published__content"),
            genre=KeyTextTransform("genre", "published__content"),
            validity_on=KeyTextTransform("validity_on", "published__content"),
        )
        .values(
            "pk",
            "agency_id",
            "formed_on",
            "validity",
            "valid_until",
            "issuer",
            "genre",
            "validity_on",
        )
    )
    for each in rows.iterator():
        if (each["issuer"] or "") in names[each["agency_id"]]:
            yield _document(each, levels[each["agency_id"]])


def _document(row: Mapping[str, Any], level: str) -> Document:
    is_rule = row["genre"] == GENRE_OF_RULES and level in MAY_MAKE_RULES
    changed_on = _day(row["validity_on"])
    is_over = row["validity"] != Validity.VALID
    ended_on = (changed_on or row["formed_on"]) if is_over else None
    if not is_over and row["valid_until"]:
        ended_on = row["valid_until"] + dt.timedelta(days=1)
    return Document(
        row["pk"],
        row["agency_id"],
        RULE if is_rule else NORMATIVE,
        row["formed_on"],
        changed_on if row["validity"] == Validity.REPEALED else None,
        ended_on,
    )


def _day(text: str | None) -> dt.date | None:
    """Read a day out of the content; SQLite gives an absent one as the word ``null``."""
    return dt.date.fromisoformat(text) if text and text != "null" else None


def _balances(agencies: Collection[Agency], year: int) -> list[OpeningBalance]:
    found = OpeningBalance.objects.filter(agency__in=agencies, in_force_count__gt=0)
    return [each for each in found if (each.year or 0) <= year]


def says(cell: CellId, year: int) -> str:
    """Say what a cell counts."""
    kind = "规章" if cell.row == RULE else "行政规范性文件"
    what = {
        ISSUED: f"成文日期在{year}年",
        REPEALED: f"{year}年废止",
        IN_FORCE: f"{year}年12月31日现行有效，连同启用本系统以前登记的有效件数",
    }[cell.column]
    return f"公开目录第二十条第（一）项：本机关制发、有文号的{kind}，{what}"


def records(agency: Agency, cell: CellId, year: int) -> Listing:
    """Return the items behind a cell, oldest first, and the numbers taken over."""
    keys = [
        each.pk
        for each in _documents([agency])
        if each.row == cell.row and cell.column in each.columns(year)
    ]
    found = InformationItem.objects.filter(pk__in=keys).order_by("pk")
    carried: tuple[Carried, ...] = ()
    if cell.row == NORMATIVE and cell.column == IN_FORCE:
        carried = tuple(
            Carried(each.source, each.in_force_count) for each in _balances([agency], year)
        )
    return Listing(KIND, found, carried)

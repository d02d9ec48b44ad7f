"""The words in which a statutory form is declared, and how it is laid out as a grid.

A form is declared once (``edition_2019``, ``edition_2021``) and everything else follows from it:
the entry page, the printed report, the spreadsheet, the open data, the checks and the manual.
Labels are the form's own words, to the comma.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Edition(StrEnum):
    """Which published form a report follows."""

    TRIAL_2019 = "2019"
    FORMAL_2021 = "2021"
    HYBRID = "2021+2019"  # part two of 2021 with part three of 2019, as some agencies still write


class ValueKind(StrEnum):
    """What may stand in a cell."""

    COUNT = "count"  # a whole number of documents, decisions, applications or cases (件), from 0
    CHANGE = "change"  # a whole number that may be negative (本年增/减)
    AMOUNT = "amount"  # 万元, from 0, at most six decimals


class CellId(NamedTuple):
    """The address of one cell; printed as ``table.row.column``.

    Part four has one row of values: its ``row`` is the block (``reconsideration`` and so on).
    """

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return ".".join(self)

    @classmethod
    def parse(cls, where: str) -> "CellId":
        """Return the address that is printed as ``where``.

        :raises ValueError: unless it has three parts
        """
        parts = where.split(".")
        if len(parts) != len(cls._fields):
            raise ValueError(f"{where!r} is not table.row.column")
        return cls(*parts)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of values: its key, its own label, and the heads above it from the outermost."""

    key: str
    label: str
    under: tuple[str, ...] = ()
    kind: ValueKind = ValueKind.COUNT


@dataclass(frozen=True, slots=True)
class Line:
    """One row of values: its key, its own label, and the row groups it stands under.

    ``columns`` are the columns it fills, left to right.
    """

    key: str
    label: str
    columns: tuple[Column, ...]
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of the printed table: a label, or the place of a value (``cell`` is set)."""

    label: str = ""
    cell: CellId | None = None
    kind: ValueKind = ValueKind.COUNT
    colspan: int = 1
    rowspan: int = 1
    is_head: bool = False  # a column head (scope=col); labels that are not heads name rows


GridRow = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table. ``grid`` is the printed form with its merged cells, row by row."""

    key: str
    title: str
    lines: tuple[Line, ...]
    grid: tuple[GridRow, ...]

    def cells(self) -> Iterator[CellId]:
        """Yield the address of every value, in reading order."""
        for line in self.lines:
            for column in line.columns:
                yield CellId(self.key, line.key, column.key)

    def line(self, key: str) -> Line:
        """Return the row with this key.

        :raises KeyError: if the table has no such row
        """
        for line in self.lines:
            if line.key == key:
                return line
        raise KeyError(key)

    def kind_of(self, cell: CellId) -> ValueKind:
        """Return what may stand in the cell.

        :raises KeyError: if the table has no such cell
        """
        for column in self.line(cell.row).columns:
            if column.key == cell.column:
                return column.kind
        raise KeyError(str(cell))

    def label_of(self, cell: CellId) -> str:
        """Name the cell in the form's own words: “（一）予以公开 · 自然人”."""
        line = self.line(cell.row)
        [column] = (each for each in line.columns if each.key == cell.column)
        row = " ".join((*line.under, line.label)) if line.label else ""
        words = (
            " ".join((*column.under[1:], column.label))
            if row
            else " ".join((*column.under, column.label))
        )
        return f"{row} · {words}" if row else words


@dataclass(frozen=True, slots=True)
class Form:
    """The three tables of one edition, in the order of parts two, three and four."""

    edition: Edition
    document: str  # the notice that prescribes it
    proactive: Table
    applications: Table
    remedies: Table

    @property
    def tables(self) -> tuple[Table, Table, Table]:
        return (self.proactive, self.applications, self.remedies)

    def table(self, key: str) -> Table:
        """Return the table ``proactive``, ``applications`` or ``remedies``.

        :raises KeyError: for any other key
        """
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    def cells(self) -> Iterator[CellId]:
        """Yield the address of every value of the form, in reading order."""
        for table in self.tables:
            yield from table.cells()

    def kind_of(self, cell: CellId) -> ValueKind:
        """Return what may stand in the cell.

        :raises KeyError: if the form has no such cell
        """
        return self.table(cell.table).kind_of(cell)

    def label_of(self, cell: CellId) -> str:
        """Name the cell in the form's own words."""
        return self.table(cell.table).label_of(cell)

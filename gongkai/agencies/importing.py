"""Agencies from a table: every row checked against the tree, and what would be done, before anything is.

Pure: takes the rows and the agencies there are, gives a plan. ``import_actions`` carries it out.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.agencies.models import AgencyLevel, Kind
from gongkai.rules.agency_codes import code_fault

CODE: Final = "代码"
NAME: Final = "名称"
SUPERIOR: Final = "上级机关代码"
COMPETENT: Final = "主管部门代码"
KIND: Final = "性质"
LEVEL: Final = "层级"
ESTABLISHED: Final = "设立日期"
POSTCODE: Final = "邮政编码"

# Heading -> longest text, for columns that are taken as they are
TEXTS: Final = {NAME: 120, "简称": 40, "地址": 200, "联系电话": 40, POSTCODE: 6}
HEADINGS: Final = (
    CODE, NAME, "简称", KIND, LEVEL, SUPERIOR, COMPETENT, "地址", POSTCODE, "联系电话", ESTABLISHED
)  # fmt: skip
REQUIRED: Final = (CODE, NAME, KIND, LEVEL, SUPERIOR)
KINDS: Final = {str(kind.label): kind.value for kind in Kind}
LEVELS: Final = {str(level.label): level.value for level in AgencyLevel}

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BadCell:
    """What is wrong in one place of the table; ``row`` is the number the spreadsheet shows, from 1."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"第 {self.row} 行“{self.column}”：{self.reason}"


@dataclass(frozen=True, slots=True)
class Change:
    """One good row: ``cells`` for a new agency, for one that is there only the cells that change it."""

    row: int
    code: str
    cells: Cells
    is_new: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What the table would do. ``changes`` are in an order in which superiors come first."""

    changes: tuple[Change, ...]
    bad: tuple[BadCell, ...]
    unchanged: int

    @property
    def added(self) -> list[Change]:
        """The rows of new agencies."""
        return [each for each in self.changes if each.is_new]

    @property
    def edited(self) -> list[Change]:
        """The rows that change agencies."""
        return [each for each in self.changes if not each.is_new]


def plan(
    rows: Sequence[Sequence[str]],
    *,
    existing: Mapping[str, Cells],
    root: str,
    taken: frozenset[str],
) -> Plan:
    """Return what a table would do to the tree.

    :param existing: the cells of every agency that may be changed, by code
    :param root: the code of the agency whose part of the tree this is
    :param taken: codes that others have or had
    """
    headings = tuple(rows[0]) if rows else ()
    missing = [heading for heading in REQUIRED if heading not in headings]
    if missing:
        reason = f"缺少这一列。怎么办：第一行写列名，至少要有 {'、'.join(REQUIRED)}"
        return Plan((), tuple(BadCell(1, heading, reason) for heading in missing), 0)
    table = [
        (number, _cells(headings, row)) for number, row in enumerate(rows[1:], start=2) if any(row)
    ]
    check = _Check(table, existing, root, taken)
    bad = [fault for number, cells in table for fault in check.faults(number, cells)]
    bad_rows = {fault.row for fault in bad}
    bad.extend(check.left_hanging(bad_rows))
    bad_rows.update(fault.row for fault in bad)
    changes, unchanged = [], 0
    for number, cells in check.superiors_first(bad_rows):
        change = _change(number, cells, existing.get(cells[CODE]))
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    return Plan(tuple(changes), tuple(sorted(bad, key=lambda fault: fault.row)), unchanged)


def _cells(headings: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {
        heading: cell for heading, cell in zip(headings, row, strict=False) if heading in HEADINGS
    }


def _change(row: int, cells: Cells, now: Cells | None) -> Change | None:
    if now is None:
        return Change(row, cells[CODE], cells, is_new=True)
    different = {heading: cell for heading, cell in cells.items() if now[heading] != cell}
    return Change(row, cells[CODE], different, is_new=False) if different else None


class _Check:
    """Checks rows against each other and against the tree."""

    def __init__(
        self,
        table: Sequence[tuple[int, Cells]],
        existing: Mapping[str, Cells],
        root: str,
        taken: frozenset[str],
    ) -> None:
        self.table = table
        self.existing = existing
        self.root = root
        self.taken = taken
        self.first_row: dict[str, int] = {}
        for number, cells in table:
            self.first_row.setdefault(cells.get(CODE, ""), number)
        self.superior = {code: cells[SUPERIOR] for code, cells in existing.items()}
        self.superior.update({c.get(CODE, ""): c.get(SUPERIOR, "") for _row, c in table})

    def faults(self, row: int, cells: Cells) -> Iterator[BadCell]:
        code = cells.get(CODE, "")
        for column, reason in (
            (CODE, self._code_fault(row, code)),
            (SUPERIOR, self._superior_fault(code, cells.get(SUPERIOR, ""))),
            (COMPETENT, self._competent_fault(code, cells.get(COMPETENT, ""))),
            (KIND, _choice_fault(cells.get(KIND, ""), KINDS)),
            (LEVEL, _choice_fault(cells.get(LEVEL, ""), LEVELS)),
            (ESTABLISHED, _day_fault(cells.get(ESTABLISHED, ""))),
            (POSTCODE, _postcode_fault(cells.get(POSTCODE, ""))),
            (NAME, "" if cells.get(NAME) else "没有填名称。怎么办：填机关全称"),
            *(
                (column, _length_fault(cells.get(column, ""), most))
                for column, most in TEXTS.items()
            ),
        ):
            if reason:
                yield BadCell(row, column, reason)

    def _code_fault(self, row: int, code: str) -> str:
        first = self.first_row[code]
        if code and first != row:
            return f"与第 {first} 行的代码重复。怎么办：删去一行，或改代码"
        if code in self.taken:
            return f"代码“{code}”别处已在用或用过，不能再用。怎么办：换一个代码"
        return "" if code in self.existing else code_fault(code)

    def _superior_fault(self, code: str, superior: str) -> str:
        if code == self.root:
            return (
                "" if superior == self.existing[code][SUPERIOR] else "您管理的最上级机关不能改上级"
            )
        if not superior:
            return f"没有填上级机关代码。怎么办：填上级的代码，例如 {self.root}"
        if superior not in self.existing and superior not in self.first_row:
            return f"没有代码为“{superior}”的机关。怎么办：核对代码，或把上级也写进这张表"
        return "上级是它自己或它的下级。怎么办：核对上级机关代码" if self._circles(code) else ""

    def _circles(self, code: str) -> bool:
        seen = {code}
        above = self.superior.get(code, "")
        while above:
            if above in seen:
                return True
            seen.add(above)
            above = self.superior.get(above, "") if above != self.root else ""
        return False

    def _competent_fault(self, code: str, competent: str) -> str:
        known = {"", *self.existing, *self.first_row}
        now = self.existing.get(code, {}).get(COMPETENT, "")
        if competent in known or competent == now:
            return ""
        return f"没有代码为“{competent}”的机关。怎么办：核对代码，或空着（按上级自动确定）"

    def left_hanging(self, bad_rows: set[int]) -> Iterator[BadCell]:
        """Yield the good rows that need an agency which only a bad row would add."""
        bad_codes = {
            code
            for code, row in self.first_row.items()
            if row in bad_rows and code not in self.existing
        }
        found = True
        while found:
            found = False
            for row, cells in self.table:
                column = next(
                    (each for each in (SUPERIOR, COMPETENT) if cells.get(each, "") in bad_codes), ""
                )
                if row not in bad_rows and column:
                    bad_rows.add(row)
                    if cells[CODE] not in self.existing:
                        bad_codes.add(cells[CODE])
                    found = True
                    yield BadCell(row, column, "它指的那一行有错，没有导入。怎么办：先改好那一行")

    def superiors_first(self, bad_rows: set[int]) -> list[tuple[int, Cells]]:
        """Return the good rows, each after the row of its superior."""
        good = {cells[CODE]: (row, cells) for row, cells in self.table if row not in bad_rows}
        depth: dict[str, int] = {}
        for code in good:
            above, steps = code, 0
            while above in good:
                above, steps = good[above][1][SUPERIOR], steps + 1
            depth[code] = steps
        return [good[code] for code in sorted(good, key=lambda code: (depth[code], good[code][0]))]


def _choice_fault(text: str, choices: Mapping[str, str]) -> str:
    return "" if text in choices else f"“{text}”不在可选项里。怎么办：填 {'、'.join(choices)} 之一"


def _length_fault(text: str, most: int) -> str:
    return "" if len(text) <= most else f"有 {len(text)} 个字，最多 {most} 个。怎么办：写短一些"


def _postcode_fault(text: str) -> str:
    return (
        "" if not text or re.fullmatch(r"[0-9]{6}", text) else "邮政编码是 6 位数字。怎么办：核对"
    )


def _day_fault(text: str) -> str:
    if text:
        try:
            dt.date.fromisoformat(text)
        except ValueError:
            return f"“{text}”不是日期。怎么办：写成 2026-03-02 的样子"
    return ""

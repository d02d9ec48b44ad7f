"""How a report is shown: tables cell by cell as the form prints them, findings in words, texts as paragraphs.

Staff and public pages share it; nothing here reads or writes the database.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.annual_reports.places import (
    PART_NUMBERS,
    PART_OF_TABLE,
    SECTION_NAMES,
    TEXT_ADDRESSES,
    part_of,
)
from gongkai.rules.annual_report.applications_table import COLUMNS as APPLICATION_COLUMNS
from gongkai.rules.annual_report.applications_table import CONCLUDED, TOTAL
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId, Form, GridCell, Table, ValueKind
from gongkai.rules.annual_report.report import Finding, Level, Report, Unread
from gongkai.rules.annual_report.totals import sum_of, totals_of

SUM_ROWS = frozenset({"newly_received", "carried_over_in", CONCLUDED, "carried_over_out"})
COLUMN_NUMBER = {column.key: number for number, column in enumerate(APPLICATION_COLUMNS, start=1)}

WHOLE_REPORT = "整份报告"

LEVEL_WORDS = {Level.ERROR: "错误", Level.WARNING: "要看", Level.NOTICE: "提示"}
LEVEL_CLASSES = {Level.ERROR: "late", Level.WARNING: "soon", Level.NOTICE: "run"}

_SUB_HEADING = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)].{0,40}$")


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as a line of a page: where it is in words, and what to do."""

    finding: Finding
    place: str
    anchor: (
        str  # of the cell or, for a row, a column or a table, of its first cell; empty for texts
    )
    part: str

    @property
    def word(self) -> str:
        return LEVEL_WORDS[self.finding.level]

    @property
    def css(self) -> str:
        return LEVEL_CLASSES[self.finding.level]

    @property
    def short(self) -> str:
        """What stands at the cell itself: by how much two sides differ, else how much it weighs."""
        found, expected = self.finding.found, self.finding.expected
        if isinstance(found, int | Decimal) and isinstance(expected, int | Decimal):
            word = "多" if found > expected else "少"
            return f"{word} {abs(found - expected)}"
        return self.word

    @property
    def part_anchor(self) -> str:
        """The place of the part on the page of the report; empty where the whole is meant."""
        head, _, rest = self.finding.where.partition(".")
        if head == "section":
            return f"part-{PART_NUMBERS.get(rest, 0)}"
        return ""

    @property
    def text_address(self) -> str:
        """The address of the page on which the text is edited; empty where it is not a text."""
        head, _, rest = self.finding.where.partition(".")
        return TEXT_ADDRESSES.get(rest, "") if head == "section" else ""

    @property
    def table(self) -> str:
        """The table it is in, or an empty text."""
        return "" if self.finding.where.startswith("section") else self.finding.where.split(".")[0]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell of a printed table, with everything a page may want to say of it."""

    label: str = ""
    where: str = ""
    value: str = ""
    colspan: int = 1
    rowspan: int = 1
    is_head: bool = False
    scope: str = ""
    css: str = ""
    kind: ValueKind = ValueKind.COUNT
    name: str = ""  # the cell in the form's own words, for screen readers
    last_year: str = ""
    typed: str | None = None
    mistake: str = ""
    is_total: bool = False
    worked_out: str = ""  # of a total: the sum of its parts, where it can be worked out
    unread: Unread | None = None
    findings: tuple[ShownFinding, ...] = field(default=())

    @property
    def is_value(self) -> bool:
        return bool(self.where)

    @property
    def anchor(self) -> str:
        return anchor_of(self.where)

    @property
    def printed(self) -> str:
        """The value with a comma at each thousand."""
        whole, point, decimals = self.value.partition(".")
        return f"{int(whole):,}{point}{decimals}" if whole else ""

    @property
    def is_zero(self) -> bool:
        return self.value == "0"

    @property
    def is_bad(self) -> bool:
        return bool(self.mistake or self.errors)

    @property
    def differs(self) -> bool:
        """Whether a total was typed that is not the sum of its parts."""
        return bool(self.worked_out and self.value) and self.value != self.worked_out

    @property
    def errors(self) -> tuple[ShownFinding, ...]:
        """What of level error was found in this very cell."""
        return tuple(each for each in self.findings if each.finding.level is Level.ERROR)

    @property
    def entry(self) -> str:
        """What stands in the entry field: what was typed, else the value."""
        return self.value if self.typed is None else self.typed


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its cells, and what sort of row it is."""

    cells: tuple[ShownCell, ...]
    is_head: bool
    is_sum: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A whole table as printed."""

    table: Table
    rows: tuple[ShownRow, ...]

    @property
    def cells(self) -> Iterator[ShownCell]:
        """The cells that hold a value."""
        return (cell for row in self.rows for cell in row.cells if cell.is_value)

    @property
    def has_unread(self) -> bool:
        return any(cell.unread for cell in self.cells)

    @property
    def picks(self) -> tuple[tuple[int, str], ...]:
        """The columns a narrow screen shows one at a time, one with an error or else the total first; none for other tables."""
        if self.table.key != "applications":
            return ()
        faulty = {
            cell.where.rpartition(".")[2] for cell in self.cells if cell.is_bad or cell.unread
        }
        first = next((each.key for each in APPLICATION_COLUMNS if each.key in faulty), TOTAL)
        columns = sorted(APPLICATION_COLUMNS, key=lambda column: column.key != first)
        return tuple((COLUMN_NUMBER[column.key], column.label) for column in columns)

    @property
    def entry_picks(self) -> tuple[tuple[int, str], ...]:
        """The same for entry: the totals are worked out, so the first column to be filled in comes first."""
        totals = [each for each in self.picks if each[0] == COLUMN_NUMBER[TOTAL]]
        is_faulty = any(cell.is_bad or cell.unread for cell in self.cells)
        others = [each for each in self.picks if each not in totals]
        return self.picks if is_faulty else (*others, *totals)

    @property
    def narrow(self) -> tuple[tuple[str, tuple[ShownCell, ...]], ...]:
        """Part four turned round for a narrow screen: a line a result, a column a block."""
        if self.table.key != "remedies":
            return ()
        values = self.rows[-1].cells
        results = self.table.lines[0].columns
        return tuple(
            (column.label, values[place :: len(results)]) for place, column in enumerate(results)
        )

    @property
    def head(self) -> tuple[ShownRow, ...]:
        """The rows that open the table and name its columns; none where groups have their own."""
        return () if self.table.key == "proactive" else tuple(r for r in self.rows if r.is_head)

    @property
    def body(self) -> tuple[ShownRow, ...]:
        return self.rows[len(self.head) :]


def anchor_of(where: str) -> str:
    """Return the id of the place on a page."""
    return "c-" + where.replace(".", "-")


def place_in_words(form: Form | None, where: str) -> str:
    """Name a place of a finding: “三、… （一）予以公开 · 自然人”, “一、总体情况”."""
    head, _, rest = where.partition(".")
    if head == "section":
        return SECTION_NAMES.get(rest, rest)
    if head not in PART_OF_TABLE:
        return WHOLE_REPORT
    if form is None:
        return where
    table = form.table(head)
    title = table.title.split("、", 1)[0]
    parts = rest.split(".") if rest else []
    if len(parts) == len(CellId._fields) - 1:
        return f"第{title}部分 {form.label_of(CellId(head, *parts))}"
    if parts and (names := _row_or_column(table, parts[0])):
        return f"第{title}部分 {names}"
    return table.title


def _row_or_column(table: Table, key: str) -> str:
    for line in table.lines:
        if line.key == key:
            return " ".join((*line.under, line.label)).strip()
        for column in line.columns:
            if column.key == key:
                return f"{column.label}（整列）"
    return ""


def shown_findings(report: Report, findings: Iterable[Finding]) -> tuple[ShownFinding, ...]:
    """Return the findings as lines of a page, in the order given."""
    return tuple(
        ShownFinding(
            each,
            place_in_words(report.form, each.where),
            anchor_in(report.form, each.where),
            part_of(each.where),
        )
        for each in findings
    )


def anchor_in(form: Form | None, where: str) -> str:
    """Return the id of the cell found, or of the first cell of the row, column or table found."""
    table_key, _, rest = where.partition(".")
    if form is None or table_key not in PART_OF_TABLE:
        return ""
    keys = rest.split(".") if rest else []
    for cell in form.table(table_key).cells():
        if (cell.row, cell.column)[: len(keys)] == tuple(keys) or keys == [cell.column]:
            return anchor_of(str(cell))
    return ""


def gravest_first(findings: Iterable[ShownFinding]) -> tuple[ShownFinding, ...]:
    """Return the findings with the errors first, each level in reading order."""
    return tuple(sorted(findings, key=lambda each: list(Level).index(each.finding.level)))


def shown_tables(
    report: Report,
    findings: Sequence[ShownFinding] = (),
    *,
    last_year: Report | None = None,
    typed: Mapping[str, str] | None = None,
    mistakes: Mapping[str, str] | None = None,
) -> tuple[ShownTable, ...]:
    """Return the three tables of the report's form, or nothing for an earlier report."""
    if report.form is None:
        return ()
    by_place: dict[str, list[ShownFinding]] = {}
    for each in findings:
        by_place.setdefault(each.finding.where, []).append(each)
    unread = {str(cell): each for each in report.unread for cell in each.cells}
    context = _Context(report, by_place, unread, last_year, typed or {}, mistakes or {})
    context.totals.update(
        (str(each.total), print_value(sum_of(each, report.figures)))
        for each in totals_of(report.form)
    )
    return tuple(ShownTable(table, tuple(_rows(table, context))) for table in report.form.tables)


@dataclass(frozen=True, slots=True)
class _Context:
    report: Report
    findings: Mapping[str, list[ShownFinding]]
    unread: Mapping[str, Unread]
    last_year: Report | None
    typed: Mapping[str, str]
    mistakes: Mapping[str, str]
    totals: dict[str, str] = field(default_factory=dict)


def _rows(table: Table, context: _Context) -> Iterator[ShownRow]:
    for grid_row in table.grid:
        cells = tuple(_shown(table, cell, context) for cell in grid_row)
        is_sum = any(cell.cell is not None and cell.cell.row in SUM_ROWS for cell in grid_row)
        yield ShownRow(cells, all(cell.is_head for cell in grid_row), is_sum)


def _shown(table: Table, cell: GridCell, context: _Context) -> ShownCell:
    if cell.cell is None:
        return _label(table, cell)
    where = str(cell.cell)
    return ShownCell(
        where=where,
        value=print_value(context.report.figures.get(cell.cell)),
        colspan=cell.colspan,
        rowspan=cell.rowspan,
        css=_value_css(table, cell.cell),
        kind=cell.kind,
        name=table.label_of(cell.cell),
        last_year=_last_year(context.last_year, cell.cell),
        typed=context.typed.get(where),
        mistake=context.mistakes.get(where, ""),
        is_total=where in context.totals,
        worked_out=context.totals.get(where, ""),
        unread=context.unread.get(where),
        findings=tuple(context.findings.get(where, ())),
    )


def _label(table: Table, cell: GridCell) -> ShownCell:
    spans = cell.colspan > 1 if cell.is_head else cell.rowspan > 1
    side = "col" if cell.is_head else "row"
    is_group_title = table.key == "proactive" and cell.colspan > 1 and len(table.grid[0]) == 1
    is_group_title = is_group_title and cell.label.startswith("第二十条")
    scope = "rowgroup" if is_group_title else side + ("group" if spans else "")
    css = "g" if is_group_title or (not cell.is_head and spans) else ""
    return ShownCell(
        label=cell.label,
        colspan=cell.colspan,
        rowspan=cell.rowspan,
        is_head=cell.is_head,
        scope=scope,
        css=f"{css} {_column_css(table, cell)}".strip(),
    )


def _column_css(table: Table, cell: GridCell) -> str:
    """Name the column a head stands over, so that a narrow screen can show one at a time."""
    if table.key != "applications" or not cell.is_head:
        return ""
    for column in APPLICATION_COLUMNS:
        if column.label == cell.label:
            return f"col-{COLUMN_NUMBER[column.key]}"
    return "org-head" if cell.label == "法人或其他组织" else ""


def _value_css(table: Table, cell: CellId) -> str:
    if table.key != "applications":
        return "mid"
    return f"num col-{COLUMN_NUMBER[cell.column]}" + (" tot" if cell.column == TOTAL else "")


def _last_year(report: Report | None, cell: CellId) -> str:
    return print_value(report.figures.get(cell)) if report else ""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph of a part, or a heading within it such as “（一）主动公开”."""

    text: str
    is_heading: bool


def text_blocks(text: str) -> tuple[TextBlock, ...]:
    """Split the text of a part at its lines; a short line “（一）…” is a heading."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(
        TextBlock(line, is_heading=bool(_SUB_HEADING.match(line)) and not line.endswith("。"))
        for line in lines
        if line
    )


def marked(text: str, sentences: Iterable[str]) -> list[tuple[str, bool]]:
    """Split a text at these sentences, as (piece, whether it is one of them)."""
    wanted = [each for each in sentences if each]
    if not wanted:
        return [(text, False)]
    pattern = "|".join(re.escape(each) for each in wanted)
    pieces = re.split(f"({pattern})", text)
    return [(piece, piece in wanted) for piece in pieces if piece]

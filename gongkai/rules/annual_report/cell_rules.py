"""What may stand in a cell: blanks, marks, missing and unread cells, negative numbers, 规章.

A blank is not a zero. Blanks (and marks, and missing cells) are told once for a whole table, else
once for each whole column of part three, else once for each row: never cell by cell 175 times. The
place of such a finding is the table, ``applications.natural_person`` for a column,
``applications.disclosed`` for a row, or the cell itself where it is the only one of its row.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report import applications_table
from gongkai.rules.annual_report.cell_values import is_too_large, limit_in_words
from gongkai.rules.annual_report.form import CellId, Form, Table, ValueKind
from gongkai.rules.annual_report.imbalances import blank_totals
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2021
from gongkai.rules.annual_report.registry import DERIVED, FORMAT, Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level, Report, Unread, Value

BLANK: Final = Check(
    "cells.blank",
    Level.NOTICE,
    FORMAT,
    "每格都要填写；没有的填0",
    "“商业企业”一列全部空白",
    "没有的填0；有数的补填",
)
MARK: Final = Check(
    "cells.mark",
    Level.WARNING,
    FORMAT,
    "表格中只填数字，不填“/”“-”“无”；没有的填0",
    "规章一行填“/”",
    "把符号改成0",
)
MISSING: Final = Check(
    "cells.missing",
    Level.ERROR,
    FORMAT,
    "表格的每一格都要有",
    "第三部分缺少“5.要求行政机关确认或重新出具已获取信息”一行",
    "按规定的格式补上缺少的表、行或者列",
)
UNREAD: Final = Check(
    "cells.unread",
    Level.ERROR,
    FORMAT,
    "读不准的数字由人确认，程序不猜",
    "几格的数字连成“693665”，可以读成69、3、665，也可以读成69、36、65",
    "对照原件确认这几格各是多少，再填入",
)
RULES_BY_RULE_MAKERS: Final = Check(
    "proactive.rules_only_by_rule_makers",
    Level.WARNING,
    "立法法关于规章制定权限的规定（" + DERIVED + "）",
    "规章由国务院部门、省级政府、设区的市和自治州政府制定；其他机关的“规章”一行填0",
    "某镇人民政府在规章的本年制发件数填2",
    "多半是把行政规范性文件或者内部制度填成了规章：改填0，核对行政规范性文件一行",
)


def _non_negative(table: str) -> Check:
    return Check(
        f"{table}.non_negative",
        Level.ERROR,
        FORMAT,
        "每格填非负整数；没有的填0（“本年增/减”可以为负，金额可以有小数）",
        "本年新收填-1，或者填2.5",
        "改成不小于0的整数",
    )


NON_NEGATIVE: Final = tuple(
    _non_negative(table) for table in ("proactive", "applications", "remedies")
)

WITHOUT_RULES: Final = {
    "government": frozenset({"county", "township"}),
    "street_office": frozenset({"county", "township"}),
    "department": frozenset({"province", "city", "county"}),
    "zone": frozenset({"city", "county"}),
}
REASONS: Final = {
    "ambiguous": "有不止一种读法",
    "contradictory": "没有一种读法与表中其他数字相符",
    "illegible": "看不清",
    "missing": "页面上缺了这些数字",
}


@dataclass(frozen=True, slots=True)
class Region:
    """Cells told of together: where, in which words, and which cells."""

    where: str
    words: str
    cells: tuple[CellId, ...]


def _whole_columns(table: Table, cells: Collection[CellId]) -> Iterator[Region]:
    if table.key != applications_table.KEY:
        return
    for column in applications_table.COLUMNS:
        whole = tuple(CellId(table.key, line.key, column.key) for line in table.lines)
        if all(cell in cells for cell in whole):
            words = " ".join((*column.under[1:], column.label))
            yield Region(f"{table.key}.{column.key}", f"第三部分“{words}”一列", whole)


def _rows(table: Table, cells: Collection[CellId]) -> Iterator[Region]:
    for line in table.lines:
        here = tuple(
            cell
            for column in line.columns
            if (cell := CellId(table.key, line.key, column.key)) in cells
        )
        if len(here) == 1:
            yield Region(str(here[0]), f"“{table.label_of(here[0])}”", here)
        elif here:
            name = line.label or "·".join(line.columns[0].under)
            yield Region(f"{table.key}.{line.key}", f"“{name}”一行的{len(here)}格", here)


def regions(table: Table, cells: Collection[CellId]) -> Iterator[Region]:
    """Yield the cells of one table gathered into as few places as can be named."""
    every = tuple(table.cells())
    if all(cell in cells for cell in every):
        yield Region(table.key, f"“{table.title}”的整张表", every)
        return
    columns = tuple(_whole_columns(table, cells))
    told = {cell for column in columns for cell in column.cells}
    yield from columns
    yield from _rows(table, [cell for cell in cells if cell not in told])


def _by_region(
    check: Check, form: Form, cells: Collection[CellId], says: Callable[[Region], str]
) -> Iterator[Finding]:
    for table in form.tables:
        here = {cell for cell in cells if cell.table == table.key}
        if here:
            for region in regions(table, here):
                yield check.finding(region.where, says(region), source=form.document)


def find_blanks(material: Material) -> Iterator[Finding]:
    """Yield the cells left blank, gathered; blank totals beside filled parts are told elsewhere."""
    report, form = material.report, material.form
    told = blank_totals(material)
    blank = {
        cell
        for cell, value in report.figures.items()
        if value is None and cell not in report.marks and cell not in told
    }
    yield from _by_region(BLANK, form, blank, lambda region: f"{region.words}是空白，没有的应填0")


def find_marks(material: Material) -> Iterator[Finding]:
    """Yield the cells that hold a mark instead of a number, gathered."""
    report, form = material.report, material.form

    def says(region: Region) -> str:
        marks = "”“".join(dict.fromkeys(report.marks[cell] for cell in region.cells))
        return f"{region.words}填的是“{marks}”，没有的应填0"

    yield from _by_region(MARK, form, set(report.marks), says)


def _unread_cells(report: Report) -> set[CellId]:
    return {cell for unread in report.unread for cell in unread.cells}


def find_missing(material: Material) -> Iterator[Finding]:
    """Yield the cells of the form that are not on the page, gathered."""
    report, form = material.report, material.form
    unread = _unread_cells(report)
    missing = {cell for cell in form.cells() if cell not in report.figures and cell not in unread}
    yield from _by_region(MISSING, form, missing, lambda region: f"页面上没有{region.words}")


def _reading(values: tuple[Value, ...]) -> str:
    return "、".join("空白" if value is None else str(value) for value in values)


def _unread_says(unread: Unread, form: Form | None) -> str:
    names = "、".join(f"“{form.label_of(cell)}”" if form else f"“{cell}”" for cell in unread.cells)
    reason = REASONS.get(unread.reason, unread.reason)
    says = f"{names}没有读准：页面上是“{unread.text}”，{reason}"
    if unread.readings:
        says += "。可以读成：" + "；".join(_reading(each) for each in unread.readings)
    return says


def find_unread(material: Material) -> Iterator[Finding]:
    """Yield each cell or run of cells that a person must settle, with its readings."""
    report = material.report
    for unread in report.unread:
        where = str(unread.cells[0]) if unread.cells else "report"
        yield UNREAD.finding(where, _unread_says(unread, report.form), found=unread.text)


def _is_allowed(value: Value, kind: ValueKind) -> bool:
    if value is None:
        return True
    if is_too_large(value, kind):
        return False
    is_whole = Decimal(value) == Decimal(value).to_integral_value()
    if kind is ValueKind.AMOUNT:
        return value >= 0
    if kind is ValueKind.CHANGE:
        return is_whole
    return is_whole and value >= 0


def _must_be(value: Value, kind: ValueKind) -> str:
    if value is not None and is_too_large(value, kind):
        return f"实际的数：{limit_in_words(kind)}"
    return {ValueKind.AMOUNT: "不小于0", ValueKind.CHANGE: "整数"}.get(kind, "非负整数")


def find_negatives(check: Check, material: Material) -> Iterator[Finding]:
    """Yield each value that is negative, too large, or has decimals where things are counted."""
    report, form = material.report, material.form
    table = form.table(check.id.partition(".")[0])
    places = ((line, column) for line in table.lines for column in line.columns)
    for line, column in places:
        cell = CellId(table.key, line.key, column.key)
        value = report.figures.get(cell)
        kind = column.kind
        if not _is_allowed(value, kind):
            must = _must_be(value, kind)
            yield check.finding(
                str(cell),
                f"“{table.label_of(cell)}”填的是{value}，应当是{must}",
                found=value,
                source=form.document,
            )


def find_rules_by_others(material: Material) -> Iterator[Finding]:
    """Yield 规章 reported by an agency that makes none; silent when level or kind is unknown."""
    report, form = material.report, material.form
    if form.proactive is not PROACTIVE_2021:
        return
    if material.level not in WITHOUT_RULES.get(material.kind or "", frozenset()):
        return
    for cell in form.proactive.cells():
        value = report.figures.get(cell)
        if cell.row == "government_rule" and value:
            yield RULES_BY_RULE_MAKERS.finding(
                str(cell),
                f"“{form.label_of(cell)}”填的是{value}，而这一级、这一类机关不制定规章",
                found=value,
                expected=0,
            )


def _non_negative_rule(check: Check) -> Rule:
    return Rule(check, lambda material: find_negatives(check, material))


RULES: Final = (
    Rule(UNREAD, find_unread),
    Rule(MISSING, find_missing),
    Rule(BLANK, find_blanks),
    Rule(MARK, find_marks),
    *(_non_negative_rule(check) for check in NON_NEGATIVE),
    Rule(RULES_BY_RULE_MAKERS, find_rules_by_others),
)

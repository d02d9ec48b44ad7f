"""A roll-up with its shares as a workbook, a Word file and CSV."""

import csv
import io
from collections.abc import Iterator

from gongkai.annual_reports.gate import BYTE_ORDER_MARK, UNITS
from gongkai.annual_reports.roll_up.cover import Cover
from gongkai.annual_reports.roll_up.presentation import in_words
from gongkai.annual_reports.roll_up.sums import Share, editions_added, shares
from gongkai.annual_reports.roll_up.units import LEFT_OUT, MISSING, Overview, overview, standing_so
from gongkai.files.annual_report_writer import RollUpPaper
from gongkai.files.sheets import inert
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Table
from gongkai.rules.annual_report.report import Value
from gongkai.rules.annual_report.roll_up import RolledUp

HEAD = ("格式", "表", "行列名称", "标识", "机关代码", "机关", "数值", "单位")
SUM = "合计"


def rolled_up(cover: Cover) -> tuple[RolledUp, ...]:
    """Return the sums with the share of each branch, each edition apart."""
    found = []
    for edition in editions_added(cover):
        form = FORMS[edition]
        parts = shares(cover, edition, form.cells())
        if parts:
            found += [_of_table(table, edition, parts) for table in form.tables]
    return tuple(found)


def _of_table(table: Table, edition: Edition, parts: list[Share]) -> RolledUp:
    names = _names(parts)
    by_cell = {
        cell: {name: each.figures[cell] for name, each in zip(names, parts, strict=True)}
        for cell in table.cells()
    }
    figures: dict[CellId, Value] = {
        cell: sum((value or 0) for value in values.values()) for cell, values in by_cell.items()
    }
    return RolledUp(table, (edition,), names, figures, by_cell, {})


def _names(parts: list[Share]) -> tuple[str, ...]:
    """Name the branches; two of one name by their codes as well."""
    names = [each.agency.name for each in parts]
    return tuple(
        name if names.count(name) == 1 else f"{name}（{each.agency.code}）"
        for name, each in zip(names, parts, strict=True)
    )


def paper(cover: Cover) -> RollUpPaper:
    """Return what the workbook and the Word file print."""
    return RollUpPaper(cover.year, rolled_up(cover), tuple(remarks(cover, overview(cover))))


def remarks(cover: Cover, seen: Overview) -> Iterator[str]:
    """Yield what a reader of the sums must know, in whole sentences."""
    yield f"{cover.agency.name}：{cover.year}年，应报{seen.size}家，计入{seen.added}家，没有计入{seen.not_added}家。"
    for each in standing_so(cover, (*LEFT_OUT, *MISSING)):
        yield f"没有计入：{each.name}：{in_words(each.stand)}。"
    yield "联合制发的文件只在牵头机关计一次（条例第十条）；合计已减去登记在牵头机关计数的件数。"


def csv_text(cover: Cover) -> str:
    """Return every cell with its sum and the share of each branch, a line each, with a byte order mark."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for edition in editions_added(cover):
        parts = shares(cover, edition, FORMS[edition].cells())
        for table in FORMS[edition].tables:
            writer.writerows(_lines(edition, table, parts))
    return out.getvalue()


def _lines(edition: Edition, table: Table, parts: list[Share]) -> Iterator[tuple[str, ...]]:
    for cell in table.cells():
        about = (edition.value, table.title, table.label_of(cell), str(cell))
        unit = UNITS[table.kind_of(cell)]
        total: Value = sum((each.figures[cell] or 0) for each in parts)
        yield (*about, "", SUM, print_value(total), unit)
        for each in parts:
            yield (
                *about,
                each.agency.code,
                inert(each.agency.name),
                print_value(each.figures[cell]),
                unit,
            )

"""A roll-up (汇总) as .xlsx and .docx: the summed tables, each agency's share, what was left out."""

from dataclasses import dataclass
from typing import Final

from gongkai.files.annual_report_writer.docx_document import (
    add_body,
    add_heading,
    add_part,
    new_document,
    packed_document,
)
from gongkai.files.annual_report_writer.docx_list import add_list
from gongkai.files.annual_report_writer.printed import TABLE_OF_PART, PrintedPart, PrintedReport
from gongkai.files.annual_report_writer.shares import main_share_rows
from gongkai.files.annual_report_writer.xlsx_book import (
    SHEET_NAMES,
    add_table_sheet,
    new_book,
    packed_book,
    write_texts,
)
from gongkai.files.annual_report_writer.xlsx_shares import add_shares
from gongkai.rules.annual_report.editions import FORM_2019, FORM_2021
from gongkai.rules.annual_report.form import Table
from gongkai.rules.annual_report.roll_up import RolledUp

REMARKS: Final = "汇总说明"
SHARES: Final = "各机关数据"
PART_OF_TABLE: Final = {table: part for part, table in TABLE_OF_PART.items()}


@dataclass(frozen=True, slots=True)
class RollUpPaper:
    """What a roll-up prints: its sums, and remarks on who is in it, who is not, and why."""

    year: int
    sums: tuple[RolledUp, ...]
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.year}年政府信息公开工作年度报告汇总表"


def write_roll_up_xlsx(paper: RollUpPaper) -> bytes:
    """Write remarks, the summed tables, and a sheet of shares for each table."""
    book = new_book(paper.title, "")
    write_texts(book.create_sheet(REMARKS), [paper.title, *paper.remarks], has_title=True)
    for rolled in paper.sums:
        name = SHEET_NAMES[PART_OF_TABLE[rolled.table.key]] + _variant(rolled.table)
        texts = [_heading(rolled), _count(rolled)]
        add_table_sheet(book.create_sheet(name), rolled.table, _printed(paper, rolled), texts)
    for rolled in paper.sums:
        part = PART_OF_TABLE[rolled.table.key]
        add_shares(book.create_sheet(f"{SHARES} {part}{_variant(rolled.table)}"), rolled)
    return packed_book(book)


def write_roll_up_docx(paper: RollUpPaper) -> bytes:
    """Write the summed tables, the main figures of each agency, and the remarks."""
    document = new_document(PrintedReport(paper.title, "", (), ()))
    for rolled in paper.sums:
        key = PART_OF_TABLE[rolled.table.key]
        part = PrintedPart(key, _heading(rolled), (_count(rolled),), rolled.table)
        add_part(document, part, _printed(paper, rolled))
    add_heading(document, SHARES)
    add_list(document, list(main_share_rows(paper.sums)))
    add_heading(document, REMARKS)
    for remark in paper.remarks:
        add_body(document, remark)
    return packed_document(document)


def _printed(paper: RollUpPaper, rolled: RolledUp) -> PrintedReport:
    return PrintedReport(paper.title, "", (), (), rolled.figures)


def _heading(rolled: RolledUp) -> str:
    variant = _variant(rolled.table)
    return f"{rolled.table.title}（{variant}年格式）" if variant else rolled.table.title


def _count(rolled: RolledUp) -> str:
    return f"{len(rolled.agencies)}个机关合计。"


def _variant(table: Table) -> str:
    """Name the form of a table that is not the same in both."""
    old, new = FORM_2019.table(table.key), FORM_2021.table(table.key)
    if old is new:
        return ""
    return FORM_2019.edition if table is old else FORM_2021.edition

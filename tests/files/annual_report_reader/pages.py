"""Small pages for tests of the reader: text as lines, tables as cells."""

from gongkai.files.annual_report_reader import read_report
from gongkai.files.annual_report_reader.page import PageRow, rows_of_lines
from gongkai.files.documents import Document, DocumentKind, DocumentTable, Paragraph, TableCell
from gongkai.rules.annual_report.applications_table import APPLICATIONS_2019, APPLICATIONS_2021
from gongkai.rules.annual_report.form import CellId, Table
from gongkai.rules.annual_report.report import Report

ZEROS = ("0",) * 7


def rows(text: str) -> list[PageRow]:
    """Return the rows of a plain text."""
    return list(rows_of_lines(text.split("\n")))


def text_document(text: str) -> Document:
    """Return a plain text as a document."""
    lines = tuple(text.split("\n"))
    return Document(DocumentKind.TXT, "report.txt", tuple(map(Paragraph, lines)), lines)


def read_text(text: str) -> Report:
    """Read a plain text."""
    return read_report(text_document(text))


def table_of(*lines: tuple[str, ...]) -> DocumentTable:
    """Return a table whose rows have these cells, without merged ones."""
    cells = tuple(
        TableCell(text, row, column)
        for row, line in enumerate(lines)
        for column, text in enumerate(line)
    )
    return DocumentTable(cells, len(lines), max(map(len, lines)))


def application_lines(
    table: Table, values: dict[str, tuple[str, ...]] | None = None
) -> list[tuple[str, tuple[str, ...]]]:
    """Return label and cells of every row of part three; zeros where not said otherwise."""
    given = values or {}
    return [(line.label, given.get(line.key, ZEROS)) for line in table.lines]


def balanced(*row: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of a report whose applications were all disclosed."""
    return {"newly_received": row, "disclosed": row, "concluded": row}


def applications_cell(row: str, column: str) -> CellId:
    """Return the address of a cell of part three."""
    return CellId("applications", row, column)


def one_cell_a_line(
    values: dict[str, tuple[str, ...]] | None = None, table: Table = APPLICATIONS_2021
) -> str:
    """Write part three with each label and each cell on its own line."""
    lines = ["三、收到和处理政府信息公开申请情况"]
    for label, cells in application_lines(table, values):
        lines += [label, *cells]
    return "\n".join(lines)


def without_separators(
    values: dict[str, tuple[str, ...]] | None = None, table: Table = APPLICATIONS_2019
) -> str:
    """Write part three as one line without any separator."""
    return "三、收到和处理政府信息公开申请情况" + "".join(
        label + "".join(cells) for label, cells in application_lines(table, values)
    )

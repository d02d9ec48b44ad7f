"""A plain list of rows as a table in a .docx: one head row, repeated over pages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gongkai.files.annual_report_writer.docx_table import (
    SMALL_SIZE,
    WORD_NAMESPACE,
    run_xml,
    table_properties_xml,
    twips,
)
from gongkai.files.annual_report_writer.placing import TEXT_WIDTH_MM

if TYPE_CHECKING:
    from docx.document import Document

FIRST_COLUMN_MM: Final = 58.0


def add_list(document: "Document", rows: Sequence[Sequence[str]]) -> None:
    """Add the rows at the end of the document; the first column is wide, the rest are even."""
    from docx.oxml import parse_xml

    count = len(rows[0])
    rest = (TEXT_WIDTH_MM - FIRST_COLUMN_MM) / (count - 1)
    widths = [twips(FIRST_COLUMN_MM), *(twips(rest) for _ in range(count - 1))]
    body = "".join(_row(row, widths, is_head=index == 0) for index, row in enumerate(rows))
    properties = table_properties_xml("各机关数据", widths)
    element = parse_xml(f'<w:tbl xmlns:w="{WORD_NAMESPACE}">{properties}{body}</w:tbl>')
    document.element.body.insert(-1, element)


def _row(row: Sequence[str], widths: list[int], *, is_head: bool) -> str:
    repeats = "<w:tblHeader/>" if is_head else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
        f'{"<w:keepNext/>" if is_head else ""}<w:jc w:val="{"left" if column == 0 else "center"}"/></w:pPr>'
        f"{run_xml(text, SMALL_SIZE, is_bold=is_head)}</w:p></w:tc>"
        for column, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{cells}</w:tr>"

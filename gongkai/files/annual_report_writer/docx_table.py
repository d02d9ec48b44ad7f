"""A statutory table as WordprocessingML: fixed widths, merged cells, heads repeated over pages."""

from html import escape
from typing import Final

from gongkai.files.annual_report_writer.placing import (
    Placed,
    column_widths_mm,
    full_grid,
    head_row_count,
    in_pairs,
    is_head_row,
    once_each,
    share_that_fits,
)
from gongkai.files.annual_report_writer.printed import PrintedReport
from gongkai.rules.annual_report import proactive_table
from gongkai.rules.annual_report.applications_table import CORNER
from gongkai.rules.annual_report.form import Table

WORD_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TWIPS_PER_MM: Final = 1440 / 25.4
CELL_MARGIN_MM: Final = 0.6
SMALL_SIZE: Final = 18  # half points: 小五, parts three and four
PROACTIVE_SIZE: Final = 24  # half points: 小四, part two has room
DIGIT_WIDTH: Final = (
    0.65  # of the size of the type, in the faces that stand in where 宋体 is missing
)
BORDERS: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def twips(millimeters: float) -> int:
    """Convert a length to twentieths of a point."""
    return round(millimeters * TWIPS_PER_MM)


def table_xml(table: Table, printed: PrintedReport) -> str:
    """Return the ``w:tbl`` element of one statutory table."""
    widths = [twips(width) for width in column_widths_mm(table)]
    heads = head_row_count(table.grid)
    full = full_grid(table.grid)
    rows = "".join(
        _row(
            row,
            index,
            _Look(table, printed, widths, is_last=index == len(full) - 1, repeats=index < heads),
        )
        for index, row in enumerate(full)
    )
    return f'<w:tbl xmlns:w="{WORD_NAMESPACE}">{table_properties_xml(table.title, widths)}{rows}</w:tbl>'


class _Look:
    """What the cells of one row need to know of their table."""

    def __init__(
        self,
        table: Table,
        printed: PrintedReport,
        widths: list[int],
        *,
        is_last: bool,
        repeats: bool,
    ) -> None:
        self.printed = printed
        self.widths = widths
        self.is_last = is_last
        self.repeats = repeats
        self.grid = table.grid
        self.size = PROACTIVE_SIZE if table.key == proactive_table.KEY else SMALL_SIZE


def table_properties_xml(title: str, widths: list[int]) -> str:
    """Return borders, fixed layout, widths and title of a table."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in BORDERS
    )
    margin = twips(CELL_MARGIN_MM)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblCaption w:val="{escape(title)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def _row(row: list[Placed], index: int, look: _Look) -> str:
    repeats = "<w:tblHeader/>" if look.repeats else ""
    cells = "".join(_cell(placed, index, look) for placed in once_each(row))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{cells}</w:tr>"


def _cell(placed: Placed, index: int, look: _Look) -> str:
    cell = placed.cell
    width = sum(look.widths[placed.column : placed.column + cell.colspan])
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_merge(placed, index)}'
        f'<w:vAlign w:val="center"/></w:tcPr>{_paragraph(placed, index, look)}</w:tc>'
    )


def _merge(placed: Placed, index: int) -> str:
    if placed.cell.rowspan == 1:
        return ""
    return '<w:vMerge w:val="restart"/>' if index == placed.row else "<w:vMerge/>"


def _paragraph(placed: Placed, index: int, look: _Look) -> str:
    is_covered = index > placed.row
    text = "" if is_covered else _text(placed, look.printed)
    is_bold = is_head_row(look.grid[placed.row]) and placed.cell.label != CORNER
    keep = "" if look.is_last else "<w:keepNext/>"  # the whole table on one page, if it fits on one
    run = run_xml(text, _size(placed, text, look), is_bold=is_bold) if text else ""
    line = look.size * 13  # a line and a third, in twentieths of a point
    return (
        f'<w:p><w:pPr>{keep}<w:spacing w:before="20" w:after="20" w:line="{line}" w:lineRule="exact"/>'
        f'{_indent(placed, look)}<w:jc w:val="{_alignment(placed)}"/></w:pPr>{run}</w:p>'
    )


def _size(placed: Placed, text: str, look: _Look) -> int:
    """Set a number that is too long for its cell smaller, instead of breaking it; in half points."""
    if placed.cell.cell is None:
        return look.size
    width = sum(look.widths[placed.column : placed.column + placed.cell.colspan])
    room_mm = width / TWIPS_PER_MM - 2 * CELL_MARGIN_MM
    return int(look.size * share_that_fits(text, room_mm, look.size / 2, digit=DIGIT_WIDTH))


def _text(placed: Placed, printed: PrintedReport) -> str:
    return printed.text_of(placed.cell.cell) if placed.cell.cell else placed.cell.label


def run_xml(text: str, size: int, *, is_bold: bool) -> str:
    """Return a run of text in the face of tables; ``size`` in half points."""
    bold = "<w:b/>" if is_bold else ""
    return (
        '<w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
        f'{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _indent(placed: Placed, look: _Look) -> str:
    """Narrow a head's cell to two characters a line, so that 商业企业 breaks after 商业."""
    cell = placed.cell
    pieces = in_pairs(cell.label) if cell.is_head and cell.colspan == 1 else (cell.label,)
    two_characters = 2 * look.size * 10
    free = look.widths[placed.column] - 2 * twips(CELL_MARGIN_MM) - two_characters
    if len(pieces) == 1 or not 0 < free < two_characters:
        return ""
    side = max(0, free // 2 - 20)
    return f'<w:ind w:left="{side}" w:right="{side}"/>'


def _alignment(placed: Placed) -> str:
    """Align part three's row labels and note left, everything else in the middle."""
    cell = placed.cell
    is_group = cell.rowspan > 1
    is_value = cell.cell is not None
    is_proactive = cell.colspan == 1 and placed.column == 0
    if cell.label == CORNER:
        return "left"
    return "center" if cell.is_head or is_value or is_group or is_proactive else "left"

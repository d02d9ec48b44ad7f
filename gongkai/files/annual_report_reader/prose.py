"""The prose of a part as paragraphs: lines broken to the width of the paper are joined again."""

from collections.abc import Sequence
from typing import Final
from unicodedata import east_asian_width

from gongkai.files.annual_report_reader.page import PageRow

WIDEST_LINE: Final = 120  # in half-width columns; a longer line was not broken to a page
NARROWEST_LINE: Final = 36
LEAST_SHARE_FULL: Final = 0.3  # of the lines of a broken page are full
TOLERANCE: Final = 5  # columns that a line may lack for punctuation and unbroken figures
_ENDS: Final = ("。", "；", "：", "！", "？", "”", "）")
_OPENS: Final = ("（", "(", "一、", "二、", "三、", "四、", "五、", "六、", "1.", "2.", "3.", "#")


def paragraphs(rows: Sequence[PageRow], printed_width: int | None = None) -> str:
    """Return the prose of rows of text, one paragraph a line; table rows are left out.

    ``printed_width`` is that of the lines of a printed file, whose margin is 0; otherwise the lines
    themselves must show that they were broken to a width.
    """
    lines = [row.cells[0].replace("\f", "").rstrip() for row in rows if row.table is None]
    kept = [line.lstrip("\ufeff") for line in lines if line.strip()]
    width = printed_width or width_of_page(kept)
    margin = 0 if printed_width else min(map(_indent, kept), default=0)
    joined = kept if width is None else _joined(kept, width, margin)
    return "\n".join(clean for line in joined if (clean := line.strip().lstrip("#").strip()))


def columns(text: str) -> int:
    """Return the width of a text in half-width columns."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def width_of_page(lines: Sequence[str]) -> int | None:
    """Return the width to which lines were broken; None if they are whole paragraphs."""
    widths = [columns(line) for line in lines]
    widest = max(widths, default=0)
    if len(lines) < 2 or not NARROWEST_LINE <= widest <= WIDEST_LINE:
        return None
    full = sum(1 for width in widths if width >= widest - TOLERANCE)
    return widest if full >= max(2, LEAST_SHARE_FULL * len(lines)) else None


def width_of_prints(rows: Sequence[PageRow]) -> int | None:
    """Return the width of the printed lines of a file; None if no prose can be as wide."""
    widest = max((columns(row.cells[0].rstrip()) for row in rows if row.table is None), default=0)
    return widest if NARROWEST_LINE <= widest <= WIDEST_LINE else None


def _joined(lines: Sequence[str], width: int, margin: int) -> list[str]:
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if paragraphs and _goes_on(before, line, width, margin):
            paragraphs[-1] += line.strip()
        else:
            paragraphs.append(line)
        before = line
    return paragraphs


def _indent(line: str) -> int:
    return columns(line) - columns(line.lstrip())


def _goes_on(before: str, line: str, width: int, margin: int) -> bool:
    """Test whether a line goes on with the paragraph of the line before."""
    if columns(before) < width - TOLERANCE or _indent(line) >= margin + 2:
        return False
    return not (before.endswith(_ENDS) and line.strip().startswith(_OPENS))

"""Reads written text into blocks: headings, paragraphs, lines of a signature, tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, islice
from typing import Final

from gongkai.files.documents import TableCell

LEFT: Final = "<"
ABOVE: Final = "^"
LINE_END: Final = "\\n"  # a line break inside a cell
MOST_COLUMNS: Final = 200
_RULE: Final = re.compile(r"\|[\s:|-]*-[\s:|-]*")
_CELLS: Final = re.compile(r"(?<!\\)\|")


class Style(StrEnum):
    """What a line of text is."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    SIGNATURE = "signature"
    PARAGRAPH = "paragraph"


MARKS: Final = (("## ", Style.SUBHEADING), ("# ", Style.HEADING), (">> ", Style.SIGNATURE))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and what it is."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table: its cells where they begin, with spans; the first ``head_rows`` rows are its head."""

    cells: tuple[TableCell, ...]
    row_count: int
    column_count: int
    head_rows: int


def blocks_of(text: str) -> Iterator[Line | WrittenTable]:
    """Yield the blocks of a written text in reading order."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    for kind, run in groupby(lines, key=_kind):
        found = list(run)
        if kind == "|":
            yield _table([line.strip() for line in found])
        elif kind == "\t" and len(found) > 1:
            yield _table(
                _with_rule(["|" + line.replace("|", "\\|").replace("\t", "|") for line in found])
            )
        else:
            yield from (_line(line) for line in found if line.strip())


def _kind(line: str) -> str:
    if line.lstrip().startswith("|"):
        return "|"
    return "\t" if "\t" in line.strip() else ""


def _with_rule(rows: list[str]) -> list[str]:
    """Take the first row of a pasted table for its head where it has no figures."""
    has_figures = any(sign.isdigit() for sign in rows[0])
    return rows if has_figures else [rows[0], "|---|", *rows[1:]]


def _line(line: str) -> Line:
    for mark, style in MARKS:
        if line.startswith(mark):
            return Line(style, line.removeprefix(mark).strip())
    return Line(Style.PARAGRAPH, " ".join(line.split("\t")).strip())


def _table(lines: Sequence[str]) -> WrittenTable:
    head_rows = 0
    rows: list[list[str]] = []
    for line in lines:
        if _RULE.fullmatch(line):
            head_rows = head_rows or len(rows)
            continue
        cells = _CELLS.split(line)[1:]
        if cells and not cells[-1].strip() and line.rstrip().endswith("|"):
            cells.pop()
        rows.append([_cell(each) for each in cells[:MOST_COLUMNS]])
    columns = max((len(row) for row in rows), default=0)
    full = [row + [""] * (columns - len(row)) for row in rows]
    return WrittenTable(tuple(_placed(full)), len(full), columns, min(head_rows, len(full)))


def _cell(text: str) -> str:
    return text.strip().replace("\\|", "|").replace(LINE_END, "\n")


def _placed(rows: list[list[str]]) -> Iterator[TableCell]:
    """Yield the cells that begin somewhere; one whose marks do not fill a rectangle spans what they do fill."""
    covered: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if (row, column) in covered:
                continue
            colspan = _run(islice(cells, column + 1, None), LEFT)
            rowspan = _rows_below(rows, row, column, colspan)
            covered.update(
                (row + down, column + right) for down in range(rowspan) for right in range(colspan)
            )
            shown = "" if text in (LEFT, ABOVE) else text
            yield TableCell(shown, row, column, rowspan, colspan)


def _run(cells: Iterable[str], mark: str) -> int:
    length = 1
    for each in cells:
        if each != mark:
            break
        length += 1
    return length


def _rows_below(rows: list[list[str]], row: int, column: int, colspan: int) -> int:
    """Count the rows a cell spans, looking no further down than the first row without its mark."""
    below = (rows[at][column : column + colspan] for at in range(row + 1, len(rows)))
    marks = (ABOVE if part[0] == ABOVE and set(part) <= {ABOVE, LEFT} else "" for part in below)
    return _run(marks, ABOVE)

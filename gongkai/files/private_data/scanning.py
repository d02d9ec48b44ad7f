"""Looks through texts and documents for personal data, and names the place of each: paragraph, or table, row, column."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.files.documents import Document, DocumentTable, Paragraph, TableCell
from gongkai.files.private_data.column_heads import personal_head
from gongkai.files.private_data.numbers import Kind, numbers_in

HEAD_ROWS: Final = 4  # rows from the top in which the head of a column is looked for
LABEL_CELLS: Final = 2  # cells that tell a person which row it is
LONGEST_LABEL: Final = 30


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of personal data and where it stands.

    ``table`` is the number of the table, ``row`` counts the rows below the head of the table (all rows where it has
    none), ``column`` counts from 1; 0 where it does not apply. ``label`` is what else stands in the row, so
    that a person knows it. A headed column has no row: it concerns every row. ``rows`` says how many are filled.
    """

    kind: Kind
    masked: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    head: str = ""
    label: str = ""
    rows: int = 0

    @property
    def in_words(self) -> str:
        """Say where: “表1 第3行（柳沟村 李某某）”, “第5段”, “表1“身份证号”列（12行有内容）”."""
        if self.kind is Kind.HEADED_COLUMN:
            return f"表{self.table}“{self.head}”列（{self.rows}行有内容）"
        if self.table:
            label = f"（{self.label}）" if self.label else ""
            return f"表{self.table} 第{self.row}行{label}"
        return f"第{self.paragraph}段" if self.paragraph else "文件的隐藏部分"


def scan_text(text: str) -> list[Place]:
    """Return the personal data in a plain text, paragraphs being its lines that are not empty."""
    lines = [line for line in text.splitlines() if line.strip()]
    return [
        Place(found.kind, found.masked, paragraph=number)
        for number, line in enumerate(lines, 1)
        for found in numbers_in(line)
    ]


def scan_document(document: Document) -> list[Place]:
    """Return the personal data in a document, in reading order."""
    places: list[Place] = []
    paragraphs = tables = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if not block.text.strip():
                continue
            paragraphs += 1
            places += (
                Place(found.kind, found.masked, paragraph=paragraphs)
                for found in numbers_in(block.text)
            )
        else:
            tables += 1
            places += _in_table(block, tables)
    return places


def _in_table(table: DocumentTable, number: int) -> Iterator[Place]:
    heads = _heads(table.cells)
    below = max((cell.row + cell.rowspan - 1 for cell in heads.values()), default=-1)
    first = _first_row_of_data(table, below)
    yield from _headed_columns(table, number, heads)
    labels = _row_labels(table.cells)
    for cell in table.cells:
        for found in numbers_in(cell.text):
            yield Place(
                found.kind,
                found.masked,
                table=number,
                row=cell.row - first + 1 if cell.row >= first else cell.row + 1,
                column=cell.column + 1,
                head=heads[cell.column].text.strip() if cell.column in heads else "",
                label=labels.get(cell.row, ""),
            )


def _first_row_of_data(table: DocumentTable, below: int) -> int:
    """Return the row after the head: after a personal head, else after a first row without figures."""
    if below >= 0:
        return below + 1
    first = [cell.text for cell in table.cells if cell.row == 0]
    has_figures = any(any(sign.isdigit() for sign in text) for text in first)
    return 0 if has_figures or table.row_count == 1 else 1


def _heads(cells: Iterable[TableCell]) -> dict[int, TableCell]:
    """Return the cells near the top that head a column of personal data, by their column."""
    found: dict[int, TableCell] = {}
    for cell in cells:
        if cell.row < HEAD_ROWS and personal_head(cell.text):
            found.update({cell.column + step: cell for step in range(cell.colspan)})
    return found


def _headed_columns(
    table: DocumentTable, number: int, heads: dict[int, TableCell]
) -> Iterator[Place]:
    for column, head in heads.items():
        filled = [
            cell
            for cell in table.cells
            if cell.column == column and cell.row > head.row and _says_something(cell.text)
        ]
        if filled:
            name = " ".join(head.text.split())
            yield Place(
                Kind.HEADED_COLUMN,
                "",
                table=number,
                column=column + 1,
                head=name,
                rows=len(filled),
            )


def _says_something(text: str) -> bool:
    """Test whether a cell holds a value: not empty, no dash, and not masked."""
    words = text.strip()
    return bool(words.strip("-—－/／无空")) and "*" not in words and "＊" not in words


def _row_labels(cells: Iterable[TableCell]) -> dict[int, str]:
    labels: dict[int, list[str]] = {}
    for cell in cells:
        words = " ".join(cell.text.split())
        told = labels.setdefault(cell.row, [])
        is_name = words and not any(sign.isdigit() for sign in words)
        if is_name and len(told) < LABEL_CELLS:
            told.append(words[:LONGEST_LABEL])
    return {row: " ".join(words) for row, words in labels.items()}

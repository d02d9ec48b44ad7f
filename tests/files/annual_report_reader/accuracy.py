"""How well the reader reads the folder of real reports: right, unread and wrong cells by file and table.

Run as ``python -m tests.files.annual_report_reader.accuracy FOLDER``.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongkai.files.annual_report_reader import read_report
from gongkai.files.documents import Document, DocumentKind, Paragraph
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report, Value

TABLES = ("proactive", "applications", "remedies")


@dataclass(frozen=True, slots=True)
class Score:
    """Cells of one table of one file."""

    file: str
    table: str
    right: int
    unread: tuple[CellId, ...]
    wrong: tuple[CellId, ...]


def document_of_text(text: str, name: str) -> Document:
    """Return a text file as a document: one paragraph a line, the note of its source left out."""
    lines = text.split("\n")
    if lines[0].startswith("# source:"):
        lines = lines[1:]
    return Document(DocumentKind.TXT, name, tuple(map(Paragraph, lines)), tuple(lines))


def texts(folder: Path) -> list[Path]:
    """Return the files of the folder that hold reports as text."""
    return sorted((folder / "raw").glob("*.txt"))


def truth_of(folder: Path, file: Path) -> dict[str, Any]:
    """Return what people read in a report."""
    name = file.name.removesuffix(".txt").removesuffix(".layout")
    truth: dict[str, Any] = json.loads((folder / "truth" / f"{name}.json").read_text())
    return truth


def read(file: Path) -> Report:
    """Read one text file."""
    return read_report(document_of_text(file.read_text(), file.name))


def true_cells(truth: dict[str, Any], table: str) -> Iterator[tuple[CellId, Value]]:
    """Yield the cells of a table as people read them."""
    for row, columns in truth["tables"].get(table, {}).items():
        for column, value in columns.items():
            is_amount = column == "amount_wan_yuan" and value is not None
            yield CellId(table, row, column), Decimal(value) if is_amount else value


def is_same(found: Value, true: Value) -> bool:
    """Test whether two values are equal; a blank is no zero."""
    return found == true and (found is None) == (true is None)


def scores(folder: Path) -> Iterator[Score]:
    """Yield the score of every table of every file."""
    for file in texts(folder):
        truth, report = truth_of(folder, file), read(file)
        for table in TABLES:
            cells = dict(true_cells(truth, table))
            read_cells = {cell for cell in report.figures if cell.table == table}
            right = {c for c in read_cells & cells.keys() if is_same(report.figures[c], cells[c])}
            unread = tuple(cell for cell in cells if cell not in read_cells)
            yield Score(file.name, table, len(right), unread, tuple(sorted(read_cells - right)))


def main() -> None:
    """Print the table of scores."""
    for score in scores(Path(sys.argv[1])):
        print(  # noqa: T201
            f"{score.file:40} {score.table:13} right {score.right:4}"
            f" unread {len(score.unread):3} wrong {len(score.wrong):3}"
        )


if __name__ == "__main__":
    main()

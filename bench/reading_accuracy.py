"""How well reports are read: right, unread and wrong cells, by real file and by layout.

``python -m bench.reading_accuracy FOLDER`` prints the page ``docs/reading-accuracy.md``; ``--write`` keeps it there.
FOLDER holds the real reports (``raw``) and what people read in them (``truth``).
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gongkai.files.annual_report_reader import read_report
from gongkai.files.documents import Document
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.form import Edition
from tests.files.annual_report_reader.accuracy import TABLES, Score, scores
from tests.files.layouts import LAYOUTS, lay_out
from tests.files.layouts.laid_out import LaidOut

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reading-accuracy.md"
REPORTS_OF_EACH_EDITION: Final = 10
SLOW_LAYOUTS: Final = ("pdf_bordered",)  # a second each to write
REPORTS_OF_SLOW_LAYOUTS: Final = 2

OPENING: Final = """\
# How well reports are read

Made by `python -m bench.reading_accuracy FOLDER --write`; do not edit by hand.

*Right*: read as printed (a blank is read as a blank, not as zero). *Unread*: the page allows more than one
reading, and all of them are shown for a person to settle. *Wrong*: read as something else than is printed.
"""
REAL: Final = """\
## Real reports

Published reports as text in the forms in which they reached a reader; cells right / unread / wrong by part.
"""
LAID_OUT: Final = """\
## Generated reports by layout

Random figures of the three editions, written by the test writers of each layout (`tests/files/layouts/`).
A layout is *explicit* where each value has its own place: there nothing may be unread.
"""


@dataclass(frozen=True, slots=True)
class Count:
    """Cells of one thing, by how they were read."""

    right: int = 0
    unread: int = 0
    wrong: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.unread + other.unread, self.wrong + other.wrong)

    def __str__(self) -> str:
        return f"{self.right} / {self.unread} / {self.wrong}"

    @property
    def share_right(self) -> str:
        """The share of right cells in percent, or a dash where there are no cells."""
        cells = self.right + self.unread + self.wrong
        return f"{100 * self.right / cells:.1f} %" if cells else "–"


def count_of(score: Score) -> Count:
    """Return the score of a table as a count."""
    return Count(score.right, len(score.unread), len(score.wrong))


def total(counts: Iterable[Count]) -> Count:
    """Add counts."""
    return sum(counts, Count())


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def table_of_real_reports(folder: Path) -> Iterator[str]:
    """Yield the lines of the table by file."""
    found = list(scores(folder))
    yield _row("File", *("part two", "part three", "part four"), "all", "right")
    yield "|---|---|---|---|---|---|"
    for file in dict.fromkeys(score.file for score in found):
        counts = [count_of(score) for score in found if score.file == file]
        yield _row(file, *counts, total(counts), total(counts).share_right)
    columns = [total(count_of(s) for s in found if s.table == table) for table in TABLES]
    yield _row("**All**", *columns, total(columns), total(columns).share_right)


def _opened(laid_out: LaidOut) -> Document:
    content = laid_out.content
    return content if isinstance(content, Document) else open_document(content, laid_out.name)


def _count_layout(layout: str) -> tuple[Count, bool]:
    """Read the reports of one layout; also say whether it is explicit."""
    reports = REPORTS_OF_SLOW_LAYOUTS if layout in SLOW_LAYOUTS else REPORTS_OF_EACH_EDITION
    counts = Count()
    is_explicit = False
    for edition in Edition:
        for seed in range(reports):
            laid_out = lay_out(layout, edition, seed)
            figures = read_report(_opened(laid_out)).figures
            right = sum(
                cell in figures and figures[cell] == value
                for cell, value in laid_out.figures.items()
            )
            unread = len(laid_out.figures.keys() - figures.keys())
            counts += Count(right, unread, len(laid_out.figures) - right - unread)
            is_explicit = laid_out.exact
    return counts, is_explicit


def table_of_layouts() -> Iterator[str]:
    """Yield the lines of the table by layout."""
    yield _row("Layout", "explicit", "right / unread / wrong", "right")
    yield "|---|---|---|---|"
    for layout in LAYOUTS:
        count, is_explicit = _count_layout(layout)
        yield _row(f"`{layout}`", "yes" if is_explicit else "no", count, count.share_right)


def page(folder: Path) -> str:
    """Return the page with both tables."""
    return "\n".join(
        (OPENING, REAL, *table_of_real_reports(folder), "", LAID_OUT, *table_of_layouts(), "")
    )


def main(folder: str, *options: str) -> None:
    """Print the page, or keep it in ``docs``."""
    text = page(Path(folder))
    if "--write" in options:
        PAGE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""How long it takes to read and check reports, against merely opening the same files.

``python -m bench.read_reports [count]``. One process; for each file the reference and our reader run one after
the other, in turn first and second, so that both meet the same machine. The reference for Word files is
python-docx opening them, for PDF the plain text of pypdfium2. The findings are counted: a reader that
is fast because it reads nothing fails.
"""

import io
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

import docx
import pypdfium2

from gongkai.files.annual_report_reader import read_report
from gongkai.files.opening import open_document
from gongkai.rules.annual_report import applications_table
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Finding, Level, Report, Value
from tests.files.layouts.figures import random_report
from tests.files.layouts.real_tables import pdf_in_words_of_the_form
from tests.files.layouts.word import docx_in_words_of_the_form

REPORTS: Final = 500
EVERY_BROKEN: Final = 10  # every tenth report has one total that is one too high
PDF_ROUNDS: Final = 10
AIM: Final = 3.0  # times the reference, for Word files
BROKEN_CELL: Final = CellId(applications_table.KEY, "disclosed", applications_table.TOTAL)
FILES: Final = "Word files"
ROUNDS: Final = "one PDF, rounds"

Work = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds spent by the reference and by us over the same files, in one run."""

    what: str
    count: int
    reference_seconds: float
    our_seconds: float

    @property
    def ratio(self) -> float:
        return self.our_seconds / self.reference_seconds

    def row(self) -> str:
        """Return the row of the table, milliseconds for each file."""
        reference, ours = (
            f"{1000 * seconds / self.count:.1f}"
            for seconds in (self.reference_seconds, self.our_seconds)
        )
        return f"| {self.what} | {self.count} | {reference} | {ours} | {self.ratio:.2f} |"


def report_number(number: int) -> Report:
    """Return a report whose sums hold, but for every tenth, where one total is one too high."""
    rng = Random(number)  # noqa: S311 - draws examples, keeps no secrets
    report = random_report(Edition.FORMAL_2021, rng)
    if number % EVERY_BROKEN:
        return report
    figures: dict[CellId, Value] = dict(report.figures)
    figures[BROKEN_CELL] = int(figures[BROKEN_CELL] or 0) + 1
    return replace(report, figures=figures)


def findings_in(data: bytes) -> tuple[Finding, ...]:
    """Open, read and check one file."""
    return check_report(read_report(open_document(data, "report")))


def open_word(data: bytes) -> object:
    """Open a Word file with python-docx, and do nothing with it."""
    return docx.Document(io.BytesIO(data))


def text_of_pdf(data: bytes) -> str:
    """Return the plain text of a PDF as pypdfium2 gives it."""
    with pypdfium2.PdfDocument(data) as pdf:
        return "\f".join(page.get_textpage().get_text_range() for page in pdf)


def seconds_for(work: Work, data: bytes) -> float:
    """Return how long the work takes on one file."""
    start = time.perf_counter()
    work(data)
    return time.perf_counter() - start


def measure(what: str, files: Sequence[bytes], reference: Work) -> Measured:
    """Run the reference and our reader over the files, each first in every other file."""
    spent = {reference: 0.0, findings_in: 0.0}
    for number, data in enumerate(files):
        order: list[Work] = [reference, findings_in]
        for work in reversed(order) if number % 2 else order:
            spent[work] += seconds_for(work, data)
    return Measured(what, len(files), spent[reference], spent[findings_in])


def reports_with_errors(files: Sequence[bytes]) -> tuple[list[int], int]:
    """Return the numbers of the files with an error, and how many findings there are in all."""
    found = [findings_in(data) for data in files]
    wrong = [
        number
        for number, findings in enumerate(found)
        if any(finding.level is Level.ERROR for finding in findings)
    ]
    return wrong, sum(map(len, found))


def main(count: int = REPORTS) -> int:
    """Print the table; return 1 if a broken report was missed or the aim was not reached."""
    reports = [report_number(number) for number in range(count)]
    rng = Random(count)  # noqa: S311 - draws examples, keeps no secrets
    files = [docx_in_words_of_the_form(report, rng) for report in reports]
    pdf = pdf_in_words_of_the_form(reports[1], rng)

    wrong, finding_count = reports_with_errors(files)
    word = measure(FILES, files, open_word)
    pages = measure(ROUNDS, [pdf] * PDF_ROUNDS, text_of_pdf)

    lines = (
        f"{finding_count} findings; {len(wrong)} of {count} reports with an error",
        "",
        "| | files | reference, ms each | read and checked, ms each | ratio |",
        "|---|---|---|---|---|",
        word.row(),
        pages.row(),
    )
    sys.stdout.write("\n".join(lines) + "\n")
    assert wrong == list(range(0, count, EVERY_BROKEN)), wrong
    return int(word.ratio > AIM)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

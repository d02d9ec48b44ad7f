"""Writers of annual reports in every layout in which real ones reach a reader.

A layout takes a report and a source of choices, so that a failure is told by the layout's name and the seed.
``exact`` in the outcome says whether every cell must be read: only the run-together and the torn layouts
(and columns with blanks, where a number's column is known by its place alone) may leave cells unread.
"""

from collections.abc import Callable
from random import Random
from typing import Final

from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Report
from tests.files.layouts import columns, lines, pipes, real_tables, run_together, torn, word
from tests.files.layouts.figures import random_report, with_slips
from tests.files.layouts.laid_out import LaidOut

Layout = Callable[[Report, Random], LaidOut]

REAL_FILES: Final[dict[str, Layout]] = {
    each.__name__: each
    for each in (
        word.docx_merged,
        word.docx_torn,
        word.docx_unmerged,
        real_tables.xlsx,
        real_tables.html_spans,
        real_tables.html_torn,
        real_tables.html_squares,
        real_tables.html_in_furniture,
        real_tables.pdf_bordered,
    )
}
OPENED: Final[dict[str, Layout]] = {
    each.__name__: each
    for each in (
        real_tables.opened_merged,
        real_tables.opened_torn,
        lines.cells_after_tabs,
        lines.cells_by_line,
        lines.cells_with_empty_lines,
        lines.cells_ending_in_bar,
        lines.cells_and_bars,
        lines.rows_by_tabs,
        pipes.bars_leading,
        pipes.bars_not_leading,
        pipes.bars_repeated,
        pipes.bars_by_group,
        pipes.bars_torn,
        columns.columns,
        columns.columns_with_blanks,
        torn.torn_apart,
        torn.remedies_out_of_order,
        run_together.run_together,
        run_together.run_together_by_paragraph,
        run_together.run_together_with_blanks,
    )
}
MAY_LEAVE_UNREAD: Final = (
    "bars_torn",
    "columns_with_blanks",
    "torn_apart",
    "remedies_out_of_order",
    "run_together",
    "run_together_by_paragraph",
    "run_together_with_blanks",
)
LAYOUTS: Final[dict[str, Layout]] = {**REAL_FILES, **OPENED}
"""Every layout by name. Those of ``REAL_FILES`` give bytes to open, the others a ``Document``."""


def lay_out(layout: str, edition: Edition, seed: int, *, slips: bool = False) -> LaidOut:
    """Return the report that the seed makes, in the layout with the choices the seed makes.

    With ``slips`` some sums do not hold. Only an explicit layout can then be read as printed.
    """
    rng = Random(seed)  # noqa: S311 - draws examples, keeps no secrets
    report = random_report(edition, rng)
    return LAYOUTS[layout](with_slips(report, rng) if slips else report, rng)

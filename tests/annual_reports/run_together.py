"""A report as text without separators, whose three figures of normative documents read in several ways."""

from dataclasses import replace
from random import Random

from gongkai.practice import reports as samples
from gongkai.rules.annual_report.form import CellId
from tests.files.layouts.run_together import run_together_by_paragraph

SEED = 0
DOCUMENTS = {"issued_count": 12, "repealed_count": 3, "in_force_count": 115}  # printed as 123115


def text_with_unread_cells(agency, year=2025):
    """The text of the file; everything but the three figures can be read."""
    report = samples.sample_report(agency, year, samples.TOWN_THIS_YEAR)
    cells = {CellId("proactive", "normative_document", key): n for key, n in DOCUMENTS.items()}
    report = replace(report, figures={**report.figures, **cells})
    laid_out = run_together_by_paragraph(report, Random(SEED))  # noqa: S311
    return "\n".join(laid_out.document.lines)

"""The records a report is counted from: each says which cells it fills, with what, and how it counts in words."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from gongkai.agencies.models import Agency
from gongkai.annual_reports.computing import applications, documents, registers, remedies
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.annual_report.report import Value

Counted = Mapping[int, Mapping[CellId, Value]]  # by the key of the agency


class Source(Protocol):
    """A module that counts records; its functions take any number of agencies with the same few queries."""

    NAME: str

    def cells(self, form: Form) -> tuple[CellId, ...]:
        """Return the cells of a form it can fill."""

    def book_of(self, cell: CellId) -> str:
        """Return the book a cell is counted from: the cells of one book are filled together or not at all."""

    def counted(self, agencies: Collection[Agency], year: int, form: Form) -> Counted:
        """Return the cells that are not zero, and those of every book in which the agency entered something."""

    def says(self, cell: CellId, year: int) -> str:
        """Say in words what a cell counts."""

    def records(self, agency: Agency, cell: CellId, year: int) -> Any:
        """Return what stands behind a cell, as its page lists it."""


SOURCES: tuple[Source, ...] = (documents, registers, applications, remedies)


def source_of(cell: CellId, form: Form) -> Source | None:
    """Return the records that fill a cell; None for one that is entered by hand."""
    return next((each for each in SOURCES if cell in each.cells(form)), None)

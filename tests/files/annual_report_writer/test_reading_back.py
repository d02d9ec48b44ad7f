"""What is written is read back: every figure, blank, mark and text, in every kind of file."""

import pytest

from gongkai.files.annual_report_reader import read_report
from gongkai.files.annual_report_writer import write_report
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import TEXT_PARTS
from tests.files.annual_report_writer.samples import counted_report

KINDS = ("docx", "xlsx", "html", "txt", "pdf")


def read_back(report, kind):
    return read_report(open_document(write_report(report, kind), f"report.{kind}"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("edition", list(Edition))
def test_every_figure_is_read_back(kind, edition):
    report = counted_report(edition)

    read = read_back(report, kind)

    assert dict(read.figures) == dict(report.figures)
    assert read.unread == ()
    assert dict(read.marks) == dict(report.marks)


@pytest.mark.parametrize("kind", KINDS)
def test_agency_year_and_texts_are_read_back(kind):
    report = counted_report()

    read = read_back(report, kind)

    assert (read.agency, read.year, read.edition) == (report.agency, 2025, Edition.FORMAL_2021)
    assert texts(read) == texts(report)


def texts(report):
    """Return the parts of text without white space: lines may break where they like."""
    return {part: "".join(report.sections[part].split()) for part in TEXT_PARTS}

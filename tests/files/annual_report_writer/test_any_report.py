"""Whatever the figures: what the writers print, the reader reads back, and nothing stays unread."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from gongkai.files.annual_report_reader import read_report
from gongkai.files.annual_report_writer import write_report
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.report_json import report_from_json, report_to_json
from tests.files.annual_report_writer.any_report import DAYS, any_report

OFFICE_KINDS = ("docx", "xlsx", "html", "txt")
# A page takes seconds to draw: the case that fails is shown as it was found
AS_FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def differences(report, kind, signed_on):
    """Return what is not read back as it was written."""
    data = write_report(report, kind, signed_on=signed_on)
    read = read_report(open_document(data, f"report.{kind}"))
    cells = {
        str(cell): (value, read.figures.get(cell))
        for cell, value in report.figures.items()
        if read.figures.get(cell) != value
    }
    rest = {
        name: (wanted, found)
        for name, wanted, found in (
            ("cells", set(report.figures), set(read.figures)),
            ("unread", (), read.unread),
            ("marks", {}, dict(read.marks)),
            ("edition", report.edition, read.edition),
            ("agency and year", (report.agency, report.year), (read.agency, read.year)),
            ("texts", dict(report.sections), dict(read.sections)),
        )
        if wanted != found
    }
    return cells | rest


@pytest.mark.parametrize("kind", OFFICE_KINDS)
@settings(max_examples=5, deadline=None, suppress_health_check=LARGE)
@given(report=any_report(), signed_on=DAYS)
def test_what_is_written_is_read_back(kind, report, signed_on):
    assert differences(report, kind, signed_on) == {}


@settings(max_examples=2, deadline=None, phases=AS_FOUND, suppress_health_check=LARGE)
@given(report=any_report(), signed_on=DAYS)
def test_what_is_printed_is_read_back(report, signed_on):
    assert differences(report, "pdf", signed_on) == {}


@settings(max_examples=10, deadline=None, suppress_health_check=LARGE)
@given(report=any_report())
def test_what_is_given_out_as_data_is_the_same_report(report):
    assert report_from_json(report_to_json(report)) == report


@pytest.mark.long
@pytest.mark.parametrize("kind", OFFICE_KINDS)
@settings(max_examples=300, deadline=None, suppress_health_check=LARGE)
@given(report=any_report(), signed_on=DAYS)
def test_what_is_written_is_read_back_of_many_reports(kind, report, signed_on):
    assert differences(report, kind, signed_on) == {}


@pytest.mark.long
@settings(max_examples=60, deadline=None, phases=AS_FOUND, suppress_health_check=LARGE)
@given(report=any_report(), signed_on=DAYS)
def test_what_is_printed_is_read_back_of_many_reports(report, signed_on):
    assert differences(report, "pdf", signed_on) == {}

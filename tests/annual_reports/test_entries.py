from gongkai.annual_reports.entries import table_entries
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import CellId
from tests.annual_reports.conftest import QINGSHAN

LICENCES = CellId("proactive", "administrative_license", "decision_count")
REPORT = samples.sample_report(QINGSHAN, 2025, samples.QUIET)
TABLE = FORM_2021.table("proactive")


def test_a_cell_that_does_not_come_back_keeps_its_figure():
    assert table_entries({}, TABLE, REPORT).values == {}


def test_a_cell_that_was_read_and_comes_back_empty_becomes_blank():
    assert table_entries({str(LICENCES): " "}, TABLE, REPORT).values == {LICENCES: None}

import pytest

from gongkai.files.annual_report_writer import UnknownKind, write_report, write_template
from gongkai.rules.annual_report.editions import NoStatutoryForm
from tests.files.annual_report_writer.samples import counted_report


def test_an_unknown_kind_is_refused_with_those_that_can_be_written():
    with pytest.raises(UnknownKind, match="docx、pdf、xlsx、html、txt、json"):
        write_report(counted_report(), "odt")


def test_an_empty_form_is_for_filling_in():
    with pytest.raises(UnknownKind, match="docx、xlsx"):
        write_template(2025, "pdf")


def test_there_is_no_empty_form_for_a_year_without_one():
    with pytest.raises(NoStatutoryForm, match="2018年"):
        write_template(2018, "docx")

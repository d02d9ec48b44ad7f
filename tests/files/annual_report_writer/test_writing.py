import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "txt"])
@settings(max_examples=8, deadline=None)
@given(text=st.text(max_size=40))
def test_any_text_of_an_old_file_can_be_written(kind, text):
    report = counted_report(
        agency=text, sections={"title": text, "一": text, "五": f"\x0b{text}\x00"}
    )

    assert write_report(report, kind)

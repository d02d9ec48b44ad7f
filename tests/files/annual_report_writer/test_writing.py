import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.annual_report_writer import UnknownKind, write_report, write_template
from gongkai.files.opening import open_document
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


SIGNATURE = ("示例县样例镇人民政府（印章）", "2026年1月20日")


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "txt", "pdf"])
def test_the_agency_signs_at_the_end(kind):
    data = write_report(counted_report(), kind, signed_on=dt.date(2026, 1, 20))

    lines = [line.strip() for line in open_document(data, f"report.{kind}").lines]
    signed = [line for line in lines if line in SIGNATURE]
    assert signed == list(SIGNATURE)

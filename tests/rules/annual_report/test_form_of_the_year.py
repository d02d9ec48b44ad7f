import pytest

from gongkai.rules.annual_report.editions import (
    FORM_2019,
    FORM_2021,
    NoStatutoryForm,
    form_for_year,
)
from gongkai.rules.annual_report.form import CellId


@pytest.mark.parametrize(
    ("year", "form"), [(2019, FORM_2019), (2020, FORM_2019), (2021, FORM_2021)]
)
def test_a_report_follows_the_form_of_its_year(year, form):
    assert form_for_year(year) is form


def test_before_2019_there_was_no_form():
    with pytest.raises(NoStatutoryForm, match="2018年还没有"):
        form_for_year(2018)


def test_a_form_has_only_its_own_tables_rows_and_columns():
    with pytest.raises(KeyError):
        FORM_2021.table("fees")
    with pytest.raises(KeyError):
        FORM_2021.kind_of(CellId("remedies", "complaints", "total"))
    with pytest.raises(KeyError):
        FORM_2021.kind_of(CellId("remedies", "reconsideration", "lost"))

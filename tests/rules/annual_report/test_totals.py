from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gongkai.practice import reports as samples
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editing import with_figures
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.frame import Contact, frame_of
from gongkai.rules.annual_report.report import Level
from gongkai.rules.annual_report.totals import (
    differing_totals,
    totals_of,
    untouched,
    with_totals,
)

TOWN = "示例县青山镇人民政府"


def cell(row, column, table="applications"):
    return CellId(table, row, column)


DISCLOSED = cell("disclosed", "natural_person")
DISCLOSED_TOTAL = cell("disclosed", "total")
CONCLUDED = cell("concluded", "natural_person")
CONCLUDED_TOTAL = cell("concluded", "total")


def balanced():
    return samples.sample_report(TOWN, 2025, samples.TOWN_THIS_YEAR)


def changed(report, changes, following=()):
    return with_figures(report, with_totals(report, changes, following))


def test_a_total_follows_its_parts_up_to_the_last_one():
    report = changed(balanced(), {DISCLOSED: 6 + 3})

    assert report.figures[DISCLOSED_TOTAL] == 6 + 3
    assert report.figures[CONCLUDED] == 10 + 3
    assert report.figures[CONCLUDED_TOTAL] == 11 + 3


def test_a_total_somebody_typed_is_kept_and_named():
    report = changed(balanced(), {DISCLOSED_TOTAL: 99})

    assert report.figures[DISCLOSED_TOTAL] == 99
    assert list(differing_totals(report)) == [(DISCLOSED_TOTAL, 6)]


def test_a_total_typed_before_is_kept_when_its_parts_change():
    report = changed(balanced(), {DISCLOSED_TOTAL: 99})

    assert changed(report, {DISCLOSED: 7}).figures[DISCLOSED_TOTAL] == 99


def test_a_total_made_blank_is_worked_out_again():
    report = changed(balanced(), {DISCLOSED_TOTAL: 99})

    assert changed(report, {DISCLOSED_TOTAL: None}).figures[DISCLOSED_TOTAL] == 6


def test_a_total_is_not_worked_out_over_a_cell_that_is_not_there():
    report = balanced()
    figures = {each: value for each, value in report.figures.items() if each != DISCLOSED}
    missing = replace(report, figures=figures)

    assert DISCLOSED_TOTAL not in with_totals(
        missing, {cell("disclosed", "research_institution"): 4}
    )


def test_blank_parts_have_no_total():
    frame = frame_of(TOWN, 2025, Contact())

    assert with_totals(frame, {}) == {}


def test_a_page_that_added_up_by_itself_sets_no_total_of_its_own():
    report = balanced()
    came_back = {DISCLOSED: 9, DISCLOSED_TOTAL: 9, CONCLUDED_TOTAL: 50}

    assert untouched(FORM_2021, report.figures, came_back) == {DISCLOSED_TOTAL}


COUNTS = st.dictionaries(
    st.sampled_from([each for each in FORM_2021.applications.cells() if each.column != "total"]),
    st.integers(0, 10**6),
)


@given(COUNTS)
def test_worked_out_totals_never_differ_from_their_parts(values):
    totals = {each.total for each in totals_of(FORM_2021)}
    parts = {each: value for each, value in values.items() if each not in totals}

    report = changed(balanced(), parts)

    assert list(differing_totals(report)) == []
    found = check_report(report)
    assert {each.rule for each in found if each.level is Level.ERROR} <= {"applications.balance"}

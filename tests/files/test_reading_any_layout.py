"""Whatever the figures and whatever the layout: no cell is read wrongly, and what is plain is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.annual_report_reader import read_report
from gongkai.rules.annual_report.form import Edition
from tests.files.layouts import MAY_LEAVE_UNREAD, OPENED, lay_out
from tests.files.reading import misreadings

SEEDS = st.integers(0, 2**32 - 1)
EDITIONS = st.sampled_from(list(Edition))

EXPLICIT = [layout for layout in OPENED if layout not in MAY_LEAVE_UNREAD]
PLACED = [
    *EXPLICIT,
    "columns_with_blanks",
]  # each number stands in its place, so that no sum decides


def problems(layout: str, edition: Edition, seed: int) -> list[str]:
    """Return what is read wrongly of the report that the seed makes, laid out by the same seed."""
    laid_out = lay_out(layout, edition, seed)
    return list(misreadings(laid_out, read_report(laid_out.document)))


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("layout", OPENED)
def test_the_figures_of_a_report_are_read_from_any_layout(layout, edition):
    assert problems(layout, edition, seed=2021) == []


@pytest.mark.parametrize("layout", OPENED)
@settings(max_examples=15, deadline=None)
@given(edition=EDITIONS, seed=SEEDS)
def test_no_figures_are_read_wrongly(layout, edition, seed):
    assert problems(layout, edition, seed) == []


@pytest.mark.parametrize("layout", PLACED)
@settings(max_examples=15, deadline=None)
@given(edition=EDITIONS, seed=SEEDS)
def test_sums_that_do_not_hold_are_read_as_printed(layout, edition, seed):
    laid_out = lay_out(layout, edition, seed, slips=True)

    assert list(misreadings(laid_out, read_report(laid_out.document))) == []


@pytest.mark.long
@pytest.mark.parametrize("layout", OPENED)
@settings(max_examples=1000, deadline=None)
@given(edition=EDITIONS, seed=SEEDS)
def test_no_figures_are_read_wrongly_in_many_reports(layout, edition, seed):
    assert problems(layout, edition, seed) == []


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("layout", OPENED)
def test_year_and_edition_are_read_from_any_layout(layout, edition):
    laid_out = lay_out(layout, edition, seed=7)

    report = read_report(laid_out.document)

    assert (report.year, report.edition) == (laid_out.year, laid_out.edition)


@pytest.mark.parametrize("layout", OPENED)
def test_marks_in_cells_are_kept(layout):
    laid_out = lay_out(layout, Edition.FORMAL_2021, seed=11)

    report = read_report(laid_out.document)

    assert dict(report.marks) == dict(laid_out.marks)

"""Whatever the figures, the same report is read from a Word, Excel, HTML or PDF file of any layout."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.annual_report_reader import read_report
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.form import Edition
from tests.files.layouts import REAL_FILES, lay_out
from tests.files.reading import misreadings

SEEDS = st.integers(0, 2**32 - 1)
EDITIONS = st.sampled_from(list(Edition))
QUICK = sorted(REAL_FILES.keys() - {"pdf_bordered"})


def problems(layout: str, edition: Edition, seed: int) -> list[str]:
    """Return what is read wrongly of the file that the seed makes."""
    laid_out = lay_out(layout, edition, seed)
    report = read_report(open_document(laid_out.data, laid_out.name))
    return list(misreadings(laid_out, report))


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("layout", REAL_FILES)
def test_the_figures_of_a_report_are_read_from_any_file(layout, edition):
    assert problems(layout, edition, seed=2021) == []


@pytest.mark.parametrize("layout", QUICK)
@settings(max_examples=4, deadline=None)
@given(edition=EDITIONS, seed=SEEDS)
def test_no_figures_are_read_wrongly_from_files(layout, edition, seed):
    assert problems(layout, edition, seed) == []


@pytest.mark.long
@pytest.mark.parametrize("layout", REAL_FILES)
@settings(max_examples=100, deadline=None)
@given(edition=EDITIONS, seed=SEEDS)
def test_no_figures_are_read_wrongly_from_many_files(layout, edition, seed):
    assert problems(layout, edition, seed) == []


@pytest.mark.parametrize("layout", REAL_FILES)
def test_year_and_edition_are_read_from_any_file(layout):
    laid_out = lay_out(layout, Edition.FORMAL_2021, seed=7)

    report = read_report(open_document(laid_out.data, laid_out.name))

    assert (report.year, report.edition) == (laid_out.year, laid_out.edition)

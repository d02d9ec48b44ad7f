"""The writers of layouts print what they say they print; tests of the reader rest on that."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.documents import DocumentTable
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Level
from tests.files.layouts import LAYOUTS, MAY_LEAVE_UNREAD, OPENED, lay_out
from tests.files.layouts.figures import random_report, with_slips

EDITIONS = st.sampled_from(list(Edition))
RUN_TOGETHER = [name for name in OPENED if name.startswith("run_together")]


def printed_words(layout: str, edition: Edition, seed: int) -> str:
    """Return all words of an opened layout without blanks and line ends."""
    return "".join("".join(lay_out(layout, edition, seed).document.lines).split())


@settings(deadline=None)
@given(EDITIONS, st.randoms(use_true_random=False))
def test_every_sum_of_random_figures_holds(edition, rng):
    findings = check_report(random_report(edition, rng))

    assert [finding for finding in findings if finding.level is Level.ERROR] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("edition", Edition)
def test_a_layout_has_every_cell_of_the_form(layout, edition):
    assert set(lay_out(layout, edition, seed=1).figures) == set(FORMS[edition].cells())


@pytest.mark.parametrize("layout", OPENED)
@settings(max_examples=5, deadline=None)
@given(EDITIONS, st.integers(0, 10_000))
def test_a_layout_is_the_same_for_the_same_seed(layout, edition, seed):
    assert lay_out(layout, edition, seed) == lay_out(layout, edition, seed)


@pytest.mark.parametrize("layout", OPENED)
def test_the_counts_of_remedies_stand_on_the_page(layout):
    figures = lay_out(layout, Edition.FORMAL_2021, seed=5).figures
    printed = printed_words(layout, Edition.FORMAL_2021, seed=5)

    counts = {str(value) for cell, value in figures.items() if cell.table == "remedies" and value}

    assert {count for count in counts if count not in printed} == set()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_says_whether_it_is_explicit(layout):
    assert lay_out(layout, Edition.HYBRID, seed=1).exact is (layout not in MAY_LEAVE_UNREAD)


@settings(deadline=None)
@given(EDITIONS, st.randoms(use_true_random=False))
def test_a_slip_changes_a_count_of_part_three_or_four(edition, rng):
    report = random_report(edition, rng)

    slipped = with_slips(report, rng)

    assert {cell.table for cell, _ in slipped.figures.items() ^ report.figures.items()} <= {
        "applications",
        "remedies",
    }


@pytest.mark.parametrize("layout", RUN_TOGETHER)
def test_run_together_rows_have_no_separator(layout):
    [row] = [
        line
        for line in lay_out(layout, Edition.FORMAL_2021, 3).document.lines
        if "本年新收" in line
    ]

    assert "二、上年结转" in row


def test_a_word_file_has_three_tables_with_the_merged_cells_of_the_form():
    content = lay_out("docx_merged", Edition.FORMAL_2021, seed=3).data

    tables = docx.Document(io.BytesIO(content)).tables

    assert [len(table.rows) for table in tables] == [14, 3 + 25, 4]


def test_a_torn_table_goes_on_in_a_second_one():
    blocks = lay_out("opened_torn", Edition.FORMAL_2021, seed=3).document.blocks

    assert len([block for block in blocks if isinstance(block, DocumentTable)]) == 4


def test_a_page_end_is_a_form_feed():
    pages = {
        "\f" in "\n".join(lay_out("columns", Edition.FORMAL_2021, seed).document.lines)
        for seed in range(12)
    }

    assert pages == {True, False}

import pytest

from gongkai.files.annual_report_writer.placing import (
    TEXT_WIDTH_MM,
    column_count,
    column_widths_mm,
    full_grid,
    head_row_count,
    in_pairs,
    once_each,
)
from gongkai.rules.annual_report.editions import FORM_2019, FORM_2021

TABLES = [table for form in (FORM_2019, FORM_2021) for table in form.tables]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_row_of_the_full_grid_has_all_columns(table):
    lengths = {len(row) for row in full_grid(table.grid)}

    assert lengths == {column_count(table.grid)}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_the_columns_fill_the_width_of_the_text(table):
    widths = column_widths_mm(table)

    assert len(widths) == column_count(table.grid)
    assert sum(widths) == pytest.approx(TEXT_WIDTH_MM)


@pytest.mark.parametrize(("key", "heads"), [("proactive", 0), ("applications", 3), ("remedies", 3)])
def test_only_tables_with_one_head_have_rows_to_repeat(key, heads):
    assert head_row_count(FORM_2021.table(key).grid) == heads


def test_a_group_label_stands_in_every_row_it_spans():
    grid = full_grid(FORM_2021.applications.grid)

    second_columns = [row[1].cell.label for row in grid]

    assert second_columns.count("（三）不予公开") == 8


def test_a_merged_cell_is_yielded_once_a_row():
    first_head = full_grid(FORM_2021.remedies.grid)[0]

    assert [placed.cell.label for placed in once_each(first_head)] == ["行政复议", "行政诉讼"]


@pytest.mark.parametrize(
    ("label", "pieces"),
    [
        ("商业企业", ("商业", "企业")),
        ("社会公益组织", ("社会", "公益", "组织")),
        ("自然人", ("自然人",)),
    ],
)
def test_narrow_heads_break_between_words(label, pieces):
    assert in_pairs(label) == pieces

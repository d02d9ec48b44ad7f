import pytest

from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.pasting import LARGEST_BLOCK, NotABlock, block_of, placed, rows_of

TABLE = FORM_2021.applications
FIRST = CellId("applications", "newly_received", "natural_person")
DISCLOSED = CellId("applications", "disclosed", "natural_person")


def test_a_block_is_lines_of_figures_with_tabs():
    assert block_of("1\t2\r\n3\t4\r\n") == (("1", "2"), ("3", "4"))


def test_labels_copied_along_are_left_out():
    text = "申请人情况\t自然人\n一、本年新收\t12\t3\n（三）不予公开\t1.属于国家秘密\t0\t1\n\t2.其他\t4\t5"

    assert block_of(text) == (("12", "3"), ("0", "1"), ("4", "5"))


def test_a_quoted_label_with_a_line_end_is_one_label():
    assert block_of('"（一）\n予以公开"\t5\t6') == (("5", "6"),)


def test_blanks_between_figures_stay_blank():
    assert block_of("1\t\t3\n\t5\t") == (("1", "", "3"), ("", "5", ""))


def test_thousands_marks_and_signs_are_figures():
    assert block_of("1,234\t/\t-3\t12.5") == (("1,234", "/", "-3", "12.5"),)


def test_words_between_figures_are_refused():
    with pytest.raises(NotABlock, match="十来件"):
        block_of("5\t十来件\t3")


@pytest.mark.parametrize("text", ["", "\n\n", "自然人\t商业企业", "\t\t"])
def test_a_block_without_a_figure_is_refused(text):
    with pytest.raises(NotABlock, match="没有数"):
        block_of(text)


def test_far_too_much_is_refused():
    with pytest.raises(NotABlock, match="太多"):
        block_of("1\t" * LARGEST_BLOCK)


def test_a_block_is_put_from_the_cell_on():
    cells = placed((("5", "6"), ("7", "8")), TABLE, DISCLOSED)

    assert cells[DISCLOSED] == "5"
    assert cells[CellId("applications", "partly_disclosed", "commercial_enterprise")] == "8"
    assert len(cells) == 4


def test_a_whole_table_is_put_at_its_top_left():
    whole = tuple(("1",) * 7 for _row in rows_of(TABLE))

    assert len(placed(whole, TABLE, DISCLOSED)) == 25 * 7
    assert placed(whole, TABLE, DISCLOSED)[FIRST] == "1"


def test_over_the_lower_edge_is_refused_with_the_numbers():
    with pytest.raises(NotABlock, match=r"有 24 行.*只有 23 行"):
        placed((("1",),) * 24, TABLE, DISCLOSED)


def test_over_the_right_edge_is_refused_with_the_numbers():
    with pytest.raises(NotABlock, match=r"有 8 个数.*只有 7 格"):
        placed((("1",) * 8,), TABLE, DISCLOSED)


def test_the_one_row_of_part_four_takes_a_line():
    start = CellId("remedies", "reconsideration", "upheld")

    assert len(placed((("0",) * 15,), FORM_2021.remedies, start)) == 15

import pytest

from gongkai.report_cli.drawing import display_width, draw, pad, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("自然人", 6), ("１２", 4), ("a\u0301", 1)]
)
def test_a_chinese_character_is_as_wide_as_two_latin_ones(text, width):
    assert display_width(text) == width


def test_labels_are_filled_at_the_end_and_numbers_at_the_beginning():
    assert pad("规章", 6) == "规章  "
    assert pad("12", 6, to_right=True) == "    12"


def test_a_line_does_not_begin_with_a_closing_mark():
    assert wrap("一二，三四", 4) == ["一", "二，", "三四"]


def test_every_line_keeps_the_indent():
    assert wrap("  一二三", 6) == ["  一二", "  三"]


def test_a_latin_word_is_not_broken():
    assert wrap("类别 public_institution", 10) == ["类别 ", "public_institution"]


def test_columns_line_up_and_long_labels_go_on_below():
    rows = [["", "自然人", "总计"], ["要求提供公开出版物", "1", "1000"], ["小计"]]

    assert list(draw(rows, label_width=10)) == [
        "            自然人  总计",
        "------------------------",
        "要求提供公       1  1000",
        "开出版物",
        "小计",
    ]

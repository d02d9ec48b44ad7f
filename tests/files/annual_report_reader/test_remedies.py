"""Part four: fifteen numbers in three blocks."""

import pytest

from gongkai.files.annual_report_reader import row_readings
from gongkai.files.annual_report_reader.remedies import ADDRESSES, read_remedies
from tests.files.annual_report_reader.pages import rows

RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
HEADS = ["行政复议", "行政诉讼", *RESULTS, "未经复议直接起诉", "复议后起诉", *RESULTS, *RESULTS]
NUMBERS = [1, 1, 0, 0, 2, 4, 0, 0, 1, 5, 1, 0, 1, 0, 2]


def read(*lines):
    return read_remedies(rows("\n".join(lines)))[0]


def found(reading):
    return [reading.figures.get(cell, "?") for cell in ADDRESSES]


def printed(numbers=NUMBERS):
    return [str(number) for number in numbers]


def test_heads_in_order_and_one_number_a_line_are_read_as_printed():
    assert found(read(*HEADS, *printed([9, *NUMBERS[1:]]))) == [9, *NUMBERS[1:]]


def test_blank_lines_are_blank_cells():
    numbers = ["5", " ", " ", "2", "7", *[" "] * 10, " "]

    assert found(read(*HEADS, *numbers)) == [5, None, None, 2, 7, *[None] * 10]


def test_one_line_of_fifteen_numbers_is_read_as_printed():
    assert found(read("".join(HEADS), "  ".join(printed()))) == NUMBERS


def test_a_row_with_a_stray_column_is_read_without_it():
    assert found(read("|".join(HEADS), " | ".join([*printed(), " "]) + " |")) == NUMBERS


def test_single_digits_run_together_are_read_as_printed():
    assert found(read("".join([*HEADS, *printed()]))) == NUMBERS


def test_larger_numbers_run_together_are_parted_by_the_three_totals():
    numbers = [30, 0, 0, 0, 30, 0, 0, 0, 0, 0, 9, 0, 0, 0, 9]

    assert found(read("".join([*HEADS, *printed(numbers)]))) == numbers


def test_numbers_run_together_with_several_partings_keep_all():
    reading = read("".join([*HEADS, *printed([11, 1, 0, 0, 12, *[0] * 10])]))

    [unread] = reading.unread
    assert {(1, 11), (11, 1)} <= {each[:2] for each in unread.readings}


def test_fewer_digits_than_cells_run_together_are_left_unread():
    assert len(read("".join([*HEADS, "26", "26"])).unread[0].cells) == len(ADDRESSES)


def test_a_search_that_grows_too_large_leaves_the_block_unread(monkeypatch):
    monkeypatch.setattr(row_readings.Work, "__init__", lambda self: setattr(self, "left", 5))

    reading = read("".join([*HEADS, *printed([30, *NUMBERS[1:]])]))

    assert reading.unread[0].readings == ()


def test_blocks_behind_their_names_are_read_in_any_order():
    reading = read(
        "行政复议", *RESULTS, *printed(NUMBERS[:5]),
        "复议后起诉", *RESULTS, *printed(NUMBERS[10:]),
        "未经复议直接起诉", *RESULTS, *printed(NUMBERS[5:10]),
    )  # fmt: skip

    assert found(reading) == NUMBERS


def test_blocks_torn_from_their_heads_may_have_changed_places():
    reading = read(*printed(), *HEADS)

    [unread] = reading.unread
    true = tuple(NUMBERS[ADDRESSES.index(cell)] for cell in unread.cells)
    assert true in unread.readings
    assert len(unread.readings) > 1


def test_blocks_torn_from_their_heads_that_are_alike_are_read():
    assert found(read(*["0"] * 15, *HEADS)) == [0] * 15


def test_torn_numbers_that_do_not_add_up_are_contradictory():
    [unread] = read(*printed([9, *NUMBERS[1:]]), *HEADS).unread

    assert unread.reason == "contradictory"


def test_torn_numbers_that_are_too_many_are_contradictory():
    [unread] = read(*printed([*NUMBERS, 3]), *HEADS).unread

    assert unread.reason == "contradictory"


@pytest.mark.parametrize("line", ["5   5   7   7", "5   -   5"])
def test_a_line_with_fewer_numbers_than_cells_is_left_unread(line):
    [unread] = read("".join(HEADS), line).unread

    assert unread.cells == ADDRESSES


@pytest.mark.parametrize("lines", [["无。"], ["见附图"]])
def test_a_part_without_a_table_holds_nothing(lines):
    reading = read(*lines)

    assert (reading.figures, reading.unread) == ({}, [])


def test_heads_without_any_number_are_a_blank_row():
    assert set(read(*HEADS).figures.values()) == {None}


def test_a_real_table_whose_row_of_numbers_is_gone_is_a_blank_row():
    heads = ["行政复议\t行政诉讼", "\t".join(HEADS[2:9]), "\t".join(HEADS[9:])]

    assert found(read(*heads)) == [None] * 15


def test_torn_heads_without_any_number_are_left_unread():
    assert read(*HEADS[3:]).unread[0].reason == "contradictory"


def test_prose_behind_the_table_is_no_part_of_it():
    reading, prose = read_remedies(
        rows("\n".join([*HEADS, *printed(), "（一）主要问题", "2024 年有 3 个栏目未更新。"]))
    )

    assert found(reading) == NUMBERS
    assert [row.text for row in prose] == ["（一）主要问题", "2024 年有 3 个栏目未更新。"]


def test_a_note_between_heads_and_numbers_cuts_no_table():
    note = "注：本表数据截至12月31日。"

    assert found(read("|".join(HEADS), note, " | ".join(printed()) + " |")) == NUMBERS

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.annual_report_reader import row_readings
from gongkai.files.annual_report_reader.row_readings import (
    MAX_READINGS,
    RowReading,
    adds_up,
    run_together,
    windows,
    with_blanks,
)


def numbers(row: str) -> tuple[int, ...]:
    return tuple(map(int, row.split("|")))


def test_the_sum_of_a_row_parts_digits_without_separators():
    assert run_together(["640020470"], 7, may_blank=False).readings == (numbers("64|0|0|2|0|4|70"),)


def test_blanks_among_run_together_digits_may_part_numbers_or_not():
    assert run_together(["230", "000023"], 7, may_blank=False).readings == (
        numbers("23|0|0|0|0|0|23"),
    )


def test_as_many_digits_as_cells_stand_as_printed_whatever_they_add_up_to():
    reading = run_together(["6000007"], 7, may_blank=False)

    assert reading.is_printed
    assert reading.readings == (numbers("6|0|0|0|0|0|7"),)


def test_a_row_that_can_be_parted_in_several_ways_keeps_all():
    readings = run_together(["111000012"], 7, may_blank=False).readings

    assert set(readings) == {
        numbers("1|11|0|0|0|0|12"),
        numbers("11|1|0|0|0|0|12"),
        numbers("1|1|10|0|0|0|12"),
    }


def test_words_among_the_digits_leave_no_reading():
    assert run_together(["12约34"], 7, may_blank=False).readings == ()


def test_too_many_readings_are_told_as_capped():
    reading = run_together(["1" * 26], 7, may_blank=True)

    assert reading.is_capped


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.integers(0, 400), min_size=6, max_size=6))
def test_the_true_row_is_always_among_the_readings_and_all_of_them_add_up(parts):
    row = (*parts, sum(parts))

    reading = run_together(["".join(map(str, row))], 7, may_blank=False)

    assert row in reading.readings or reading.is_capped
    assert all(map(adds_up, reading.readings)) or reading.is_printed
    assert len(reading.readings) <= MAX_READINGS


def test_numbers_under_their_columns_are_placed_whatever_they_add_up_to():
    allowed = [frozenset({0}), frozenset({6})]

    assert with_blanks(["7", "9"], 7, allowed).readings == ((7, *[None] * 5, 9),)


def test_a_mark_takes_a_column_as_a_number_does():
    allowed = [frozenset({0}), frozenset({1})]

    reading = with_blanks(["7", "-"], 7, allowed)

    assert reading.readings == ((7, *[None] * 6),)
    assert reading.marks == {1: "-"}


def test_numbers_without_columns_keep_every_placing_whatever_the_sum():
    readings = with_blanks(["7", "9"], 7).readings

    assert (7, None, None, None, None, None, 9) in readings
    assert len(readings) == 21


def test_more_words_than_cells_leave_no_reading():
    assert with_blanks(["1"] * 8, 7).readings == ()


def test_blank_cells_around_a_full_row_are_dropped():
    assert windows(["", "", *"1000001", ""], 7).readings == (numbers("1|0|0|0|0|0|1"),)


def test_blank_cells_that_may_belong_to_either_side_leave_the_row_open():
    reading = windows(["", *"100000", ""], 7)

    assert isinstance(reading, RowReading)
    assert len(reading.readings) == 2


def test_fewer_digits_than_cells_are_placed_with_blanks_between():
    readings = run_together(["26", "26"], 7, may_blank=True).readings

    assert (26, None, None, None, None, None, 26) in readings
    assert (2, None, 6, None, None, None, 26) not in readings
    assert all(row[-1] is None or adds_up(row) for row in readings)


def test_a_search_that_grows_too_large_tells_no_reading(monkeypatch):
    monkeypatch.setattr(row_readings.Work, "__init__", lambda self: setattr(self, "left", 5))

    reading = run_together(["640020470"], 7, may_blank=False)

    assert (reading.readings, reading.is_capped) == ((), True)

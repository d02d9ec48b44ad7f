from gongkai.files.annual_report_reader import row_readings
from gongkai.files.annual_report_reader.row_items import Single
from gongkai.files.annual_report_reader.torn_blocks import blocks_of, cuttings

BAND = [(2, 3), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (2, 3)]
ROWS = ((2, 0, 0, 0, 0, 0, 2), (3, 0, 0, 0, 0, 0, 3))


def test_neighbouring_lines_are_one_block():
    singles = [Single(3, "1"), Single(4, "2"), Single(6, "3")]

    assert blocks_of(singles) == [(1, 2), (3,)]


def test_a_number_that_is_not_whole_makes_no_blocks():
    assert blocks_of([Single(1, "0.5")]) is None


def test_seven_blocks_of_two_are_two_rows():
    assert cuttings(BAND, 2, 7) == [ROWS]


def test_one_block_of_two_rows_may_run_across_or_down():
    across = [tuple(value for row in ROWS for value in row)]
    down = [tuple(value for column in BAND for value in column)]

    assert cuttings(across, 2, 7) == [ROWS]
    assert cuttings(down, 2, 7) == [ROWS]


def test_blocks_whose_rows_do_not_add_up_have_no_cutting():
    assert cuttings([*BAND[:6], (2, 4)], 2, 7) == []


def test_too_few_numbers_have_no_cutting():
    assert cuttings(BAND, 3, 7) == []


def test_a_search_that_grows_too_large_gives_no_cutting(monkeypatch):
    monkeypatch.setattr(row_readings.Work, "__init__", lambda self: setattr(self, "left", 0))

    assert cuttings(BAND, 2, 7) == []

import pytest

from gongkai.files.annual_report_reader import settling
from gongkai.files.annual_report_reader.row_readings import RowReading
from gongkai.files.annual_report_reader.settling import settle, totals_hold
from gongkai.rules.annual_report.applications_table import APPLICATIONS_2019

KEYS = [line.key for line in APPLICATIONS_2019.lines]
NOTHING = (0,) * 7


def row(text: str) -> tuple[int | None, ...]:
    return tuple(None if word == "-" else int(word) for word in text.split())


def table(**readings: list[str]) -> dict[str, RowReading]:
    """Return a table of zeros but for the rows given, each with its readings."""
    return {
        key: RowReading(
            "", tuple(map(row, readings[key])) if key in readings else (NOTHING,), is_printed=True
        )
        for key in KEYS
    }


ELEVEN_OR_TWO = ["11 1 0 0 0 0 12", "1 11 0 0 0 0 12"]


def test_the_balance_and_the_sum_of_results_choose_between_two_readings():
    rows = table(
        newly_received=["11 1 0 0 0 0 12"],
        disclosed=ELEVEN_OR_TWO,
        concluded=ELEVEN_OR_TWO,
    )

    settled = settle(rows, KEYS)

    assert settled["disclosed"] == (row("11 1 0 0 0 0 12"),)
    assert settled["concluded"] == (row("11 1 0 0 0 0 12"),)


def test_two_readings_that_both_add_up_are_both_kept():
    rows = table(newly_received=ELEVEN_OR_TWO, disclosed=ELEVEN_OR_TWO, concluded=ELEVEN_OR_TWO)

    assert len(settle(rows, KEYS)["disclosed"]) == 2


def test_where_the_report_itself_does_not_add_up_every_row_keeps_its_own_readings():
    rows = table(newly_received=["9 0 0 0 0 0 9"], disclosed=ELEVEN_OR_TWO)

    assert len(settle(rows, KEYS)["disclosed"]) == 2


def test_sums_that_fail_in_the_results_alone_settle_nothing():
    rows = table(
        newly_received=["11 1 0 0 0 0 12"],
        disclosed=ELEVEN_OR_TWO,
        partly_disclosed=["1 0 0 0 0 0 1"],
        concluded=["11 1 0 0 0 0 12"],
    )

    assert len(settle(rows, KEYS)["disclosed"]) == 2


def test_a_missing_row_settles_nothing():
    rows = table(newly_received=["11 1 0 0 0 0 12"], disclosed=ELEVEN_OR_TWO)
    del rows["carried_over_in"]

    settled = settle(rows, KEYS)

    assert len(settled["disclosed"]) == 2
    assert "carried_over_in" not in settled


def test_sums_over_blank_totals_are_silent_and_the_columns_still_settle():
    rows = table(
        newly_received=["11 1 0 0 0 0 12"],
        disclosed=["11 1 0 0 0 0 -", "1 11 0 0 0 0 -"],
        concluded=["11 1 0 0 0 0 12"],
    )

    assert settle(rows, KEYS)["disclosed"] == (row("11 1 0 0 0 0 -"),)


def test_a_search_that_grows_too_large_leaves_the_rows_open(monkeypatch):
    monkeypatch.setattr(settling, "MOST_SUMS", 10)
    rows = table(
        newly_received=["11 1 0 0 0 0 12"], disclosed=ELEVEN_OR_TWO, concluded=["11 1 0 0 0 0 12"]
    )

    assert len(settle(rows, KEYS)["disclosed"]) == 2


@pytest.mark.parametrize(
    ("rows", "holds"),
    [
        ({"newly_received": row("2 0 0 0 0 0 2"), "carried_over_out": row("2 0 0 0 0 0 2")}, True),
        ({"newly_received": row("2 0 0 0 0 0 2")}, False),
        ({"disclosed": row("2 0 0 0 0 0 2")}, False),
    ],
)
def test_one_reading_of_the_whole_table_is_tested_against_both_sums(rows, holds):
    whole = dict.fromkeys(KEYS, NOTHING) | rows

    assert totals_hold(whole, KEYS) is holds


def test_a_table_that_lacks_a_row_does_not_add_up():
    assert not totals_hold({}, KEYS)

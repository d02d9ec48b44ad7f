from decimal import Decimal

import pytest

from gongkai.files.annual_report_reader.cell_values import ILLEGIBLE, cell_value
from gongkai.rules.annual_report.form import ValueKind


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("7", 7),
        ("１２", 12),
        (" 0 ", 0),
        ("1,808,595", 1808595),
        ("22（其中修订 16 件）", 22),
        ("1,022（其中修订 1,016 件）", 1022),
        ("3件", 3),
        ("", None),
        ("&nbsp;", None),
        ("\u00a0", None),
        ("/", None),
        ("—", None),
        ("无", None),
    ],
)
def test_a_count_is_read_without_its_notes(printed, value):
    assert cell_value(printed) == value


@pytest.mark.parametrize("printed", ["1 2", "12.5", "-3", "约20", "12.5（其中 3）"])
def test_a_count_that_is_no_single_whole_number_is_illegible(printed):
    assert cell_value(printed) is ILLEGIBLE


@pytest.mark.parametrize(("printed", "value"), [("-18", -18), ("+4", 4), ("−15", -15), ("0", 0)])
def test_a_change_may_have_a_sign(printed, value):
    assert cell_value(printed, ValueKind.CHANGE) == value


@pytest.mark.parametrize(
    ("printed", "wan_yuan"),
    [
        ("251000元", "25.1"),
        ("75394432.52元", "7539.443252"),
        ("160.5964万元", "160.5964"),
        ("7730.28", "7730.28"),
        ("0元", "0"),
        ("1,200.5", "1200.5"),
    ],
)
def test_an_amount_is_kept_exactly_and_converted_only_from_yuan(printed, wan_yuan):
    assert cell_value(printed, ValueKind.AMOUNT) == Decimal(wan_yuan)


def test_an_amount_in_words_is_illegible():
    assert cell_value("约三万元", ValueKind.AMOUNT) is ILLEGIBLE

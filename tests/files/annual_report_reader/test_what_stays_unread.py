"""A cell of a real report is unread only where the page has two readings for it, or none.

What the page allows is worked out here by trying everything, with nothing of the reader: part two of either form
has no sum that would decide between two ways of cutting a row of digits; in part four each block of five says
that its last number is the sum of the four before.
"""

from decimal import Decimal
from itertools import combinations, permutations

import pytest

from tests.files.annual_report_reader.accuracy import read, texts

pytestmark = pytest.mark.corpus

YUAN = "元"
YUAN_IN_WAN = 10_000


@pytest.fixture(scope="module")
def unread(corpus):
    """Every place left unread in the folder: file, report and place."""
    return [
        (file.name, report, each)
        for file in texts(corpus)
        for report in [read(file)]
        for each in report.unread
    ]


def in_part(unread, table):
    return [(name, report, each) for name, report, each in unread if each.cells[0].table == table]


def is_a_number(text):
    """Test whether somebody would print a whole number so: no zero in front, a sign only before digits."""
    digits = text.removeprefix("-")
    return digits.isdecimal() and (digits == "0" or not digits.startswith("0")) and text != "-0"


def cut(text, parts):
    """Return every way of cutting a row of characters into so many printed numbers."""
    ways = (
        [text[start:end] for start, end in zip((0, *places), (*places, len(text)), strict=True)]
        for places in combinations(range(1, len(text)), parts - 1)
    )
    return {tuple(way) for way in ways if all(map(is_a_number, way))}


def ways_to_read(report, place):
    """Return every reading of a place in part two that prints as the page does."""
    text = place.text.replace(" ", "")
    if text.endswith(YUAN):
        whole, _point, cents = text.removesuffix(YUAN).partition(".")
        return {
            (int(count), Decimal(f"{amount}.{cents}") / YUAN_IN_WAN)
            for count, amount in cut(whole, len(place.cells))
        }
    row = [cell for cell in report.figures if (cell.table, cell.row) == place_row(place)]
    before = "".join(str(report.figures[cell]) for cell in row)
    return {
        tuple(map(int, way))
        for way in cut(text.removeprefix(before) if row else text, len(place.cells))
    }


def place_row(place):
    return place.cells[0].table, place.cells[0].row


def blocks_add_up(numbers):
    """Test whether each block of five ends with the sum of the four before."""
    blocks = [numbers[start : start + 5] for start in range(0, len(numbers), 5)]
    return all(sum(block[:4]) == block[4] for block in blocks)


def placements(numbers):
    """Yield every order in which a page may have dropped these numbers; the zeros look alike."""
    others = [number for number in numbers if number]
    for places in permutations(range(len(numbers)), len(others)):
        placed = [0] * len(numbers)
        for place, number in zip(places, others, strict=True):
            placed[place] = number
        yield placed


def test_digits_run_together_are_unread_only_where_they_can_be_cut_in_two_ways(unread):
    one_way = [
        (name, place.text)
        for name, report, place in in_part(unread, "proactive")
        if len(ways_to_read(report, place)) < 2
    ]

    assert one_way == []


def test_the_readings_named_are_all_that_the_page_allows(unread):
    otherwise = [
        (name, place.text, set(place.readings) ^ ways_to_read(report, place))
        for name, report, place in in_part(unread, "proactive")
        if set(place.readings) != ways_to_read(report, place)
    ]

    assert otherwise == []


def test_part_three_is_never_unread(unread):
    assert in_part(unread, "applications") == []


def test_a_torn_part_four_is_unread_only_where_no_order_adds_up(unread):
    fitting = [
        (name, order)
        for name, _report, place in in_part(unread, "remedies")
        for order in placements([int(number) for number in place.text.split()])
        if blocks_add_up(order)
    ]

    assert in_part(unread, "remedies")
    assert fitting == []


def test_an_order_that_adds_up_would_be_found():
    assert any(blocks_add_up(order) for order in placements([10, 5, 5, *[0] * 12]))


def test_digits_that_can_be_cut_in_one_way_only_are_told_apart():
    assert cut("100", 2) == {("10", "0")}
    assert cut("12-3", 2) == {("12", "-3")}

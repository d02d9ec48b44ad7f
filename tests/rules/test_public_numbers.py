"""What the public is told month by month, and what is held back until it is about enough people."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.day_figures import FEWEST_TO_SPEAK_OF, median, ninetieth
from gongkai.rules.public_numbers import Handled, Reviewed, numbers_of

YEAR = 2025


def handled(received, decided=None, outcome="disclosed", *, is_extended=False):
    ends = decided and dt.date.fromisoformat(decided)
    return Handled(dt.date.fromisoformat(received), ends, outcome, is_extended)


def in_march(number):
    return [handled("2025-03-03", "2025-03-13") for _each in range(number)]


def test_every_month_says_what_came_was_concluded_and_is_open():
    told = numbers_of(
        YEAR,
        3,
        [
            handled("2024-12-20"),
            handled("2025-01-06", "2025-01-20"),
            handled("2025-01-08", "2025-03-03"),
        ],
    )

    assert [(each.received, each.concluded, each.open) for each in told.months] == [
        (2, 1, 1 + 2 - 1),
        (0, 0, 2),
        (0, 1, 1),
    ]


def test_four_concluded_are_too_few_to_tell_how_and_how_long():
    assert numbers_of(YEAR, 12, in_march(4)).so_far is None


def test_five_concluded_are_enough():
    extended = handled("2025-03-03", "2025-04-22", "withheld_state_secret", is_extended=True)

    told = numbers_of(YEAR, 12, [*in_march(4), extended]).so_far

    assert (told.until, told.concluded, told.extended) == (4, 5, 1)
    assert (told.median_days, told.ninetieth_days) == (10, 50)
    assert told.outcomes == {"disclosed": 4, "withheld_state_secret": 1}


def test_what_was_told_is_not_renewed_for_one_more():
    more = handled("2025-06-02", "2025-06-20", "withheld_state_secret")

    told = numbers_of(YEAR, 12, [*in_march(5), more]).so_far

    assert (told.until, told.concluded) == (3, 5)
    assert "withheld_state_secret" not in told.outcomes


def test_of_reviews_the_same_holds():
    few = [Reviewed(dt.date(2025, 5, 6), is_overturned=True)]
    enough = [*few, *(Reviewed(dt.date(2025, 7, 1), is_overturned=False) for _each in range(4))]

    assert numbers_of(YEAR, 12, [], few).reviews is None
    told = numbers_of(YEAR, 12, [], enough).reviews
    assert (told.until, told.ended, told.overturned) == (7, 5, 1)


def test_days_are_days_that_occurred():
    assert median([1, 2, 30, 40]) == 2
    assert ninetieth([1, 2, 30, 40]) == 40
    assert median([7]) == ninetieth([7]) == 7


@given(st.lists(st.integers(1, 12), max_size=40))
def test_between_two_tellings_there_are_never_fewer_than_five(months):
    cases = [handled(f"2025-{month:02}-01", f"2025-{month:02}-20") for month in months]

    told = [numbers_of(YEAR, last, cases).so_far for last in range(1, 13)]

    numbers = sorted({each.concluded for each in told if each})
    steps = [after - before for before, after in zip([0, *numbers], numbers, strict=False)]
    assert [each for each in steps if each < FEWEST_TO_SPEAK_OF] == []

import os

import pytest

from gongkai.report_cli.parallel import in_order, process_count
from tests.report_cli.crashing_work import doubled, doubled_or_dead


def lost(item):
    return f"lost {item}"


@pytest.mark.parametrize("processes", [1, 2])
def test_answers_come_in_the_order_of_the_items(processes):
    results = in_order(doubled, list(range(20)), 1, processes=processes, lost=lost)

    assert list(results) == [item * 2 + 1 for item in range(20)]


def test_a_process_that_dies_takes_only_its_own_item_with_it():
    results = in_order(doubled_or_dead, [1, 2, 3, 4], 3, processes=2, lost=lost)

    assert list(results) == [2, 4, "lost 3", 8]


@pytest.mark.parametrize(
    ("asked", "items", "processes"),
    [(None, 3, 1), (2, 3, 2), (8, 3, 3), (None, 500, os.cpu_count()), (1, 500, 1), (None, 0, 1)],
)
def test_a_few_files_are_not_worth_starting_processes(asked, items, processes):
    assert process_count(asked, items) == processes

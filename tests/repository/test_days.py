"""A moment becomes a day in one way only: by the clock of China, not by that of whatever zone it is held in."""

import re

from tests.conftest import REPOSITORY

DAY_OF_A_MOMENT = re.compile(r"\b(\w+_)?at\.date\(\)")


def test_a_moment_is_made_a_day_with_its_zone():
    found = [
        str(path)
        for path in (REPOSITORY / "gongkai").rglob("*.py")
        if DAY_OF_A_MOMENT.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []

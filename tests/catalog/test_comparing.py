"""Two texts side by side: what went and what came, also for texts of thousands of lines."""

import pytest

from gongkai.catalog import comparing
from gongkai.catalog.comparing import line_differences


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("甲\n乙\n丙", "甲\n丁\n丙", [("del", "乙"), ("ins", "丁")]),
        ("甲\n乙", "甲\n乙\n丙", [("ins", "丙")]),
        ("甲\n甲\n乙", "甲\n乙", [("del", "甲")]),
        ("", "甲", [("ins", "甲")]),
        ("甲", "甲", []),
    ],
)
def test_lines_that_went_and_came_are_told(before, after, expected):
    assert list(line_differences(before, after)) == expected


def test_long_texts_with_nothing_in_common_are_not_aligned(monkeypatch):
    monkeypatch.setattr(comparing, "SequenceMatcher", None)
    before = "\n".join(f"第{each}条 甲" for each in range(3000))
    after = "\n".join(f"第{each}条 乙" for each in range(2000))

    found = list(line_differences(before, after))

    assert [tag for tag, _line in found] == ["del"] * 3000 + ["ins"] * 2000


def test_one_line_in_a_long_text_is_found_in_its_place():
    before = [f"第{each}条" for each in range(5000)]
    after = [*before[:2500], "新的一条", *before[2500:]]

    assert list(line_differences("\n".join(before), "\n".join(after))) == [("ins", "新的一条")]

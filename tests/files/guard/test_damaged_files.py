"""Damaged files: whatever happens to the bytes, an answer comes back, and nothing unread is called clean."""

import random
import zipfile
from io import BytesIO

import pytest

from gongkai.files.guard import Examination, examine
from gongkai.files.limits import Limits
from tests.files.guard.samples import samples

LIMITS = Limits(work=2_000_000)
SHORT, FULL = 300, 10_000


def damaged(seed):
    """Return the name and the bytes of a file cut, flipped, or damaged inside one of its parts."""
    choose = random.Random(seed)  # noqa: S311  damage, not secrets
    kind = choose.choice(sorted(samples()))
    data = samples()[kind]
    if kind in ("docx", "xlsx", "ofd") and choose.random() < 0.5:
        return f"a.{kind}", _damaged_inside(data, choose)
    return f"a.{kind}", _flipped(data, choose)


def _flipped(data, choose):
    damaged_bytes = bytearray(data)
    for _ in range(choose.randrange(12)):
        damaged_bytes[choose.randrange(len(damaged_bytes))] = choose.randrange(256)
    return bytes(damaged_bytes[: choose.choice([len(data), choose.randrange(1, len(data))])])


def _damaged_inside(data, choose):
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        hurt = choose.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _flipped(part, choose) if name == hurt and part else part)
    return made.getvalue()


def answers(seeds):
    """Return what came back for each damaged file that is neither whole nor refused."""
    results = [examine(data, name, limits=LIMITS) for name, data in map(damaged, seeds)]
    return [each for each in results if not isinstance(each, Examination)]


def test_a_damaged_file_is_examined_or_named_as_unread():
    assert answers(range(SHORT)) == []


@pytest.mark.long
def test_a_damaged_file_is_examined_or_named_as_unread_many_times_over():
    assert answers(range(FULL)) == []


@pytest.mark.parametrize("kind", ["docx", "ofd", "pdf", "xlsx", "zip"])
def test_half_a_file_is_not_called_clean(kind):
    data = samples()[kind]

    assert not examine(data[: len(data) // 2], f"a.{kind}").is_clean


def test_a_text_that_lost_characters_is_not_called_clean():
    assert not examine("\ufeff通知".encode() + b"\xe5\xbc" + b"138", "a.txt").is_clean


def test_a_swollen_archive_is_not_unpacked():
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("a.txt", b"0" * 40_000_000)

    assert not examine(made.getvalue(), "a.zip").examined


def test_archives_within_archives_are_opened_a_few_times_only():
    data = b"text"
    for _ in range(9):
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as outer:
            outer.writestr("a.zip", data)
        data = made.getvalue()

    assert not examine(data, "a.zip").examined

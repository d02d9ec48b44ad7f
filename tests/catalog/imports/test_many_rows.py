"""Thousands of rows with thirty-seven bad ones: the bad named, the rest in, and again nothing changes."""

import random

import pytest

from gongkai.audit.models import AuditRecord
from gongkai.catalog.models import ImportedItem, ImportKind, InformationItem, RegisterEntry
from tests.catalog.imports.conftest import HEAD, counts, with_cell

BAD = 37
REGISTER_HEAD = ("文书号", "事项", "日期", "金额")
SPOILT_ITEMS = ((0, ""), (0, "长" * 301), (2, "二月三十日"), (2, "2027-01-01"), (3, "没有的类"))
SPOILT_ENTRIES = ((0, ""), (0, "号" * 81), (1, ""), (2, "不详"), (3, "约三百"), (3, "-1"))
LONG = pytest.mark.long


def a_table(row, spoilt, number):
    """Return so many rows with the bad ones among them, and the numbers of the bad ones; seeded."""
    chance = random.Random(number)  # noqa: S311  no secret
    bad = sorted(chance.sample(range(number), BAD))
    rows = [row(each) for each in range(number)]
    for place in bad:
        rows[place] = with_cell(rows[place], *chance.choice(spoilt))
    return rows, [place + 2 for place in bad]


def rows_named(job):
    return sorted(set(job.faults.values_list("row", flat=True)))


@pytest.mark.parametrize("number", [120, pytest.param(5_000, marks=LONG)])
def test_items(taken_in, number):
    rows, bad = a_table(
        lambda each: (
            f"第{each}号安排",
            f"示青政发〔2026〕{each}号",
            "2026-02-25",
            "业务工作",
            f"正文{each}。",
            "",
        ),
        SPOILT_ITEMS,
        number,
    )

    job = taken_in(HEAD, *rows)

    assert (counts(job), rows_named(job)) == ((number - BAD, 0, BAD), bad)
    facts = AuditRecord.objects.count()
    assert counts(taken_in(HEAD, *rows)) == (0, number - BAD, BAD)
    assert InformationItem.objects.count() == ImportedItem.objects.count() == number - BAD
    assert AuditRecord.objects.count() == facts + 1  # that it was begun again


@pytest.mark.parametrize("number", [1_200, pytest.param(20_000, marks=LONG)])
def test_register_entries(taken_in, number):
    rows, bad = a_table(
        lambda each: (f"票据{each:06}", "垃圾处理费", "2026-02-25", "12.50"), SPOILT_ENTRIES, number
    )

    job = taken_in(REGISTER_HEAD, *rows, kind=ImportKind.FEE)

    assert (counts(job), rows_named(job)) == ((number - BAD, 0, BAD), bad)
    facts = AuditRecord.objects.count()
    assert counts(taken_in(REGISTER_HEAD, *rows, kind=ImportKind.FEE)) == (0, number - BAD, BAD)
    assert RegisterEntry.objects.count() == number - BAD
    assert AuditRecord.objects.count() == facts + 1

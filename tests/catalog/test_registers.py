"""Registers of decisions: what is refused, what is registered anew, what a spreadsheet brings in."""

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from gongkai.catalog.actions.registering import (
    NewEntry,
    add_entry,
    fault_of,
    import_entries,
    void_entry,
)
from gongkai.catalog.counting import register_totals
from gongkai.catalog.models import RegisterKind
from gongkai.catalog.refusals import BadRegisterEntry
from gongkai.catalog.register_sheets import NotASheet, read_entries
from tests.catalog.conftest import AT

LICENSE = RegisterKind.LICENSE
FEBRUARY = dt.date(2026, 2, 3)
ENTRY = NewEntry("示青许〔2026〕1号", "林木采伐许可", FEBRUARY)


def a_sheet(**cells):
    book = Workbook()
    for place, value in cells.items():
        book.active[place] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def registered(cast, qingshan):
    return lambda entry=ENTRY: add_entry(
        agency=qingshan, kind=LICENSE, entry=entry, by=cast["lin"], at=AT
    )


def test_a_number_is_registered_once(registered):
    registered()

    with pytest.raises(BadRegisterEntry, match="已经登记过"):
        registered()


def test_a_voided_entry_is_registered_anew_and_counts_once(registered, cast, qingshan):
    wrong = registered(NewEntry(ENTRY.number, "林木采伐许可", dt.date(2025, 2, 3)))
    void_entry(entry=wrong, reason="日期写错", by=cast["lin"], at=AT)

    registered()

    assert register_totals(qingshan, 2026)[LICENSE].count == 1


def test_the_same_file_again_does_not_bring_back_what_was_voided(registered, cast, qingshan):
    void_entry(entry=registered(), reason="重复", by=cast["lin"], at=AT)

    new = import_entries(agency=qingshan, kind=LICENSE, entries=[ENTRY], by=cast["lin"], at=AT)

    assert new == 0


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (NewEntry("示" * 81, "许可", FEBRUARY), "文书号有 81 个字，最多 80 个"),
        (NewEntry("1号", "收费", FEBRUARY, Decimal(10) ** 12), "太大"),
        (NewEntry("1号", "收费", FEBRUARY, Decimal(-1)), "小于零"),
    ],
)
def test_what_no_column_holds_is_refused_before_it_is_kept(entry, says):
    assert says in fault_of(entry, LICENSE, FEBRUARY)


def test_a_row_with_too_large_an_amount_is_named_and_holds_up_no_other():
    data = a_sheet(
        A1="文书号", B1="事项", C1="日期", D1="金额",
        A2="1号", B2="收费", C2="2026-02-03", D2="1000000000000",
        A3="2号", B3="收费", C3="2026-02-03", D3="12.5",
    )  # fmt: skip

    read = read_entries(data, RegisterKind.FEE, FEBRUARY)

    assert ([each.row for each in read.bad], len(read.entries)) == ([2], 1)


def test_a_sheet_of_two_cells_that_claims_billions_is_refused():
    data = a_sheet(A1="文书号", XFD1048576="1")

    with pytest.raises(NotASheet, match="怎么办"):
        read_entries(data, LICENSE, FEBRUARY)

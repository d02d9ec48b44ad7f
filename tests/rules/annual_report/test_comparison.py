from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.practice import reports as samples
from gongkai.rules.annual_report import comparison
from gongkai.rules.annual_report.comparison import against_last_year, against_peers, years_of
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report

NEW = CellId("applications", "newly_received", "total")


def a_report(disclosed, withheld=0, *, overturned=0, upheld=0, year=2025):
    facts = samples.SampleYear(
        100,
        {
            ("disclosed", "natural_person"): disclosed,
            ("withheld_process_information", "natural_person"): withheld,
        },
        {},
        {},
        overturned=overturned,
        upheld=upheld,
    )
    return samples.sample_report("示例县样例局", year, facts)


class TestLastYear:
    def test_a_large_growth_is_said_with_both_numbers(self):
        assert against_last_year(a_report(30), a_report(20)) == (
            "新收申请30件，比上年的20件多10件（+50.0%）。",
        )

    def test_a_fall_is_said_as_one(self):
        assert against_last_year(a_report(10), a_report(40)) == (
            "新收申请10件，比上年的40件少30件（-75.0%）。",
        )

    def test_a_growth_just_below_is_not_said(self):
        assert against_last_year(a_report(29), a_report(20)) == ()

    def test_growth_from_a_few_is_not_interpreted(self):
        assert against_last_year(a_report(27), a_report(9)) == ()

    def test_a_share_is_said_with_its_parts(self):
        now, before = a_report(14, 6), a_report(18, 2)

        assert against_last_year(now, before) == (
            "公开（含部分公开）占办结70.0%（20件中14件），上年90.0%（20件中18件），降低20.0个百分点。",
            "不予公开占办结30.0%（20件中6件），上年10.0%（20件中2件），升高20.0个百分点。",
        )

    def test_shares_of_a_few_are_not_compared(self):
        few = a_report(2, 7)

        assert against_last_year(few, a_report(9)) == ()
        assert comparison.too_few(few) == "办结9件，不足10件，不比较占比。"

    def test_enough_is_compared(self):
        assert comparison.too_few(a_report(10)) == ""


class TestPeers:
    def test_three_times_the_usual_is_said(self):
        peers = [a_report(number) for number in (9, 10, 11, 12)]

        assert against_peers(a_report(36), peers)[0] == (
            "新收申请36件；同级同类的4个机关，中位数10.5件。"
        )

    def test_with_three_others_nothing_is_said(self):
        assert against_peers(a_report(36), [a_report(10)] * 3) == ()

    def test_a_share_far_from_the_usual_is_said(self):
        assert against_peers(a_report(10, 10), [a_report(18, 2)] * 4) == (
            "公开（含部分公开）占办结50.0%（20件中10件），比同级同类4个机关的中位数90.0%低40.0个百分点。",
            "不予公开占办结50.0%（20件中10件），比同级同类4个机关的中位数10.0%高40.0个百分点。",
        )

    def test_a_few_of_ones_own_are_not_compared(self):
        assert against_peers(a_report(9), [a_report(0)] * 4) == ()


def test_a_cell_that_was_not_read_gives_no_number():
    whole = a_report(12)
    torn = replace(whole, figures={c: v for c, v in whole.figures.items() if c != NEW})

    assert comparison.RECEIVED.of(torn) is None
    assert against_last_year(whole, torn) == ()


def test_a_blank_cell_adds_as_zero():
    blank = replace(a_report(12), figures={**a_report(12).figures, NEW: None})

    assert comparison.RECEIVED.of(blank) == 0


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_the_outcomes_of_every_edition_make_the_concluded(year):
    report = a_report(12, 5, year=year)

    outcomes = [measure.of(report) for measure in comparison.OUTCOMES]
    assert sum(outcomes) == comparison.CONCLUDED.of(report) == 12 + 5


def test_years_stand_in_order_with_their_growth():
    rows = years_of({2025: a_report(30, 3), 2024: a_report(22), 2015: Report(year=2015)})

    assert [(row.year, row.received, row.growth) for row in rows] == [
        (2024, 22, None),
        (2025, 33, Decimal("50.0")),
    ]
    assert rows[1].opened_share == Decimal("90.9")


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_report_never_stands_out_against_itself(disclosed, withheld):
    report = a_report(disclosed, withheld)

    assert against_last_year(report, report) == ()
    assert against_peers(report, [report] * 5) == ()

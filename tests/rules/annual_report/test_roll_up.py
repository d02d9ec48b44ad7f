from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.rules.annual_report.applications_table import APPLICATIONS_2019
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2019, PROACTIVE_2021
from gongkai.rules.annual_report.report import Level, Report
from gongkai.rules.annual_report.roll_up import roll_up
from tests.rules.annual_report.strategies import reports
from tests.rules.annual_report.tables import report_of, without, zeros

UPHELD = CellId("remedies", "reconsideration", "upheld")
FEE = CellId("proactive", "administrative_fee", "amount_wan_yuan")


def _summed(reports, table):
    [one] = [each for each in roll_up(reports) if each.table is table or each.table.key == table]
    return one


def test_cells_are_added_with_each_agencys_share():
    county = report_of("remedies", "| upheld\n reconsideration | 2", agency="示例县教育局")
    town = report_of("remedies", "| upheld\n reconsideration | 3", agency="示例县示例镇人民政府")

    remedies = _summed([county, town], "remedies")

    assert remedies.figures[UPHELD] == 2 + 3
    assert remedies.shares[UPHELD] == {"示例县教育局": 2, "示例县示例镇人民政府": 3}
    assert remedies.agencies == ("示例县教育局", "示例县示例镇人民政府")


def test_amounts_are_added_to_the_last_decimal():
    first = report_of("proactive", "| amount_wan_yuan\n administrative_fee | 0.1", agency="甲")
    second = report_of("proactive", "| amount_wan_yuan\n administrative_fee | 0.2", agency="乙")

    assert _summed([first, second], "proactive").figures[FEE] == Decimal("0.3")


def test_a_blank_adds_as_nothing_and_stays_a_blank_in_the_share():
    report = report_of("remedies", "| upheld\n reconsideration | _")

    remedies = _summed([report], "remedies")

    assert remedies.figures[UPHELD] == 0
    assert remedies.shares[UPHELD] == {"示例县示例镇人民政府": None}


def test_a_cell_that_was_not_read_is_named_and_not_added():
    report = zeros(figures=without(zeros().figures, UPHELD))

    remedies = _summed([report], "remedies")

    assert remedies.left_out == {UPHELD: ("示例县示例镇人民政府",)}
    assert remedies.shares[UPHELD] == {}


def test_the_tables_of_2019_and_2021_are_added_apart():
    mixed = [zeros(Edition.TRIAL_2019), zeros(Edition.FORMAL_2021), zeros(Edition.HYBRID)]

    editions = [(each.table.key, each.editions) for each in roll_up(mixed)]

    assert editions == [
        ("proactive", (Edition.TRIAL_2019,)),
        ("proactive", (Edition.FORMAL_2021, Edition.HYBRID)),
        ("applications", (Edition.TRIAL_2019, Edition.HYBRID)),
        ("applications", (Edition.FORMAL_2021,)),
        ("remedies", tuple(Edition)),
    ]


def test_a_hybrid_goes_with_2021_in_part_two_and_with_2019_in_part_three():
    tables = [each.table for each in roll_up([zeros(Edition.HYBRID)])]

    assert PROACTIVE_2021 in tables
    assert APPLICATIONS_2019 in tables
    assert PROACTIVE_2019 not in tables


def test_two_reports_under_one_name_are_told_apart():
    assert _summed([zeros(), zeros()], "remedies").agencies == (
        "示例县示例镇人民政府",
        "示例县示例镇人民政府（2）",
    )


def test_a_report_without_a_name_still_has_a_share():
    assert _summed([zeros(agency=None)], "remedies").agencies == ("（没有写明机关）",)


def test_earlier_reports_add_nothing():
    assert roll_up([Report(agency="示例县人民政府", year=2017)]) == ()


@settings(max_examples=15, deadline=None)
@given(st.lists(reports(), min_size=1, max_size=4))
def test_rolling_up_keeps_balance(several):
    figures = {cell: value for each in roll_up(several) for cell, value in each.figures.items()}

    findings = check_report(replace(several[0], figures=figures))

    assert [each for each in findings if each.level is Level.ERROR] == []


@settings(max_examples=15, deadline=None)
@given(st.lists(reports(), min_size=1, max_size=4))
def test_the_shares_of_every_cell_make_its_sum(several):
    assert all(
        sum(shares.values()) == each.figures[cell]
        for each in roll_up(several)
        for cell, shares in each.shares.items()
    )

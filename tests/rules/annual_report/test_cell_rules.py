import dataclasses
from decimal import Decimal

import pytest

from gongkai.rules.annual_report.applications_table import APPLICATIONS_2021
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Level, Unread
from tests.rules.annual_report.tables import found, places, report_of, without, zeros

FEE = CellId("proactive", "administrative_fee", "amount_wan_yuan")


def _filled(value, chosen):
    report = zeros()
    return dataclasses.replace(
        report,
        figures={**report.figures, **{cell: value for cell in report.figures if chosen(cell)}},
    )


def test_one_blank_cell_is_named_itself():
    report = report_of("applications", "| natural_person\n disclosed | _")

    [finding] = found("cells.blank", report)

    assert (finding.where, finding.level) == (
        "applications.disclosed.natural_person",
        Level.NOTICE,
    )


def test_a_blank_column_is_told_once():
    report = _filled(None, lambda cell: cell.column == "research_institution")

    assert places("cells.blank", report) == ["applications.research_institution"]


def test_a_blank_row_is_told_once():
    report = _filled(None, lambda cell: cell.row == "withheld_state_secret")

    [finding] = found("cells.blank", report)

    assert finding.where == "applications.withheld_state_secret"
    assert "7格" in finding.says


def test_a_blank_table_is_told_once():
    report = _filled(None, lambda cell: cell.table == "remedies")

    assert places("cells.blank", report) == ["remedies"]


def test_a_blank_block_of_remedies_is_named_by_its_heads():
    report = _filled(None, lambda cell: cell.row == "litigation_direct")

    [finding] = found("cells.blank", report)

    assert "行政诉讼·未经复议直接起诉" in finding.says


def test_marks_are_warned_of_with_what_stands_there():
    report = _filled(None, lambda cell: cell.row == "government_rule")
    marks = {cell: "/" for cell in report.figures if cell.row == "government_rule"}

    [finding] = check_report(dataclasses.replace(report, marks=marks))

    assert (finding.rule, finding.level) == ("cells.mark", Level.WARNING)
    assert finding.where == "proactive.government_rule"
    assert "“/”" in finding.says


def test_a_row_that_is_not_on_the_page_is_an_error():
    report = zeros()
    gone = [cell for cell in report.figures if cell.row == "otherwise_fee_unpaid"]
    report = dataclasses.replace(report, figures=without(report.figures, *gone))

    [finding] = check_report(report)

    assert (finding.rule, finding.level) == ("cells.missing", Level.ERROR)
    assert finding.where == "applications.otherwise_fee_unpaid"


def test_a_table_that_is_not_on_the_page_is_one_error():
    report = zeros()
    report = dataclasses.replace(
        report, figures=without(report.figures, *APPLICATIONS_2021.cells())
    )

    assert [(each.rule, each.where) for each in check_report(report)] == [
        ("cells.missing", "applications")
    ]


def test_an_unread_run_is_an_error_with_its_readings():
    run = tuple(
        CellId("proactive", "normative_document", column)
        for column in ("issued_count", "repealed_count", "in_force_count")
    )
    report = zeros()
    report = dataclasses.replace(
        report,
        figures=without(report.figures, *run),
        unread=(Unread(run, "693665", "ambiguous", ((69, 3, 665), (69, 36, 65), (None, 0, 1))),),
    )

    [finding] = check_report(report)

    assert (finding.rule, finding.level, finding.found) == ("cells.unread", Level.ERROR, "693665")
    assert finding.where == "proactive.normative_document.issued_count"
    assert "69、3、665；69、36、65；空白、0、1" in finding.says


def test_an_unread_place_without_cells_or_readings_is_still_an_error():
    report = zeros(unread=(Unread((), "？？", "illegible"),))

    [finding] = check_report(report)

    assert finding.where == "report"
    assert "看不清" in finding.says


@pytest.mark.parametrize("value", ["-1", "2.5"])
@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("proactive", "normative_document", "issued_count"),
        ("applications", "disclosed", "natural_person"),
        ("remedies", "reconsideration", "upheld"),
    ],
)
def test_counts_are_whole_and_not_negative(value, table, row, column):
    report = report_of(table, f"| {column}\n {row} | {value}")

    [finding] = found(f"{table}.non_negative", report)

    assert (finding.where, finding.level) == (f"{table}.{row}.{column}", Level.ERROR)


def test_digits_run_together_in_a_file_do_not_pass_for_a_count():
    report = report_of("applications", "| natural_person\n disclosed | 12345678901")

    [finding] = found("applications.non_negative", report)

    assert "件数最多 9 位" in finding.says


def test_amounts_may_have_decimals_but_not_be_negative():
    good = zeros(figures={**zeros().figures, FEE: Decimal("7730.28")})
    bad = zeros(figures={**zeros().figures, FEE: Decimal("-0.5")})

    assert check_report(good) == ()
    assert places("proactive.non_negative", bad) == [str(FEE)]


@pytest.mark.parametrize(
    ("change", "expected"), [("-18", []), ("1.5", ["proactive.administrative_fee.items_change"])]
)
def test_a_change_of_items_may_be_negative_but_is_whole(change, expected):
    report = report_of(
        "proactive", f"| items_change\n administrative_fee | {change}", Edition.TRIAL_2019
    )

    assert places("proactive.non_negative", report) == expected


class TestRules:
    def report(self, edition=Edition.FORMAL_2021):
        return report_of(
            "proactive", "| issued_count | in_force_count\n government_rule | 2 | 2", edition
        )

    @pytest.mark.parametrize(
        ("level", "kind"),
        [
            ("township", "government"),
            ("county", "government"),
            ("county", "street_office"),
            ("province", "department"),
            ("city", "zone"),
        ],
    )
    def test_those_who_make_no_rules_report_none(self, level, kind):
        assert places(
            "proactive.rules_only_by_rule_makers", self.report(), level=level, kind=kind
        ) == [
            "proactive.government_rule.issued_count",
            "proactive.government_rule.in_force_count",
        ]

    @pytest.mark.parametrize(
        ("level", "kind"),
        [
            ("city", "government"),
            ("province", "government"),
            ("state_council", "department"),
            (None, None),
            ("county", None),
            (None, "department"),
        ],
    )
    def test_rule_makers_and_unknown_agencies_are_left_alone(self, level, kind):
        assert (
            places("proactive.rules_only_by_rule_makers", self.report(), level=level, kind=kind)
            == []
        )

    def test_the_2019_form_has_no_such_check(self):
        report = report_of(
            "proactive", "| newly_made_count\n government_rule | 2", Edition.TRIAL_2019
        )

        assert (
            places(
                "proactive.rules_only_by_rule_makers", report, level="township", kind="government"
            )
            == []
        )


def test_every_cell_of_the_form_is_checked_for_being_there():
    findings = check_report(zeros(figures={}))

    assert [each.where for each in findings] == [table.key for table in FORM_2021.tables]

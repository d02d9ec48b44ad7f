from pathlib import Path

import pytest

from gongkai.report_cli.choosing import Reason, choose
from gongkai.report_cli.reading import Reading
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Finding, Level, Report

CELL = CellId("remedies", "reconsideration", "total")
IMBALANCE = Finding("applications.balance", Level.ERROR, "applications", "不相等", "表内勾稽关系")


def reading(
    name, agency="示例县教育局", year=2025, edition=Edition.FORMAL_2021, total=0, findings=()
):
    report = Report(agency=agency, year=year, edition=edition, figures={CELL: total})
    return Reading(Path(name), report, findings)


def chosen(*readings, include_unbalanced=False):
    result = choose(readings, year=2025, include_unbalanced=include_unbalanced)
    return [str(each.path) for each in result.readings], [
        (str(each.reading.path), each.reason) for each in result.left_out
    ]


def test_another_year_is_left_out():
    assert chosen(reading("a"), reading("b", year=2024), reading("c", year=None)) == (
        ["a"],
        [("b", Reason.OTHER_YEAR), ("c", Reason.OTHER_YEAR)],
    )


def test_a_report_without_tables_is_left_out():
    assert chosen(reading("a", edition=None)) == ([], [("a", Reason.WITHOUT_TABLES)])


def test_a_report_that_does_not_balance_is_left_out_unless_asked_for():
    wrong = reading("a", findings=(IMBALANCE,))

    assert chosen(wrong) == ([], [("a", Reason.UNBALANCED)])
    assert chosen(wrong, include_unbalanced=True) == (["a"], [])


def test_the_same_report_twice_counts_once():
    assert chosen(reading("a"), reading("b")) == (["a"], [("b", Reason.DUPLICATE)])


def test_two_different_reports_of_one_agency_both_wait_for_a_person():
    assert chosen(reading("a", total=1), reading("b", total=2)) == (
        [],
        [("a", Reason.DUPLICATE), ("b", Reason.DUPLICATE)],
    )


def test_reports_without_an_agency_are_no_duplicates():
    assert chosen(reading("a", agency=None), reading("b", agency=None)) == (["a", "b"], [])


def test_only_what_could_be_read_can_be_chosen():
    with pytest.raises(ValueError, match="could not be read"):
        choose([Reading(Path("a"), refusal="坏了")], year=2025, include_unbalanced=False)

"""Figures of published reports through the checks of the tables. Where one does not add up, it stays.

``figures.json`` holds the rows that are not all 0, each in the order of the form's columns.
"""

import json
from pathlib import Path

import pytest

from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Level, Report
from gongkai.rules.annual_report.report_json import report_from_json
from gongkai.rules.annual_report.roll_up import roll_up

PUBLISHED = json.loads((Path(__file__).parent / "figures.json").read_text(encoding="utf-8"))

BLANK_TOTALS_OF_10 = [
    ("applications.blank_total", f"applications.{row}.total")
    for row in (
        "disclosed",
        "partly_disclosed",
        "withheld_state_secret",
        "withheld_internal_affairs",
        "withheld_process_information",
        "withheld_administrative_inquiry",
        "unavailable_not_held",
        "unavailable_would_need_creating",
        "unavailable_still_unclear",
        "not_processed_petition_or_complaint",
        "not_processed_repeated",
    )
]
ERRORS = {
    # Two totals printed 0 beside 10 + 1 and 5.
    "01": [
        ("remedies.reconsideration", "remedies.reconsideration.total"),
        (
            "remedies.litigation_after_reconsideration",
            "remedies.litigation_after_reconsideration.total",
        ),
    ],
    # The column 总计 is left blank in every row of results that has figures.
    "10": BLANK_TOTALS_OF_10,
    # The rows of results make 26 and 27 under a printed 20 and 21.
    "13": [
        ("applications.results_total", "applications.concluded.natural_person"),
        ("applications.results_total", "applications.concluded.total"),
    ],
}


def published(number: str) -> Report:
    """Return the report of this number; rows that are not listed are 0."""
    entry = PUBLISHED[number]
    form = FORMS[Edition(entry["edition"])]
    tables: dict[str, dict[str, dict[str, object]]] = {}
    for table in form.tables:
        for line in table.lines:
            values = entry["rows"].get(f"{table.key}.{line.key}", [0] * len(line.columns))
            keys = (column.key for column in line.columns)
            tables.setdefault(table.key, {})[line.key] = dict(zip(keys, values, strict=True))
    return report_from_json(
        {key: entry[key] for key in ("agency", "year", "edition")} | {"tables": tables}
    )


@pytest.mark.parametrize("number", PUBLISHED)
def test_only_the_known_errors_are_found_in_published_tables(number):
    findings = check_report(published(number))

    errors = [(each.rule, each.where) for each in findings if each.level is Level.ERROR]

    assert errors == ERRORS.get(number, [])


def test_the_known_imbalance_of_13_names_both_sides():
    natural, total = (
        each for each in check_report(published("13")) if each.rule == "applications.results_total"
    )

    assert (natural.found, natural.expected) == (20, 6 + 6 + 4 + 3 + 3 + 4)
    assert (total.found, total.expected) == (21, 7 + 6 + 4 + 3 + 3 + 4)


def test_five_blank_columns_of_06_are_five_notices():
    notices = [each for each in check_report(published("06")) if each.rule == "cells.blank"]

    assert [each.where for each in notices] == [
        f"applications.{column}"
        for column in (
            "commercial_enterprise",
            "research_institution",
            "public_welfare_organization",
            "legal_services_organization",
            "other_organization",
        )
    ]


def test_two_years_of_one_district_chain_without_a_warning():
    findings = check_report(published("13"), previous=published("12"))

    assert {each.rule for each in findings} == {"applications.results_total"}


def test_the_published_tables_of_2021_add_up_to_a_table_that_balances():
    whole = [report for number in ("00", "04", "07", "08", "16") for report in [published(number)]]

    figures = {cell: value for each in roll_up(whole) for cell, value in each.figures.items()}
    summed = Report(year=2023, edition=Edition.FORMAL_2021, figures=figures)

    assert figures[CellId("applications", "newly_received", "total")] == 3511 + 713 + 34 + 81
    assert [each for each in check_report(summed) if each.level is Level.ERROR] == []

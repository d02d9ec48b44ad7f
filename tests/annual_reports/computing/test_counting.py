"""What the records of a year come to: cell by cell, for one agency and for many."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.annual_reports.computing.counting import computed, computed_of
from gongkai.annual_reports.computing.sources import SOURCES, source_of
from gongkai.annual_reports.models import AnnualReport
from gongkai.casework.models import CaseEvent, DisclosureApplication
from gongkai.catalog.models import OpeningBalance, RegisterEntry
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editions import FORM_2019, FORM_2021
from gongkai.rules.annual_report.report import Level, Report
from gongkai.rules.outcomes import ENDING_BY_CODE, row_of
from tests.annual_reports.computing.conftest import (
    FEES,
    LICENSES,
    NORMATIVE,
    YEAR,
    applied,
    day,
)

COMPUTED_2021 = [cell for source in SOURCES for cell in source.cells(FORM_2021)]


def test_an_application_carried_over_in_one_received_and_one_left_open_balance(
    qingshan, an_application
):
    an_application("2024-12-20", "2025-01-10")
    an_application("2025-03-03", "2025-03-20", ending="partly_disclosed")
    an_application("2025-12-25", kind="commercial_enterprise")

    figures = computed(qingshan, YEAR).figures

    assert figures[applied("newly_received")] == 2
    assert figures[applied("carried_over_in")] == 1
    assert figures[applied("disclosed")] == figures[applied("partly_disclosed")] == 1
    assert figures[applied("concluded")] == 1 + 1
    assert figures[applied("carried_over_out", "commercial_enterprise")] == 1


def test_registers_count_standing_entries_of_the_year_and_fees_in_units_of_the_form(
    qingshan, an_entry
):
    an_entry("2025-01-01")
    an_entry("2025-12-31")
    an_entry("2026-01-01")
    an_entry("2025-06-01", voided_on=day("2025-06-02"), voided_why="登记错了")
    an_entry("2025-06-01", kind="administrative_fee", amount="12345.60")

    figures = computed(qingshan, YEAR).figures

    assert figures[LICENSES] == 2
    assert figures[FEES] == Decimal("1.23456")


def test_documents_count_as_issued_repealed_and_in_force_at_the_end_of_the_year(
    qingshan, a_document
):
    a_document("2025-02-01")
    a_document("2023-05-01")
    a_document("2022-05-01", validity="repealed", validity_on=day("2025-07-01"))
    a_document("2021-05-01", valid_until=day("2025-12-30"))
    a_document("2020-05-01", valid_until=day("2025-12-31"))
    a_document("2026-01-05")

    figures = computed(qingshan, YEAR).figures

    assert figures[NORMATIVE["issued_count"]] == 1
    assert figures[NORMATIVE["repealed_count"]] == 1
    assert figures[NORMATIVE["in_force_count"]] == len(["2025-02", "2023-05", "2020-05"])


@pytest.mark.parametrize(
    "entries",
    [
        {"number": ""},
        {"head": "20-11"},
        {"explains": "qingshan:A1"},
        {"issuer": "示例县人民政府"},
    ],
)
def test_what_is_no_document_of_the_agency_is_not_counted(qingshan, a_document, entries):
    a_document("2025-02-01", **entries)

    assert computed(qingshan, YEAR).figures[NORMATIVE["issued_count"]] == 0


def test_an_order_is_a_rule_only_where_rules_may_be_made(county, a_document):
    qingshan, city = Agency.objects.get(code="qingshan"), Agency.objects.get(code="shili")
    city.level = "city"
    city.save()
    a_document("2025-02-01", genre="命令（令）")
    a_document("2025-02-01", genre="命令（令）", of=city)

    found = computed_of([qingshan, city], YEAR)

    rules = {
        pk: [
            str(cell.row)
            for cell, value in each.figures.items()
            if value and cell.column == "issued_count"
        ]
        for pk, each in found.items()
    }
    assert rules == {qingshan.pk: ["normative_document"], city.pk: ["government_rule"]}


def test_documents_of_before_the_program_count_in_force_by_their_number(qingshan):
    OpeningBalance.objects.create(agency=qingshan, count=40, in_force_count=3, source="旧网站")
    OpeningBalance.objects.create(
        agency=qingshan, year=2026, count=40, in_force_count=5, source="以后的"
    )

    assert computed(qingshan, YEAR).figures[NORMATIVE["in_force_count"]] == 3


def test_a_book_without_an_entry_counts_as_nought(qingshan):
    found = computed(qingshan, YEAR)

    assert len(found.figures) == len(COMPUTED_2021)
    assert set(found.figures.values()) == {0}


def test_a_book_that_had_figures_last_year_and_no_entry_now_is_kept_elsewhere(
    qingshan, upload, an_application
):
    upload(year=2024)
    an_application("2025-03-03", "2025-03-20")

    found = computed(qingshan, YEAR)

    assert {each for each in found.not_kept if each.table != "remedies"} == {LICENSES}
    assert LICENSES not in found.figures
    assert applied("newly_received") in found.figures


def test_a_table_is_filled_whole_or_not_at_all(qingshan, upload):
    upload(year=2024)

    found = computed(qingshan, YEAR)

    assert [cell for cell in found.figures if cell.table == "applications"] == []


def test_the_form_of_2019_has_its_own_rows(qingshan, an_application):
    an_application("2020-03-03", "2020-03-20", ending="otherwise_fee_unpaid")

    figures = computed(qingshan, 2020).figures

    assert figures[applied("otherwise_concluded")] == 1
    assert NORMATIVE["issued_count"] not in figures
    assert set(figures) < set(FORM_2019.cells())


def test_the_same_records_have_the_same_digest_and_others_another(qingshan, an_entry):
    first = computed(qingshan, YEAR).digest
    again = computed(qingshan, YEAR).digest
    an_entry("2025-05-05")

    assert first == again != computed(qingshan, YEAR).digest


def test_many_agencies_take_as_many_queries_as_one(county, an_entry):
    an_entry("2025-05-05")
    agencies = list(Agency.objects.all())

    with CaptureQueriesContext(connection) as queries:
        computed_of(agencies, YEAR)

    assert len(queries) == 6


HISTORIES = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.none() | st.integers(1, 400),
        st.sampled_from(sorted(ENDING_BY_CODE)),
        st.sampled_from(["natural_person", "commercial_enterprise", "other_organization"]),
    ),
    max_size=15,
)


def told(histories):
    """Turn histories into days: received, decided or None, ending, applicant."""
    start = dt.date(2024, 1, 1)
    for received, until, ending, kind in histories:
        on = start + dt.timedelta(received)
        yield on, on + dt.timedelta(until) if until else None, ending, kind


def counted_by_hand(histories, year):
    """Count table three as the form says it, from the days alone."""
    cells = Counter()
    for received, decided, ending, kind in told(histories):
        if received.year > year or (decided and decided.year < year):
            continue
        rows = ["newly_received" if received.year == year else "carried_over_in"]
        if decided and decided.year == year:
            rows += ["concluded", row_of(ENDING_BY_CODE[ending], report_year=year)]
        else:
            rows.append("carried_over_out")
        cells.update(applied(row, column) for row in rows for column in (kind, "total"))
    return cells


@given(histories=HISTORIES)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_random_years_count_alike_by_query_and_by_hand_and_balance(
    qingshan, an_application, histories
):
    CaseEvent.objects.all().delete()
    DisclosureApplication.objects.all().delete()
    for received, decided, ending, kind in told(histories):
        an_application(
            received.isoformat(), decided and decided.isoformat(), ending=ending, kind=kind
        )

    for year in (2024, 2025, 2026):
        figures = computed(qingshan, year).figures
        by_hand = counted_by_hand(histories, year)
        assert {cell: n for cell, n in figures.items() if n} == by_hand
        assert unbalanced(figures) == []
        assert wrong_lists(qingshan, figures, year) == []


def unbalanced(figures):
    whole = dict.fromkeys(FORM_2021.cells(), 0) | dict(figures)
    report = Report(year=YEAR, edition=FORM_2021.edition, figures=whole)
    return [each for each in check_report(report) if each.level is Level.ERROR]


def wrong_lists(agency, figures, year):
    """Return the cells whose list is not as long as their number says."""
    wrong = []
    for cell, value in figures.items():
        listing = source_of(cell, FORM_2021).records(agency, cell, year)
        if len(listing.rows) + sum(each.count for each in listing.carried) != value:
            wrong.append(cell)
    return wrong


def test_every_list_of_table_two_is_as_long_as_its_number(qingshan, a_document, an_entry):
    a_document("2025-02-01")
    a_document("2022-05-01", validity="repealed", validity_on=day("2025-07-01"))
    an_entry("2025-05-05")
    an_entry("2025-05-06")
    OpeningBalance.objects.create(agency=qingshan, count=40, in_force_count=3, source="旧网站")

    figures = {
        cell: value for cell, value in computed(qingshan, YEAR).figures.items() if cell != FEES
    }

    assert wrong_lists(qingshan, figures, YEAR) == []
    assert (
        sum(value for cell, value in figures.items() if cell.table == "proactive") == 1 + 1 + 4 + 2
    )


def test_the_list_of_the_fees_adds_up_to_the_amount(qingshan, an_entry):
    an_entry("2025-05-05", kind="administrative_fee", amount="100.00")
    an_entry("2025-05-06", kind="administrative_fee", amount="23.45")

    listing = source_of(FEES, FORM_2021).records(qingshan, FEES, YEAR)

    assert listing.total == sum(each.amount for each in RegisterEntry.objects.all())
    assert computed(qingshan, YEAR).figures[FEES] * 10_000 == listing.total


def test_nothing_of_counting_begins_a_report(qingshan):
    computed(qingshan, YEAR)

    assert not AnnualReport.objects.exists()

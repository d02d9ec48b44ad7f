import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Level, Unread
from tests.rules.annual_report.strategies import balanced_figures, reports
from tests.rules.annual_report.tables import found, places, report_of, without, zeros

NATURAL_CONCLUDED = "applications.concluded.natural_person"


def test_a_report_of_zeros_has_nothing_to_find():
    assert check_report(zeros()) == ()


def test_received_and_carried_in_equal_concluded_and_carried_out():
    report = report_of(
        "applications",
        """
                         | natural_person | total
        newly_received   |             25 |    25
        carried_over_in  |              2 |     2
        disclosed        |             21 |    21
        concluded        |             21 |    21
        """,
    )

    findings = found("applications.balance", report)

    assert [finding.where for finding in findings] == [
        NATURAL_CONCLUDED,
        "applications.concluded.total",
    ]
    assert (findings[0].found, findings[0].expected) == (21, 27)
    assert findings[0].says == ("自然人：第一项加第二项之和（27）不等于第三项加第四项之和（21）")
    assert findings[0].source == "国办公开办函〔2021〕30号"
    assert findings[0].level is Level.ERROR


def test_the_total_of_results_is_the_sum_of_its_rows():
    report = report_of(
        "applications",
        """
                         | natural_person | total
        newly_received   |              9 |     9
        disclosed        |              6 |     6
        partly_disclosed |              2 |     2
        concluded        |              9 |     9
        """,
    )

    [natural, total] = found("applications.results_total", report)

    assert (natural.where, natural.found, natural.expected) == (NATURAL_CONCLUDED, 9, 6 + 2)
    assert "6＋2＝8" in natural.says
    assert total.where == "applications.concluded.total"


def test_the_total_of_applicants_is_the_sum_of_all_six():
    report = report_of(
        "applications",
        """
                       | natural_person | commercial_enterprise | total
        newly_received |              6 |                     1 |     6
        disclosed      |              6 |                     1 | 6 + 1
        concluded      |              6 |                     1 | 6 + 1
        """,
    )

    assert places("applications.applicant_total", report) == ["applications.newly_received.total"]


@pytest.mark.parametrize(
    "block", ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
)
def test_the_total_of_a_block_of_remedies_is_the_sum_of_four_results(block):
    report = report_of(
        "remedies",
        f"""
                | upheld | overturned | other_result | pending | total
        {block} |     10 |          1 |            0 |       0 |     0
        """,
    )

    [finding] = found(f"remedies.{block}", report)

    assert (finding.where, finding.found, finding.expected) == (f"remedies.{block}.total", 0, 11)
    assert finding.level is Level.ERROR


def test_a_blank_total_beside_filled_parts_is_one_error_and_its_sums_are_silent():
    report = report_of(
        "applications",
        """
                       | natural_person | total
        newly_received |              5 |     5
        disclosed      |              5 |     _
        concluded      |              5 |     5
        """,
    )

    findings = [finding for finding in check_report(report) if finding.level is Level.ERROR]

    assert [(finding.rule, finding.where) for finding in findings] == [
        ("applications.blank_total", "applications.disclosed.total")
    ]


def test_a_blank_total_of_results_is_an_error():
    report = report_of(
        "applications",
        """
                       | natural_person | total
        newly_received |              5 |     5
        disclosed      |              5 |     5
        concluded      |              _ |     5
        """,
    )

    assert places("applications.blank_total", report) == [NATURAL_CONCLUDED]
    assert places("applications.balance", report) == []


def test_a_blank_total_of_remedies_is_an_error():
    report = report_of("remedies", "| upheld | total\n reconsideration | 3 | _")

    assert places("remedies.blank_total", report) == ["remedies.reconsideration.total"]
    assert places("remedies.reconsideration", report) == []


def test_a_wholly_blank_row_adds_as_nothing():
    report = report_of(
        "remedies",
        """
                        | upheld | overturned | other_result | pending | total
        reconsideration |      _ |          _ |            _ |       _ |     _
        """,
    )

    assert places("remedies.blank_total", report) == []
    assert places("remedies.reconsideration", report) == []


def test_a_mark_for_a_total_beside_zeros_is_only_a_mark():
    report = report_of("remedies", "| total\n reconsideration | _")
    marked = dataclasses.replace(
        report, marks={CellId("remedies", "reconsideration", "total"): "/"}
    )

    assert [finding.rule for finding in check_report(marked)] == ["cells.mark"]


def test_a_mark_for_a_total_beside_figures_is_a_blank_total():
    report = report_of("remedies", "| upheld | total\n reconsideration | 2 | _")
    marked = dataclasses.replace(
        report, marks={CellId("remedies", "reconsideration", "total"): "/"}
    )

    assert places("remedies.blank_total", marked) == ["remedies.reconsideration.total"]


def test_sums_over_an_unread_cell_are_silent():
    unread = CellId("remedies", "reconsideration", "upheld")
    report = report_of("remedies", "| total\n reconsideration | 7")
    report = dataclasses.replace(
        report,
        figures=without(report.figures, unread),
        unread=(Unread((unread,), "1 7", "ambiguous", ((1,), (17,))),),
    )

    assert [finding.rule for finding in check_report(report)] == ["cells.unread"]


def test_carried_in_equals_what_last_year_carried_out():
    last = report_of("applications", "| total\n carried_over_out | 5", year=2022)
    this = report_of("applications", "| total\n carried_over_in | 3")

    [finding] = found("applications.carry_in", this, previous=last)

    assert (finding.where, finding.found, finding.expected) == (
        "applications.carried_over_in.total",
        3,
        5,
    )
    assert finding.level is Level.WARNING


def test_carry_in_holds_across_the_change_of_form():
    last = report_of("applications", "| total\n carried_over_out | 5", Edition.TRIAL_2019)
    this = report_of("applications", "| total\n carried_over_in | 4", year=2021)

    assert places("applications.carry_in", this, previous=last) == [
        "applications.carried_over_in.total"
    ]


def test_a_blank_total_silences_the_chain_to_last_year():
    last = report_of("applications", "| total\n carried_over_out | 5", year=2022)
    this = report_of("applications", "| natural_person | total\n carried_over_in | 5 | _")

    assert places("applications.carry_in", this, previous=last) == [
        "applications.carried_over_in.natural_person"
    ]


def test_a_report_of_another_year_is_no_last_year():
    earlier = report_of("applications", "| total\n carried_over_out | 5", year=2021)

    assert places("applications.carry_in", zeros(), previous=earlier) == []
    assert places("report.previous_year", zeros(), previous=earlier) == ["report"]


def test_a_report_without_a_year_is_taken_for_last_years():
    last = report_of("applications", "| total\n carried_over_out | 5", year=None)

    assert places("applications.carry_in", zeros(), previous=last) == [
        "applications.carried_over_in.total"
    ]


def test_a_table_not_begun_is_not_held_to_last_year():
    last = report_of("applications", "| total\n carried_over_out | 5", year=2022)
    this = zeros(figures=dict.fromkeys(zeros().figures))

    assert places("applications.carry_in", this, previous=last) == []


def test_documents_in_force_roll_on_from_last_year():
    last = report_of("proactive", "| in_force_count\n normative_document | 10", year=2022)
    this = report_of(
        "proactive",
        """
                           | issued_count | repealed_count | in_force_count
        normative_document |            2 |              1 |             15
        """,
    )

    [finding] = found("proactive.in_force_roll", this, previous=last)

    assert (finding.found, finding.expected) == (15, 10 + 2 - 1)
    assert "10＋2－1＝11" in finding.says
    assert finding.level is Level.WARNING


def test_documents_of_the_2019_form_are_not_rolled_on():
    last = zeros(Edition.TRIAL_2019)
    this = report_of("proactive", "| in_force_count\n normative_document | 15", year=2021)

    assert places("proactive.in_force_roll", this, previous=last) == []


@pytest.mark.parametrize(
    ("issued", "expected"), [(6, []), (7, ["proactive.government_rule.issued_count"])]
)
def test_issued_documents_are_in_force_or_repealed(issued, expected):
    report = report_of(
        "proactive",
        f"""
                        | issued_count | repealed_count | in_force_count
        government_rule |     {issued} |              1 |              5
        """,
    )

    assert places("proactive.issued_not_over_in_force", report) == expected


def test_items_of_2019_go_on_from_last_year():
    last = report_of(
        "proactive",
        "| items_last_year_count | items_change\n administrative_fee | 35 | -15",
        Edition.TRIAL_2019,
        year=2019,
    )
    this = report_of(
        "proactive", "| items_last_year_count\n administrative_fee | 35", Edition.TRIAL_2019
    )

    [finding] = found("proactive.items_chain", this, previous=last)

    assert (finding.where, finding.expected) == (
        "proactive.administrative_fee.items_last_year_count",
        35 - 15,
    )


@pytest.mark.parametrize(
    ("published", "expected"),
    [(3, []), (4, ["proactive.normative_document.newly_published_count"])],
)
def test_newly_published_is_not_over_newly_made(published, expected):
    report = report_of(
        "proactive",
        f"| newly_made_count | newly_published_count\n normative_document | 3 | {published}",
        Edition.TRIAL_2019,
    )

    assert places("proactive.newly_published_not_over_newly_made", report) == expected


@pytest.mark.parametrize(("total", "expected"), [(3, []), (2, ["remedies.reconsideration.total"])])
def test_pending_cases_of_last_year_turn_up_this_year(total, expected):
    last = report_of("remedies", "| pending | total\n reconsideration | 3 | 3", year=2022)
    this = report_of("remedies", f"| upheld | total\n reconsideration | {total} | {total}")

    assert places("remedies.pending_chain", this, previous=last) == expected


EDITIONS = list(Edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_balanced_tables_have_no_error(edition):
    @settings(max_examples=15, deadline=None)
    @given(reports(edition))
    def holds(report):
        findings = check_report(report, previous=dataclasses.replace(report, year=report.year - 1))

        assert [each for each in findings if each.level is Level.ERROR] == []

    holds()


def _check_one_changed_cell(edition, count):
    @settings(max_examples=count, deadline=None)
    @given(balanced_figures(edition), st.data())
    def holds(figures, data):
        changeable = [cell for cell in figures if cell.table != "proactive"]
        cell = data.draw(st.sampled_from(changeable))
        figures[cell] += data.draw(st.integers(1, 1000))

        findings = check_report(zeros(edition, figures=figures))

        assert any(
            finding.level is Level.ERROR and finding.where.startswith(cell.table)
            for finding in findings
        )

    holds()


@pytest.mark.parametrize("edition", EDITIONS)
def test_one_changed_cell_of_parts_three_or_four_is_always_found(edition):
    _check_one_changed_cell(edition, 25)


@pytest.mark.long
@pytest.mark.parametrize("edition", EDITIONS)
def test_one_changed_cell_is_found_in_very_many_tables(edition):
    _check_one_changed_cell(edition, 2000)

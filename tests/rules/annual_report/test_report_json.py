import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Report, Unread
from gongkai.rules.annual_report.report_json import (
    NotAReport,
    report_from_json,
    report_to_json,
)
from tests.rules.annual_report.strategies import patchy_reports
from tests.rules.annual_report.tables import report_of, without, zeros

FEE = CellId("proactive", "administrative_fee", "amount_wan_yuan")
ISSUED = CellId("proactive", "normative_document", "issued_count")


def test_counts_are_numbers_and_amounts_are_decimal_strings():
    report = report_of(
        "proactive", "| amount_wan_yuan\n administrative_fee | 7730.280", sections={"五": "略"}
    )

    data = report_to_json(report, file="report.docx")

    assert data["file"] == "report.docx"
    assert data["tables"]["proactive"]["administrative_fee"] == {"amount_wan_yuan": "7730.28"}
    assert data["tables"]["remedies"]["reconsideration"]["upheld"] == 0
    assert data["sections"] == {"五": "略"}


@pytest.mark.parametrize(
    ("amount", "printed"), [(0, "0"), (100, "100"), (Decimal("24252.311082"), "24252.311082")]
)
def test_an_amount_is_never_in_powers_of_ten(amount, printed):
    report = zeros(figures={**zeros().figures, FEE: amount})

    data = report_to_json(report)

    assert data["tables"]["proactive"]["administrative_fee"]["amount_wan_yuan"] == printed


def test_an_unread_cell_is_absent_from_the_tables():
    unread = Unread((ISSUED,), "14", "ambiguous", ((1,), (14,)))
    report = zeros(figures=without(zeros().figures, ISSUED), unread=(unread,))

    data = report_to_json(report)

    assert "issued_count" not in data["tables"]["proactive"]["normative_document"]
    assert data["unread"] == [
        {"where": str(ISSUED), "text": "14", "reason": "ambiguous", "readings": [[1], [14]]}
    ]


def test_a_run_named_by_its_first_cell_gets_its_other_cells_from_the_readings():
    data = report_to_json(zeros()) | {
        "unread": [{"where": str(ISSUED), "text": "693665", "readings": [[69, 3, 665]]}]
    }

    [unread] = report_from_json(data).unread

    assert [cell.column for cell in unread.cells] == [
        "issued_count",
        "repealed_count",
        "in_force_count",
    ]


def test_an_unread_place_may_have_no_cell():
    report = zeros(unread=(Unread((), "？", "illegible"),))

    assert report_from_json(report_to_json(report)) == report


def test_an_unread_cell_of_an_earlier_report_keeps_its_address():
    report = Report(unread=(Unread((ISSUED,), "1", "illegible"),))

    assert report_from_json(report_to_json(report)) == report


def test_findings_are_told_with_both_sides():
    report = report_of("remedies", "| upheld | total\n reconsideration | 2 | 1")

    [finding] = report_to_json(report, check_report(report))["findings"]

    assert finding["rule"] == "remedies.reconsideration"
    assert (finding["level"], finding["found"], finding["expected"]) == ("error", 1, 2)


def test_an_earlier_report_has_empty_tables():
    data = report_to_json(Report(agency="示例县人民政府", year=2017))

    assert (data["edition"], data["tables"]) == (None, {})


@pytest.mark.parametrize("edition", list(Edition))
def test_a_report_survives_the_way_there_and_back(edition):
    @settings(max_examples=15, deadline=None)
    @given(patchy_reports(edition))
    def holds(report):
        text = json.dumps(report_to_json(report, check_report(report)), ensure_ascii=False)

        assert report_from_json(json.loads(text)) == report

    holds()


@settings(max_examples=20, deadline=None)
@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=2)
)
def test_a_decimal_where_a_count_belongs_keeps_its_value(value):
    report = zeros(figures={**zeros().figures, ISSUED: value})

    assert report_from_json(report_to_json(report)).figures[ISSUED] == value


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"edition": "2030"}, "没有“2030”这个格式"),
        ({"edition": None}, "要写明格式"),
        ({"tables": {"proactive": 3}}, "应是一个对象"),
        ({"tables": {"proactive": {"no_such_row": {"total": 1}}}}, "没有“proactive.no_such_row"),
        ({"tables": {"remedies": {"reconsideration": {"total": "many"}}}}, "不是数"),
        ({"tables": {"remedies": {"reconsideration": {"total": "NaN"}}}}, "不是数"),
        ({"tables": {"remedies": {"reconsideration": {"total": 1.5}}}}, "应是整数"),
        ({"tables": {"remedies": {"reconsideration": {"total": True}}}}, "应是整数"),
        ({"marks": {"here": "/"}}, "不是一格的地址"),
    ],
)
def test_what_is_not_a_report_is_refused(change, says):
    data = report_to_json(replace(zeros(), sections={"一": "略"})) | change

    with pytest.raises(NotAReport, match=says):
        report_from_json(data)


def test_a_list_is_not_a_report():
    with pytest.raises(NotAReport, match="应是一个对象"):
        report_from_json([])

"""The figures of versions as columns, which the database adds."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual_reports import actions, offers
from gongkai.annual_reports.models import FIGURES, Figures2019, Figures2021, JointDocuments
from gongkai.annual_reports.models.figures import (
    DoesNotFit,
    as_stored,
    column_name,
    from_stored,
    joint_column_name,
)
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.editions import FORM_2019, FORM_2021, FORM_HYBRID, FORMS
from gongkai.rules.annual_report.form import CellId, ValueKind
from tests.annual_reports.conftest import AT, QINGSHAN

NEW = CellId("applications", "newly_received", "natural_person")
LONGEST_NAME = 63  # of PostgreSQL
FEE = CellId("proactive", "administrative_fee", "amount_wan_yuan")
ISSUED = CellId("proactive", "normative_document", "issued_count")


def report_with(figures, form=FORM_2021):
    report = samples.sample_report(QINGSHAN, 2025, samples.QUIET)
    return replace(report, edition=form.edition, figures={**samples.zeros(form), **figures})


def columns_of(model):
    names = {field.name for field in model._meta.concrete_fields}
    cells = names - {"version", "report", "edition", "is_whole", "is_balanced"}
    return {each for each in cells if not each.startswith("joint_")}


@pytest.mark.parametrize("edition", FIGURES)
def test_a_table_has_one_column_for_each_cell_of_its_form(edition):
    cells = [column_name(cell) for cell in FORMS[edition].cells()]

    assert columns_of(FIGURES[edition]) == set(cells)
    assert len(cells) == len(set(cells))


def test_there_are_200_cells_since_2021_and_198_before():
    assert (len(columns_of(Figures2021)), len(columns_of(Figures2019))) == (200, 198)


def test_a_column_name_fits_either_database():
    cells = (*FORM_2021.cells(), *FORM_2019.cells())

    assert max(len(column_name(cell)) for cell in cells) <= LONGEST_NAME


def test_a_version_has_its_figures_as_columns(upload):
    version = upload(report_with({NEW: 64, FEE: Decimal("12.345678")}))

    row = Figures2021.objects.get(version=version)

    assert (row.a_newly_received_natural, row.p_administrative_fee_amount_wan_yuan) == (
        64,
        12_345_678,
    )
    assert row.is_whole


def test_a_blank_is_null(upload):
    version = upload(report_with({NEW: None}))

    assert Figures2021.objects.get(version=version).a_newly_received_natural is None


def test_a_report_with_a_missing_cell_is_not_whole(upload):
    report = report_with({})
    figures = {cell: value for cell, value in report.figures.items() if cell != NEW}

    version = upload(replace(report, figures=figures))

    assert not Figures2021.objects.get(version=version).is_whole


@pytest.mark.parametrize("value", [2 * 10**9 + 1, Decimal("2.5")])
def test_a_number_that_cannot_be_true_is_not_summed(upload, value):
    version = upload(report_with({NEW: value}))

    row = Figures2021.objects.get(version=version)

    assert (row.is_whole, row.a_newly_received_natural) == (False, None)


def test_a_hybrid_has_part_three_with_2019_and_the_rest_with_2021(upload):
    version = upload(report_with({NEW: 5, ISSUED: 2}, form=FORM_HYBRID))

    old, new = Figures2019.objects.get(version=version), Figures2021.objects.get(version=version)

    assert (old.a_newly_received_natural, old.r_reconsideration_total) == (5, None)
    assert (new.p_normative_document_issued_count, new.a_newly_received_natural) == (2, None)
    assert new.r_reconsideration_total == 0


def test_another_edition_leaves_no_row_behind(upload):
    version = upload(report_with({}, form=FORM_2019))

    upload(report_with({}, form=FORM_2021))

    assert not Figures2019.objects.filter(version=version).exists()


def test_a_changed_cell_changes_its_column(draft, lin):
    actions.change_cells(
        version=draft, seen_revision=draft.revision, values={NEW: 77}, by=lin, at=AT
    )

    assert Figures2021.objects.get(version=draft).a_newly_received_natural == 77


def test_rebuilding_writes_the_columns_anew(draft):
    Figures2021.objects.update(a_newly_received_natural=999)

    offers.rebuild()

    assert Figures2021.objects.get().a_newly_received_natural != 999


def test_joint_documents_have_their_own_column(upload, qingshan, lin):
    version = upload(report_with({ISSUED: 3}))
    JointDocuments.objects.create(
        report=version.report,
        where=str(ISSUED),
        count=2,
        lead_agency=qingshan,
        reason="两份通知",
        declared_at=AT,
        declared_by=lin,
    )

    offers.rebuild()

    row = Figures2021.objects.get(version=version)
    assert (row.p_normative_document_issued_count, row.joint_normative_document_issued_count) == (
        3,
        2,
    )
    assert joint_column_name(ISSUED) == "joint_normative_document_issued_count"


def test_cents_add_up_exactly_on_either_database(upload):
    for year, fee in ((2023, "0.1"), (2024, "0.2"), (2025, "999999999.999999")):
        upload(report_with({FEE: Decimal(fee)}), year=year)

    total = Figures2021.objects.aggregate(total=Sum("p_administrative_fee_amount_wan_yuan"))

    assert from_stored(total["total"], ValueKind.AMOUNT) == Decimal("1000000000.299999")


@given(st.decimals(min_value=0, max_value=10**9, places=6))
def test_an_amount_comes_back_as_it_was(amount):
    assert from_stored(as_stored(amount, ValueKind.AMOUNT), ValueKind.AMOUNT) == amount


def test_an_amount_below_a_cent_does_not_fit():
    with pytest.raises(DoesNotFit):
        as_stored(Decimal("0.0000001"), ValueKind.AMOUNT)


def test_nothing_is_nothing():
    assert from_stored(None, ValueKind.COUNT) is None

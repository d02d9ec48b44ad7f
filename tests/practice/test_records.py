"""The records of the practice county come to what its reports say, and every figure opens as many records."""

import datetime as dt

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual_reports.computing.counting import computed
from gongkai.annual_reports.computing.sources import source_of
from gongkai.practice import filling
from gongkai.practice.county import AGENCIES
from gongkai.practice.records import make_records
from gongkai.practice.reports import figures
from gongkai.practice.variety import facts_of
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import CellId
from tests.annual_reports.conftest import CHINA, county, lin, person, qingshan  # noqa: F401

YEAR = 2025
AT = dt.datetime(2026, 11, 25, 10, 0, tzinfo=CHINA)
AMOUNT = "amount_wan_yuan"
DOCUMENTS = {
    CellId("proactive", "normative_document", column)
    for column in ("issued_count", "in_force_count")
}
SAMPLES = [each for each in AGENCIES if each.code in {"qingshan", "shili-fagai"}]


@pytest.fixture(params=SAMPLES, ids=lambda each: each.code)
def agency_and_facts(request, county, lin):  # noqa: F811
    agency = Agency.objects.get(code=request.param.code)
    facts = facts_of(request.param, YEAR)
    make_records(agency, lin, YEAR, facts, AT)
    return agency, facts


def test_the_records_give_the_figures_of_the_report(agency_and_facts):
    agency, facts = agency_and_facts

    found = computed(agency, YEAR).figures

    expected = figures(FORM_2021, facts)
    differing = {
        cell
        for cell, value in found.items()
        if value != expected[cell] and cell.table != "remedies"  # cases are made of one township
    }
    assert differing <= DOCUMENTS  # documents are made in the catalogue, of a few agencies only


def test_every_figure_opens_as_many_records(agency_and_facts):
    agency, _facts = agency_and_facts

    figures_now = computed(agency, YEAR).figures

    wrong = []
    for cell, value in figures_now.items():
        listing = source_of(cell, FORM_2021).records(agency, cell, YEAR)
        length = len(listing.rows) + sum(each.count for each in listing.carried)
        amount = listing.total / 10_000 if cell.column == AMOUNT else length
        wrong += [cell] if amount != value else []
    assert wrong == []


def test_what_was_carried_out_is_carried_into_the_next_year(agency_and_facts):
    agency, facts = agency_and_facts

    next_year = computed(agency, YEAR + 1).figures

    carried = CellId("applications", "carried_over_in", "total")
    assert next_year[carried] == sum(facts.carried_out.values())


def test_the_season_is_the_year_that_ended_last():
    assert filling.season_of(AT.date()) == YEAR

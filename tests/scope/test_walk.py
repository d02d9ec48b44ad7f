"""Every address of the program, as everybody who is not of the agency: nothing of it is read or done."""

import pytest
from django.apps import apps
from django.test import override_settings

from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from tests.scope.samples import SAMPLES, Sample
from tests.scope.walking import Leak, Visitor, addresses, walk, without_sample, words_in
from tests.scope.world import INSIDERS, OF_PERSON, OF_REPORT, OUTSIDERS

# Models with a link to an agency that are not scoped rows, and why that is right
NOT_SCOPED = {
    "accounts.KeptCounts": "numbers of the menu alone; read for the person at work by accounts.kept_counts",
    "notices.LetterSettings": "read and set for the reader's own agency alone",
    "notices.NumberSequence": "counts numbers; read by notices.numbering alone",
    "proposals.ProposalSequence": "counts numbers; read by the action that receives alone",
    "casework.ApplicationDraft": "read with the secret of the visitor who fills it in, by casework.actions.applying",
    "casework.CaseSequence": "counts numbers; read by the action that registers alone",
    "agencies.AgencyName": "the names an agency had are public",
    "agencies.Office": "the offices of an agency are public in its guide",
    "agencies.Village": "the villages of a township are public",
    "accounts.Appointment": "says who works where; read through accounts.queries alone",
    "accounts.Deputy": "read by the person and their administrator through accounts.queries alone",
}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_outside_the_agency_reads_or_does_anything_of_it(world, who):
    assert walk(world, who, may_read=OUTSIDERS[who]) == []


ON_THE_WAY = ["sent", "signed", "returned", "corrected"]


def of_a_report():
    """The addresses that lead to something of one report."""
    return {
        each.name
        for each in addresses()
        if each.name.startswith("annual_reports:") and "pk" in each.arguments
    }


@pytest.mark.parametrize("state", ON_THE_WAY)
@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_outside_acts_on_a_report_on_its_way(world, who, state):
    leaks = walk(world.with_report(state), who, may_read=OUTSIDERS[who], only=of_a_report())

    assert leaks == []


@pytest.mark.parametrize("state", ON_THE_WAY)
def test_the_canaries_of_a_report_on_its_way_can_be_found_by_those_who_may(world, state):
    address = f"/desk/reports/{world.with_report(state).version.report_id}/"

    response, _acted = Visitor(world, "lin").asks("get", address, {})

    assert OF_REPORT in words_in(response)


def test_every_address_with_arguments_has_a_sample():
    assert without_sample() == []


def test_every_sample_belongs_to_an_address():
    assert set(SAMPLES) - {each.name for each in addresses()} == set()


@pytest.mark.parametrize("who", INSIDERS)
def test_the_canaries_can_be_found_by_those_who_may(world, who):
    response, _acted = Visitor(world, who).asks(
        "get", f"/desk/reports/{world.version.report_id}/", {}
    )

    assert OF_REPORT in words_in(response)


def test_the_administrator_of_the_agency_finds_its_people(world):
    response, _acted = Visitor(world, "town_admin").asks("get", "/desk/people/", {})

    assert OF_PERSON in words_in(response)


@override_settings(ROOT_URLCONF="tests.scope.leaking_urls")
def test_a_view_without_scope_is_caught(world):
    samples = {**SAMPLES, "leak": Sample(lambda world: {"pk": world.version.report_id})}

    asked = {"leak", "annual_reports:report", "annual_reports:source"}
    leaks = walk(world, "wang", OUTSIDERS["wang"], samples=samples, only=asked)

    assert Leak("wang", "get", "leak", OF_REPORT) in leaks
    assert {each.name for each in leaks} == {"leak"}


def test_a_new_address_without_sample_is_caught():
    assert without_sample("tests.scope.leaking_urls") == ["leak"]


def agency_links(model):
    return [
        field
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is Agency
    ]


@pytest.mark.parametrize(
    "model",
    [m for m in apps.get_models() if m is not Agency and agency_links(m)],
    ids=lambda model: model._meta.label,
)
def test_a_model_of_an_agency_is_scoped_or_says_why_not(model):
    assert isinstance(model._default_manager, ScopedManager) or model._meta.label in NOT_SCOPED

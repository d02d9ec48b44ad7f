"""Roles on a day, deputies, and the one door of scope."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from gongkai.accounts import queries
from gongkai.accounts.models import Appointment, Deputy, Role
from gongkai.accounts.permissions import PERMISSIONS, Permission, permissions_of
from gongkai.annual_reports.models import AnnualReport
from tests.factories import a_deputy, a_person

MONDAY = dt.date(2026, 3, 2)
FRIDAY = dt.date(2026, 3, 6)
SATURDAY = dt.date(2026, 3, 7)
SUNDAY = dt.date(2026, 3, 1)


def roles(user, agency, day=MONDAY):
    return queries.roles_at(user, agency, day)


def test_a_role_holds_from_its_first_to_its_last_day(county, agency):
    user = a_person("short", "短期工")
    Appointment.objects.create(
        user=user, agency=county, role=Role.CLERK, from_on=MONDAY, until_on=FRIDAY
    )

    held = [bool(roles(user, county, day)) for day in (SUNDAY, MONDAY, FRIDAY, SATURDAY)]

    assert held == [False, True, True, False]


def test_a_deputy_has_the_principals_roles_on_both_end_days_and_no_other(cast, agency):
    qingshan = agency("qingshan")
    a_deputy(cast["qian"], cast["lin"], qingshan, MONDAY, FRIDAY)

    held = [
        Role.SIGNER in roles(cast["lin"], qingshan, day)
        for day in (SUNDAY, MONDAY, FRIDAY, SATURDAY)
    ]

    assert held == [False, True, True, False]


def test_deputies_do_not_chain(cast, agency):
    qingshan = agency("qingshan")
    a_deputy(cast["qian"], cast["zhao"], qingshan, MONDAY, FRIDAY)
    a_deputy(cast["zhao"], cast["lin"], qingshan, MONDAY, FRIDAY)

    assert Role.HEAD_OF_OGI_OFFICE in roles(cast["lin"], qingshan)
    assert Role.SIGNER not in roles(cast["lin"], qingshan)


def test_administration_is_not_passed_on(cast, agency):
    a_deputy(cast["town_admin"], cast["lin"], agency("qingshan"), MONDAY, FRIDAY)

    assert Role.ADMINISTRATOR not in roles(cast["lin"], agency("qingshan"))


def test_a_deputy_at_one_agency_is_not_one_at_another(cast, agency):
    Appointment.objects.create(
        user=cast["qian"], agency=agency("lvshui"), role=Role.SIGNER, from_on=SUNDAY
    )
    a_deputy(cast["qian"], cast["lin"], agency("qingshan"), MONDAY, FRIDAY)

    assert roles(cast["lin"], agency("lvshui")) == frozenset()


def test_nobody_stands_in_for_a_closed_account(cast, agency):
    a_deputy(cast["qian"], cast["lin"], agency("qingshan"), MONDAY, FRIDAY)
    cast["qian"].is_active = False
    cast["qian"].save()

    assert Role.SIGNER not in roles(cast["lin"], agency("qingshan"))


@pytest.mark.parametrize(
    ("model", "name"),
    [(Appointment, "appointment_ends_after_it_begins"), (Deputy, "deputy_ends_after_it_begins")],
)
def test_days_turned_round_cannot_be_stored(cast, agency, model, name):
    people = {"user": cast["lin"], "role": Role.REVIEWER}
    if model is Deputy:
        people = {"principal": cast["lin"], "deputy": cast["sun"]}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.create(agency=agency("qingshan"), from_on=FRIDAY, until_on=MONDAY, **people)


def test_nobody_can_be_stored_as_their_own_deputy(cast, agency):
    with pytest.raises(IntegrityError, match="nobody_is_their_own_deputy"), transaction.atomic():
        a_deputy(cast["lin"], cast["lin"], agency("qingshan"), MONDAY, FRIDAY)


class TestScope:
    def seen(self, user, day=MONDAY):
        return {each.agency.code for each in AnnualReport.objects.seen_by(user, day)}

    @pytest.fixture(autouse=True)
    def reports(self, county, agency):
        for code in ("qingshan", "lvshui", "shili-fagai"):
            AnnualReport.objects.create(agency=agency(code), year=2025)

    def test_a_clerk_sees_the_own_agency(self, cast):
        assert self.seen(cast["lin"]) == {"qingshan"}

    def test_a_deputy_sees_what_the_principal_sees(self, cast, agency):
        a_deputy(cast["wang"], cast["lin"], agency("lvshui"), MONDAY, FRIDAY)

        assert self.seen(cast["lin"]) == {"qingshan", "lvshui"}
        assert self.seen(cast["lin"], SATURDAY) == {"qingshan"}

    def test_the_competent_department_sees_the_agencies_it_supervises(self, cast):
        assert self.seen(cast["he"]) == {"qingshan", "lvshui"}

    def test_a_county_officer_at_the_government_sees_everything_below(self, county):
        officer = a_person("officer", "县干部", ("shili", Role.COUNTY_OFFICER))

        assert self.seen(officer) == {"qingshan", "lvshui", "shili-fagai"}

    def test_somebody_without_a_role_or_account_sees_nothing(self, cast):
        cast["lin"].is_active = False

        assert self.seen(cast["lin"]) == set()
        assert self.seen(None) == set()
        assert self.seen(a_person("nobody", "无角色")) == set()


def test_every_permission_stands_in_the_table_once():
    assert set(PERMISSIONS) == set(Permission)


def test_every_permission_can_be_held_by_somebody():
    assert permissions_of(frozenset(Role)) == frozenset(Permission)

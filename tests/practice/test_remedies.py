"""The practice county has reconsideration and suits in every state, some carried over from the years before."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.practice import county, filling, people
from gongkai.practice.remedies import make_remedies
from gongkai.remedies.lifecycle import State
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.statistics import tables_four
from gongkai.rules.remedies.stages import Stage

AT = dt.datetime(2026, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def agencies(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    filling.make_agencies(county.AGENCIES)
    filling.make_offices_and_villages()
    filling.make_people(people.EVERYBODY)
    filling.make_applications(AT)
    found = {each.code: each for each in Agency.objects.all()}
    make_remedies(found, {each.username: each for each in User.objects.all()}, AT)
    return found


def test_some_twenty_cases_in_every_state_with_some_carried_over(agencies):
    cases = list(RemedyCase.objects.all())
    last_year = tables_four(agencies.values(), 2025)
    this_year = tables_four(agencies.values(), 2026)

    assert len(cases) >= 20
    assert {each.state for each in cases} == set(State)
    assert {each.stage for each in cases} == set(Stage)
    carried_over = sum(
        number
        for cells in last_year.values()
        for (_, name), number in cells.items()
        if name == "pending"
    )
    assert carried_over >= 2
    assert {result for cells in this_year.values() for _block, result in cells} == {
        "upheld",
        "overturned",
        "other_result",
        "pending",
        "total",
    }

"""The practice county: four levels, three years of reports, every state, an account for every role."""

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from gongkai.accounts.models import Role
from gongkai.agencies.models import Agency, AgencyLevel
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.practice import county, filling, people
from gongkai.practice.season import SEASON, Course

AT = dt.datetime(2026, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ONE_OF_EACH = {course: code for code, course in SEASON.items()}
WORDS = {
    Course.DRAFT: ("填报",),
    Course.UNBALANCED: ("填报",),
    Course.SIGNING: ("填报",),
    Course.SIGNED: ("填报",),
    Course.SUBMITTED: ("已报", "公布"),
    Course.LATE: ("已报", "公布"),
    Course.RETURNED: ("退回", "公布"),
    Course.CORRECTED: ("接受", "公布"),
    Course.ACCEPTED: ("接受", "公布"),
    Course.REOPENED: ("重开",),
}


@pytest.fixture
def tree(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    filling.make_agencies(county.AGENCIES)
    filling.make_offices_and_villages()
    filling.make_people(people.EVERYBODY)


def test_has_four_levels_and_enough_of_each_kind():
    levels = {each.level for each in county.AGENCIES}
    kinds = Counter(each.level for each in county.AGENCIES if each.code in SEASON)

    assert levels == set(AgencyLevel) - {AgencyLevel.STATE_COUNCIL}
    assert (kinds[AgencyLevel.TOWNSHIP], kinds[AgencyLevel.COUNTY]) == (10, 12)


def test_has_an_account_for_every_role():
    assert {role for person in people.EVERYBODY for _code, role in person.roles} == set(Role)


def test_everybody_has_another_user_name():
    names = [person.username for person in people.EVERYBODY]

    assert len(names) == len(set(names))


def test_every_state_is_there():
    assert set(SEASON.values()) == set(Course)


def test_a_report_of_each_state_is_made_as_people_make_it(tree):
    filling.make_reports(AT, {code: course for course, code in ONE_OF_EACH.items()})

    found = {
        course: tuple(
            each.current.words for each in AnnualReport.objects.filter(agency__code=code, year=2025)
        )
        for course, code in ONE_OF_EACH.items()
    }
    assert found == {Course.NOT_BEGUN: (), **{each: (words,) for each, words in WORDS.items()}}
    slipped = ReportVersion.objects.filter(error_count__gt=0)
    assert {each.report.agency.code for each in slipped} == {ONE_OF_EACH[Course.UNBALANCED]}


def test_nothing_of_it_lies_ahead(tree):
    early = dt.datetime(2026, 1, 5, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

    filling.make_reports(early, {"shili-caizheng": Course.CORRECTED})

    assert not ReportVersion.objects.filter(published_at__gt=early).exists()


@pytest.mark.long
def test_the_whole_county_is_filled(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    filling.fill(at=AT, tell=lambda _said: None)

    begun = Counter(AnnualReport.objects.values_list("year", flat=True))
    assert (begun[2023], begun[2024], begun[2025]) == (
        23 + 1,
        22 + 1,
        20 + 1,
    )  # own ones, and that of the area
    assert Agency.objects.count() == len(county.AGENCIES)


def test_a_county_in_use_is_left_alone(tree):
    with pytest.raises(filling.InUse):
        filling.fill(at=AT, tell=lambda _said: None)

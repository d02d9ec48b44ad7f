"""The county's area reports: one corrected, one overtaken, one in work."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import AnnualReport, Scope
from gongkai.annual_reports.roll_up.changes import changes_since, last_compilation
from gongkai.practice import county, filling, people
from gongkai.practice.areas import LATE, make_area_reports
from gongkai.practice.desks import desks
from gongkai.practice.season import Course

AT = dt.datetime(2026, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def areas(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    filling.make_agencies(county.AGENCIES)
    filling.make_offices_and_villages()
    filling.make_people(people.EVERYBODY)
    filling.make_reports(AT, {LATE: Course.ACCEPTED, "shili-gongan": Course.ACCEPTED})
    agencies = {each.code: each for each in Agency.objects.all()}
    make_area_reports(desks(agencies), 2025, AT)
    found = AnnualReport.objects.filter(agency=agencies["shili"], scope=Scope.AREA)
    return {each.year: each for each in found.select_related("current")}


def test_each_year_stands_somewhere_else(areas):
    states = {year: (each.current.number, each.current.state) for year, each in areas.items()}

    assert states == {2023: (2, "published"), 2024: (1, "published"), 2025: (1, "draft")}


def test_last_years_was_overtaken_by_a_late_correction(areas):
    changed = {
        year: [each.agency.code for each in changes_since(last_compilation(report))]
        for year, report in areas.items()
    }

    assert changed == {2023: [], 2024: [LATE], 2025: []}

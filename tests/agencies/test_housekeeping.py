import datetime as dt

import pytest

from gongkai.agencies import actions, housekeeping
from gongkai.agencies.models import Agency
from gongkai.audit.models import DailyLink
from gongkai.jobs.clock import LOCAL, works
from gongkai.jobs.rebuilding import rebuilders
from tests.agencies.county import DONE, agency

pytestmark = pytest.mark.usefixtures("county")
NIGHT = dt.datetime(2026, 4, 1, 0, 20, tzinfo=LOCAL)  # still March in London


def test_a_name_takes_effect_on_its_day_in_china():
    actions.rename_agency(
        agency=agency("finance"),
        name="示例县财政和国资局",
        short_name="",
        from_on=dt.date(2026, 4, 1),
        **DONE,
    )

    assert housekeeping.change_names(NIGHT - dt.timedelta(minutes=21)) == 0
    assert housekeeping.change_names(NIGHT) == 1


def test_the_chains_are_linked_for_the_day_that_ended():
    housekeeping.link_yesterday(NIGHT)

    assert DailyLink.objects.get().day == dt.date(2026, 3, 31)


def test_rebuilding_derives_competent_departments_anew():
    Agency.objects.update(competent_department=None)

    assert housekeeping.rebuild() == 3
    assert agency("qingshan").competent_department.code == "shili-office"


def test_it_all_runs_by_the_clock():
    assert {"agencies.names", "audit.link_day"} <= {work.name for work in works()}
    assert "agencies" in rebuilders()
